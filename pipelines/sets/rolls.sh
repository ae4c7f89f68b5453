#!/usr/bin/env bash
# rolls.sh SPLIT.tracks - the labels of its tracks, MIDI or text, each through the label map it names
set -eu -o pipefail
is_midi() { local magic=; IFS= read -r -N 4 magic <"$1" || true; [ "$magic" = MThd ]; }
for map in $(cut -f 2 "$1" | sort -u); do
    midi= text=
    while IFS=$'\t' read -r key labels; do
        if is_midi "$labels"; then midi+=$key$'\t'$labels$'\n'; else text+=$key$'\t'$labels$'\n'; fi
    done < <(awk -F '\t' -v map="$map" '$2 == map { print $1 "\t" $3 }' "$1")
    [ -z "$midi" ] || printf %s "$midi" | midi2roll -c all -m "$map" -l -
    [ -z "$text" ] || printf %s "$text" | txt2roll -m "$map" -l -
done
