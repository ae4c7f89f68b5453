# what a researcher adds is a line: a network with a space of its own or without, a made set, a real set beside its recipe, a union,
# a filter behind wav2spec and predict, trainnet's further options, a variant; from dry runs, the tables' order too
mkdir pipelines pipelines/sets
ln -s "$T"/../pipelines/* pipelines 2>/dev/null || true
ln -sf "$T"/../pipelines/sets/* pipelines/sets
unset MAKEFLAGS MAKELEVEL MAKEOVERRIDES
dry() { make -n -f pipelines/study.mk NEEDED= "$@" 2>&1 || true; }
line() { rm -f pipelines/$1; cp "$T/../pipelines/$1" pipelines; sed -i "$2" pipelines/$1; cmp -s "$T/../pipelines/$1" pipelines/$1 && echo "no line was changed" || true; }
C=build/study/cells
tune() { tr '\n' ' ' | tr -d '\\' | tr -s ' ' | grep -o 'tune [-i ]*-p.*-a "[^"]*"' | sed "s,--seed.*--lr,...,; s,$C/,,g"; }

echo "== a network"
line study.mk 's/^$(call arch,vit,.*/&\n$(call arch,tiny,rnn layers=1 hidden=8)/'
dry $C/tiny/synth-band/search.tsv | tune
dry build/study/results.tsv | tr ' ' '\n' | grep "^$C.*thesis.tsv" | sed "s,$C/,," | awk -F / '!s[$1]++ { print $1 }' | paste -sd ' '
mkdir space; echo 'hidden choice 8 16' >space/tiny.space
dry SPACES=space TUNE= $C/tiny/synth-band/search.tsv | tune
dry ARCHS="cnn tiny" build/study/results.tsv | tr ' ' '\n' | grep "^$C.*thesis.tsv" | sed "s,$C/,," | awk -F / '!s[$1]++ { print $1 }' | paste -sd ' '

echo "== a made set"
line made.sets '$a synth-slow  TimGM6mb.sf2  -S 14 -i a -s ballad'
mkdir fonts; touch fonts/{FluidR3_GM,TimGM6mb}.sf2
dry SOUNDFONTS=fonts $C/rnn/synth-slow/search.tsv | grep -o '^groove.*synth-slow/songs/000000.*\|fluidsynth_to.*fonts.*synth-slow/songs/000000.mid\|shard -o .*synth-slow/train.zts'
dry SOUNDFONTS=fonts build/study/results.tsv | tr ' ' '\n' | grep -c "^$C/.*synth-slow.thesis.tsv"

echo "== a real set, and a union with it"
cp "$T/study/few.sh" pipelines/sets
line study.mk 's/^REAL_SETS :=.*/& few/; s/^MADE_UNIONS :=/& synth-band+few/'
mkdir -p data/few build/study/sets/few; touch data/few/{one,two,three,four}.{wav,txt}
make -s -f pipelines/study.mk sets DATA=data 2>/dev/null | tail -n 1
printf 'DATA\tdata\nPARTIAL\t\n' >build/study/data
pipelines/sets/few.sh data build/study/sets/few; pipelines/sets/pieces.sh build/study/sets/few
dry DATA=data SOUNDFONTS=fonts $C/rnn/few/search.tsv | grep 'rolls.sh\|check.sh\|begun.sh'
dry DATA=data SOUNDFONTS=fonts build/study/results.tsv | grep ^pipelines/results.sh | tr ' ' '\n' | grep -o "^$C/.*few/.*.thesis.tsv"
dry SOUNDFONTS=fonts build/study/results.tsv | grep -c few || true        # not there, not asked for

echo "== dollars of a stage"   # one text on real and made sets and of each program, given on the line or by the environment, and told so
dollars() { grep -o "awk '{ print .[^}]*}'\|--[a-z]*='[^']*'" | sort -u | paste -sd ' '; }
both="$C/rnn/few/few.act.zts $C/rnn/synth-band/synth-band.act.zts"
two=(AFTER_SPEC="awk '{ print \$\$2 }'" AFTER_PREDICT="awk '{ print \$\$3 }'" WAV2SPEC="--wav='a \$\$4'" TRAIN="--train='\$\$5'" SHARD="--shard='\$\$6'")
dry DATA=data SOUNDFONTS=fonts "${two[@]}" $both | dollars
(export "${two[@]//\$\$/\$}"; dry DATA=data SOUNDFONTS=fonts $both) | dollars
make -s -f pipelines/study.mk NEEDED= SOUNDFONTS=fonts "${two[@]}" settings; sed -n 's/^\(WAV\|AFT\|TRAIN\|SHARD\)/&/p' build/study/settings
pipelines/commands.sh build/study $both | tee told | dollars
grep -c "| shard .*-o .*made" told; grep -c "fluidsynth_to.* fonts/" told; grep -c "| shard --shard='[$]6' -o .*made" told
rm build/study/settings

echo "== a stage"
line study.mk 's/^WAV2SPEC .*/WAV2SPEC := --squared/; s/^AFTER_SPEC .*/AFTER_SPEC := loud --db 6/; s/^AFTER_PREDICT .*/AFTER_PREDICT := smooth/; s/^TRAIN .*/TRAIN := --augment gain=3/
    s/^REAL_SETS :=.*/& few/; s/^VARIANTS :=.*/& loose/; s/^$(call way,mir_eval,.*/&\n$(call way,loose,act,-Tz, -w 100)/'
dry DATA=data SOUNDFONTS=fonts $C/rnn/few/few.loose.diff.tsv $C/rnn/synth-band/search.tsv | grep 'loud\|smooth\|gain=3\|loose' | sed 's,build/study/,,g' | grep 'wav2spec.*synth-band/songs/000000\|few\|^tune' | sed 's/^[.] .*wav2spec/... wav2spec/'
dry DATA=data SOUNDFONTS=fonts settings | grep -o '"[A-Z_]*=[$][A-Z_]*"'
echo "== recordings of one playing"
mkdir x; touch x/{egmd,slakh}.act.zts; dry x/egmd.thesis.tsv x/slakh.thesis.tsv | grep -o 'score .*-t'
