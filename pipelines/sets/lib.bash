# lib.bash - what the recipes of the data sets share; each sources it.
#
# A recipe is run as `NAME.sh DATA [OUT]`. Without OUT it says whether the set is
# under DATA: prints its folder and exits 0, or 1 with what to download on stderr.
# With OUT it writes there, for each of its splits (train, valid, test),
#
#     SPLIT.tracks   lines key<tab>map<tab>labels<tab>audio[<tab>accompaniment]
#     expected       lines split<tab>tracks<tab>segments, as published; - unknown
#     missing        names of files that were left out
#
# and fails, naming them, when files are missing; PARTIAL=1 leaves those tracks out. No key, labels or audio may be in two splits.
set -eu -o pipefail
OUT=${2:-}
DATA=$1; [ ! -d "$1" ] || DATA=$(realpath -s --relative-base=. -- "$1")   # however it is spelled, for lists of it to stay the same
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
    [ -n "$folder" ] || { printf '%s: %s: no folder %s in it: %s\n' "$name" "$DATA" "$(printf '%s or ' "$@" | sed 's/ or $//')" "$how" >&2; exit 1; }
}

# found FOLDER...: end here unless OUT was given, else begin the lists: beside those that are there, under names of this run
found() {
    [ -n "$OUT" ] || { printf '%s\n' "$@"; exit 0; }
    mkdir -p "$OUT"
    run=$(mktemp "$OUT/missing.XXXXXX.tmp")
    chmod 644 "$run"   # mktemp's are for one's own eyes
    run=${run#"$OUT/missing"}
    trap 'rm -f "$OUT"/*"$run"' EXIT
    : >"$OUT/expected$run"
}

# expect SPLIT TRACKS SEGMENTS; split `all`: of the set
expect() { printf '%s\t%s\t%s\n' "$@" >>"$OUT/expected$run"; }

# track SPLIT KEY MAP LABELS AUDIO [ACCOMPANIMENT]
track() {
    local f complete=1 IFS=$'\t'
    for f in "${@:4}"; do
        [ -f "$f" ] || { complete=; printf '%s\n' "$f" >>"$OUT/missing$run"; }
    done
    [ -z "$complete" ] || printf '%s\n' "${*:2}" >>"$OUT/$1.tracks$run"
}

# take FILE: this run's gets its name; one that is the same stays as it is, so that nothing is made of it again
take() {
    if cmp -s "$1$run" "$1"; then rm "$1$run"; else "$(dirname "$0")/../keep.sh" "$1$run" "$1"; fi
}

# finish: what is missing, unless it was told before, then the lists get their names
finish() {
    local n f both lists=("$OUT"/*.tracks"$run")
    n=$(wc -l <"$OUT/missing$run")
    if [ "$n" -gt 0 ] && ! { [ -n "${PARTIAL:-}" ] && cmp -s "$OUT/missing$run" "$OUT/missing"; }; then
        { echo "$name: $n files are missing, such as"; head -n 5 "$OUT/missing$run" | sed 's/^/    /'; echo "$name: $how"; } >&2
        [ -n "${PARTIAL:-}" ] || { echo "$name: copy them, or set PARTIAL=1 to go on without these tracks" >&2; exit 2; }
    fi
    [ -f "${lists[0]}" ] || { echo "$name: no track is complete: $how" >&2; exit 2; }
    both=$(awk -F '\t' '{ for (i = 1; i <= 4; i++) if (i != 2) { was = split_of[i, $i]; if (was != "" && was != FILENAME) { print $i; exit }; split_of[i, $i] = FILENAME } }' "${lists[@]}")
    [ -z "$both" ] || { echo "$name: $both is in two splits: no track may be tested on that was learned from: see the lists of $0" >&2; exit 2; }
    for f in train valid test; do
        if [ -f "$OUT/$f.tracks$run" ]; then take "$OUT/$f.tracks"; else rm -f "$OUT/$f.tracks"; fi
    done
    take "$OUT/expected"; take "$OUT/missing"
}
