# missing, empty, wrong, cut and damaged files, and samples that are no numbers
fails() { "$@" >out && echo "no error" || echo "$?"; }
sox -D -r 44100 -n -c 1 -b 16 song.wav synth 1 noise vol 0.3
fails wav2spec nothere.wav
fails wav2spec .
: >empty.wav
fails wav2spec empty.wav
fails wav2spec </dev/null
echo "this is no audio at all" >text.wav
fails wav2spec text.wav
head -c 44 song.wav >header.wav
fails wav2spec header.wav
sox -D -r 44100 -n -c 1 -b 16 silent.wav trim 0 0
fails wav2spec silent.wav

for format in wav aiff au flac; do
    [ $format = wav ] || sox -D song.wav song.$format
    head -c 50000 song.$format >cut.$format
    fails wav2spec cut.$format
    cat cut.$format | fails wav2spec
done
sox -D song.wav song.ogg
head -c 5000 song.ogg >cut.ogg
fails wav2spec cut.ogg
cat cut.ogg | fails wav2spec
sox -D song.wav song.mp3
(head -c 5000 song.mp3; head -c 3000 /dev/zero; tail -c 5000 song.mp3 || true) | fails wav2spec

{ head -c 4000 /dev/zero; printf '\0\0\300\177'; head -c 4000 /dev/zero; } >nan.raw
fails wav2spec -r f32le,44100,1 nan.raw
{ head -c 4000 /dev/zero; printf "\0\0\200\377\0\0\0\0"; } | fails wav2spec -r f32le,44100,2
printf 'abc' | fails wav2spec -r s16le,44100,1
# a header with 60000 channels, one with 2 Hz
{ head -c 22 song.wav; printf '\140\352'; tail -c +25 song.wav; } >channels.wav
fails wav2spec channels.wav
{ head -c 24 song.wav; printf '\2\0\0\0\4\0\0\0'; tail -c +33 song.wav; } >rate.wav
fails wav2spec rate.wav
fails wav2spec -r s16le,44100,1 song.wav
# of Ogg streams one behind the other all but the first would be lost: where the next is seen. A pipe that stays open is not waited for
sox -D -R -r 44100 -n -c 1 other.ogg synth 0.5 noise vol 0.3
for next in other song; do
    cat song.ogg $next.ogg >chain.ogg
    fails wav2spec chain.ogg
    cat chain.ogg | fails wav2spec
done
mkfifo held; exec 5<>held; cat song.ogg >&5; timeout 10 wav2spec -k song -o held.zts held; exec 5>&-; wav2spec -k song song.ogg | ztscmp - held.zts; rm held*
