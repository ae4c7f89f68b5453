# the kits out of SoundFonts, that make model has without any option, of a stroke or two: how it asks for them is as their script wants it
font=/usr/share/sounds/sf2/TimGM6mb.sf2
command -v fluidsynth >/dev/null && [ -r "$font" ] || { echo "fluidsynth or timgm6mb-soundfont is missing"; exit 77; }
. "$T/model_parts.sh"
rm bin/fluidsynth
make -n -f pipelines/model.mk DATA=data MODEL_OUT=m font_kits='TimGM6mb:0 TimGM6mb:25' m/kits |
    sed 's/LAYERS=[0-9]* SPACE=[0-9]* NOTES="[^"]*"/LAYERS=1 SPACE=1 NOTES="36 54"/' >commands
grep -c 'LAYERS=1' commands
bash -eu -o pipefail commands
cat m/kits/kits.tsv
