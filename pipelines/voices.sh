#!/usr/bin/env bash
# voices.sh out [n] - n files of speech by espeak-ng, in many voices, pitches
# and speeds, mono FLAC of 44.1 kHz: for mixdown's `voice`, so that a network
# meets the hiss and the clicks of consonants that are no hats. The text is this
# suite's own pages, so that what is said is ours too.
set -eu -o pipefail
out=${1:?usage: voices.sh out [n]} n=${2:-60}
here=$(cd "$(dirname "$0")" && pwd)
. "$here/sound.bash"
for program in espeak-ng mandoc sox; do
    command -v $program >/dev/null || { echo "voices.sh: $program is missing: apt-get install espeak-ng mandoc sox" >&2; exit 2; }
done
mkdir -p "$out"
work=$(mktemp -d "${TMPDIR:-/tmp}/voices.XXXXXX")
trap 'rm -rf "$work" ${to:+"$to.tmp"}' EXIT
trap 'exit 130' INT   # else what sox writes when it is interrupted would be taken for the whole
languages=(en-us en-gb de fr es it pl sv pt nl fi cs)
all=$(for page in "$here"/../man/*.1; do mandoc -T ascii "$page" | sed $'s/.\b//g' | tr -s ' \n' '  ' | tr -cd 'A-Za-z ,.'; done)
for ((i = 0; i < n; i++)); do
    to=$out/voice-$(printf %03d "$i").flac
    [ ! -s "$to" ] || continue
    # about half a minute of text each, from another place
    echo "${all:i * 7919 % (${#all} - 600):450}" >"$work/text"
    espeak-ng -v "${languages[i % 12]}+$([ $((i / 12 % 2)) = 0 ] && echo f || echo m)$((1 + i % 4))" \
        -s $((100 + i * 37 % 110)) -p $((10 + i * 29 % 80)) -f "$work/text" --stdout |
        { sox_to "$to.tmp" -R -t wav - -r 44100 -c 1 -b 16 -t flac "$to.tmp" gain -n -3 || { echo "voices.sh: $to: $said" >&2; exit 2; }; }
    "$here/keep.sh" "$to.tmp" "$to"
done
