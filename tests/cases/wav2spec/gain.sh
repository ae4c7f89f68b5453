# the largest gain, and more
sox -D -r 44100 -n -c 1 -b 16 a.wav synth 0.1 noise vol 0.003
wav2spec -a a.wav:100 a.wav >/dev/null; wav2spec -a a.wav:100.4 a.wav >out || echo "$?, $(wc -c <out) bytes"
