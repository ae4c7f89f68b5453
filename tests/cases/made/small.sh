# the test splits of the three sets, as small as they come: one song each
unset MAKEFLAGS MAKELEVEL                          # a make of its own
for p in fluidsynth make; do command -v $p >/dev/null || { echo "$p is not there"; exit 77; }; done
for f in FluidR3_GM TimGM6mb; do [ -e /usr/share/sounds/sf2/$f.sf2 ] || { echo "$f.sf2 is not there"; exit 77; }; done
ln -s "$T/../pipelines" .
made() { make --no-print-directory -f pipelines/made.mk BUILD=. HOURS=0 MADE_LENGTH=10 "$@"; }
tests=$(echo study/made/synth-{drums,band,other}/test.zts)
made -s $tests
ls study/made/synth-band/songs
for t in $tests; do echo $t $(shard -s $t | cut -f 3,4,7 | tail -n 1); done
touch before; sleep 0.01
made -s $tests                                   # all is there
find study -newer before
cp study/made/synth-band/test.zts before.zts
rm study/made/synth-band/songs/000004.roll.zts
made -s $tests                                   # goes on where it was, to the same bytes
cmp before.zts study/made/synth-band/test.zts
cut_of() {  # SPLIT HOURS: the songs that its recipe gives shard
    made -s HOURS=$2 study/made/songs
    made -n HOURS=$2 study/made/synth-other/$1.zts | sed -n '/| shard/s/ | xargs.*//p' | bash | grep -o '[0-9]*[.]spec' | sort -u
}
for h in 0 0.5 1; do
    for p in train valid test; do echo HOURS=$h $p $(cut_of $p $h | wc -l); done
done
# no song is in two of the splits
for p in train valid test; do cut_of $p 0.5; done | sort | uniq -d
{ made HOURS=x 2>&1 || echo $?; } | sed 's/.*\(HOURS=x.*\)\. *Stop\.$/\1/'
{ made SOUNDFONTS=nowhere 2>&1 || echo $?; } | sed 's/.*\(nowhere.*\)\. *Stop\.$/\1/'
# a set whose songs are asked for otherwise is made anew; the study can tell the commands
cp study/made/synth-drums/test.zts before.zts; cp study/made/synth-band/test.zts band.zts
sed 's/-S 11/-S 21/' pipelines/made.sets >other.sets
rm pipelines; mkdir pipelines; ln -s "$T"/../pipelines/* pipelines; rm pipelines/made.sets; mv other.sets pipelines/made.sets
made -s study/made/synth-drums/test.zts study/made/synth-band/test.zts
cmp -s before.zts study/made/synth-drums/test.zts || echo "another set"
cmp band.zts study/made/synth-band/test.zts
make -s -f pipelines/study.mk NEEDED= BUILD=b settings
pipelines/commands.sh b/study b/study/made/synth-drums/test.zts | grep -o 'groove -S 21.*-f 000004\|[/a-z0-9]*FluidR3_GM.sf2' | sort | uniq -c | tr -s ' '
