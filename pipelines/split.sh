#!/usr/bin/env bash
# split.sh DATA out [more ...] - who trains and who validates: lists of a data folder, which parts(5) describes.
#
# Writes into out, tab-separated, a header line that begins with #, paths under DATA:
#     kits.tsv     split kit folder family kind scope       grooves.tsv  split key file seconds style type notes
#     songs.tsv    split set/key file seconds drum_notes    backing.tsv  split key file seconds sure
#     rooms.tsv    split key file seconds t60_s kind
# split is train or valid, and for grooves also test (the official one, kept aside). What is related is on one side:
# kits by family, pieces of one song, positions in one room, a plate's settings. A part that DATA lacks gives no list.
# more are folders that have kits.tsv, or folders with index.tsv of songs or with backing.tsv, as more_songs.sh makes them;
# their songs only train, unless nothing of DATA's is played to validate. Where kits are listed, both sides must have kits
# and playing.
set -eu -o pipefail
export LC_ALL=C
usage='usage: split.sh DATA out [more ...]'
data=${1:?$usage} out=${2:?$usage} more=("${@:3}")
mkdir -p "$out"
fail() { echo "split.sh: $*" >&2; exit 2; }

# The kits that judge the shipped model: families without relatives in training, of which some are complete, real and have
# velocity layers (forzee, bja), some have one layer (pearl-master), some are machines.
valid_families='forzee bja pearl-master drumtraks mr10'
# songs; one surely without drums, one very likely; guitars
valid_backing='sodium caesium muldjord-chaos-god sectoid-metal-madness'
valid_rooms='livingroom church medium'  # rooms, and settings of the plate

# list name header < rows: sorted by key, which keep gives its name: complete or not there, for what makes the rows may fail
list() { { printf '#split\t%s\n' "$2"; sort -t $'\t' -k2,2; } >"$out/$1.tsv.tmp"; }
keep() { "$(dirname "$0")/keep.sh" "$out/$1.tsv.tmp" "$out/$1.tsv"; }
# in words: 1 when word is one of them
one_of='function one_of(word, words) { return index(" " words " ", " " word " ") > 0 }'
# bad(why): a line that says of what row it is of, and the end; is_number(word)
checks='
    function bad(why) {
        printf "split.sh: %s: line %d: %s: mend the table, see parts(5)\n", FILENAME, FNR, why >"/dev/stderr"
        failed = 1; exit 2
    }
    function is_number(word) { return word ~ /^[0-9]+([.][0-9]*)?$/ && word > 0 }
'
# add(group, row, whole): the row goes where its group goes, which is whole with one row that is. The groups in valid judge; if none of them is there, every fifth from
# the second on, of those that are whole and then of the others.
groups=$one_of$checks'
    function add(group, row, whole) {
        text[++n] = row; of[n] = group
        if (!(group in is_whole)) { order[++n_groups] = group; is_whole[group] = 0 }
        if (whole) is_whole[group] = 1
        if (one_of(group, valid)) named = judge[group] = 1
    }
    END {
        if (failed) exit 2
        for (whole = 1; !named && whole >= 0; whole--)
            for (i = 1; i <= n_groups; i++) if (is_whole[order[i]] == whole && ++count % 5 == 2) judge[order[i]] = 1
        for (i = 1; i <= n; i++) print of[i] in judge ? "valid" : "train", text[i]
    }
'

# The rows of tables, which may have the line ends of Windows, each once and with its folder in d.
each_row='{ sub(/\r$/, "") }
    FNR == 1 && ($2 ~ /^[0-9.]+$/ || one_of($3, "acoustic electronic percussion")) { bad("is a row, and would be passed over: put the names of the columns before it") }
    FNR == 1 { d = FILENAME; sub(/\/[^\/]*$/, "", d); next } !NF || seen[d, $0]++ { next }'
# tables NAME FOLDER ...: in table, those that are there
tables() {
    local folder
    table=()
    for folder in "${@:2}"; do if [ -r "${folder%/}/$1" ]; then table+=("${folder%/}/$1"); fi; done
}

