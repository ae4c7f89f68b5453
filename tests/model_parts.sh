# model_parts.sh - sourced: the making of a model in miniature. mk FILE TARGET ... is
# make with pipelines/FILE.mk, of the kit, groove and hall of mix_parts.sh; who
# plays and speaks gives a chord and a noise.
. "$T/mix_parts.sh"
ln -s "$T/../pipelines" .   # make takes no names with blanks in them
mkdir -p data/{kits,gmd,rooms,songs-midi/s} bin
mv kit data/kits/mine && cp -r data/kits/{mine,yours}
printf 'kit\tfamily\tkind\tscope\nmine\tmine\tacoustic\tfull\nyours\tyours\tacoustic\tfull\n' >data/kits/kits.tsv
cp beat.mid data/gmd && mv beat.mid data/songs-midi/s/song.mid
printf ',,,,,,,midi_filename,,,split\n,,,rock,,beat,,beat.mid,,4,train\n,,,rock,,beat,,beat.mid,,4,validation\n' >data/gmd/info.csv
printf 'file\tseconds\tdrum_notes\nsong.mid\t8\t32\n' >data/songs-midi/s/index.tsv
mv hall.wav data/rooms
mkdir data/more
printf 'file\tseconds\tt60_s\nhall.wav\t0.4\t0.3\n' >data/rooms/rooms.tsv
printf '#!/bin/sh\nwhile [ "$1" != -F ]; do shift; done\ncp "%s/band.wav" "$2"\n' "$PWD" >bin/fluidsynth
printf '#!/bin/sh\ncat "%s/voice.wav"\n' "$PWD" >bin/espeak-ng
chmod +x bin/*
export PATH=$PWD/bin:$PATH ROOT=/nowhere   # no packages' songs
unset MAKEFLAGS MAKELEVEL MAKEOVERRIDES
mk() {
    make -s -j 2 -f "pipelines/$1.mk" DATA=data MORE_KITS=data/more SONGS=0 ARCH="rnn cell=gru layers=1 hidden=4" SMALL="rnn cell=gru layers=1 hidden=4" \
        THREADS=1 EPOCHS=4 SEGMENTS=4 VALID=4 JUDGE=4 PASSES=4x4 TRAIN="--batch 2 --lr 1e-2" "${@:2}" </dev/null
}
