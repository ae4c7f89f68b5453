# any rate, any number of channels: as many frames as the time says
for rate in 8000 11025 22050 32000 48000 96000 192000; do
    sox -D -r $rate -n -c 1 -b 16 a.wav synth 0.5 sine 1000 vol 0.5
    wav2spec -v a.wav >/dev/null
done
for channels in 1 3 6 16; do
    sox -D -r 44100 -n -c $channels -b 16 a.wav synth 0.5 sine 1000 vol 0.5
    wav2spec -v a.wav >$channels.zts
done
# all channels alike: their mean is one of them, but for the last bit
sox -D -r 44100 -n -c 1 -b 16 one.wav synth 0.3 noise vol 0.3
sox -D one.wav two.wav remix 1 1
sox -D one.wav four.wav remix 1 1 1 1
wav2spec -k x one.wav >want
wav2spec -k x two.wav | cmp - want
wav2spec -k x four.wav | cmp - want