tables kits.tsv "$data/kits" "${more[@]}"
if [ ${#table[@]} -gt 0 ]; then
    awk -F '\t' -v OFS='\t' -v valid="$valid_families" "$groups $each_row"'
        !one_of($3, "acoustic electronic percussion") { bad("the kind of a kit is \047" $3 "\047, not acoustic, electronic or percussion") }
        $1 ~ /\// { bad("the kit \047" $1 "\047 is not beside its table") }
        kit[d, $1]++ { bad("the kit \047" $1 "\047 is there twice") }
        { add($2, $1 OFS d "/" $1 OFS $2 OFS $3 OFS $4, $4 == "full") }' "${table[@]}" |
        list kits $'kit\tfolder\tfamily\tkind\tscope'
    keep kits
fi
if [ -r "$data/gmd/info.csv" ]; then
    awk -F ',' -v OFS='\t' -v d="$data/gmd" "$one_of$checks"'
        { sub(/\r$/, "") }
        NR == 1 && one_of($11, "train validation test") { bad("is a row, and would be passed over: put the names of the columns before it") }
        NR == 1 || !NF { next }
        /"/ { bad("a field in quotation marks: commas only part fields here") }
        !one_of($11, "train validation test") { bad("split is \047" $11 "\047, not train, validation or test") }
        { key = $8; sub(/\.mid$/, "", key)
          notes = $12 == "" ? "td11-gm" : $12
          if (!(notes in table)) table[notes] = (getline line <(d "/" notes)) < 0 ? notes : d "/" notes   # beside it, or installed
          print $11 == "validation" ? "valid" : $11, key, d "/" $8, $10, $4, $6, table[notes] }
        END { if (failed) exit 2 }' "$data/gmd/info.csv" |
        list grooves $'key\tfile\tseconds\tstyle\ttype\tnotes'
    keep grooves
fi
# has LIST SIDE: whether it has a row there
has() { [ -e "$out/$1.tsv" ] && grep -q "^$2" "$out/$1.tsv"; }
# Every ninth song of DATA; where this and the grooves leave nothing to judge, of all songs, or the second of two or three.
# d_introa has the notes of d_intro; no other two songs share them (compared by runs of six notes). A song whose drum_notes
# are 0 would stop mixdown.
[ ! -e "$data/songs-midi/index.tsv" ] || fail "$data/songs-midi/index.tsv: would be passed over: songs lie in folders there, each with such a table"
inner=()
for folder in "${more[@]}"; do inner+=("$folder"/*/); done
tables index.tsv "$data"/songs-midi/*/ "${inner[@]}"
if [ -d "$data/songs-midi" ] || [ ${#more[@]} -gt 0 ]; then
    awk -F '\t' -v OFS='\t' -v judges="$data/songs-midi/" -v judged="$(has grooves valid && echo 1)" "$one_of$checks"'
        FNR == 1 { n = 0 }'"$each_row"'
        $3 !~ /^[0-9]+$/ { bad("drum_notes is \047" $3 "\047, not a number") }
        { set = d; sub(/.*\//, "", set); key = $1; sub(/\.mid$/, "", key); if (key != "d_introa") n++
          if ($3 ~ /^0+$/) next
          key = set "/" key
          row[++m] = key OFS d "/" $1 OFS $2 OFS $3
          if (index(d, judges) == 1 && n % 9 == 4) judge[m] = judged = 1 }
        END { if (failed) exit 2
              for (i = 1; i <= m; i++) print i in judge || (!judged && (i % 9 == 4 || i == 2 && m < 4)) ? "valid" : "train", row[i]
        }' "${table[@]}" </dev/null |
        list songs $'key\tfile\tseconds\tdrum_notes'
    keep songs
fi
tables backing.tsv "$data/backing" "${inner[@]}"
if [ ${#table[@]} -gt 0 ]; then
    awk -F '\t' -v OFS='\t' -v valid="$valid_backing" "$groups $each_row"'
        !is_number($2) { bad("seconds is \047" $2 "\047, not a number above 0") }
        { key = $1; sub(/\.[a-z]+$/, "", key); song = key; sub(/_.*/, "", song)
          sure = key ~ /^rubidium_0[1-4]$/ ? "no" : one_of(song, "potassium caesium") ? "likely" : "yes"
          add(song, key OFS d "/" $1 OFS $2 OFS sure) }' "${table[@]}" |
        list backing $'key\tfile\tseconds\tsure'
    keep backing
fi
if [ -r "$data/rooms/rooms.tsv" ]; then
    awk -F '\t' -v OFS='\t' -v valid="$valid_rooms" "$groups $each_row"'
        { key = $1; sub(/\.[a-z]+$/, "", key); room = key; sub(/.*\//, "", room)
          kind = sub(/^plate_/, "", room) ? "plate" : "room"; sub(/_.*/, "", room)
          add(room, key OFS d "/" $1 OFS $2 OFS $3 OFS kind) }' "$data/rooms/rooms.tsv" |
        list rooms $'key\tfile\tseconds\tt60_s\tkind'
    keep rooms
fi

# What mixdown would say after hours of rendering
[ -e "$out/kits.tsv" ] || exit 0
for list in kits grooves songs backing rooms; do
    [ ! -e "$out/$list.tsv" ] || sed 1d "$out/$list.tsv" | cut -f 3 | while IFS= read -r file; do
        [ -r "$file" ] || fail "$file: is in a table, but not there: mend the table, see parts(5)"
    done
done
twice=$([ ! -e "$out/songs.tsv" ] || cut -f 2 "$out/songs.tsv" | uniq -d)
[ -z "$twice" ] || fail "${twice%%$'\n'*}: two rows of songs have this name, and would share a band: rename one's folder or remove one"
for side in train valid; do
    has kits $side || fail "$data/kits/kits.tsv: leaves no kit to $side, for a family stays together: add kits of another family"
    has grooves $side || has songs $side ||
        fail "$data: its gmd/info.csv and songs-midi/*/index.tsv leave nothing that is played to $side: add songs or grooves"
done
