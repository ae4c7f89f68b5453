. "$T/net_parts.sh"
try() { "$@" >out.zts || echo "exit $?"; if ztsinfo out.zts >/dev/null 2>&1; then echo "a whole stream"; fi; }
spec() { zts2txt short.spec.zts | sed "$1" | txt2zts | try predict; }
model() { zts2txt model.zts | sed "$1" | txt2zts >m.zts; try predict -m m.zts short.spec.zts; }
try predict </dev/null
head -c 5000 short.spec.zts | try predict
try predict missing.zts
spec 's/^attr feature=.*/attr feature=mel/'
spec '/^attr feature=/d'
spec 's/^attr frame_rate_hz=.*/attr frame_rate_hz=50/'
spec '0,/^0 0 0/s//nan 0 0/'
spec '0,/^0 0 0/s//0 inf 0/'
printf 'series spec f32 1 3 @0 last\n1 2 3\nend\n' | txt2zts | try predict
printf 'tensor spec f32 1 84\n%s\nend\n' "$(seq 84)" | txt2zts | try predict
# another track begins within one
zts2txt short.spec.zts | awk '/^series/ && n++ == 1 { print "series spec f32 1 84 @0 last\nkey other\nattr frame_rate_hz=100\nattr feature=logfilt84-44100-2048-441"; for (i = 0; i < 84; i++) printf "0 "; print "" } { print }' |
    txt2zts | try predict
# a tensor of that name within a track
zts2txt short.spec.zts | awk '/^series/ && n++ == 1 { print "tensor spec f32 168\nkey short"; for (i = 0; i < 168; i++) print 0 } { print }' | txt2zts | try predict
zts2txt short.roll.zts | sed 's/KD SD/KD HH/' | txt2zts | cat - short.spec.zts | try predict
shard -f 40 short.roll.zts short.spec.zts | try predict
try predict -m missing.zts short.spec.zts
try predict -m short.spec.zts short.spec.zts
head -c 1000 model.zts >m.zts; try predict -m m.zts short.spec.zts
model 's/model_version=1/model_version=2/'
model '/^attr classes=/d'
model 's/^attr classes=.*/attr classes=KD KD/'
model 's/^attr classes=.*/attr classes=KD SD HH/'
model 's/^attr arch=.*/attr arch=crnn cell=gru layers=2 hidden=3 classes=2/'
model 's/^attr arch=.*/attr arch=tcn/'
model 's/^attr arch=.*/attr arch=crnn cell=gru layers=1 hidden=4 classes=2/'
cat model.zts model.zts >m.zts; try predict -m m.zts short.spec.zts
zts2txt model.zts | awk '$1 == "tensor" { on = $2 == "decoder.fc.bias" } on { twice = twice $0 "\n" } $1 == "end" { printf "%s", twice } { print }' | txt2zts >m.zts
try predict -m m.zts short.spec.zts
model 's/^attr arch=.*/attr arch=ct layers=32 heads=2 embed=4096 classes=2/'
model 's/^attr window_frames=.*/attr window_frames=100001/'
model 's/^attr std=.*/attr std=0/'
model 's/^attr thresholds=.*/attr thresholds=0.5/'
model 's/^attr feature=.*/attr feature=mel/'
model '0,/^-\?0\.[0-9]* /s//nan /'
# a variance below 0, of which the root is no number; also as PyTorch would have it
zts2txt model.zts | awk '/^tensor/ { on = $2 ~ /running_var/ } on && /^[0-9]/ { sub(/^/, "-"); on = 0 } { print }' | txt2zts >m.zts; try predict -m m.zts short.spec.zts
zts2st model.zts >m.st
header=$(od -An -t u4 -N 4 m.st); at=$(head -c "$header" m.st | grep -ao 'running_var"[^}]*offsets":\[[0-9]*' | head -n 1 | grep -o '[0-9]*$')
printf '\xbf' | dd of=m.st bs=1 seek=$((8 + header + at + 3)) conv=notrunc status=none; try st2zts m.st; rm m.st
try predict short.roll.zts                 # labels, no features
try predict -m - <model.zts
cat model.zts | predict -m - short.spec.zts | ztscmp - <(predict short.spec.zts)
predict short.spec.zts >/dev/full || echo "exit $?"
try predict -o nowhere/x short.spec.zts
try predict -b 0 short.spec.zts
try predict short.spec.zts short.spec.zts
PARADIDDLE_MODEL=missing.zts try predict short.spec.zts
predict short.spec.zts | head -c 10 | wc -c
ls
predict -h
# what cannot be written is said before anything is read
mkfifo never; timeout 5 predict -m model.zts -o nowhere/x never 9<>never || echo $?
# the disk is full when what waited of a cut track is to make room for a whole one
sox -D -R -r 44100 -n -b 16 -c 1 long.wav synth 250 noise vol 0.3; wav2spec -p 50 -o long.spec.zts long.wav; roll long 25001 0:0 >long.roll.zts
shard -f 50 -o long.zts long.roll.zts long.spec.zts
cat long.zts short.spec.zts | predict -b 1024 -o /dev/full || echo "exit $?"
