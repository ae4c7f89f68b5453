#!/usr/bin/env bash
# results.sh CELLS published.tsv SCORE ... - the scores CELLS/ARCH/UNION/TEST.thesis.tsv as one
# table, the published F1 beside each where there is one
set -eu -o pipefail
cells=$1 published=$2; shift 2
awk -F '\t' -v OFS='\t' -v cells="$cells" '
    BEGIN { print "arch", "train", "test", "class", "TP", "FP", "FN", "precision", "recall", "F1", "low", "high", "published" }
    NR == FNR { was[$1, $2, $3, $4] = $5; next }
    FNR == 1 { split(substr(FILENAME, length(cells) + 2), way, "/"); sub(/\.thesis\.tsv$/, "", way[3]) }
    $1 == "*" {
        k = way[1] SUBSEP way[2] SUBSEP way[3] SUBSEP $2
        print way[1], way[2], way[3], $2, $3, $4, $5, $6, $7, $8, $9, $10, k in was ? was[k] : "-"
    }' "$published" "$@"
