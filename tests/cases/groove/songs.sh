# a song depends on its seed, number and options, not on how many are made
groove -n 4 -f 3 -l 20 -d many
groove -f 5 -l 20 -d many -p one
groove -f 5 -l 20 >5.mid
groove -f 5 -l 20 -o 5o.mid
cmp many/song-000005.mid many/one-000005.mid
cmp many/song-000005.mid 5.mid
cmp 5.mid 5o.mid
ls many
cksum many/song* | cut -d ' ' -f 1 | sort -u | wc -l
grep -aoP '[a-z]\0[\xc0-\xcf][\0-\x7f]' 5.mid | od -An -t x1   # a program for each channel, the kit for the tenth
groove -f 5 -l 20 -S 2 | cmp -s - 5.mid || echo another seed, another song
groove -f 5 -l 20 -s metal | cmp -s - 5.mid || echo another style, another song
groove -v -f 5 -l 20 -s jazz -m 3/4t -t 150 -o waltz.mid
groove -v -f 5 -l 20 -s jazz -m 3/4t -t 150 -D -o drums.mid
for f in 5.mid waltz.mid drums.mid; do head -c 14 $f | od -An -tx1; grep -ao -e drums -e bass $f | xargs; done
# a beat is a quarter note, or a dotted one: at 100 a minute 600 ms, which the file tells as microseconds of a quarter
for m in 4/4 6/8 12/8; do echo $m $(groove -s house -m $m -t 100 -l 20 | od -An -v -tx1 | tr -d ' \n' | grep -o 'ff5103......'); done
