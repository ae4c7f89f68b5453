#!/usr/bin/env bash
# split.sh DATA out [more-songs] - who trains and who validates: lists of a data folder.
#
# Writes into out, tab-separated, a header line that begins with #, paths under DATA:
#     kits.tsv     split kit folder family kind scope       grooves.tsv  split key file seconds style type
#     songs.tsv    split key file seconds drum_notes        backing.tsv  split key file seconds sure
#     rooms.tsv    split key file seconds t60_s kind
# split is train or valid, and for grooves also test (the official one, kept aside). What is related is on one side:
# kits by family, pieces of one song, positions in one room, a plate's settings. A part that DATA lacks gives no list.
# more-songs, a folder as more_songs.sh makes it, only trains.
set -eu -o pipefail
export LC_ALL=C
data=${1:?usage: split.sh DATA out} out=${2:?usage: split.sh DATA out} more=${3:-}
mkdir -p "$out"

# The kits that judge: families without relatives in training, of which some are complete, real and have velocity layers
# (forzee, bja), some have one layer (pearl-master), some are machines.
valid_families='forzee bja pearl-master drumtraks mr10'
valid_backing='sodium caesium'          # songs; one surely without drums, one very likely
valid_rooms='livingroom church medium'  # rooms, and settings of the plate

# list name header < rows: sorted by key, complete or not there
list() {
    { printf '#split\t%s\n' "$2"; sort -t $'\t' -k2,2; } >"$out/$1.tsv.tmp"
    mv "$out/$1.tsv.tmp" "$out/$1.tsv"
}
# in words: 1 when word is one of them
one_of='function one_of(word, words) { return index(" " words " ", " " word " ") > 0 }'

if [ -r "$data/kits/kits.tsv" ]; then
    awk -F '\t' -v OFS='\t' -v d="$data/kits" -v valid="$valid_families" "$one_of"'
        NR > 1 { print one_of($2, valid) ? "valid" : "train", $1, d "/" $1, $2, $3, $4 }' "$data/kits/kits.tsv" |
        list kits $'kit\tfolder\tfamily\tkind\tscope'
fi
if [ -r "$data/gmd/info.csv" ]; then
    awk -F ',' -v OFS='\t' -v d="$data/gmd" '
        NR > 1 { key = $8; sub(/\.mid$/, "", key); sub(/\r$/, "", $11)
                 print $11 == "validation" ? "valid" : $11, key, d "/" $8, $10, $4, $6 }' "$data/gmd/info.csv" |
        list grooves $'key\tfile\tseconds\tstyle\ttype'
fi
# Every ninth song. d_introa has the notes of d_intro; no other two songs share them (compared by runs of six notes).
# songs FOLDER VALID: the sets of a folder; VALID 0: all of them train.
songs() {
    for set in "$1"/*/; do
        [ -r "$set/index.tsv" ] || continue
        awk -F '\t' -v OFS='\t' -v d="${set%/}" -v valid="$2" '
            NR > 1 { key = $1; sub(/\.mid$/, "", key); if (key != "d_introa") n++
                     print valid && n % 9 == 4 ? "valid" : "train", key, d "/" $1, $2, $3 }' "$set/index.tsv"
    done
}
if [ -d "$data/songs-midi" ] || [ -n "$more" ]; then
    { songs "$data/songs-midi" 1; [ -z "$more" ] || songs "$more" 0; } | list songs $'key\tfile\tseconds\tdrum_notes'
fi
if [ -r "$data/backing/backing.tsv" ]; then
    awk -F '\t' -v OFS='\t' -v d="$data/backing" -v valid="$valid_backing" "$one_of"'
        NR > 1 { key = $1; sub(/\.[a-z]+$/, "", key); song = key; sub(/_.*/, "", song)
                 sure = song == "rubidium" ? "no" : one_of(song, "potassium caesium") ? "likely" : "yes"
                 print one_of(song, valid) ? "valid" : "train", key, d "/" $1, $2, sure }' "$data/backing/backing.tsv" |
        list backing $'key\tfile\tseconds\tsure'
fi
if [ -r "$data/rooms/rooms.tsv" ]; then
    awk -F '\t' -v OFS='\t' -v d="$data/rooms" -v valid="$valid_rooms" "$one_of"'
        NR > 1 { key = $1; sub(/\.[a-z]+$/, "", key); room = key; sub(/.*\//, "", room)
                 kind = sub(/^plate_/, "", room) ? "plate" : "room"; sub(/_.*/, "", room)
                 print one_of(room, valid) ? "valid" : "train", key, d "/" $1, $2, $3, kind }' "$data/rooms/rooms.tsv" |
        list rooms $'key\tfile\tseconds\tt60_s\tkind'
fi
