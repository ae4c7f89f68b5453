# shards of which every epoch has its own: classes that are not in the first's, what is made for a run that goes on, and
# names that the model must not have
. "$T/shard_parts.sh"
part() { roll "$@" >$1.roll.zts; spec $1 $2 >$1.spec.zts; shard -f 10 -o $1.zts $1.roll.zts $1.spec.zts; }
part kicks 40 0.05:0 0.15:0
part both 40 0.05:0 0.15:1
learn() { trainnet -a "rnn layers=1 hidden=2 bins=2 classes=2" -v both.zts "$@"; }

# a class that comes with the second epoch is weighed as if one frame of the first had it
cp kicks.zts new.1.zts; cp both.zts new.2.zts
learn -t new.%e.zts --epochs 2 -o new.model >log
awk 'NR > 1 { print $1, ($3 > 0 && $3 < 100 ? "a loss of this world" : $3) }' log
learn -t kicks.zts --epochs 1 -o old.model | cut -f 1    # no warning: nothing will be weighed by it

# going on, the first epoch's shards are read once more; those between are not made again
run() { learn -t f.%e.zts -o f.model --make 'echo %e >>made; cp both.zts f.%e.zts; rm -f f.$((%e - 2)).zts' "$@" >log; }
run --epochs 4
rm -f made f.1.zts; run --epochs 5 --resume
cat made; ls f.?.zts

# the model or its checkpoint in the place of an epoch's shards
no() { rc=0; "$@" || rc=$?; echo "exit $rc"; }
no learn -t h.%e.zts -o h.2.zts
no learn -t h.%e.ckpt -o h.100
cp both.zts h.1.zts; cp both.zts h.2.zts
learn -t h.%e.zts --epochs 2 -o h.3.zts | cut -f 1    # which two epochs do not read
