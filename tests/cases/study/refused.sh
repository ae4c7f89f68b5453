# what makes no sense is refused in one line, before anything is made; what is wanting is said before anything is trained
ln -s "$T/../pipelines" pipelines
unset MAKEFLAGS MAKELEVEL MAKEOVERRIDES
said() { sed 's/^pipelines.*mk:[0-9]*: \*\*\* //; s/\.  Stop\.$//'; }
try() { echo "== $*"; make -s -f pipelines/study.mk "$@" 2>&1 >/dev/null </dev/null | said || true; }
mkdir none
try SCALE=bogus tables
try HOURS=abc; try HOURS=-5; try HOURS=0; try HOURS=1.5.2
try -n SCALE=quick HOURS=20; try -n SCALE=thesis HOURS=20; try -n DATA=none PARTIAL=0
try SEED=abc; try BINS=0; try RUN=bogus; try WIDTH=0; try TRIALS=many; try THREADS=
try STUDY="a b" tables
try -n VARIANTS="whole loose" variants; try VARIANT=bogus variants; try VARIANT=window-50 variants
try SHOW=crnn/nothing; try SHOW=crnn/synth-drums+synth-band
try ARCHS="rnn lstm"
try DATA=none tables
ls
echo "== allowed"
value() { make -s -f pipelines/study.mk NEEDED= "${@:2}" --eval="value: ; @echo '$1'" value; }
value '$(HOURS) $(MUSIC) $(SHOW) $(UNION_ARCH) $(WIDTH) $(TRIALS)'
value '$(HOURS) $(MUSIC) $(SHOW) $(UNION_ARCH) $(WIDTH) $(TRIALS)' SCALE=small
value '$(HOURS) $(MUSIC)' SCALE=small HOURS=10; value '$(PARTIAL)' PARTIAL=1
value '$(HOURS) $(MUSIC) $(SHOW) $(UNION_ARCH) $(WIDTH) $(TRIALS)' HOURS=.5 ARCHS="rnn cnn" RUN=slurm
value '$(words $(CELLS)) $(firstword $(CELLS)) $(lastword $(CELLS))' ARCHS="rnn cnn"
echo "== a network's name"
# study.mk with one line more: what of it comes, and which networks there are
more() { { sed '/^ARCHS /,$d' pipelines/study.mk; echo "$1"; sed -n '/^ARCHS /,$p' pipelines/study.mk; } >more.mk; make -s -f more.mk NEEDED= ARCHS="rnn $2" --eval="value: ; @echo '\$(NETWORKS): \$(line_$2)'" value 2>&1 | sed 's/^more.*mk:[0-9]*: \*\*\* //; s/\.  Stop\.$//' || true; }
more '$(call arch, tiny, rnn layers=1)' tiny; more '$(call arch,rnn,rnn layers=1)' cnn; rm more.mk
echo "== unions and recipes"
try -n MADE_UNIONS="synth-drums synth-drum+synth-band"; try -n REAL_UNIONS=slakh+sadtp
value '$(strip $(UNIONS))' MADE_SETS=synth-drums
echo "== a made set without a name"
rm pipelines; mkdir pipelines fonts; ln -s "$T"/../pipelines/* pipelines; touch fonts/{FluidR3_GM,TimGM6mb}.sf2
sets() { cp --remove-destination "$T/../pipelines/made.sets" pipelines; printf '%s\n' "$1" >>pipelines/made.sets; }
for line in 'Synth-rock  TimGM6mb.sf2  -S 14' 'synth+rock  TimGM6mb.sf2  -S 14' 'valid  TimGM6mb.sf2  -S 14' ' # a comment'; do
    sets "$line"; try NEEDED= STUDY=none settings
    echo "== made.mk: $line"; make -s -n -f pipelines/made.mk SOUNDFONTS=fonts 2>&1 >/dev/null | said || true
done
echo "== a recipe that fails"
rm pipelines/sets; mkdir pipelines/sets; ln -s "$T"/../pipelines/sets/* pipelines/sets
printf '#!/usr/bin/env bash\n. "$(dirname "$0")/lib.bash"\nfolder none\nfond "$folder"\n' >pipelines/sets/few.sh; chmod +x pipelines/sets/few.sh; mkdir none/none
cp "$T/../pipelines/made.sets" pipelines; try -n REAL_SETS=few TEST_SETS= DATA=none; try -n REAL_SETS="egmd fwe" TEST_SETS= DATA=none
rmdir none/none
rm -r pipelines fonts; ln -s "$T/../pipelines" pipelines
echo "== without programs"
mkdir bin; for p in bash make awk seq fluidsynth sox sed; do ln -s "$(command -v $p || command -v true)" bin/$p; done
poor() { echo "== $*"; (PATH=$PWD/bin; make -s -f pipelines/study.mk "$@" 2>&1 >/dev/null) | said || true; }
poor study
rm bin/fluidsynth; poor tables
ls
