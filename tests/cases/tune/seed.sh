# another seed draws others; fifteen trials by default
printf 'x uniform 0 1\n' >space
for s in 1 2; do tune -n 3 -s $s -j $s space echo '{x}'; tune -w $s | cut -f 5; done | sort | uniq -c | awk '$1 > 1 && $2 != "x" { print "twice", $2 }'
tune -j journal space echo '{x}'; tune -w journal | sed 1d | wc -l
