# a SoundFont that cannot be loaded stops, with its name: neither silence nor what another one plays gets a song's name
large=/usr/share/sounds/sf2/FluidR3_GM.sf2 font=/usr/share/sounds/sf2/TimGM6mb.sf2
command -v fluidsynth >/dev/null && [ -r $large ] && [ -r $font ] || { echo "no fluidsynth with its soundfonts"; exit 77; }
unset MAKEFLAGS MAKELEVEL MAKEOVERRIDES
mkdir pipelines fonts; ln -s "$T"/../pipelines/* pipelines
song=study/made/synth-other/songs/000000
made() { make -s -f pipelines/made.mk BUILD=. MADE_LENGTH=10 SOUNDFONTS=fonts $song.spec.zts 2>&1 | sed 's/^make: .*\] Error/make: Error/; s/^[a-z/.]*mk:[0-9]*: \*\*\* //; s/\.  Stop\.$//' || true; }
ln -s $large fonts/FluidR3_GM.sf2
for how in "head -c 3000000 $font" "true"; do $how >fonts/TimGM6mb.sf2; made; done
ln -sf $large fonts/TimGM6mb.sf2; (ulimit -v 150000; made)
ls study/made/synth-other/songs
rm pipelines/made.sets; printf 'synth-other\n' >pipelines/made.sets; made
