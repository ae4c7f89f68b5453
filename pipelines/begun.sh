#!/usr/bin/env bash
# begun.sh FOLDER LINE SHARD ... - note in FOLDER/begun the network's line and the shards' fingerprints with which a search begins;
# one that was begun with others does not go on, for its trials would be of one data and its scores of another
set -eu -o pipefail
folder=$1 line=$2; shift 2
now=$(printf 'network\t%s\n' "$line"
      shard -s "$@" | awk -F '\t' 'NR > 1 { n = split($1, way, "/"); sub(/\.zts$/, "", way[n]); print way[n - 1] "/" way[n] "\t" $NF }')
if [ -f "$folder/begun" ]; then
    [ "$now" != "$(cat "$folder/begun")" ] || exit 0
    what="the sets were made anew"
    [ "${now%%$'\n'*}" = "$(head -n 1 "$folder/begun")" ] || what="the network's line was changed"
    echo "$folder: $what since this search was begun: remove $folder to search again" >&2
    exit 2
fi
printf '%s\n' "$now" >"$folder/begun.$$"   # workers of one search begin together, and write the same
"$(dirname "$0")/keep.sh" "$folder/begun.$$" "$folder/begun"
