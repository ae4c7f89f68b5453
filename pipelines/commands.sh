#!/usr/bin/env bash
# commands.sh STUDY TARGET ... - the commands that make these files of a study, from nothing; none of them is run
set -eu -o pipefail
S=$1; shift
mapfile -t settings < <(sed -n '/^version/q; s/\t/=/p' "$S/settings")
# the pieces of real sets are makefiles, and only as goals they are not remade before all else, for all the -n
shopt -s nullglob
{ make -Bn --no-print-directory -f pipelines/study.mk STUDY="$S" "${settings[@]}" "$S"/sets/*/pieces.mk "$@" 2>/dev/null || true; } |
    { grep -v '^make\|^mkdir' || true; }
