# shard_parts.sh - sourced: roll KEY FRAMES [ONSETS] and spec KEY FRAMES [FIRST]
# write small tracks of two classes and two bins as streams.
# An onset is TIME:CLASS, in the roll at the nearest frame, velocity 100; a
# feature of frame n is FIRST + n, and half of it.
roll() {
    awk -v key="$1" -v frames="$2" -v onsets="${*:3}" 'BEGIN {
        n = split(onsets, onset, " ")
        for (i = 1; i <= n; i++) { split(onset[i], part, ":"); time[i] = part[1]; class[i] = part[2]; at[int(part[1] * 100 + 0.5), part[2]] = 2 }
        print "series roll u8 " frames " 2 @0 last\nkey " key "\nattr frame_rate_hz=100\nattr classes=KD SD"
        for (t = 0; t < frames; t++) print at[t, 0] + 0, at[t, 1] + 0
        print "tensor onset f64 " n " 3\nkey " key "\nattr classes=KD SD"
        for (i = 1; i <= n; i++) print time[i], class[i], 100
        print "end"
    }' | txt2zts
}
spec() {
    awk -v key="$1" -v frames="$2" -v first="${3:-1}" 'BEGIN {
        print "series spec f32 " frames " 2 @0 last\nkey " key "\nattr feature=two\nattr frame_rate_hz=100"
        for (t = 0; t < frames; t++) print first + t, (first + t) / 2
        print "end"
    }' | txt2zts
}
