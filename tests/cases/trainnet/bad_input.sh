. "$T/net_parts.sh"
try() { "$@" 2>err || { echo "exit $?"; sed 's/(a[^)]*)/(settings)/; s/-nan/nan/' err >&2; }; }
edit() { zts2txt train.zts | sed "$1" | txt2zts >x.zts; }
with() { trainnet -a "rnn layers=1 hidden=2 classes=2" -t x.zts -v valid.zts --epochs 1 "$@" -o x.model >/dev/null; }
try trainnet
try trainnet -a rnn -t train.zts -v valid.zts
try trainnet -a rnn -t train.zts -o m
try trainnet -a perceptron -t train.zts -v valid.zts -o m
try trainnet -a "rnn layers=0" -t train.zts -v valid.zts -o m
try trainnet -a "ct layers=32 embed=4096 classes=2" -t train.zts -v valid.zts -o m
try train -o m --lr x
ln -s train.zts link.zts; cp train.zts x.ckpt
for o in train.zts valid.zts link.zts; do try train -o $o; done
try train --init model.zts -o model.zts
try trainnet -a "rnn layers=1 hidden=2 classes=2" -t x.ckpt -v valid.zts -o x
rm link.zts x.ckpt
# models one behind another are no model
try train -o /dev/fd/3 3>one.zts; [ ! -s one.zts ]
train -o >(cat) 2>&1 >/dev/null || echo "exit $?"
try train -o m extra
head -c 3000 train.zts >x.zts; try with
cp song.spec.zts x.zts; try with
rm x.zts; try with
try trainnet -a rnn -t train.zts -v valid.zts -o m              # five classes
edit 's/^attr classes=KD SD/attr classes=KD HH/'; try with
edit 's/^attr feature=.*/attr feature=other/'; try with
edit '/^attr sum=/d'; try with
edit 's/^attr segments=.*/attr segments=3/'; try with
# no record holds such a segment: it is not asked for the memory
edit 's/^attr segment_frames=.*/attr segment_frames=1000000/; s/^attr bins=.*/attr bins=4096/'
try trainnet -a "rnn layers=1 hidden=2 classes=2 bins=4096" -t x.zts -v x.zts --batch 1 -o x.model
edit '0,/^0 0 0/s//nan 0 0/'; try with
edit '/^series roll/s/u8/i8/'; try with
cp train.zts x.zts
try with --init missing.zts
try with --init model.zts                                          # of another network
zts2txt model.zts | sed 's/model_version=1/model_version=2/' | txt2zts >new.zts; try train --init new.zts -o m
try train --epochs 1 -o nowhere/m >/dev/null
train --epochs 1 -o m >/dev/full || echo "exit $?"
try train --epochs 1 -r -o m >/dev/null                            # its checkpoint is good
try train --epochs 2 -r -o m >/dev/null                            # other settings are another run
try train --epochs 1 --batch 3 -r -o m >/dev/null
rm m; try train --epochs 1 -r -o m >/dev/null
train --epochs 3 --save-every 1 -o n >/dev/full || echo "exit $?"
try train --epochs 3 -o n >/dev/null
try train --epochs 3 --average 0.9 --save-every 1 -r -o n >/dev/null
cp n.ckpt good.ckpt
for is in epoch=1e300 batch=-1 step=0.5 best_f1=2; do
    zts2txt good.ckpt | sed "s/^attr train.${is%=*}=.*/attr train.$is/" | txt2zts >n.ckpt
    try timeout 20 trainnet -a "crnn layers=1 hidden=3 classes=2" -t train.zts -v valid.zts --batch 6 --epochs 3 --save-every 1 -r -o n >/dev/null
done
mv good.ckpt n.ckpt
head -c 500 n.ckpt >cut; cp cut n.ckpt; try train --epochs 3 --save-every 1 -r -o n >/dev/null
ls
# names that are too long, of the model or of its checkpoint, are said before anything is learned
for n in 252 256; do trainnet -a "rnn layers=1 hidden=2 classes=2" -t train.zts -v valid.zts --epochs 1 -o "$(printf %0${n}d 0)" 2>&1 | sed 's/0\{200,\}/N/' || true; done
# features of which no model could tell the mean
for k in a b; do roll $k 30 0.05:0 >$k.roll.zts; spec $k 30 4000000 >$k.spec.zts; shard -f 10 -o $k.zts $k.roll.zts $k.spec.zts; done
try trainnet -a "rnn layers=1 hidden=2 classes=2 bins=2" -t a.zts -v b.zts --epochs 1 -o far.zts
[ ! -e far.zts ]
# nothing to be found: what finds nothing would be perfect
zts2txt song.roll.zts | sed 's/^[12] [012]$/0 0/; s/^0 [12]$/0 0/; /^tensor onset/,/^attr classes/s/^tensor onset f64 .*/tensor onset f64 0 3/; /^[0-9.]* [01] 100$/d' | txt2zts | shard -f 50 -o none.zts - song.spec.zts
for set in "train none" "none valid"; do set -- $set; try trainnet -a "rnn layers=1 hidden=2 classes=2" -t $1.zts -v $2.zts --epochs 1 -o none.model >/dev/null; done
