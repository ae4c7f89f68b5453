#!/usr/bin/env bash
# examples.sh - make, in the current folder, the files that the examples of the
# man pages use: tests/cases/man/examples.sh runs those. Small, the same every
# time, and all of it in a second. A page that needs another file adds it here.
set -eu -o pipefail

# Music: 3 s of a chord with strokes of noise; take.flac are other strokes alone, 5 s.
sox -D -r 44100 -n -b 16 -c 1 chord.wav synth 3 pluck C3 synth 3 pluck mix E3 vol 0.3
sox -D -r 44100 -n -b 16 -c 1 stroke.wav synth 0.25 noise fade 0 0.25 0.25 vol 0.7
sox -D stroke.wav strokes.wav pad 0 0.25 repeat 5
sox -D -m chord.wav strokes.wav -c 2 song.wav
sox -D stroke.wav take.flac pad 0.1 0.15 repeat 9
sox -D song.wav song.mp3 2>/dev/null
cp song.wav backing.wav
cp strokes.wav drums.wav

# Onsets as text; the same as a roll, and as a Standard MIDI File of one bar
printf '%s\n' '0.000 KD 100' '0.500 SD 90' '1.000 KD 110' '1.000 HH 60' '1.500 SD 95' '2.000 CC 120' '2.500 TT 80' | tr ' ' '\t' >onsets.txt
sed 's/\.000/.012/; /CC/d' onsets.txt >estimate.txt
printf 'MThd\0\0\0\6\0\0\0\1\0\140MTrk\0\0\0\44' >song.mid
printf '\0\231\44\144\060\211\44\0\060\231\46\132\060\211\46\0\060\231\44\156\060\211\44\0\060\231\61\170\060\211\61\0\0\377\57\0' >>song.mid

# The same under the names that MDB Drums has
sed 's/CC/CRC/; s/HH/CHH/; s/TT/HIT/' onsets.txt >MusicDelta_Beatles_subclass.txt
cp song.wav MusicDelta_Beatles_MIX.wav

# The same in folders, a recording and its onsets a name
mkdir learn check
cp song.wav learn/take.wav; cp onsets.txt learn/take.txt
cp strokes.wav check/take.wav; cp onsets.txt check/take.txt

# Two tracks to learn from, one to validate with
roll() {
    awk -v key="$1" -v shift="$2" 'BEGIN { n = split("KD SD TT HH CC", label); for (c = 1; c <= n; c++) class[label[c]] = c - 1 }
        { frame = int($1 * 100 + 0.5) + shift; roll[frame, class[$2]] = 2; time[NR] = $1 + shift / 100; of[NR] = class[$2]; velocity[NR] = $3 }
        END {
            print "series roll u8", frame + 2, "5 @0 last\nkey", key, "\nattr frame_rate_hz=100\nattr classes=KD SD TT HH CC"
            for (i = 0; i < frame + 2; i++) { for (c = 0; c < 5; c++) printf "%d ", roll[i, c]; print "" }
            print "tensor onset f64", NR, "3\nkey", key, "\nattr classes=KD SD TT HH CC"
            for (i = 1; i <= NR; i++) print time[i], of[i], velocity[i]
            print "end"
        }' onsets.txt | sed 's/ $//' | txt2zts
}
wav2spec -k song song.wav >song.spec.zts
wav2spec -k x take.flac >x.spec.zts
wav2spec -k y -r s16le,44100,1 >y.spec.zts < <(sox -D strokes.wav -t raw -)
roll song 0 >song.roll.zts
roll x 10 >x.roll.zts
roll y 0 >y.roll.zts
shard -o train.zts x.roll.zts song.roll.zts x.spec.zts song.spec.zts
shard -o valid.zts y.roll.zts y.spec.zts

# A network that has seen them twice
trainnet -a "crnn layers=1 hidden=2" -t train.zts -v valid.zts -o model.zts --epochs 2 --batch 2 >model.tsv
cp model.zts my.zts
zts2st -o my.safetensors my.zts
export PARADIDDLE_MODEL=model.zts
predict -o song.act.zts song.spec.zts
cp song.act.zts x.act.zts

# What mixdown mixes, and something to tune
. "$(dirname "$0")/mix_parts.sh"
printf '#!/bin/sh\necho "$1"\n' >train; chmod +x train
mkdir kits; cp -r kit kits/rock; cp -r kit kits/wooden
cp beat.mid groove.mid
sox -D band.wav band.flac

# Sets that TensorFlow saved
cp -r "$(dirname "$0")/vectors/tfsnap/plain" folder
cp -r folder adtof_yt_test

# What comes with a track of Slakh2100
printf '%s\n' 'UUID: 1' 'stems:' '  S00:' '    inst_class: Guitar' '    is_drum: false' '  S01:' '    inst_class: Drums' '    is_drum: true' >metadata.yaml
