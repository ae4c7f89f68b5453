#!/usr/bin/env bash
# slakh.sh DATA [OUT] - Slakh2100-redux: songs of the Lakh MIDI set rendered by samplers.
# The labels are those of a song's first drum stem, which metadata.yaml tells.
. "$(dirname "$0")/lib.bash"
download "get slakh2100_flac_redux.tar.gz (zenodo.org/records/4599666, 105 GB) and unpack it there"
folder slakh2100_flac_redux slakh
found "$folder"
expect all 1709 -
expect train - 80662
expect valid - 16643
expect test - 9963

for pair in train:train validation:valid test:test; do
    for song in "$folder/${pair%:*}"/Track*/; do
        [ -d "$song" ] || { echo "$name: $folder/${pair%:*}: no tracks in it: $how" >&2; exit 2; }
        song=${song%/} labels=metadata.yaml  # missed, if it is not there
        if [ -f "$song/metadata.yaml" ]; then
            labels=$(yaml2txt "$song/metadata.yaml" | awk -F '\t' 'split($1, way, ".") == 3 && way[1] == "stems" && way[3] == "is_drum" && $2 == "true" && !n++ { print "MIDI/" way[2] ".mid" }')
            [ -n "$labels" ] || { echo "$name: $song: no drum stem: left out" >&2; continue; }
        fi
        track "${pair#*:}" "slakh/${song##*/}" gm "$song/$labels" "$song/mix.flac"
    done
done
finish
