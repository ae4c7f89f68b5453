#!/usr/bin/env bash
# sadtp.sh DATA [OUT] - SADTP: real songs that a drummer played along to; for testing only.
. "$(dirname "$0")/lib.bash"
download "get SADTP (github.com/RunarFosse/SADTP), a folder a song with mix.wav and annotation.mid, as SADTP"
folder SADTP sadtp
found "$folder"
expect all 16 -
expect test - 977
for song in "$folder"/*/; do
    song=${song%/}
    track test "sadtp/${song##*/}" roland "$song/annotation.mid" "$song/mix.wav"
done
finish
