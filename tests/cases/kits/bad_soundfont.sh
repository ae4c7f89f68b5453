# the same of SoundFonts
command -v fluidsynth >/dev/null || { echo "fluidsynth is missing"; exit 77; }
convert=$T/../pipelines/soundfont_kit.sh
fails() { "$@" && echo "no error" || echo "$?"; [ -z "$(find . -maxdepth 1 -name 'out*')" ] || { ls -d out*; rm -rf out*; }; }
echo RIFF, but no more >secret.wav
fails "$convert" secret.wav out
fails "$convert" nothere out
fails "$convert" secret.wav out loud
printf 'RIFF\4\0\0\0sfbk' >no.sf2; fails "$convert" no.sf2 out 2>&1 | sed 's/: .*: fluid/: ...: fluid/'
LAYERS=0 fails "$convert" no.sf2 out
SPACE=0.5 "$T/../pipelines/soundfont_kit.sh" none none 2>&1 || echo "exit $?"
"$T/../pipelines/soundfont_kit.sh" none none 0 fam akustic 2>&1 || echo "exit $?"
