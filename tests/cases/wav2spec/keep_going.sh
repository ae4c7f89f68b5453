# files that fail are left out, the rest is a whole stream
fails() { local rc=0; "$@" || rc=$?; echo "exit $rc" >&2; }
sox -D -r 44100 -n -c 1 -b 16 a.wav synth 0.4 noise vol 0.3
sox -D -r 44100 -n -c 1 -b 16 b.wav synth 0.4 noise vol 0.3
head -c 20000 a.wav >cut.wav
fails wav2spec -v -K a.wav cut.wav missing.wav b.wav >got
wav2spec a.wav b.wav | cmp - got
fails wav2spec a.wav cut.wav b.wav >got
