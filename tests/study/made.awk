# A split's tracks as text for txt2zts; key: SET/SPLIT
function number() { seed = (seed * 16807) % 2147483647; return seed / 2147483647 }
BEGIN {
    seed = 1
    for (i = 1; i <= length(key); i++) seed = (seed * 31 + index("abcdefghijklmnopqrstuvwxyz-/", substr(key, i, 1)) + 7) % 2147483647
    split("5 25 15 60 75", band, " "); split("50 100 133 25 400", every, " ")
    for (track = 0; track < (key ~ /train/ ? 2 : 1); track++) {
        name = "key " key "/" track; T = 800; n = 0
        shift = int(number() * 20) + 3
        for (t = -2; t < T + 2; t++) for (c = 1; c <= 5; c++) on[t, c] = t >= 0 && t < T - 2 && (t + shift * c) % every[c] == 0
        print "series roll u8 " T " 5 @0 last\n" name "\nattr frame_rate_hz=100\nattr classes=KD SD TT HH CC"
        for (t = 0; t < T; t++)
            for (c = 1; c <= 5; c++) { n += on[t, c]; printf "%d%s", on[t, c] ? 2 : on[t - 1, c] || on[t + 1, c], c < 5 ? " " : "\n" }
        print "tensor onset f64 " n " 3\n" name "\nattr classes=KD SD TT HH CC"
        for (t = 0; t < T; t++) for (c = 1; c <= 5; c++) if (on[t, c]) print t / 100, c - 1, 100
        print "series spec f32 " T " 84 @0 last\n" name "\nattr feature=logfilt84-44100-2048-441\nattr frame_rate_hz=100"
        for (t = 0; t < T; t++)
            for (f = 0; f < 84; f++) {
                x = number() * 0.2
                for (c = 1; c <= 5; c++) if (f >= band[c] && f < band[c] + 6) x += on[t, c] + 0.6 * on[t - 1, c] + 0.3 * on[t - 2, c]
                printf "%.3f%s", x, f < 83 ? " " : "\n"
            }
    }
    print "end"
}
