#!/usr/bin/env bash
# results.sh CELLS published.tsv SCORE ... - the scores CELLS/ARCH/UNION/TEST.thesis.tsv as one table, the published F1 beside
# each where there is one, and where CELLS/../sets/SET/check.tsv says of every set in it that it is the published one
set -eu -o pipefail
cells=$1 published=$2; shift 2
shopt -s nullglob
for f; do [ -s "$f" ] || { echo "results.sh: $f: is empty: remove it and run make again" >&2; exit 2; }; done
same=$(for f in "${cells%/*}"/sets/*/check.tsv; do
    awk -F '\t' -v set="$(basename "$(dirname "$f")")" 'NR > 1 && $6 != "same" { bad = 1 } END { if (!bad && NR > 1) print set }' "$f"; done | paste -sd ' ')
awk -F '\t' -v OFS='\t' -v cells="$cells" -v same=" $same " '
    function published(sets,    n, i, set) {
        n = split(sets, set, "+")
        for (i = 1; i <= n; i++) if (!index(same, " " set[i] " ")) return 0
        return 1
    }
    BEGIN { print "arch", "train", "test", "class", "TP", "FP", "FN", "precision", "recall", "F1", "low", "high", "published" }
    NR == FNR { was[$1, $2, $3, $4] = $5; next }
    FNR == 1 { split(substr(FILENAME, length(cells) + 2), way, "/"); sub(/\.thesis\.tsv$/, "", way[3]); like = published(way[2] "+" way[3]) }
    $1 == "*" {
        k = way[1] SUBSEP way[2] SUBSEP way[3] SUBSEP $2
        print way[1], way[2], way[3], $2, $3, $4, $5, $6, $7, $8, $9, $10, like && k in was ? was[k] : "-"
    }' "$published" "$@"
