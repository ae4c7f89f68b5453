#!/usr/bin/env bash
# asked.sh [-n | -o] FILE WORD ... - FILE tells what others are asked for: the words, a line each. It is written anew only when
# they are not what it says already, so that what depends on it is made anew just then; with -n not even then: 1 says that it would be.
# With -o the first one is old, so that what was made before there was such a file is not made again.
set -eu -o pipefail
dry= old=
case $1 in -n) dry=1; shift ;; -o) old=1; shift ;; esac
file=$1; shift
if printf '%s\n' "$@" | cmp -s - "$file"; then exit; fi
[ -z "$dry" ] || exit 1
mkdir -p "$(dirname "$file")"
new=$(mktemp "$file.XXXXXX.tmp")
printf '%s\n' "$@" >"$new"
chmod 644 "$new"   # mktemp's are for one's own eyes
[ -z "$old" ] || [ -f "$file" ] || touch -d @1000000000 "$new"
"$(dirname "$0")/keep.sh" "$new" "$file"
