# the whole study in miniature; killed on its way it goes on to the same numbers; each cell can be explained. The pictures need gnuplot.
command -v gnuplot >/dev/null || { echo "gnuplot is not installed"; exit 77; }
. "$T/study_parts.sh"
mkdir -p one/study/made/synth-drums; mkdir -p one/study/other/cells one/study/cells/cnn/synth-band one/study/sets/gone
touch one/study/{.,made/synth-drums,other/cells}/train.zts.Ab12cD.tmp   # of programs that were killed, the last of another study
# of a network and a set that were taken away
printf 'trial\tstate\tvalue\tseconds\n0\tbest\t0.5\t1\n' >one/study/cells/cnn/synth-band/search.tsv; printf 'epoch\n1\t1\t1\t1\t1\n' >one/study/cells/cnn/synth-band/0.log
printf 'split\ttracks\n' >one/study/sets/gone/check.tsv
study one study >tables 2>err || { cat tables err; exit 1; }
find one -name '*.tmp'
grep -o 'CNN\|cnn/synth-band\|counts, gone' one/study/report.html one/study/figures/curves.svg || true; rm -r one/study/cells/cnn one/study/sets/gone
sed -E 's/[01]\.[0-9]{3}/F/g; s/\[[0-9., ]*\]/[I]/; s/ \*/  /g; s/ +$//' tables | tr -s ' ' | head -n 22
for f in 6.1 6.2 curves activation waveform spectrograms piano-roll; do [ -s one/study/figures/$f.svg ] && [ -s one/study/figures/$f.png ] || echo "no figure $f"; done
for t in 4.6 6.1 6.1-classes 7.1 7.1-classes variants; do for f in txt md tex; do [ -s one/study/tables/$t.$f ] || echo "no table $t.$f"; done; done
grep -c 'src="data:image' one/study/report.html
grep -o 'Of [^ ]* there is no sound.*[.]' one/study/report.html   # the stand-ins are features alone
! grep -oE '(src|href)="[^d#][^"]*"' one/study/report.html      # self-contained
grep -o '<meta name="viewport"' one/study/report.html; grep -o '<figcaption>[^:<]*' one/study/report.html
for row in SCALE SEED version machine begun 'this page'; do grep -c "<td>$row</td><td>[^<]" one/study/report.html; done | paste -sd ' '
head -n 1 one/study/cells/rnn/synth-band/0.log | cut -f 1-5   # what the curves are drawn by
cut -f 1-3 one/study/results.tsv | sort -u
cut -f 1-3 one/study/variants.tsv | sort -u | head -n 9
study one explain CELL=rnn/synth-band >why; grep -c 'train [0-9a-f]* valid' why; grep '^[A-Z].*:$' why
sed -n '/^The sets as/,/^Scores/s,.*/\([a-z-]*/[a-z]*[.]zts\)\t.*,\1,p' why | paste -sd ' '
# the model learned from the sets that are there
diff <(sed -n 's,.*/synth-band/\(train\|valid\)[.]zts.*\t\([0-9a-f]*\)$,\1 \2,p' why) \
    <(zts2txt one/study/cells/rnn/synth-band/model.zts | sed -n 's/.* train \([0-9a-f]*\) valid \([0-9a-f]*\)$/train \1\nvalid \2/p')
study one explain CELL=rnn/synth-drums+synth-band | grep -c 'predict .*/sadtp\|peakpick .*/synth-band.act'   # of unions, and tested on others, too
# its scores and its best trial are those of the tables, and so is the report's sum of seconds
diff <(sed -n 's/^    \(synth[^ ]*\|sadtp\) micro F1 \([0-9.]*\).*/\1 \2/p' why | sort) \
    <(awk '$1 == "rnn" && $2 == "synth-band" && $4 == "micro" { print $3, $10 }' one/study/results.tsv | sort)
awk 'NR > 1 { if ($3 > best) { best = $3; trial = $1 } } $2 == "best" { named = $1 } END { if (named != trial) print "best is " named ", not " trial }' one/study/cells/rnn/synth-band/search.tsv
cmp one/study/cells/rnn/synth-band/model.zts one/study/cells/rnn/synth-band/"$(sed -n 's/^Trial \([0-9]*\),.*/\1/p' why)".zts
for s in one/study/cells/rnn/*/; do
    awk -F '\t' -v cell="rnn/$(basename "$s")" 'NR > 1 { n++; sum += $4 } $2 == "best" { best = $1; f = $3 }
        END { printf "<tr><td>%s</td><td>%d</td><td>%.0f</td><td>%s</td><td>%s</td>", cell, n, sum, best, f }' $s/search.tsv |
        grep -qFf - one/study/report.html || echo "no search of $s in the report"
done
sed -n '/^Commands/,$p' why | grep -o '^    [a-z|]\+ ' | sort -u | tr -d '\n'; echo
grep -c '^pipelines/sets/sadtp.sh' one/study/report.html
grep -o 'A rehearsal\|the scores mean little' one/study/report.html
# all that is there stays, lists of a real set, too; other pictures are asked for by SHOW
touch mark; sleep 0.01
study one study >again 2>&1
find one -newer mark -type f
study one SHOW=rnn/synth-drums one/study/figures/curves.svg 2>/dev/null
find one -newer mark -type f -name '*.svg'
study one explain CELL=none 2>&1 | sed 's/make.*//' || echo no cell
numbers="two/study/results.tsv two/study/variants.tsv"
study two $numbers >/dev/null 2>&1 & pid=$!
until ls two/study/cells/rnn/*/journal >/dev/null 2>&1; do sleep 0.05; done
kill -TERM -- "$(pgrep -P $pid | head -n 1)" 2>/dev/null || true
! wait $pid || echo "it was not killed"
study two $numbers >again 2>err || { cat err; exit 1; }
study one TRIALS=3 tables 2>&1 | grep -v '^make' || true
cmp one/study/results.tsv two/study/results.tsv && cmp one/study/variants.tsv two/study/variants.tsv && echo "the same numbers"
