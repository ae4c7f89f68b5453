#!/usr/bin/env bash
# rolls.sh SPLIT.tracks - the labels of its tracks, each through the label map it names
set -eu -o pipefail
for map in $(cut -f 2 "$1" | sort -u); do
    case $map in gm* | roland*) labels="midi2roll -c all" ;; *) labels=txt2roll ;; esac
    awk -F '\t' -v map="$map" '$2 == map { print $1 "\t" $3 }' "$1" | $labels -m "$map" -l -
done
