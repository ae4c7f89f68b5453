# two tracks whose features take as many bytes: where these are exchanged, or one stands in for the other, every record is whole and the
# index, too, but who trains is told; so is who reads in sequence
. "$T/shard_parts.sh"
for key in a b; do roll $key 10 0:0 0.05:1 >$key.roll.zts; spec $key 10 >$key.spec.zts; done
shard -f 5 -o two.zts <(cat a.roll.zts b.roll.zts) <(cat a.spec.zts b.spec.zts)
mapfile -t at < <(grep -aboP '\x28\xb5\x2f\xfd' two.zts | cut -d : -f 1)
part() { tail -c +$((at[$1] + 1)) two.zts | head -c $((at[$2] - at[$1])); }
[ "$(part 0 1 | wc -c)" = "$(part 6 7 | wc -c)" ] || echo "not the same length"
{ part 6 7; part 1 6; part 0 1; tail -c +$((at[7] + 1)) two.zts; } >exchanged.zts
{ part 0 6; part 0 1; tail -c +$((at[7] + 1)) two.zts; } >doubled.zts
for f in two exchanged doubled; do
    echo $f
    trainnet -a "rnn layers=1 hidden=2 bins=2 classes=2" -t $f.zts -v $f.zts --epochs 1 --batch 4 -j 1 -o $f.model >log || echo "exit $?"
    zts2txt $f.zts >text || echo "exit $?"
done
