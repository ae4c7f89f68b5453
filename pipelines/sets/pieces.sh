#!/usr/bin/env bash
# pieces.sh FOLDER - cut its lists SPLIT.tracks into pieces of 32 tracks, and tell make in FOLDER/pieces.mk of which a split
# consists, and that labels are of what the label maps say, of which FOLDER/maps has checksums. What is the same stays as it is, so
# that nothing is made of it again
set -eu -o pipefail
here=$(dirname "$0")/..
cut=
mapfile -t rules < <(sed 's/^/# /' "$1/expected")   # so that other ones are looked at, too
new=$(mktemp -d); trap 'rm -rf "$new"' EXIT
for split in train valid test; do
    list=$1/$split.tracks
    [ -f "$list" ] || rm -f "$1/$split.zts"   # a split that has gone has no shard either
    [ ! -f "$list" ] || split -l 32 -d -a 4 --additional-suffix=.tracks "$list" "$new/$split."
    for piece in "$1/$split".[0-9]*.tracks; do   # the shard that has one which has gone is of tracks that are no more
        [ ! -f "$piece" ] || [ -f "$new/${piece##*/}" ] || rm -f "$1/$split.zts" "${piece%.tracks}.shard" "$piece"
    done
    for piece in "$new/$split".[0-9]*.tracks; do
        [ -f "$piece" ] || break
        to=$1/${piece##*/}
        cmp -s "$piece" "$to" || { cat "$piece" >"$to"; cut=1; }
        rules+=("$1/$split.zts: ${to%.tracks}.shard" "${to%.tracks}.shard: $1/maps")
    done
done
[ -z "$cut" ] || sync -f "$1"   # the pieces and what the recipe has left, at once: who has their list takes them for whole
sums=()
while IFS= read -r map; do
    case $map in */*) file=$map ;; *) file=$here/maps/$map.map ;; esac
    sums+=("$map $(cksum 2>/dev/null <"$file" || echo none)")
done < <(cut -s -f 2 "$1"/{train,valid,test}.tracks 2>/dev/null | sort -u)
"$here/asked.sh" -o "$1/maps" "${sums[@]}"
"$here/asked.sh" "$1/pieces.mk" "${rules[@]}"
