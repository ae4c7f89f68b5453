#!/usr/bin/env bash
# asked.sh [-n] FILE WORD ... - FILE tells what others are asked for: the words, a line each. It is written anew only when
# they are not what it says already, so that what depends on it is made anew just then; with -n not even then: 1 says that it would be.
set -eu -o pipefail
[ "$1" = -n ] && dry=1 && shift || dry=
file=$1; shift
if printf '%s\n' "$@" | cmp -s - "$file"; then exit; fi
[ -z "$dry" ] || exit 1
mkdir -p "$(dirname "$file")"
new=$(mktemp "$file.XXXXXX.tmp")
printf '%s\n' "$@" >"$new"
chmod 644 "$new"   # mktemp's are for one's own eyes
"$(dirname "$0")/keep.sh" "$new" "$file"
