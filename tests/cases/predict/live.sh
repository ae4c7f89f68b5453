# activations come out while the music is still coming in, and onsets while activations are: the rest is sent when the first have been read
. "$T/net_parts.sh"
# FILE, what is sent of it at first; what is read then; the filter
live() {
    rm -f in out; mkfifo in out
    (eval "$4") <in >out &
    exec 3>in 4<out
    head -c "$2" "$1" >&3
    timeout 20 bash -c "$3" <&4 >got || echo "nothing came"
    tail -c +$(($2 + 1)) "$1" >&3
    exec 3>&-
    cat <&4 >>got
    exec 4<&-
    wait
}
predict -o want song.spec.zts
live song.wav $(($(stat -c %s song.wav) / 2)) 'head -c 600' 'wav2spec -k song | predict -l -j 1'
cmp want got

{ printf 'series act f32 50 1 @0\nattr frame_rate_hz=100\nattr classes=KD\n'; for f in $(seq 0 1999); do
    [ $((f % 50)) != 0 ] || [ $f = 0 ] || printf 'series act f32 50 1 @%s%s\n' $f "$([ $f = 1950 ] && echo ' last')"
    echo $((f % 20 == 0)); done; echo end; } | txt2zts >act.zts
peakpick act.zts >want; wc -l <want
live act.zts $(($(stat -c %s act.zts) / 2)) 'for i in 1 2 3 4 5; do IFS= read -r line || exit; echo "$line"; done' peakpick
cmp want got
