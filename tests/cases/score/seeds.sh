# the seed of the bootstrap is heard, and so is the number of its rounds: of one round both ends are the same number
tracks() { awk -v n="$1" 'BEGIN { for (t = 1; t <= 9; t++) { printf "#track\t%d\n", t; for (i = 1; i <= (n ? n : t); i++) print i, "KD" } }'; }
tracks 9 >ref.txt; tracks 0 >est.txt
score -t ref.txt est.txt >a.tsv; score -t ref.txt ref.txt >b.tsv
one() { score "$@" ref.txt est.txt | awk '$1 == "micro" { print $8, $9 }'; }
two() { scorediff "$@" a.tsv b.tsv | awk '$1 == "micro" { print $5, $6 }'; }
for ends in one two; do
    [ "$($ends)" = "$($ends -s 1 -b 1000)" ] || echo "$ends: other defaults"
    [ "$($ends -b 20)" != "$($ends -b 20 -s 2)" ] || echo "$ends: the seed changes nothing"
    $ends -b 1 | awk -v ends=$ends '$1 != $2 { print ends ": two ends of one round" }'
    $ends -b 20 | awk -v ends=$ends '$1 == $2 { print ends ": no interval of twenty" }'
done
