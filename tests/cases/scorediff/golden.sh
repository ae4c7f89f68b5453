# by hand: two tracks, two classes, the second table in another order; SD occurs nowhere
tab() { tr ' ' '\t'; }
tab >a <<'X'
track class TP FP FN precision recall F1 low high
one KD 8 2 0 x x x - -
one SD 0 0 0 x x x - -
one micro 8 2 0 x x x - -
one macro 8 2 0 x x x - -
two KD 2 0 2 x x x - -
two SD 0 0 0 x x x - -
* KD 10 2 2 x x x - -
* micro 10 2 2 x x x - -
X
tab >b <<'X'
track class TP FP FN
two KD 4 0 0
two SD 0 0 0
one KD 8 2 0
one SD 0 0 0
X
scorediff a b                # KD 10/12 and 12/13
scorediff -p thesis a b      # SD 1, so macro (1 + KD) / 2
scorediff -p mir_eval -q thesis a b | grep SD
scorediff a - <a | grep -c '+0.0000.+0.0000.+0.0000$'
head -n 3 a >single; scorediff single single
# draws of two tracks: both b's better one, or one of each, or neither; low end and high end by hand
scorediff -b 20000 a b | awk '$1 == "KD" { print $5, $6 }'
# a class that only one of two tracks has: whichever are drawn, its difference is that one's; no interval, nor of macro. In two of
# three: a draw that has none of it says nothing of it, nor of macro
tab >rare <<'Y'
track class TP FP FN
one KD 8 2 0
one SD 1 0 1
two KD 8 2 0
two SD 0 0 0
Y
sed 's/SD\t1\t0\t1/SD\t2\t0\t0/' rare >found
for p in thesis mir_eval; do scorediff -p $p rare found | awk -v p=$p '$1 != "KD" { print p, $0 }'; done
{ cat rare; printf 'three\tKD\t8\t2\t0\nthree\tSD\t1\t0\t1\n'; } >rarer
{ cat found; printf 'three\tKD\t8\t2\t0\nthree\tSD\t1\t0\t1\n'; } >more
scorediff rarer more | grep 'SD\|macro'
for s in $(seq 60); do scorediff -b 1 -s $s rarer more | awk '$1 == "SD" || $1 == "macro" { printf "%s %s%s", $1, $5, $1 == "SD" ? ", " : "\n" }'; done | sort -u
sed '/^two\|^rare/s/8\t2/0\t0/' rare >lone; sed 's/SD\t1\t0\t1/SD\t2\t0\t0/' lone >lone.found; scorediff lone lone.found   # nor has micro, of one track
# -g: what was recorded four times is drawn once; the interval is that of the two alone
for t in a b; do { head -n 1 $t; for i in 1 2 3 4; do sed 1d $t | grep '^one\|^two' | sed "s/^[a-z]*/&_$i/"; done; } >$t.4; done
wide() { awk '$1 == "KD" { printf "%.1f\n", ($6 - $5) / '"$1"' }'; }
w=$(scorediff -b 9999 a b | awk '$1 == "KD" { print $6 - $5 }')
scorediff -b 9999 -g '_[0-9]$' a.4 b.4 | wide $w
scorediff -b 9999 a.4 b.4 | awk -v w=$w '$1 == "KD" { print ($6 - $5 < 0.8 * w ? "narrower" : "as wide") }'
head -n 5 a.4 >few; scorediff -g '_.*' few few | grep KD
scorediff -g '[' a b || echo "exit $?"
