# the model is that of the epoch that was best, not of the last; what it says of itself; what --init takes over
. "$T/net_parts.sh"
said() { zts2txt "$1" | sed -n "s/^attr $2=//p"; }
# what is learned here, that nothing ever sounds, is wrong in the validation, where all does
part() { roll "$@" >$1.roll.zts; spec $1 $2 >$1.spec.zts; shard -f 10 -o $1.zts $1.roll.zts $1.spec.zts; }
part silent 40
part loud 20 $(for i in $(seq 0 19); do printf '%s:0 %s:1 ' $(awk "BEGIN { print $i / 100, $i / 100 }"); done)
learn() { trainnet -a "rnn layers=1 hidden=2 bins=2 classes=2" -t silent.zts -v loud.zts --lr 0.1 "$@"; }
learn --epochs 4 -o four.zts | cut -f 1,9 >log
cat log
learn --epochs 1 -o one.zts >/dev/null
cmp one.zts four.zts && said four.zts epoch
learn --epochs 1 --half -o half.zts >/dev/null
ztscmp -t 0.001 half.zts one.zts
ztsinfo half.zts | cut -f 4 | sort | uniq -c
# the scale of the input that it learned with, and only what knows the same classes
shard -f 50 -o short.zts short.roll.zts short.spec.zts
init() { trainnet -a "crnn layers=1 hidden=3 classes=2" -t short.zts -v valid.zts --epochs 1 "$@" -o i.zts >/dev/null || echo "exit $?"; }
init; same() { [ "$(said i.zts "$1")" = "$(said model.zts "$1")" ]; }
same mean || echo "a mean of its own"
init --init model.zts; same mean && same std && echo "that of the model"
zts2txt model.zts | sed 's/^attr classes=.*/attr classes=KD HH/' | txt2zts >other.zts
init --init other.zts
zts2txt model.zts | sed 's/^attr feature=.*/attr feature=mel/' | txt2zts >other.zts
init --init other.zts
# segments of one length
shard -f 40 -o valid.zts short.roll.zts short.spec.zts
init
