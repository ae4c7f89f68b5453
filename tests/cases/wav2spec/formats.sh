# every format gives what WAV gives; so does each of them out of a pipe
sox -D -r 44100 -n -c 2 -b 16 song.wav synth 0.7 pluck 220 synth 0.7 noise vol 0.5
wav2spec song.wav >want
for format in flac aiff au w64 caf; do
    sox -D song.wav song.$format
    wav2spec song.$format | cmp - want
    cat song.$format | wav2spec -k song -p 100 | cmp - want
    wav2spec -k song -p 100 <song.$format | cmp - want
done
sox -D song.wav -t raw song.raw
cat song.raw | wav2spec -k song -p 100 -r s16le,44100,2 | cmp - want
sox -D song.wav -t wav - | wav2spec -k song -p 100 | cmp - want
sox -D song.wav -t wav - rate 44100 2>/dev/null | wav2spec -k song -p 100 | cmp - want
# lossy ones: a file is what comes out of a pipe
sox -D song.wav song.ogg
sox -D song.wav song.mp3
sox -D song.mp3 decoded.wav
for format in ogg mp3; do
    wav2spec -v song.$format >file
    cat song.$format | wav2spec -v -k song -p 100 | cmp - file
done
sox -D song.mp3 -t wav - 2>/dev/null | wav2spec -v >/dev/null
wav2spec -v decoded.wav >/dev/null
