#!/usr/bin/env bash
# recipe.sh lists music split [voices [percussion]] - the parts of one side of the split as a recipe
# for mixdown(1): lists are those of split.sh, music is the folder of
# accompaniments (accompany.sh), voices one of speech (voices.sh), every ninth of
# which judges, percussion one of kits of hand percussion, which only train. Acoustic
# kits, whole kits and drum fills weigh more: they are rarer than what they stand for
# in music.
set -eu -o pipefail
export LC_ALL=C
usage='usage: recipe.sh lists music split [voices [percussion]]'
lists=${1:?$usage} music=${2:?$usage} split=${3:?$usage}
voices=${4:-} percussion=${5:-}

rows() { [ ! -e "$lists/$1.tsv" ] || awk -F '\t' -v OFS='\t' -v side="$split" '$1 == side '"$2" "$lists/$1.tsv"; }
rows kits '{ print "kit", $3, ($5 == "acoustic" ? 2 : 1) * ($6 == "full" ? 2 : 1) }'
if [ "$split" = train ]; then
    for kit in ${percussion:+"$percussion"/*/}; do if [ -d "$kit" ]; then printf 'kit\t%s\t8\n' "${kit%/}"; fi; done
fi
rows grooves '{ print "groove", $3, $6 == "fill" ? 1.5 : 1, "td11-gm" }'
rows songs '{ print $2 "\t" $3 }' | while IFS=$'\t' read -r key file; do
    for band in "$music/$key.flac" "$music/$key"-?.flac; do
        if [ -e "$band" ]; then printf 'song\t%s\t%s\t1\n' "$file" "$band"; fi
    done
done
rows backing '&& $5 != "no" { print "backing", $3, 1 }'
i=0
for voice in ${voices:+"$voices"/*.flac}; do
    i=$((i + 1))
    if [ "$([ $((i % 9)) = 0 ] && echo valid || echo train)" = "$split" ]; then printf 'voice\t%s\t1\n' "$voice"; fi
done
rows rooms '{ print "room", $3, $6 == "room" ? 2 : 1 }'
