# killed with SIGKILL at any moment and resumed, as often as it takes: the bytes of the run that was left alone
. "$T/net_parts.sh"
train --epochs 3 -o want.zts >want.tsv
ms=15 kills=0 rc=1
while [ $rc != 0 ]; do
    rc=0
    { timeout -s KILL "$((ms / 1000)).$(printf %03d $((ms % 1000)))" trainnet -a "crnn layers=1 hidden=3 classes=2" -t train.zts \
        -v valid.zts --batch 6 --epochs 3 --save-every 1 -r -o got.zts >got.tsv 2>err; } 2>/dev/null || rc=$?
    [ $rc = 0 ] || [ $rc = 137 ] || { cat err; exit 1; }
    kills=$((kills + 1)) ms=$((ms * 5 / 4))
done
[ $kills -gt 3 ] || echo "it was killed $kills times only"
cmp got.tsv want.tsv
cmp got.zts want.zts
# SIGTERM: the step is finished, the state saved, the signal passed on
mkfifo log
{ exec trainnet -a "crnn layers=1 hidden=3 classes=2" -t train.zts -v valid.zts --batch 6 --epochs 1000 -o term.zts; } >log 2>err & pid=$!
exec 3<log; read -r _ <&3; read -r _ <&3; kill -TERM $pid
wait $pid 2>/dev/null || echo "exit $?"
sed 's/[0-9][0-9]*/N/' err
zts2txt term.zts.ckpt >ckpt; grep -c '^tensor adam' ckpt
step=$(tr -dc 0-9 <err); grep -qx "attr train.step=$step" ckpt || echo "the state of step $step is not saved"
# and gone on with it is the run that was left alone
epochs=$(($(sed -n 's/^attr train.epoch=//p' ckpt) + 2))
train --epochs $epochs -r -o term.zts >term.tsv; train --epochs $epochs -o alone.zts >alone.tsv
cmp term.tsv alone.tsv; cmp term.zts alone.zts
