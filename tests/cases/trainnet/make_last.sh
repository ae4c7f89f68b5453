# shards that nobody needs any more are made in vain, and may fail: the run has ended by itself.
# What is learned here, that nothing ever sounds, is wrong where all does: the second epoch is the last
. "$T/shard_parts.sh"
part() { roll "$@" >$1.roll.zts; spec $1 $2 >$1.spec.zts; shard -f 10 -o $1.zts $1.roll.zts $1.spec.zts; }
part silent 40
part valid 20 $(for i in $(seq 0 19); do printf '%s:0 %s:1 ' $(awk "BEGIN { print $i / 100, $i / 100 }"); done)
trainnet -a "rnn layers=1 hidden=2 bins=2 classes=2" -t f.%e.zts -v valid.zts --epochs 9 --patience 1 --lr 0.1 -o m.zts \
    --make 'sleep 0.2; test %e -lt 3 && cp silent.zts f.%e.zts' | cut -f 1
