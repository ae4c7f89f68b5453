#!/usr/bin/env bash
# score_real.sh folder [model] - how well a model hears real recordings with
# onsets as text: folder has mix/NAME.flac, drums/NAME.flac (one of them will do)
# and subclass/NAME.txt in the labels of MDB Drums. Two tables: of drums alone, and of the mixes.
set -eu -o pipefail
folder=${1:?usage: score_real.sh folder [model]} model=${2:-}
work=$(mktemp -d "${TMPDIR:-/tmp}/score.XXXXXX")
trap 'rm -rf "$work"' EXIT

command -v wav2spec >/dev/null || { echo "score_real.sh: wav2spec is missing: make, and put build/bin into PATH" >&2; exit 2; }
[ -d "$folder/subclass" ] || { echo "score_real.sh: $folder: has no subclass/: name another folder" >&2; exit 2; }
[ -d "$folder/drums" ] || [ -d "$folder/mix" ] || { echo "score_real.sh: $folder: has neither drums/ nor mix/: name another folder" >&2; exit 2; }
for text in "$folder"/subclass/*.txt; do
    printf '%s\t%s\n' "$(basename "$text" .txt)" "$text"
done >"$work/labels"
for kind in drums mix; do
    [ -d "$folder/$kind" ] || continue
    cut -f 1 "$work/labels" | awk -F '\t' -v OFS='\t' -v folder="$folder/$kind" '{ print $1, folder "/" $1 ".flac" }' >"$work/audio"
    echo "# $kind"
    wav2spec -l "$work/audio" | predict ${model:+-m "$model"} | peakpick -z -o "$work/$kind.zts"
    score -m mdb ${TRACKS:+-t} -l "$work/labels" "$work/$kind.zts"
done
