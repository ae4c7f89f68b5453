#!/usr/bin/env bash
# plan.sh lists music passes out - who plays what over what: the plans of dataset.mk.
#
# lists are those of split.sh, music the folder of accompaniments. Each side's playing goes in turn to drum sets made of
# that side's kits, `passes` times with another set, and each drum set with its grooves, or its songs, is one batch:
#     out/SIDE/BATCH.plan      "#kits<tab>options of kit2wav", then lines  key  midi  seed  accompaniment:gain or -
#     out/batches.mk           the batches and songs, for make
# A third of the grooves are alone, a third over recorded music, a third over the band of a song; songs have their own band.
set -eu -o pipefail
export LC_ALL=C
lists=${1:?usage: plan.sh lists music passes out} music=${2:?} passes=${3:?} out=${4:?}

rows() { if [ -e "$lists/$1.tsv" ]; then awk -F '\t' -v side="$2" '$1 == side' "$lists/$1.tsv"; fi; }

# Drum sets of one side, one a line: name, options. A complete kit plays alone, and with the hats and the snare of others;
# a partial one has a complete acoustic kit around it. What all these lack comes from two that have everything, claps,
# tambourine and cowbell too.
drum_sets() {
    rows kits "$1" | awk -F '\t' '
        { name[n++] = $2; dir[$2] = $3; whole[$2] = $6 == "full"
          if (whole[$2] && $5 == "acoustic") real[n_real++] = $2
          if ($2 ~ /^(black-pearl|bp5-avl|forzee|drumtraks)$/) rest = rest " -k " $3 }
        END {
            for (i = 0; i < n; i++) {
                k = name[i]
                around = n_real ? " -k " dir[real[i % n_real]] : ""
                if (!whole[k]) { print k "\t-k " dir[k] around rest; continue }
                print k "\t-k " dir[k] rest
                if (n_real) print k "-mixed\t-k hat=" dir[real[(i + 1) % n_real]] " -k snare=" dir[name[(i + 2) % n]] " -k " dir[k] rest
            }
        }'
}

# plan SIDE KIND: tracks on stdin to the plans of KIND (grooves or songs)
plan() {
    mkdir -p "$out/$1"
    awk -F '\t' -v passes="$passes" -v base="$out/$1/$2-" -v music="$music" \
        -v sets="$out/sets" -v backing="$out/backing" -v bands="$out/bands" '
        function lines(path, array,    n, line) { while ((getline line < path) > 0) array[n++] = line; return n + 0 }
        BEGIN {
            n_sets = lines(sets, set); n_backing = lines(backing, recorded); n_bands = lines(bands, band)
            # grooves are softer than songs, recorded music softer than a band at full level: drums from far below to above
            split("0.06 0.12 0.25 0.5", under_groove, " "); split("0.3 0.6 1.2 2", under_backing, " "); split("0.12 0.25 0.4 0.7", under_song, " ")
        }
        {
            key = $2; file = $3
            for (p = 0; p < passes; p++) {
                i = (NR - 1) * passes + p
                split(set[i % n_sets], s, "\t")
                loud = int(i / n_sets) % 4 + 1; part = (NR + p) % 3; over = "-"
                if (base ~ /songs-$/) over = music "/" key ".flac:" under_song[loud]
                else if (part == 1 && n_backing) over = recorded[int(i / 3) % n_backing] ":" under_backing[loud]
                else if (part == 2 && n_bands) over = music "/" band[int(i / 3) % n_bands] ".flac:" under_groove[loud]
                plan = base s[1] ".plan"
                if (!(plan in begun)) print "#kits\t" s[2] >plan
                begun[plan] = 1
                print key "@" s[1], file, i + 1, over >plan
            }
        }' OFS='\t'
}

for side in train valid; do
    rm -rf "${out:?}/$side"/*.plan
    drum_sets $side >"$out/sets"
    if [ ! -s "$out/sets" ]; then continue; fi
    rows backing $side | awk -F '\t' '$5 != "no" { print $3 }' >"$out/backing"
    rows songs $side | cut -f 2 >"$out/bands"
    rows grooves $side | plan $side grooves
    rows songs $side | plan $side songs
done
rm -f "$out/sets" "$out/backing" "$out/bands"
{
    for side in train valid; do
        echo "$side := $(cd "$out" && find $side -name '*.plan' | sort | sed 's/\.plan$//' | tr '\n' ' ')"
    done
    cut -f 2 "$lists/songs.tsv" 2>/dev/null | sed 1d | sed "s#.*#$music/&.flac#" | tr '\n' ' ' | sed 's/^/bands := /'
    echo
    sed 1d "$lists/songs.tsv" 2>/dev/null | awk -F '\t' -v music="$music" '{ print music "/" $2 ".flac: " $3 }'
} >"$out/batches.mk.tmp"
mv "$out/batches.mk.tmp" "$out/batches.mk"
