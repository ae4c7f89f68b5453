#!/usr/bin/env bash
# commands.sh STUDY [-s] TARGET ... - the commands that make these files of a study, from nothing or, with -s, from its
# sets; none of them is run. All is as it was when it was made: the settings, and where the real sets were; but for the lists of
# networks, sets and unions, which are those of the make around: without them it knows no way to a file, which a comment says.
set -eu -o pipefail
S=$1; shift
shopt -s nullglob
listed=("$S"/sets/*/pieces.mk) kept=()
if [ "${1:-}" = -s ]; then
    shift
    for f in "$S"/{made,sets}/*/*.zts "$S"/sets/*/check.tsv "${listed[@]}" made settings; do kept+=(-o "$f"); done
    listed=()
fi
found=$(for f in "$S"/sets/*/pieces.mk; do basename "$(dirname "$f")"; done | paste -sd ' ')
mapfile -t settings < <(cat "$S/settings" "$S"/dat[a] | awk -F '\t' '$1 ~ /^[A-Z0-9_]+$/ { gsub(/[$]/, "$$"); sub(/\t/, "="); print }')
[ ${#kept[@]} -gt 0 ] || [ ! -f "$S/show" ] || settings+=("SHOW=$(cat "$S/show")")   # of a cell alone no picture is made
# of a make around this one its variables are wanted, not its jobs, nor its silence
export MAKEFLAGS=$(sed -E 's/(^| )-j[0-9]*//; s/--jobserver-[a-z]*=[^ ]*//; s/^([A-Za-z]*)s([A-Za-z]*)( |$)/\1\2\3/' <<<"${MAKEFLAGS:-}")
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
# the lists of real sets are makefiles, and only as goals, or as old, they are not remade before all else, for all the -n
make -Bn --no-print-directory -f pipelines/study.mk STUDY="$S" FOUND="$found" NEEDED= "${settings[@]}" "${kept[@]}" "${listed[@]}" "$@" \
    >"$work/out" 2>"$work/err" || { cat "$work/err" >&2; echo "commands.sh: $S: what makes $* cannot be told" >&2; exit 2; }
grep -v '^make\|^mkdir\|^echo\|^rm -f\|asked[.]sh\|settings[.]sh' "$work/out" || true
sed -nE "s/^make(\[[0-9]*\])?: Nothing to be done for '(.*)'\.\$/\2/p" "$work/out" | while IFS= read -r f; do
    [[ $f == */pieces.mk ]] || echo "# $f: its commands cannot be told: it is of none of the lists of this make; give ARCHS, REAL_SETS, TEST_SETS, MADE_SETS, REAL_UNIONS, MADE_UNIONS, UNION_ARCH again, as they were"
done
