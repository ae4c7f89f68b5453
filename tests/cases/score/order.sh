# lines may come in any order, and so may tracks; a track that comes back is there twice; a window is cut to whole frames
printf '%s KD\n' 1 1.04 1.08 3 3.03 7 >ref.txt
printf '%s KD\n' 1.03 1.07 1.11 3.02 5 7.01 >est.txt
for p in mir_eval thesis; do
    for w in 20 40; do
        score -p $p -w $w ref.txt est.txt >want
        for r in cat tac; do for e in cat tac; do score -p $p -w $w <($r ref.txt) <($e est.txt) | cmp - want; done; done
        grep micro want
    done
done
score -p thesis -w 19 <(echo 1 KD) <(echo 1.02 KD) | grep KD
score -p thesis -w 20 <(echo 1 KD) <(echo 1.02 KD) | grep KD
track() { printf 'series roll u8 1 5 @0 last\nkey %s\nattr frame_rate_hz=100\nattr classes=KD SD TT HH CC\n2 0 0 0 0\n' "$1"; }
{ track b; track a; echo end; } | txt2zts >two.zts
score -b 0 two.zts <(printf '#track\ta\n0 KD\n#track\tb\n0 KD\n') | grep KD
{ track a; track b; track a; echo end; } | txt2zts | score - <(printf '#track\ta\n0 KD\n#track\tb\n0 KD\n') || echo $?
