#!/usr/bin/env bash
# more_songs.sh out [n] - songs with drums and a band out of Debian packages, n of groove's own, and electric guitars
# alone, as split.sh wants them beside songs-midi/ and backing/. more_songs.sh -l: the packages' folders.
#
#     apt-get install simutrans-data openttd-openmsx mma fretsonfire-songs-muldjord fretsonfire-songs-sectoid
#     more_songs.sh more-songs 200; split.sh DATA lists more-songs
#
# simutrans-data: Artistic-1.0; openttd-openmsx: GPL-2; mma: GPL-2+. Left out are songs with fewer than 50 strokes, and
# two of simutrans that turn further channels into drums by a message of Roland's: accompany.sh would play those.
# fretsonfire-songs-muldjord: CC BY-SA 3.0; -sectoid: MIT. Of these game songs the guitars have a file of their own.
set -eu -o pipefail
export LC_ALL=C
out=${1:?usage: more_songs.sh out [n]} n=${2:-0}
root=${ROOT:-}   # where the packages are unpacked, if not at /
simutrans=$root/usr/share/games/simutrans/music
openmsx=$root/usr/share/games/openttd/baseset/openmsx
mma=$root/usr/share/mma/lib/pflib
guitars=$root/usr/share/games/fretsonfire/data/songs
if [ "$out" = -l ]; then printf '%s\n' "$simutrans" "$openmsx" "$mma" "$guitars"/{muldjord,sectoid}; exit; fi
mkdir -p "$out"

# set_of NAME PREFIX FOLDER: of FOLDER out/NAME/PREFIX_SONG.mid and index.tsv
set_of() {
    local name=$1 prefix=$2 folder=$3 file to onsets
    [ -d "$folder" ] || { echo "more_songs.sh: $folder: not there: install the package of $name" >&2; return 0; }
    mkdir -p "$out/$name"
    for file in "$folder"/*.mid; do
        to=${prefix}_$(basename "$file" | tr ' ' _)
        case $to in st_48-* | st_49-*) continue ;; esac
        onsets=$(midi2onset "$file" | awk '!/^#/ { n++; if ($1 > last) last = $1 } END { print last + 0 "\t" n + 0 }')
        [ "${onsets#*$'\t'}" -ge 50 ] || continue
        cp "$file" "$out/$name/$to"
        printf '%s\t%s\n' "$to" "$onsets"
    done >"$out/$name/rows"
    { printf 'file\tseconds\tdrum_notes\n'; sort "$out/$name/rows"; } >"$out/$name/index.tsv"
    rm "$out/$name/rows"
}
# guitars_of ARTIST: out/guitars/ARTIST-SONG.ogg and their row in backing.tsv
guitars_of() {
    local artist=$1 folder=$guitars/$1 song to seconds
    [ -d "$folder" ] || { echo "more_songs.sh: $folder: not there: install the package of its guitars" >&2; return 0; }
    [ -e "$out/guitars/backing.tsv" ] || { mkdir -p "$out/guitars"; printf 'file\tseconds\n' >"$out/guitars/backing.tsv"; }
    for song in "$folder"/*/guitar.ogg; do
        to=$artist-$(basename "${song%/*}" | tr ' _A-Z' '\-\-a-z').ogg
        seconds=$(soxi -D "$song")
        cp "$song" "$out/guitars/$to"
        printf '%s\t%s\n' "$to" "$seconds" >>"$out/guitars/backing.tsv"
    done
}
set_of simutrans st "$simutrans"
set_of openmsx msx "$openmsx"
set_of mma mma "$mma"
rm -f "$out/guitars/backing.tsv"   # of another time
guitars_of muldjord
guitars_of sectoid
if [ "$n" -gt 0 ]; then
    made=$(mktemp -d "${TMPDIR:-/tmp}/more_songs.XXXXXX")
    trap 'rm -rf "$made"' EXIT
    groove -n "$n" -d "$made"
    set_of groove gr "$made"
fi
