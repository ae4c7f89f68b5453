#!/usr/bin/env bash
# recipe.sh lists music split [voices] - the parts of one side of the split as a recipe
# for mixdown(1): lists are those of split.sh, music is the folder of
# accompaniments (accompany.sh), first/KEY.flac and second/KEY.flac, voices one of speech (voices.sh), every ninth of
# which judges. While there is no music yet, which is said by an empty word, songs are played without their bands. Acoustic
# kits, whole kits, hand percussion and drum fills weigh more: they are rarer than what they stand for in music. Recorded music weighs what it lasts.
set -eu -o pipefail
export LC_ALL=C
usage='usage: recipe.sh lists music split [voices]'
lists=${1:?$usage} music=${2?$usage} split=${3:?$usage}
voices=${4:-}

rows() { [ ! -e "$lists/$1.tsv" ] || awk -F '\t' -v OFS='\t' -v side="$split" '$1 == side '"$2" "$lists/$1.tsv"; }
rows kits '{ print "kit", $3, $5 == "percussion" ? 8 : ($5 == "acoustic" ? 2 : 1) * ($6 == "full" ? 2 : 1) }'
rows grooves '{ print "groove", $3, ($6 == "fill" ? 1.5 : 1) ($7 == "gm" ? "" : OFS $7) }'
rows songs '{ print $2 "\t" $3 }' | while IFS=$'\t' read -r key file; do
    [ -n "$music" ] || printf 'groove\t%s\n' "$file"
    for band in "$music"/{first,second}/"$key.flac"; do
        if [ -e "$band" ]; then printf 'song\t%s\t%s\t1\n' "$file" "$band"; fi
    done
done
rows backing '&& $5 != "no" { print "backing", $3, $4 }'
i=0
for voice in ${voices:+"$voices"/*.flac}; do
    [ -e "$voice" ] || continue
    i=$((i + 1))
    if [ "$([ $((i % 9)) = 0 ] && echo valid || echo train)" = "$split" ]; then printf 'voice\t%s\t1\n' "$voice"; fi
done
rows rooms '{ print "room", $3, $6 == "room" ? 2 : 1 }'
