# what libsndfile makes of the folder that one is in, where a network's Macs have been, and of a stream without an end
sox -D -R -r 44100 -n -c 1 -b 16 song.wav synth 3 noise vol 0.3
sox -D song.wav song.mp3
wav2spec song.mp3 >want
mkdir -p served/.AppleDouble; touch served/._; cd served
timeout 20 wav2spec -k song ../song.mp3 | cmp - ../want
timeout 20 wav2spec -k song -p 100 <../song.mp3 | cmp - ../want
head -c 5000 /dev/zero | timeout 20 wav2spec || echo "exit $?"
. "$T/mix_parts.sh"
timeout 60 mixdown -n 1 $off -s codec=1 -o x.zts mix.recipe || echo "exit $?"
cd ..
# ADPCM in AU: 0.25 s; samples of 8 bits of more than a window
(printf '.snd\0\0\0\30\0\0\003\350\0\0\0\027\0\0\037\100\0\0\0\1'; head -c 1000 /dev/zero) >g721.au
timeout 20 wav2spec g721.au | ztsinfo | grep spec
cat g721.au | timeout 20 wav2spec || echo "exit $?"
sox -D song.wav -r 8000 song.8svx repeat 3; sox -D song.8svx long.wav
wav2spec -k song -p 100 long.wav >want; wav2spec song.8svx | cmp - want; wav2spec -k song -p 100 <song.8svx | cmp - want
# 1 s; samples of 24 bits in PAF
sox -D song.wav -t w64 -e ima-adpcm ima.w64 trim 0 1; sox -D song.wav -b 24 24.paf trim 0 1
for f in ima.w64 24.paf; do timeout 20 wav2spec $f | ztsinfo | grep spec; cat $f | timeout 20 wav2spec || echo "exit $?"; done
# decoders that make up what was cut off
sox -D song.wav -e ima-adpcm ima.wav; sox -D song.wav -r 8000 -e gsm-full-rate gsm.wav
for f in ima gsm; do
    wav2spec -k song -p 100 $f.wav >want; cat $f.wav | wav2spec -k song -p 100 | cmp - want
    head -c $(($(stat -c %s $f.wav) / 2)) $f.wav >cut.wav; timeout 20 wav2spec -v cut.wav || echo "exit $?"
done
