#!/usr/bin/env bash
# pieces.sh FOLDER - cut its lists SPLIT.tracks into pieces of 32 tracks, and tell make in FOLDER/pieces.mk of which a split
# consists. Pieces that have what the list has stay as they are, so that nothing is made of them again
set -eu -o pipefail
cut=
rules=$(sed 's/^/# /' "$1/expected")   # so that other ones are looked at, too
for split in train valid test; do
    list=$1/$split.tracks
    if [ ! -f "$list" ]; then   # a split that has gone has no shard either
        rm -f "$1/$split".[0-9]*.tracks "$1/$split.zts"
        continue
    fi
    if ! cat "$1/$split".[0-9]*.tracks 2>/dev/null | cmp -s - "$list"; then
        rm -f "$1/$split".[0-9]*.tracks
        split -l 32 -d -a 4 --additional-suffix=.tracks "$list" "$1/$split."
        cut=1
    fi
    pieces=("$1/$split".[0-9]*.tracks)
    rules+=$'\n'"$1/$split.zts: ${pieces[*]/%.tracks/.shard}"
done
[ -z "$cut" ] || sync -f "$1"   # the pieces and what the recipe has left, at once: who has their list takes them for whole
"$(dirname "$0")/../asked.sh" "$1/pieces.mk" "$rules"
