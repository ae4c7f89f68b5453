#!/usr/bin/env bash
# begun.sh FOLDER LINE SPACE SHARD ... - note in FOLDER/begun the network's line, the shards' fingerprints and the space with which a
# search begins; one that was begun with others does not go on, for its trials would be of one data and its scores of another. What
# an older version did not note is added.
set -eu -o pipefail
folder=$1 line=$2 space=$3; shift 3
prints=$(shard -s "$@" | awk -F '\t' 'NR > 1 { n = split($1, way, "/"); sub(/\.zts$/, "", way[n]); print way[n - 1] "/" way[n] "\t" $NF }')
now=$(printf 'network\t%s\n%s\n' "$line" "$prints"
      awk '{ sub(/#.*/, "") } NF { $1 = $1; print "space\t" $0 }' "$space")   # its words, whatever is between them
if [ -f "$folder/begun" ]; then
    was=$(cat "$folder/begun")
    [ "$now" != "$was" ] || exit 0
    of() { grep -v $'^space\t' <<<"$1"; }
    if [ "$(of "$now")" = "$(of "$was")" ]; then what="the network's space was changed"
    elif [ "${now%%$'\n'*}" != "${was%%$'\n'*}" ]; then what="the network's line was changed"
    else what="the sets were made anew"; fi
    if [[ $what != *space* ]] || grep -q $'^space\t' <<<"$was"; then
        echo "$folder: $what since this search was begun: remove $folder to search again" >&2
        exit 2
    fi
fi
printf '%s\n' "$now" >"$folder/begun.$$"   # workers of one search begin together, and write the same
"$(dirname "$0")/keep.sh" "$folder/begun.$$" "$folder/begun"
