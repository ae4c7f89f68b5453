# the same series in other pieces and between other records are the same; the order of tracks does not count
cut() {  # piece_frames interleave
    awk -v n="$1" -v inter="$2" 'BEGIN {
        for (f = 0; f < 23; f += n) {
            last = f + n >= 23; m = last ? 23 - f : n
            s = sprintf("series spec f32 %d 1 @%d%s\nkey k\n%s", m, f, last ? " last" : "", f ? "" : "attr a=b\n")
            for (i = 0; i < m; i++) s = s sprintf("%g\n", (f + i) / 8)
            if (inter) printf "%s", s; else all = all s
            printf "series roll u8 %d @%d%s\nkey k\n", m, f, last ? " last" : ""
            for (i = 0; i < m; i++) print f + i
        }
        printf "%s", all
        if (inter == 2) print "series spec f32 0 1 @0 last\nkey other\nseries x u8 0 @0 last"
        else print "series x u8 0 @0 last\nseries spec f32 0 1 @0 last\nkey other"
        print "end" }' | txt2zts
}
cut 1 1 >1.zts; cut 5 0 >5.zts; cut 23 1 >23.zts; cut 4 2 >4.zts
for a in 1 5 23 4; do for b in 1 5 23 4; do ztscmp $a.zts $b.zts; done; done
# a last piece that is empty, and series of another length
s() { printf '%s\n' "$@" end | txt2zts; }
s 'series a u8 2 @0' 1 2 'series a u8 0 @2 last' >e.zts
s 'series a u8 1 @0' 1 'series a u8 1 @1 last' 2 >f.zts
s 'series a u8 2 @0' 1 2 'series a u8 1 @2 last' 3 >g.zts
s 'series a u8 3 @0 last' 1 2 4 >h.zts
ztscmp e.zts f.zts
for p in "e g" "g e" "f g" "g f" "g h"; do set -- $p; ztscmp $1.zts $2.zts || echo "exit $?"; done
# a tensor between the pieces of a series of its name is another thing
printf 'series x f32 2 1 @0\nkey k\n0 1\ntensor x f32 1\nkey k\n7\nseries x f32 1 1 @2 last\nkey k\n2\nend\n' | txt2zts -o s.zts
ztscmp s.zts s.zts; ztsinfo s.zts
zts2txt s.zts | sed 's/^7/8/' | txt2zts | ztscmp - s.zts || echo $?
# whole numbers of 64 bits differ by what they do
for type in u64 i64; do
    echo $type
    for x in 9223372036854774808 9223372036854775807; do printf "tensor x $type 2\n$x 0\nend\n" | txt2zts -o $x.zts; done
    ztscmp -v -t 1000 9*.zts 2>&1; ztscmp -t 998 9*.zts || echo $?
done
printf 'tensor x i64 1\n-9223372036854775808\nend\n' | txt2zts -o least.zts; printf 'tensor x i64 1\n9223372036854775807\nend\n' | txt2zts | ztscmp -v -t 1e20 least.zts - 2>&1
