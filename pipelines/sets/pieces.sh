#!/usr/bin/env bash
# pieces.sh FOLDER - cut its lists SPLIT.tracks into pieces of 32 tracks, and tell make of which a split consists
set -eu -o pipefail
cd "$1"
rm -f ./*.[0-9]*.tracks
for list in *.tracks; do
    split=${list%.tracks}
    split -l 32 -d -a 4 --additional-suffix=.tracks "$list" "$split."
    printf '%s' "$1/$split.zts:"
    for piece in "$split".[0-9]*.tracks; do printf ' %s' "$1/${piece%.tracks}.shard"; done
    printf '\n'
done
sync -f .   # the pieces and what the recipe has left, at once: who has their list takes them for whole
