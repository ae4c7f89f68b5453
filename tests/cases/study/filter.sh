# a filter behind the features has those alone, also of saved segments, whose labels stay; one that fails behind a whole stream
# leaves no piece of a set; saved segments are not asked to be made otherwise
. "$T/study_parts.sh"
rm pipelines; mkdir pipelines pipelines/sets
ln -s "$T"/../pipelines/* pipelines 2>/dev/null || true
ln -sf "$T"/../pipelines/sets/* "$T/study/few.sh" pipelines/sets
for split in train validation test; do cp -r "$T/vectors/tfsnap/gzip" data/adtof_yt_$split; done
mkdir data/few
for s in one two three four; do sox -D -n -r 44100 -b 16 data/few/$s.wav synth 1 noise vol 0.1; printf '0.5 KD\n' >data/few/$s.txt; done
real() { study one MADE_SETS= MADE_UNIONS= REAL_UNIONS= TEST_SETS= SHOW= "$@" 2>&1 | sed -n 's/^\([a-z/.]*mk\):[0-9]*: [*]* */\1: /; s/\.  Stop\.$//; /^make\|^[a-z-]* has/!p' || true; }
piece=sets/adtof-yt/test.0000.shard; adtof() { real REAL_SETS=adtof-yt SHARD="-f 8" SHOW=rnn/adtof-yt STUDY="$1" "${@:2}" "$1/$piece"; }
adtof plain
echo "== a filter"
adtof filtered AFTER_SPEC="tee seen.zts"; ztsinfo seen.zts | cut -f 2 | sort -u; ztscmp plain/$piece filtered/$piece && echo "the same"
echo "== otherwise"
adtof filtered | grep '^[<>]'; adtof other WAV2SPEC=--squared
echo "== a filter that fails"
real REAL_SETS=few SHOW=rnn/few STUDY=two AFTER_SPEC="{ cat; exit 3; }" two/sets/few/test.0000.shard; ls two/sets/few | grep "shard$" || true
