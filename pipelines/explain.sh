#!/usr/bin/env bash
# explain.sh STUDY CELL - where the numbers of a cell (crnn/synth-band) come from
set -eu -o pipefail
S=$1 cell=$2 dir=$1/cells/$2
[ -f "$dir/search.tsv" ] || { echo "explain: '$cell' is no cell that was made: CELL=$(cd "$S/cells" 2>/dev/null && ls -d */* | paste -sd ' ')" >&2; exit 2; }
say() { printf '\n%s\n' "$*"; }
echo "$cell: network ${cell%%/*}, learned from ${cell#*/}"
say "The study's settings:"
sed 's/^/    /' "$S/settings"
say "The search: each trial, its best validation micro F1, seconds, parameters; the best one is the cell's model:"
sed 's/^/    /' "$dir/search.tsv"
best=$(awk '$2 == "best" { print $1 }' "$dir/search.tsv")
say "Trial $best, epoch by epoch (* the epoch that was kept):"
sed 's/^/    /' "$dir/$best.log"
say "The model, with the seed and the fingerprints of its data:"
zts2txt "$dir/model.zts" | awk '/^[a-z]/ && NR > 1 && !/^attr/ { n++ } !n && sub(/^attr /, "    ")'
say "The sets:"
for s in $(tr + ' ' <<<"${cell#*/}"); do shard -s "$S"/*/"$s"/{train,valid,test}.zts; done | awk -F '\t' '!/^file/ || NR == 1' | cut -f 1-7 | sed 's/^/    /'
say "Scores on test sets, which took no part in the above:"
for f in "$dir"/*.thesis.tsv; do awk -F '\t' -v test="$(basename "$f" .thesis.tsv)" '$1 == "*" { print "    " test, $2, "F1 " $8, $9, $10 }' "$f"; done
say "Commands:"
pipelines/commands.sh "$S" "$dir"/{search.tsv,model.zts} "$dir/${cell#*/}.thesis.tsv" |
    grep -v '^pipelines/sets\|made.mk\|^groove\|^fluidsynth\|^wav2spec\|^midi2roll\|^shard\|^rm ' | sed 's/^/    /' || true
