# with an accompaniment: silence changes nothing, the shorter is extended, a
# track against itself is silence, drums and the rest are the whole
sox -D -r 44100 -n -c 1 -b 16 whole.wav synth 0.8 noise vol 0.3

sox -D -r 44100 -n -c 1 -b 16 silence.wav trim 0 0.5
sox -D whole.wav head.wav trim 0 0.5
sox -D -m -v 1 whole.wav -v 1 head.wav both.wav
sox -D -r 44100 -n -c 1 -b 16 zero.wav trim 0 0.8

wav2spec -k x whole.wav >want
wav2spec -k x -a silence.wav whole.wav | cmp - want
wav2spec -k x -a whole.wav silence.wav | cmp - want
wav2spec -k x both.wav >want2
wav2spec -k x -a head.wav whole.wav | cmp - want2
wav2spec -k x -a head.wav:1 whole.wav | cmp - want2
wav2spec -k x zero.wav >want0
wav2spec -k x -a whole.wav:-1 whole.wav | cmp - want0
cmp -s want want2 || echo differ
cat whole.wav | wav2spec -k x -p 100 -a head.wav | cmp - want2
cat head.wav | wav2spec -k x -p 100 -a - whole.wav | cmp - want2
sox -D both.wav cut.wav trim 0 0.5
wav2spec -k x cut.wav >want3
wav2spec -k x -x -a whole.wav head.wav | cmp - want3
wav2spec -k x -x -a head.wav whole.wav | cmp - want2
# of another rate, with more channels, alike in all
sox -D -r 48000 -n -c 1 -b 16 tone.wav synth 0.8 sine 1000 vol 0.3; sox -D tone.wav -c 2 -r 44100 tone2.wav
wav2spec -k x -a tone.wav whole.wav >a; wav2spec -k x -a tone2.wav whole.wav | ztscmp -t 0.02 - a
wav2spec -k x -a zero.wav tone2.wav | ztscmp -t 0.02 - <(wav2spec -k x -a tone.wav zero.wav)
# headerless samples, both
for f in whole head; do sox -D $f.wav $f.raw; done
wav2spec -k x -r s16le,44100,1 -a head.raw whole.raw | cmp - want2
