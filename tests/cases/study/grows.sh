# what is added to a finished study is made, what is removed is made again, what is taken away is in no table, and nothing else is done
. "$T/study_parts.sh"
printf 'conv choice 1\nlayers choice 1\nhidden choice 4\nlr log 1e-2 5e-2\ndecay log 1e-5 1e-3\n' >space/cnn.space
rows() { awk -F '\t' 'NR > 1 { print $1 "/" $2 }' four/study/results.tsv | sort -u | paste -sd ' '; }
tables() { study four TRIALS=1 EPOCHS=2 "$@" tables >out 2>err || { cat err; exit 1; }; rows; touch mark; sleep 0.01; }
tables
echo "== a network"
tables ARCHS="rnn cnn"
tables ARCHS="rnn cnn"; find four/study -newer mark -type f | grep -v settings || echo "nothing is done"
echo "== one less, and another for the unions"
tables ARCHS="rnn cnn" UNION_ARCH=cnn; grep -c CNN four/study/tables/7.1.txt
tables VARIANT=whole; awk -F '\t' 'NR > 1 { print $3 }' four/study/variants.tsv | sort -u
tables; awk -F '\t' 'NR > 1 { print $3 }' four/study/variants.tsv | sort -u | paste -sd ' '
echo "== a cell that was removed"
rm -r four/study/cells/rnn/synth-band
tables; ls four/study/cells/rnn/synth-band/*.thesis.tsv | wc -l
echo "== the network's line"
study four TRIALS=1 EPOCHS=2 'line_rnn=rnn cell={cell} layers={layers} hidden=5' four/study/cells/rnn/synth-drums/model.zts 2>&1 | grep -v '^make\|^data has\|^sadtp' | head -n 1 || true
study four TRIALS=1 EPOCHS=2 explain CELL=rnn/synth-drums 'line_rnn=rnn layers=9' | grep -c 'layers=9' || true
