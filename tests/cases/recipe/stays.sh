# an accompaniment, and speech, that are there already stay, as a list is resumed
. "$T/smf.bash"
mkdir bin; smf 0 1 60 100 100 1 60 0 >song.mid; sox -D -R -n -r 44100 -c 1 -b 16 voice.wav synth 1 brownnoise vol 0.4
printf '#!/bin/sh\nwhile [ "$1" != -F ]; do shift; done\ncp voice.wav "$2"\n' >bin/fluidsynth; printf '#!/bin/sh\ncat voice.wav\n' >bin/espeak-ng; chmod +x bin/*
export PATH=$PWD/bin:$PATH
again() { touch mark; sleep 0.01; "$@"; find . -newer mark -name '*.flac' | sort; }
touch font; "$T/../pipelines/accompany.sh" song.mid out.flac font; "$T/../pipelines/voices.sh" voices 2
again "$T/../pipelines/accompany.sh" song.mid out.flac font
touch song.mid; again "$T/../pipelines/accompany.sh" song.mid out.flac font
echo "== another song of its name, an older one; another way; another soundfont"
smf 0 1 62 100 100 1 62 0 >song.mid; touch -d 2024-01-01 song.mid; again "$T/../pipelines/accompany.sh" song.mid out.flac font
again "$T/../pipelines/accompany.sh" song.mid out.flac font other
touch font2; again "$T/../pipelines/accompany.sh" song.mid out.flac font2 other; again "$T/../pipelines/accompany.sh" song.mid out.flac font2 other
echo "== speech"
again "$T/../pipelines/voices.sh" voices 3
