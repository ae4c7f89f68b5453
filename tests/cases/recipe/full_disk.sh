# a disk that is full, as a limit to files of so many KiB: no half of a sound gets its name, though sox and fluidsynth end with 0
font=/usr/share/sounds/sf2/TimGM6mb.sf2
command -v fluidsynth >/dev/null && [ -r $font ] || { echo "no fluidsynth with its soundfonts"; exit 77; }
. "$T/smf.bash"
P=$T/../pipelines
full() { (trap '' XFSZ; ulimit -f "$1"; "${@:2}" </dev/null 2>&1) || echo "exit $?"; }

smf 0 1 60 100 100 1 60 0 >song.mid
full 50 "$P/accompany.sh" song.mid a.flac $font          # fluidsynth's
NOTES=36 LAYERS=1 SPACE=1 full 50 "$P/soundfont_kit.sh" $font kit
sox -D -R -n -r 44100 -c 1 -b 16 voice.wav synth 3 brownnoise vol 0.4
mkdir bin; printf '#!/bin/sh\ncat voice.wav\n' >bin/espeak-ng; chmod +x bin/*
PATH=$PWD/bin:$PATH full 100 "$P/voices.sh" voices 2     # sox's
ls . voices

. "$P/sound.bash"
full 0 sox_to x.flac -D voice.wav x.flac trim 0 0.01     # its last block, of which it says nothing
full 99 sox_to x.flac -D voice.wav x.flac trim 0 0.01; soxi -s x.flac

ln -s "$P" pipelines
unset MAKEFLAGS MAKELEVEL
spec=study/made/synth-other/songs/000000.spec.zts
made() { make -s -f pipelines/made.mk BUILD=. MADE_LENGTH=10 $spec; }
full 300 made | sed 's/ \[.*\]//'; ls $spec 2>/dev/null || echo "no features"
