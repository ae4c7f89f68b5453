# onset2midi | midi2onset: within 1 ms, at any tempo; the same bytes twice
awk 'BEGIN { srand(7); split("KD SD TT HH CC", c, " "); for (i = 0; i < 2000; i++) { t += rand() * 0.3; printf "%.6f\t%s\t%d\n", t, c[1 + int(rand() * 5)], 1 + int(rand() * 127) } }' >in.txt
for b in 40 97.3 120 960; do
    onset2midi -b $b in.txt >x.mid
    midi2onset x.mid | tail -n +2 | paste in.txt - |
        awk -v b=$b '{ d = $1 - $4; if (d < 0) d = -d; if (d > m) m = d; if ($2 != $5 || $3 != $6) bad++ }
                     END { print b, NR " onsets", bad + 0 " differ", m <= 0.001 ? "within 1 ms" : m }'
done
onset2midi -b 960 in.txt | cmp - x.mid
for v in three eight eighteen; do  # each class of the finer vocabularies comes back as itself
    awk '$1 !~ /#/ { print NR / 10, $1 }' "$BIN/../share/paradiddle/maps/$v.map" >classes.txt
    onset2midi classes.txt | midi2onset -m gm-$(wc -l <classes.txt) | awk '!/#/ { print $1, $2 }' | diff classes.txt - && echo $v
done
printf '%s\n' '1 KD' '2 OT' '3 SST' '4 CLP' >mdb.txt
for k in gm roland; do onset2midi -k $k mdb.txt | midi2onset | tail -n +2 | wc -l; done
onset2midi -k roland in.txt | midi2onset -m roland | cut -f 2 | tail -n +2 | diff <(cut -f 2 in.txt) - && echo roland
# and after hours: the tempo is what the file can say of it, and the ticks go by that
echo 40000 KD | onset2midi -b 97.3 | midi2onset | awk '/KD/ { print (($1 > 39999.999 && $1 < 40000.001) ? "within 1 ms" : $1) }'
