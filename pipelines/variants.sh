#!/usr/bin/env bash
# variants.sh CELLS DIFF ... - the differences CELLS/ARCH/SET/SET.VARIANT.diff.tsv as one table
set -eu -o pipefail
cells=$1; shift
awk -F '\t' -v OFS='\t' -v cells="$cells" '
    BEGIN { print "arch", "set", "variant", "class", "thesis", "variant F1", "difference", "low", "high" }
    FNR == 1 { split(substr(FILENAME, length(cells) + 2), way, "/"); v = substr(way[3], length(way[2]) + 2); sub(/\.diff\.tsv$/, "", v); next }
    { print way[1], way[2], v, $1, $2, $3, $4, $5, $6 }' "$@" </dev/null
