# a WAV that does not know its length is read to its end, also past what its header can say; chunks that are
# not needed are passed over, whatever they hold; a cut CAF is not whole
sox -D -r 44100 -n -c 2 -b 16 song.wav synth 0.7 pluck 220 synth 0.7 noise vol 0.5
wav2spec song.wav >want
le32() { printf "\\x${1:6:2}\\x${1:4:2}\\x${1:2:2}\\x${1:0:2}"; }
# header RIFF-SIZE DATA-SIZE [CHANNELS]
header() { printf RIFF; le32 "$1"; printf 'WAVEfmt \20\0\0\0\1\0'; printf "${3:-\2\0}"; head -c 40 song.wav | tail -c 16; le32 "$2"; }
for sizes in "ffffffff ffffffff" "7ffff024 7ffff000" "80000023 7fffffff" "ffffffff 00000000" "00000000 00000000"; do
    { header $sizes; tail -c +45 song.wav; } >piped.wav
    wav2spec -k song piped.wav | cmp - want
    cat piped.wav | wav2spec -k song -p 100 | cmp - want
done
header 7ffff024 7ffff000 '\0\4' >long.wav
truncate -s 2200000044 long.wav
wav2spec -v long.wav 2>&1 >frames
rm long.wav

# an AIFF of no frames and no bytes, as ffmpeg writes one into a pipe; where nothing follows there is none
printf 'FORM\0\0\0\0AIFFCOMM\0\0\0\22\0\2\0\0\0\0\0\20\100\16\254D\0\0\0\0\0\0SSND\0\0\0\0\0\0\0\0\0\0\0\0' >head.aiff
sox -D song.wav -t raw -B - | cat head.aiff - >piped.aiff
wav2spec -k song piped.aiff | cmp - want
cat piped.aiff | wav2spec -k song -p 100 | cmp - want
wav2spec head.aiff || echo $?

# a LIST that is longer than libsndfile's header may be, one in which it would go round for ever, none that fits
{ head -c 12 song.wav; printf 'LIST\4\0\1\0INFO'; head -c 65536 /dev/zero; printf 'LIST\22\0\0\0INFOINF\376\367\377\377\377\377\377\377\377x\0'; tail -c +13 song.wav; } >list.wav
wav2spec -k song list.wav | cmp - want
cat list.wav | wav2spec -k song -p 100 | cmp - want
{ header 00000032 00000000; printf 'LIST\16\0\0\0INFOINF\376\367\377\377\377\377\377\377\377'; } | wav2spec || echo $?

sox -D song.wav song.caf
head -c 100000 song.caf >cut.caf
wav2spec cut.caf || echo $?
# of these libsndfile would print
printf '\360\176\0\1more than a header' >dump.sds
wav2spec dump.sds || echo $?
