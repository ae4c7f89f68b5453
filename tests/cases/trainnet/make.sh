# shards made an epoch ahead, with all that the thesis does not do, killed and resumed: the same bytes
. "$T/mix_parts.sh"
mixdown -S 2 -n 3 -o valid.zts mix.recipe
run() {  # name option ...
    name=$1; shift
    $how trainnet -a "rnn layers=1 hidden=4" -t "$name.%e.zts" -v valid.zts --epochs 3 --batch 2 -o "$name.zts" \
        --make "mixdown -e %e -n 4 -o $name.%e.zts mix.recipe" \
        --schedule linear --average 0.9 --augment gain=6,eq=6,mask=8 "$@"
}
how=
run one -j 1 >one.tsv
ls one.*.zts
how=exec   # the number below is then trainnet's
run two -j 2 --save-every 1 >two.tsv & pid=$!
while [ ! -e two.2.zts ]; do sleep 0.01; done
kill -9 $pid; ! wait $pid 2>/dev/null || echo "it was not killed"
how=; sleep 0.3   # the maker ends by itself
run two -r >two.tsv
cmp one.tsv two.tsv
cmp one.zts two.zts
# each of them matters
trainnet -a "rnn layers=1 hidden=4" -t one.1.zts -v valid.zts --epochs 1 --batch 2 -o plain.zts >plain.tsv
for option in "--schedule linear" "--average 0.9" "--augment gain=6" "--augment eq=6" "--augment mask=40" "--init one.zts"; do
    trainnet -a "rnn layers=1 hidden=4" -t one.1.zts -v valid.zts --epochs 1 --batch 2 -o other.zts $option >other.tsv
    if cmp -s plain.tsv other.tsv; then echo "$option changes nothing"; fi
done
# a wider network begins with what a smaller one says: the same loss
begun() { trainnet -a "rnn layers=1 hidden=$1" --init one.zts -t one.1.zts -v valid.zts --epochs 1 --batch 2 --lr 1e-8 -o other.zts | awk 'NR == 2 { printf "%.4f\n", $4 }'; }
begun 4; begun 7
awk -F '\t' 'NR > 1 { print $1 }' one.tsv
