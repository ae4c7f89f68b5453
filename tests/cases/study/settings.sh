# every setting that a study's numbers depend on is one of those that it holds to
. "$T/study_parts.sh"
study one settings 2>/dev/null || true
# on what it runs is noted, also by whom songs are played
for p in fluidsynth fluid-soundfont-gm timgm6mb-soundfont; do ! dpkg-query -W "$p" >/dev/null 2>&1 || grep -q "^$p"$'\t' one/study/settings || echo "$p is not noted"; done
# also what was changed since: other versions, another machine
sed -i 's/^\(machine\|fluidsynth\|version\)\t.*/\1\tbefore/' one/study/settings; study one settings 2>/dev/null || true
for p in $(sed -n 's/\tbefore$//p' one/study/settings); do grep "^$p"$'\t' one/study/settings | sed '/before$/!s/\t.*/ now/' | paste -sd ,; done | grep -v fluidsynth
! grep '^fluidsynth.*before' one/study/settings >/dev/null || [ "$(grep -c ^fluidsynth one/study/settings)" = 2 ] || echo "another fluidsynth is not noted"
for s in SCALE=small HOURS=3 TRIALS=3 EPOCHS=3 PATIENCE=2 BATCH=3 MUSIC=7 SEED=9 WIDTH=2 SHARD=-H TRAIN=--half \
    WAV2SPEC=--squared AFTER_SPEC=cat AFTER_PREDICT=cat MADE_LENGTH=10 SOUNDFONTS=fonts TUNE= BINS=40; do
    { study one $s settings 2>&1 || true; } | grep -q 'begun with other settings' || echo "$s goes on"
done
# of a search at the thesis's scale also those that are for one set; elsewhere they play no part, and a default is the same when it is given
study two SCALE=thesis settings 2>/dev/null || true
for s in MORE_TRIALS=9 MORE_PATIENCE=9; do
    { study two SCALE=thesis $s settings 2>&1 || true; } | grep -q 'begun with other settings' || echo "$s goes on"
    study one $s settings 2>&1
done
for s in PATIENCE=8 WIDTH=1; do study one $s settings 2>&1; done
