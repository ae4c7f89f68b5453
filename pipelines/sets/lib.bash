# lib.bash - what the recipes of the data sets share; each sources it.
#
# A recipe is run as `NAME.sh DATA [OUT]`. Without OUT it says whether the set is
# under DATA: prints its folder and exits 0, or 1 with what to download on stderr.
# With OUT it writes there, for each of its splits (train, valid, test),
#
#     SPLIT.tracks   lines key<tab>map<tab>labels<tab>audio[<tab>accompaniment]
#     expected       lines split<tab>tracks<tab>segments, as published; - unknown
#
# and fails, naming them, when files are missing; PARTIAL=1 leaves those tracks out.
set -eu -o pipefail
DATA=$1 OUT=${2:-}
name=$(basename "$0" .sh)

# download TEXT: what to do when the set is not there
download() { how=$1; }

# folder NAME...: the first of these that is under DATA, into $folder
folder() {
    local f
    folder=
    for f in "$@"; do
        [ -n "$folder" ] || [ ! -d "$DATA/$f" ] || folder=$DATA/$f
    done
    [ -n "$folder" ] || { printf '%s: %s: no folder %s in it: %s\n' "$name" "$DATA" "$(sed 's/ / or /g' <<<"$*")" "$how" >&2; exit 1; }
}

# found FOLDER...: end here unless OUT was given, else begin the lists
found() {
    [ -n "$OUT" ] || { printf '%s\n' "$@"; exit 0; }
    mkdir -p "$OUT"
    rm -f "$OUT"/*.tracks "$OUT"/*.tracks.tmp "$OUT/expected" "$OUT/missing"
    : >"$OUT/missing" >"$OUT/expected"
}

# expect SPLIT TRACKS SEGMENTS; split `all`: of the set
expect() { printf '%s\t%s\t%s\n' "$@" >>"$OUT/expected"; }

# track SPLIT KEY MAP LABELS AUDIO [ACCOMPANIMENT]
track() {
    local f complete=1
    for f in "${@:4}"; do
        [ -f "$f" ] || { complete=; printf '%s\n' "$f" >>"$OUT/missing"; }
    done
    [ -z "$complete" ] || (shift; IFS=$'\t'; printf '%s\n' "$*") >>"$OUT/$1.tracks.tmp"
}

# finish: what is missing, then the lists get their names
finish() {
    local n f
    n=$(wc -l <"$OUT/missing")
    if [ "$n" -gt 0 ]; then
        { echo "$name: $n files are missing, such as"; head -n 5 "$OUT/missing" | sed 's/^/    /'; echo "$name: $how"; } >&2
        [ -n "${PARTIAL:-}" ] || { rm -f "$OUT"/*.tracks.tmp; echo "$name: copy them, or set PARTIAL=1 to go on without these tracks" >&2; exit 2; }
    fi
    for f in "$OUT"/*.tracks.tmp; do
        [ -f "$f" ] || { echo "$name: no track is complete: $how" >&2; exit 2; }
        "$(dirname "$0")/../keep.sh" "$f" "${f%.tmp}"
    done
}
