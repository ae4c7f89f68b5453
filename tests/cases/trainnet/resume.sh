# checkpoints that are no way to go on: of an unfinished run and not asked for, incomplete, of other settings
. "$T/net_parts.sh"
try() { rc=0; "$@" 2>err >/dev/null || rc=$?; sed 's/(a[^)]*)/(settings)/' err >&2; echo "exit $rc"; }
train --epochs 1 -o n.zts >/dev/null
cp n.zts.ckpt good.ckpt
edit() { zts2txt good.ckpt | awk "$1" | txt2zts >n.zts.ckpt; }
edit '{ sub(/^attr done=1/, "attr done=0"); print }'
try train --epochs 2 -o n.zts
try train --epochs 2 --resume -o n.zts
for name in adam.m adam.v; do
    edit '$1 == "tensor" || $1 == "end" { on = $2 == "'$name'" } !on'                                   # it lacks these
    try train --epochs 2 --resume -o n.zts
    edit '$1 == "tensor" && $2 == "'$name'" { $4 = 1; print; getline; print $1; on = 1; next } /^[a-z]/ { on = 0 } !on'   # one value
    try train --epochs 2 --resume -o n.zts
done
# one after the other is other data than the other after the one
both() { trainnet -a "rnn layers=1 hidden=2 classes=2" -v valid.zts --batch 6 -o b.zts "$@" 2>err >/dev/null || { echo "exit $?"; sed 's/(a[^)]*)/(settings)/' err >&2; }; }
both -t train.zts -t valid.zts --epochs 1
both -t valid.zts -t train.zts --epochs 2 --resume
both -t train.zts -t valid.zts --epochs 2 --resume
# the network that was begun with is the same: its parameters, and what else it says
train --seed 2 --epochs 1 -o other.zts >/dev/null
zts2txt model.zts | sed 's/^attr mean=.*/attr mean=0.25/' | txt2zts >mean.zts
train --epochs 1 --init model.zts -o i.zts >/dev/null
for init in other mean model; do try train --epochs 2 --init $init.zts --resume -o i.zts; done
# the model beside the checkpoint is the run's: not another's, as where that was cut before its first checkpoint, and not an earlier one
train --epochs 1 -o r.zts >/dev/null
zts2txt r.zts | sed 's/^attr epoch=1/attr epoch=0/' | txt2zts >earlier.zts
for found in other earlier train; do cp $found.zts r.zts; try train --epochs 2 --resume -o r.zts; done
# a running mean is resumed with the same
train --average 0.9 --epochs 1 -o a.zts >/dev/null
try train --average 0.8 --epochs 2 --resume -o a.zts
# --save-every: a checkpoint before the epoch's end, which a bad segment prevents
zts2txt train.zts | awk '/^-?[0-9]/ && NF == 84 && n++ == 120 { $1 = "nan" } { print }' | txt2zts >bad.zts
for n in 0 1; do
    try trainnet -a "rnn layers=1 hidden=2 classes=2" -t bad.zts -v valid.zts --batch 1 --save-every $n -o s.zts
    [ -e s.zts.ckpt ] && echo "with --save-every $n there is one" || echo "with --save-every $n there is none"
done
# another network is told as another setting, not by the size of what is missing
try trainnet -a "crnn layers=1 hidden=2 classes=2" -t train.zts -v valid.zts --batch 6 --epochs 2 --resume -o a.zts
# a run that a smaller limit ends has ended: the next may begin anew
zts2txt n.zts.ckpt >/dev/null 2>&1; cp good.ckpt n.zts.ckpt; train --epochs 2 --resume -o n.zts >/dev/null
zts2txt n.zts.ckpt | sed 's/^attr done=1/attr done=0/' | txt2zts >cut.ckpt; cp cut.ckpt n.zts.ckpt
try train --epochs 2 -o n.zts; train --epochs 2 --resume -o n.zts | wc -l; try train --epochs 2 -o n.zts
# within an epoch whose shards were made anew, of fewer segments
cp train.zts e.1.zts; cp train.zts e.2.zts
each() { trainnet -a "rnn layers=1 hidden=2 classes=2" -t e.%e.zts -v valid.zts --batch 1 -o e.zts "$@"; }
each --epochs 1 >/dev/null; zts2txt e.zts.ckpt | sed 's/^attr done=1/attr done=0/; s/^attr train.batch=0/attr train.batch=9/' | txt2zts >cut.ckpt; cp cut.ckpt e.zts.ckpt
cp valid.zts e.2.zts; try each --epochs 2 --resume
