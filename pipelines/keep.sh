#!/usr/bin/env bash
# keep.sh TEMPORARY NAME - what is whole under its temporary name, a file or a folder, gets its name: when it is on the
# disk. Else a power cut could leave the name and nothing behind it, and make would take that for done.
set -eu -o pipefail
if [ -d "$1" ]; then sync -f "$1"; else sync "$1"; fi   # of a folder's files, each by itself would take longer
mv -fT "$1" "$2"
sync "$(dirname "$2")" 2>/dev/null || true   # the name; a file system that cannot has nothing to say to make
