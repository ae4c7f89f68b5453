# for every architecture: the same bytes for any number of threads, twice, and killed and resumed
. "$T/net_parts.sh"
learn() { trainnet -a "$arch classes=2" -t train.zts -v valid.zts --batch 6 --epochs 3 "$@"; }
for arch in "rnn cell=gru layers=2 hidden=5" "rnn cell=lstm layers=1 hidden=5" "cnn conv=2 layers=2 hidden=5" \
    "crnn cell=lstm layers=1 hidden=3" "ct layers=2 heads=2 embed=4" "vit layers=2 heads=3 embed=12 patch=21"; do
    rm -f ./*.model*
    learn -j 1 -o 1.model >1.tsv
    for j in 2 5; do
        learn -j $j -o $j.model | cmp - 1.tsv
        cmp $j.model 1.model; cmp $j.model.ckpt 1.model.ckpt
    done
    learn -j 2 -o again.model | cmp - 1.tsv
    cmp again.model 1.model
    # killed when it has saved a step, then after so many milliseconds, again and again, each time with another number of threads
    trainnet -a "$arch classes=2" -t train.zts -v valid.zts --batch 6 --epochs 3 --save-every 1 -o killed.model >/dev/null & pid=$!
    until [ -e killed.model.ckpt ] || ! kill -0 $pid; do sleep 0.002; done 2>/dev/null
    ! kill -9 $pid 2>/dev/null || { wait $pid 2>/dev/null || true; saved=$((${saved:-0} + 1)); }
    kills=0
    for ms in 002 005 010 018 030 050 090 150 250; do
        rc=0
        { timeout -s KILL 0.$ms trainnet -a "$arch classes=2" -t train.zts -v valid.zts --batch 6 --epochs 3 --save-every 1 \
            -r -j $((kills % 3 + 1)) -o killed.model >killed.tsv; } 2>/dev/null || rc=$?
        [ $rc = 137 ] || break
        kills=$((kills + 1))
    done
    learn -r -o killed.model >killed.tsv
    cmp killed.model 1.model; cmp killed.tsv 1.tsv
    echo "${arch%% *}: $(awk 'END { print $1 }' 1.tsv) epochs"
done
[ ${saved:-0} -gt 2 ] || echo "killed with a state only ${saved:-0} times"
