# files that fail are left out, the rest is a whole stream
fails() { local rc=0; "$@" || rc=$?; echo "exit $rc" >&2; }
sox -D -r 44100 -n -c 1 -b 16 a.wav synth 0.4 noise vol 0.3
sox -D -r 44100 -n -c 1 -b 16 b.wav synth 0.4 noise vol 0.3
head -c 20000 a.wav >cut.wav
fails wav2spec -v -K a.wav cut.wav missing.wav b.wav >got
wav2spec a.wav b.wav | cmp - got
fails wav2spec a.wav cut.wav b.wav >got
# a pipe is read once: it is left out while nothing of it is written, and later ends the run
head -c 44 a.wav >header.wav
{ head -c 4000 /dev/zero; printf '\0\0\300\177'; head -c 4000 /dev/zero; } >nan.raw
cat header.wav | fails wav2spec -K a.wav - b.wav >got
wav2spec a.wav b.wav | cmp - got
sox -D a.wav -t raw -e float -b 32 a.raw; sox -D b.wav -t raw -e float -b 32 b.raw
cat nan.raw | fails wav2spec -r f32le,44100,1 -K a.raw - b.raw >got
wav2spec -r f32le,44100,1 a.raw b.raw | cmp - got
head -c 40000 a.raw | cat - nan.raw | fails wav2spec -r f32le,44100,1 -K a.raw - b.raw >got
