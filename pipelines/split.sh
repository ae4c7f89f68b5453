#!/usr/bin/env bash
# split.sh DATA out [more ...] - who trains and who validates: lists of a data folder.
#
# Writes into out, tab-separated, a header line that begins with #, paths under DATA:
#     kits.tsv     split kit folder family kind scope       grooves.tsv  split key file seconds style type
#     songs.tsv    split key file seconds drum_notes        backing.tsv  split key file seconds sure
#     rooms.tsv    split key file seconds t60_s kind
# split is train or valid, and for grooves also test (the official one, kept aside). What is related is on one side:
# kits by family, pieces of one song, positions in one room, a plate's settings. A part that DATA lacks gives no list.
# more are folders that have kits.tsv, or folders with index.tsv of songs or with backing.tsv, as more_songs.sh makes them;
# their songs only train.
set -eu -o pipefail
export LC_ALL=C
usage='usage: split.sh DATA out [more ...]'
data=${1:?$usage} out=${2:?$usage} more=("${@:3}")
mkdir -p "$out"

# The kits that judge: families without relatives in training, of which some are complete, real and have velocity layers
# (forzee, bja), some have one layer (pearl-master), some are machines.
valid_families='forzee bja pearl-master drumtraks mr10'
# songs; one surely without drums, one very likely; guitars
valid_backing='sodium caesium muldjord-chaos-god sectoid-metal-madness'
valid_rooms='livingroom church medium'  # rooms, and settings of the plate

# list name header < rows: sorted by key, complete or not there
list() {
    { printf '#split\t%s\n' "$2"; sort -t $'\t' -k2,2; } >"$out/$1.tsv.tmp"
    mv "$out/$1.tsv.tmp" "$out/$1.tsv"
}
# in words: 1 when word is one of them
one_of='function one_of(word, words) { return index(" " words " ", " " word " ") > 0 }'

# The rows of tables, which may have the line ends of Windows, each with its folder in d.
each_row='{ sub(/\r$/, "") } FNR == 1 { d = FILENAME; sub(/\/[^\/]*$/, "", d); next }'
# tables NAME FOLDER ...: in table, those that are there
tables() {
    local folder
    table=()
    for folder in "${@:2}"; do if [ -r "${folder%/}/$1" ]; then table+=("${folder%/}/$1"); fi; done
}

tables kits.tsv "$data/kits" "${more[@]}"
if [ ${#table[@]} -gt 0 ]; then
    awk -F '\t' -v OFS='\t' -v valid="$valid_families" "$one_of $each_row"'
        { print one_of($2, valid) ? "valid" : "train", $1, d "/" $1, $2, $3, $4 }' "${table[@]}" |
        list kits $'kit\tfolder\tfamily\tkind\tscope'
fi
if [ -r "$data/gmd/info.csv" ]; then
    awk -F ',' -v OFS='\t' -v d="$data/gmd" '
        NR > 1 { key = $8; sub(/\.mid$/, "", key); sub(/\r$/, "", $11)
                 print $11 == "validation" ? "valid" : $11, key, d "/" $8, $10, $4, $6 }' "$data/gmd/info.csv" |
        list grooves $'key\tfile\tseconds\tstyle\ttype'
fi
# Every ninth song of DATA. d_introa has the notes of d_intro; no other two songs share them (compared by runs of six notes).
inner=()
for folder in "${more[@]}"; do inner+=("$folder"/*/); done
tables index.tsv "$data"/songs-midi/*/ "${inner[@]}"
if [ -d "$data/songs-midi" ] || [ ${#more[@]} -gt 0 ]; then
    awk -F '\t' -v OFS='\t' -v judges="$data/songs-midi/" '
        FNR == 1 { n = 0 }'"$each_row"'
        { key = $1; sub(/\.mid$/, "", key); if (key != "d_introa") n++
          print index(d, judges) == 1 && n % 9 == 4 ? "valid" : "train", key, d "/" $1, $2, $3 }' "${table[@]}" </dev/null |
        list songs $'key\tfile\tseconds\tdrum_notes'
fi
tables backing.tsv "$data/backing" "${inner[@]}"
if [ ${#table[@]} -gt 0 ]; then
    awk -F '\t' -v OFS='\t' -v valid="$valid_backing" "$one_of $each_row"'
        { key = $1; sub(/\.[a-z]+$/, "", key); song = key; sub(/_.*/, "", song)
          sure = song == "rubidium" ? "no" : one_of(song, "potassium caesium") ? "likely" : "yes"
          print one_of(song, valid) ? "valid" : "train", key, d "/" $1, $2, sure }' "${table[@]}" |
        list backing $'key\tfile\tseconds\tsure'
fi
if [ -r "$data/rooms/rooms.tsv" ]; then
    awk -F '\t' -v OFS='\t' -v d="$data/rooms" -v valid="$valid_rooms" "$one_of"'
        { sub(/\r$/, "") }
        NR > 1 { key = $1; sub(/\.[a-z]+$/, "", key); room = key; sub(/.*\//, "", room)
                 kind = sub(/^plate_/, "", room) ? "plate" : "room"; sub(/_.*/, "", room)
                 print one_of(room, valid) ? "valid" : "train", key, d "/" $1, $2, $3, kind }' "$data/rooms/rooms.tsv" |
        list rooms $'key\tfile\tseconds\tt60_s\tkind'
fi
