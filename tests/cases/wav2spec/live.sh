# frames come out while the audio is still coming in: the rest of it is sent
# only after records have been read
sox -D -r 44100 -n -c 1 -b 16 song.wav synth 3 noise vol 0.3
for format in wav flac ogg; do
    [ $format = wav ] || sox -D song.wav song.$format
    half=$(($(stat -c %s song.$format) / 2))
    mkfifo in out
    wav2spec -k x -p 10 song.$format >want
    timeout 20 wav2spec -k x <in >out &
    exec 3>in 4<out
    rm in out
    head -c $half song.$format >&3
    head -c 20000 <&4 >got
    tail -c +$((half + 1)) song.$format >&3
    exec 3>&-
    cat <&4 >>got
    exec 4<&-
    cmp got want
    wait
done
