# the numbers of tests/parity/tfsnap.py again, by awk, in the order of the files
want() {  # folder element...
    awk -v prefix="$1" -v order="${*:2}" 'BEGIN {
        split("KD SD TT HH CC", class, " ")
        count = split(order, element, " ")
        for (i = 1; i <= count; i++) {
            n = element[i]; key = sprintf("key %s/%06d", prefix, i - 1); found = 0; onsets = ""
            print "series roll u8 8 5 @0 last\n" key "\nattr frame_rate_hz=100\nattr classes=KD SD TT HH CC"
            for (t = 0; t < 8; t++) for (c = 0; c < 5; c++) {
                k = (n * 40 + t * 5 + c) * 11 % 13
                printf "%d%s", k == 0 ? 2 : k == 1, c < 4 ? " " : "\n"
                if (k == 0) { onsets = onsets t / 100 " " c " 0\n"; found++ }
            }
            printf "tensor onset f64 %d 3\n%s\nattr classes=KD SD TT HH CC\n%s", found, key, onsets
            print "series spec f32 8 6 @0 last\n" key "\nattr frame_rate_hz=100\nattr feature=logfilt84-44100-2048-441"
            for (t = 0; t < 8; t++) for (f = 0; f < 6; f++)
                printf "%.9g%s", (n * 48 + t * 6 + f) * 7 % 17 / 16, f < 5 ? " " : "\n"
        }
        print "end"
    }'
}
for s in "plain 0 1" "snappy 0 1 2 3" "gzip 0 2 1 3"; do
    set -- $s
    diff <(want "$@") <(tfsnap2zts "$T/vectors/tfsnap/$1/" | zts2txt) && echo "$1: same"
done
tfsnap2zts "$T/vectors/tfsnap/gzip" | shard -f 8 -o gzip.zts
shard -s gzip.zts | cut -f 1,3-
tfsnap2zts -v -W -c 'a b c d e' -f other -k x -r 50 -o out.zts "$T/vectors/tfsnap/plain"
zts2txt out.zts | head -n 20
