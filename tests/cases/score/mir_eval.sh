# 10,000 random cases, one a track: hits as mir_eval counted them, for each window
for ms in 50 25 100; do
    "$UNIT/match" hits $ms >want
    score -w $ms -t -b 0 <("$UNIT/match" ref $ms) <("$UNIT/match" est $ms) |
        awk -F'\t' '$2 == "KD" && $1 != "*" { print $1 "\t" $3 "\t" $4 "\t" $5 }' >got
    cmp want got
    wc -l <got
done
