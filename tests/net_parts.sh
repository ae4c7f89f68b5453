# net_parts.sh - sourced: leaves in the current folder train.zts and valid.zts
# (segments of 50 frames, two classes), song.spec.zts (801 frames) they come
# from, and model.zts that has learned from them; train OPTION ... trains such a one.
. "$T/shard_parts.sh"
sox -D -R -r 44100 -n -b 16 -c 1 stroke.wav synth 0.25 noise fade 0 0.25 0.25 vol 0.7 pad 0 0.25
sox -D stroke.wav song.wav repeat 15
sox -D stroke.wav short.wav repeat 3
for k in song short; do wav2spec -p 100 -o $k.spec.zts $k.wav; done
roll song 801 0:0 0.5:1 1:0 1.5:1 2:0 2.5:0 3:0 3.5:1 4:0 4.5:1 5:0 5.5:1 6:0 6.5:1 7:0 7.5:1 >song.roll.zts
roll short 201 0:0 0.5:1 1:0 1.5:1 >short.roll.zts
shard -f 50 -o train.zts song.roll.zts song.spec.zts
shard -f 50 -o valid.zts short.roll.zts short.spec.zts
train() { trainnet -a "crnn layers=1 hidden=3 classes=2" -t train.zts -v valid.zts --batch 6 "$@"; }
train --epochs 1 -o model.zts >/dev/null
export PARADIDDLE_MODEL=model.zts
