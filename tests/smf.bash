# smf.bash - a Standard MIDI File by hand, for cases: smf DELTA CHANNEL NOTE VELOCITY ... >x.mid
# DELTA in ticks of 5 ms, below 128; channels from 1.
smf() {
    local track='' n
    while [ $# -gt 0 ]; do
        track+=$(printf '\\x%02x' "$1" $((0x8f + $2)) "$3" "$4")
        shift 4
    done
    track+='\x00\xff\x2f\x00'
    n=$((${#track} / 4))
    printf "MThd\0\0\0\6\0\0\0\1\0\144MTrk\0\0$(printf '\\x%02x' $((n / 256)) $((n % 256)))$track"
}
