#!/usr/bin/env bash
# How fast groove writes, and its drum statistics beside those of the Groove
# MIDI Dataset: all styles, and a mix of styles like the data set's own.
# GMD=/path/to/groove (https://magenta.withgoogle.com/datasets/groove, CC BY 4.0).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/groove-bench.XXXXXX")
trap 'rm -rf "$work"' EXIT
start=$(date +%s%N)
"$BIN/groove" -n 300 -d "$work/all styles"
echo "300 songs in $((($(date +%s%N) - start) / 1000000)) ms"
"$BIN/groove" -n 300 -d "$work/like GMD" \
    -s rock,rock,rock,rock,funk,funk,funk,hip-hop,punk,jazz,secondline,secondline,samba,soul,country,afrobeat,latin,shuffle
if ! /usr/bin/python3 -c 'import mido, numpy' 2>/dev/null; then
    echo "mido or numpy cannot be imported (Debian: python3-mido): no statistics"
    exit 0
fi
/usr/bin/python3 "$here/groove.py" ${GMD:+"$GMD"} "$work/like GMD" "$work/all styles"
