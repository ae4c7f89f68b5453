# an output that cannot be written is told of while the input goes on, for it may never end; on a terminal, onsets do not stand
# behind the progress of the programs before
printf 'series act f32 3 1 @0\nkey a\nattr classes=KD\nattr frame_rate_hz=100\n0 .9 0\nseries act f32 3 1 @3\nkey a\n0 .9 0\n' >head
{ cat head; printf 'series act f32 1 1 @6 last\nkey a\n0\nend\n'; } | txt2zts -o act.zts
mkfifo input; exec 3<>input    # stays open
said() { timeout 60 "$@" <input >/dev/full || echo "exit $?"; }
head -c $(($(wc -c <act.zts) - 20)) act.zts >begun
cat begun >&3; said peakpick
said peakpick -z -o nowhere/x     # at once
said shard -o nowhere/x
exec 3>&-
script -qec "peakpick act.zts" /dev/null </dev/null | tr -d '\r' | sed 's/\x1b\[K/<clear>/g'
peakpick act.zts | grep -c $'\x1b' || true
