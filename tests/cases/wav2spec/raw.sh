# every encoding that -r knows gives what the same samples in a WAV give, to within what its bits can tell
sox -D -R -r 44100 -n -c 1 -b 16 song.wav synth 0.3 noise vol 0.5
wav2spec -k song song.wav >want
for e in s8:signed:8:L u8:unsigned:8:L s16le:signed:16:L s16be:signed:16:B s24le:signed:24:L s24be:signed:24:B s32le:signed:32:L s32be:signed:32:B \
    f32le:float:32:L f32be:float:32:B f64le:float:64:L f64be:float:64:B ulaw:u-law:8:L alaw:a-law:8:L; do
    IFS=: read -r name kind bits end <<<$e
    sox -D song.wav -t raw -e $kind -b $bits -$end song.raw
    wav2spec -k song -r $name,44100,1 song.raw | ztscmp -t $([ $bits = 8 ] && echo 0.4 || echo 0.001) - want || echo "$name"
done
