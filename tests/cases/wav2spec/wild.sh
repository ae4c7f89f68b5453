# audio as it is met: headers of arecord, mpg123 and sox's AIFF in a pipe, tags behind the last frame, MP3s joined midway
sox -D -r 44100 -n -c 2 -b 16 song.wav synth 0.7 pluck 220 synth 0.7 noise vol 0.5
wav2spec song.wav >want
le32() { printf "\\x${1:6:2}\\x${1:4:2}\\x${1:2:2}\\x${1:0:2}"; }
same() { wav2spec -k song "$1" | cmp - "$2"; cat "$1" | wav2spec -k song -p 100 | cmp - "$2"; }
wav() { printf RIFF; le32 "$1"; head -c 40 song.wav | tail -c 32; le32 "$2"; tail -c +45 song.wav; }
wav 80000024 80000000 >arecord; same arecord want
wav 00000024 00000000 >mpg123; same mpg123 want
head -c 44 mpg123 >nothing; wav2spec nothing || echo $?
sox -D song.wav -t aiff - 2>/dev/null | cat >piped.aiff; same piped.aiff want

sox -D song.wav song.flac; sox -D song.wav song.ogg; sox -D song.wav song.mp3
for format in flac ogg mp3; do wav2spec song.$format >want.$format; done
tag() { printf TAG; printf %-30s "$1"; head -c 95 /dev/zero; }
for format in flac ogg mp3; do
    (cat song.$format; tag "a title") >tagged; same tagged want.$format
    (cat song.$format; tag ""; head -c 512 /dev/zero) >tagged; [ $format = mp3 ] || same tagged want.$format
done
(head -c 100 /dev/zero; cat song.mp3) >padded; same padded want.mp3
(printf 'ID3\3\0\0\0\0\0\0'; head -c 50 /dev/zero; cat song.mp3) >padded; same padded want.mp3
for skip in 300 1000; do
    tail -c +$skip song.mp3 >joined
    wav2spec -k song joined >file; cat joined | wav2spec -k song -p 100 | cmp - file
    ztsinfo file | grep spec
done
head -c 20000 song.flac >cut; (cat cut; tag "cut") | wav2spec || echo $?
head -c 5000 song.ogg | cat - <(head -c 512 /dev/zero) | wav2spec || echo $?
