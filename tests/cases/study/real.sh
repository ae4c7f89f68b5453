# a real set in miniature: missing files stop make, and nothing waits; lists are of one DATA and PARTIAL; counts are looked at before
# a search; what comes to a folder or goes is noticed, and nothing else is done; a cell is explained without DATA on the line, or make fails
. "$T/study_parts.sh"
rm pipelines; mkdir pipelines pipelines/sets
ln -s "$T"/../pipelines/* pipelines 2>/dev/null || true
ln -sf "$T"/../pipelines/sets/* "$T/study/few.sh" pipelines/sets
mkdir data/few
for s in one two three four; do
    sox -D -n -r 44100 -b 16 data/few/$s.wav synth 6 noise vol 0.1
    printf '0.5 KD\n1 SD\n2 HHC\n4.5 KD\n' | sed 's/HHC/CHH/' >data/few/$s.txt
done
real() { study one REAL_SETS=few TEST_SETS= MADE_SETS= MADE_UNIONS= SHOW=rnn/few EPOCHS=1 TRIALS=1 "$@" </dev/null 2>&1 | sed -n 's/^\([a-z/.]*mk\):[0-9]*:/\1:/; /^make\|^[a-z]* has/!p' || true; }
cell=one/study/cells/rnn/few
mv data/few/two.txt .
rm pipelines/published.tsv; printf 'rnn\tfew\tfew\tmicro\t0.5\n' >pipelines/published.tsv
published() { awk '$4 == "micro" { print "published:", $13 }' one/study/results.tsv; }
echo "== missing"
timeout 20 bash -c "$(declare -f study real); T='$T'; real $cell/few.thesis.tsv" || echo "exit $?"
ls one/study/cells 2>/dev/null || true
echo "== PARTIAL"
real PARTIAL=1 one/study/results.tsv; published
wc -l <one/study/sets/few/train.tracks; cat one/study/data
mkdir data/few/two.txt; timeout 60 bash -c "$(declare -f study real); T='$T'; real PARTIAL=1 one/study/sets/few/train.zts" || echo "exit $?"
rmdir data/few/two.txt; mv two.txt data/few
echo "== what has come"
real PARTIAL=1 one/study/sets/few/train.zts; wc -l <one/study/sets/few/train.tracks
touch mark; sleep 0.01; real PARTIAL=1 one/study/sets/few/train.zts; find one/study/sets -newer mark -type f
echo "== whole"
real $cell/few.thesis.tsv
rm -r $cell
real one/study/results.tsv; published
wc -l <one/study/sets/few/train.tracks; cat one/study/data
awk -F '\t' '{ print $1, $6 }' one/study/sets/few/check.tsv
touch mark; sleep 0.01; real one/study/results.tsv; find one -newer mark -type f
echo "== one song more, one less"
songs() { real TEST_SETS=sadtp one/study/results.tsv; awk -F '\t' '$3 == "sadtp" && $4 == "SD" { print $5 + $7 " onsets" }' one/study/results.tsv; }
songs
touch mark; sleep 0.01; songs; find one/study -newer mark -type f
cp -r data/SADTP/one data/SADTP/three
songs; find one/study -newer mark -type f | sort
rm -r data/SADTP/three
songs
echo "== the same data by another name, and a label map that was changed"
real TEST_SETS=sadtp one/study/results.tsv
touch mark; sleep 0.01; real DATA=./data/ TEST_SETS=sadtp one/study/results.tsv; find one/study -newer mark -type f
rm pipelines/maps; cp -r "$T/../pipelines/maps" pipelines; echo '# no more' >>pipelines/maps/$(cut -f 2 one/study/sets/few/test.tracks).map
touch mark; sleep 0.01; real DATA=./data/ TEST_SETS=sadtp one/study/results.tsv; find one/study -newer mark -name 't*.zts' | sort
real TEST_SETS=sadtp one/study/results.tsv
echo "== all of a split"
mv data/few/three.txt .; real PARTIAL=1 one/study/sets/few/valid.zts; mv three.txt data/few
real one/study/results.tsv
echo "== explained"
mv data elsewhere
real DATA= explain CELL=rnn/few | sed -n '/^Commands/,$p' | cut -c 1-100
echo "== explained with other lists"
real DATA= TEST_SETS=sadtp explain CELL=rnn/few | sed '1,/^Commands/d' | cut -c 1-80 | tail -n 3
make -s -f pipelines/study.mk BUILD=one explain CELL=rnn/few 2>&1 | sed '1,/^Commands/d' | cut -c 1-100
pipelines/commands.sh one/study one/study/sets/few/test.zts 2>&1 | head -n 5
pipelines/commands.sh one/study one/study/cells/rnn/nothing/search.tsv 2>/dev/null || echo "exit $?"
echo "== another DATA"
cp -r elsewhere there; sox -D elsewhere/few/one.wav there/few/one.wav vol 0.5
real DATA=elsewhere $cell/few.thesis.tsv; grep ^DATA one/study/data   # the same data
real DATA=there $cell/few.thesis.tsv; grep ^DATA one/study/data
