#!/usr/bin/env bash
# few.sh DATA [OUT] - a real set of four tracks, as a recipe of pipelines/sets
. "$(dirname "$0")/lib.bash"
download "make some noise"
folder few
found "$folder"
expect train 2 4
expect valid 1 2
expect test 1 2
for pair in train:one train:two valid:three test:four; do
    track ${pair%:*} few/${pair#*:} mdb "$folder/${pair#*:}.txt" "$folder/${pair#*:}.wav"
done
finish
