# songs last from 60 to 180 s, about, unless told otherwise; each style of a list is drawn, one given twice twice as often
groove -n 60 -d a -v -s rock,jazz,rock 2>said
sed 's/.*: \([a-z]*\), .* bars, \([0-9]*\) s, .*/\1 \2/' said | awk '
    { n[$1]++; sum += $2; short += $2 < 45; long += $2 > 210; above += $2 > 120 }
    END { print (n["rock"] > 30 && n["rock"] < 50 && n["rock"] + n["jazz"] == 60 ? "rock twice as often" : "rock " n["rock"] ", jazz " n["jazz"])
          print (short + long < 6 && above > 15 && above < 45 ? "from 60 to 180 s" : short " below 45 s, " long " above 210, " above " above 120") }'
# a and b have no program and no kit in common
for set in a b; do
    groove -n 60 -d $set -l 10 -i $set
    for f in $set/*.mid; do grep -aoP '[a-z]\0[\xc0-\xcf][\0-\x7f]' $f; done | od -An -v -t x1 -w5 | awk '{ print $3 == "c9" ? "kit" : "program", $4 }' | sort -u >$set.programs
done
wc -l <a.programs | awk '{ print ($1 > 20 ? "many" : $1) }'; comm -12 a.programs b.programs
