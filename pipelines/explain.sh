#!/usr/bin/env bash
# explain.sh STUDY CELL - where the numbers of a cell (crnn/synth-band) come from
set -eu -o pipefail
shopt -s nullglob
S=$1 cell=$2 dir=$1/cells/$2
[ -f "$dir/search.tsv" ] || { echo "explain: '$cell' is no cell that was made: CELL=$(cd "$S/cells" 2>/dev/null && printf '%s\n' */*/search.tsv | sed 's|/search.tsv$||' | sort | paste -sd ' ')" >&2; exit 2; }
say() { printf '\n%s\n' "$*"; }
echo "$cell: network ${cell%%/*}, learned from ${cell#*/}"
say "The study's settings:"
for f in "$S/settings" "$S/data"; do [ ! -f "$f" ] || sed 's/^/    /' "$f"; done
say "The search: each trial, its best validation micro F1, seconds of its last run, parameters; the best one is the cell's model:"
sed 's/^/    /' "$dir/search.tsv"
best=$(awk '$2 == "best" { print $1 }' "$dir/search.tsv")
say "Trial $best, epoch by epoch (* the epoch that was kept):"
sed 's/^/    /' "$dir/$best.log"
say "The model, with the seed and the fingerprints of its data (of a union: of all its sets as one):"
zts2txt "$dir/model.zts" | awk '/^[a-z]/ && NR > 1 && !/^attr/ { n++ } !n && sub(/^attr /, "    ")'
say "What the search was begun with: the network's line, the fingerprint of each set, the space:"
sed 's/^/    /' "$dir/begun" 2>/dev/null || echo "    (by an older version, which did not note it)"
say "The sets as they are now:"
learned=" $(tr + ' ' <<<"${cell#*/}") "
is() { if [ -f "$1" ]; then shard -s "$1"; elif [ -d "${1%/*}" ]; then printf '%s\t%s\n' "$1" "is not there any more"; fi; }
{
    for s in $learned; do for t in "$S"/{made,sets}/"$s"/{train,valid,test}.zts; do is "$t"; done; done
    for f in "$dir"/*.thesis.tsv; do   # what it was tested on besides
        s=$(basename "$f" .thesis.tsv)
        [[ $learned == *" $s "* ]] || for t in "$S"/{made,sets}/"$s"/test.zts; do is "$t"; done
    done
} |
    awk -F '\t' -v OFS='\t' '$1 != "file" || NR == 1 { print "    " $1, $2, $3, $4, $5, $6, $7, $NF }'
say "Scores on test sets, which took no part in the above:"
compgen -G "$dir/*.thesis.tsv" >/dev/null || echo "    none yet"
for f in "$dir"/*.thesis.tsv; do
    test=$(basename "$f" .thesis.tsv)
    awk -F '\t' -v test="$test" '$1 == "*" { print "    " test, $2, "F1 " $8, $9, $10 }' "$f"
    tested=$(cat "$dir/$test.tested" 2>/dev/null || echo "not noted, by an older version")
    now=
    for t in "$S"/{made,sets}/"$test"/test.zts; do [ ! -f "$t" ] || now=$(shard -s "$t" | awk -F '\t' 'NR > 1 { print $NF }'); done
    echo "    $test, the fingerprint of what was tested: $tested$([[ $tested == not* || $tested == "${now:-$tested}" ]] || echo ", and its test set is another one now: make study")"
done
say "Commands, from the sets on:"
line=$(sed -n 's/^network\t//p' "$dir/begun" 2>/dev/null || true)
made=("$dir"/{search.tsv,model.zts})
for f in "$dir"/*.thesis.tsv; do made+=("${f%.thesis.tsv}.act.zts" "$f"); done
commands=$(pipelines/commands.sh "$S" -s ${line:+"line_${cell%%/*}=$line"} "${made[@]}")
sed 's/^/    /' <<<"$commands"
