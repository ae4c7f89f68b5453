# what no network can be is a bad result, and the search goes on; a space that was changed says what to do, also after a trial that
# could not go on; other comments are no change, and a search of an older version, which noted no space, goes on
exec 2>&1
mkdir space synth-drums out
for p in train valid; do awk -f "$T/study/made.awk" -v key=synth-drums/$p | txt2zts | shard -o synth-drums/$p.zts; done
P=$T/../pipelines
search() {
    "$P/begun.sh" out "ct layers=1 heads={heads} embed={embed}" "$1" synth-drums/train.zts synth-drums/valid.zts && tune -n 3 -j out/journal "$1" \
        "$P/trial.sh" out/{trial} --epochs 1 --batch 4 -a "ct layers=1 heads={heads} embed={embed}" -t synth-drums/train.zts -v synth-drums/valid.zts || echo "exit $?"
}
printf 'heads choice 3\nembed choice 6 8 # one of them\n' >space/one; search space/one
tune -w out/journal | cut -f 2,6
echo "== other comments"
printf '# words\nheads  choice 3\nembed choice 6 8\n' >space/two; search space/two
echo "== another space"
printf 'heads choice 3\nembed choice 6 12\n' >space/three; search space/three
echo "== an older version's"
sed -i '/^space/d' out/begun; search space/one; cut -f 1 out/begun
echo "== that could not go on"
rm -r out; mkdir out
printf 'heads choice 99\nembed choice 6\n' >space/far; search space/far
printf 'heads choice 2\nembed choice 6\n' >space/near; search space/near
rm -r out; mkdir out; search space/near; tune -w out/journal | cut -f 2,6 | sed 's/best/done/'
echo "== a shard that cannot be read"
mkdir bad; "$P/begun.sh" bad line space/near missing.zts synth-drums/valid.zts || echo "exit $?"; ls bad
