# a search goes on with the sets and the line of the network that it began with, and with no others; the settings note versions;
# what killed programs leave goes in the end
. "$T/study_parts.sh"
cell=one/study/cells/rnn/synth-drums
score() { study one "$@" $cell/synth-drums.thesis.tsv 2>&1 </dev/null | grep -v '^make\|^data has\|^sadtp' || true; }
score
cut -f 1 $cell/begun | uniq
cp $cell/synth-drums.act.zts before.zts
echo "== the same sets, made anew"
sleep 0.01; rm -r one/study/made
score
cmp before.zts $cell/synth-drums.act.zts
echo "== other sets"
mkdir other; sed 's/"50 100 133 25 400"/"50 101 133 25 400"/' "$T/study/made.awk" >other/made.awk; cp "$T/study/made.mk" other
rm -r one/study/made
score MADE_MK=other/made.mk
cmp before.zts $cell/synth-drums.act.zts
rm -r $cell
score MADE_MK=other/made.mk
cmp -s before.zts $cell/synth-drums.act.zts || echo "searched again"
echo "== another line"
score MADE_MK=other/made.mk 'line_rnn=rnn cell={cell} layers={layers} hidden=5'
echo "== a search of an older version, which noted nothing, goes on"
rm $cell/begun
score MADE_MK=other/made.mk; cut -f 1 $cell/begun | uniq
echo "== another space, as old as the first"
cp -p space/rnn.space .; sed -i 's/hidden choice 4/hidden choice 5/' space/rnn.space; touch -r rnn.space space/rnn.space
score MADE_MK=other/made.mk
cp -p rnn.space space; score MADE_MK=other/made.mk
echo "== the first, but newer; and of a search from before it was noted"
touch mark; sleep 0.01; touch space/rnn.space
score MADE_MK=other/made.mk; find one -newer mark -type f
cp -p rnn.space space; rm $cell/space
score MADE_MK=other/made.mk; find one -newer mark -type f
echo "== settings"
grep -c ^version one/study/settings
sed -i '/^SPACES/d; s/^version.*/version\told/' one/study/settings   # by an older version
score MADE_MK=other/made.mk
score MADE_MK=other/made.mk
sed -n 's/^version.*old$/&/p; s/^version.*0[.].*/another version/p; s/^SPACES.*/&/p' one/study/settings
score SEED=4
score TRAIN='--average 0.9'
echo "== explain: what was tested, and whether it is what would be now"
tested() { study one explain CELL=rnn/synth-drums "$@" 2>/dev/null </dev/null | sed -n 's/\<[0-9a-f]\{16\}\>/F/; s/^ *\(synth-drums, the fingerprint\)/\1/p'; }
tested
cp $cell/../../../made/synth-{band,drums}/test.zts; tested
rm $cell/synth-drums.tested; tested
rm one/study/made/synth-drums/train.zts; study one explain CELL=rnn/synth-drums 2>&1 </dev/null | grep 'any more\|F1 ' | cut -f 1,2
echo "== activations of other songs than the scores: there are no scores"
score MADE_MK=other/made.mk; mkdir one/bin
printf '#!/bin/sh\nexit 2\n' >one/bin/predict; chmod +x one/bin/predict; rm $cell/synth-drums.act.zts
score MADE_MK=other/made.mk; ls $cell/synth-drums.thesis.tsv 2>/dev/null || echo none

echo "== explain: not yet scored"
study one explain CELL=rnn/synth-drums 2>&1 </dev/null | sed -n "/^Scores/,/^$/p" | head -n 2
