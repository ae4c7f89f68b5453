#!/usr/bin/env bash
# settings.sh FILE KEY=VALUE ... - write these, and on what the study runs, to FILE as lines key<tab>value;
# if it is there, they must be what it says, for results of different settings are not to be mixed. What it does not say yet,
# because an older version did not ask, is added, and so are other versions of the programs and another machine.
set -eu -o pipefail
file=$1; shift
# write: stdin, whole; two makes may begin at once, and write the same, but for the minute
write() {
    local new
    new=$(mktemp "$file.XXXXXX.tmp")
    cat >"$new"
    chmod 644 "$new"   # mktemp's are for one's own eyes
    "$(dirname "$0")/keep.sh" "$new" "$file"
}
runs_on() {
    printf 'version\t%s\n' "$(git describe --always --dirty 2>/dev/null || trainnet -V)"
    printf 'machine\t%s, %s\n' "$(uname -sm)" "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | sort | uniq -c | sed 's/^ *\([0-9]*\) /\1 x /' | paste -sd ';')"
    dpkg-query -Wf '${Package}\t${Version}\n' libfftw3-single3 libsndfile1 libsamplerate0 'libsmf0*' libzstd1 fluidsynth fluid-soundfont-gm \
        timgm6mb-soundfont sox 'gnuplot-*' 2>/dev/null | grep -v $'\t$' || true
}
wanted() { printf '%s\n' "$@" | sed 's/=/\t/'; }
if [ -f "$file" ]; then
    was() { wanted "$@" | awk -F '\t' 'NR == FNR { if (!($1 in line)) line[$1] = $0; next } { print $1 in line ? line[$1] : $0 }' "$file" -; }
    if ! diff <(wanted "$@") <(was "$@") >/dev/null; then
        { echo "${file%/*}: was begun with other settings (>):"; diff <(wanted "$@") <(was "$@") | grep '^[<>]' || true
          echo "give those, or STUDY=another-folder, or remove ${file%/*}"; } >&2
        exit 2
    fi
    more=$({ wanted "$@"; runs_on; } | awk 'NR == FNR { seen[$0]; next } !($0 in seen)' "$file" -)
    [ -z "$more" ] || printf '%s\n' "$more" | cat "$file" - | write
    exit
fi
mkdir -p "$(dirname "$file")"
{ wanted "$@"; runs_on; printf 'begun\t%s\n' "$(date -u '+%F %R UTC')"; } | write
