#!/usr/bin/env bash
# voices.sh out [n] - n files of speech by espeak-ng, in many voices, pitches
# and speeds, mono FLAC of 44.1 kHz: for mixdown's `voice`, so that a network
# meets the hiss and the clicks of consonants that are no hats. The text is
# words by chance, the same for every n.
set -eu -o pipefail
out=${1:?usage: voices.sh out [n]} n=${2:-60}
here=$(cd "$(dirname "$0")" && pwd)
. "$here/sound.bash"
for program in espeak-ng sox; do
    command -v $program >/dev/null || { echo "voices.sh: $program is missing: apt-get install espeak-ng sox" >&2; exit 2; }
done
mkdir -p "$out"
work=$(mktemp -d "${TMPDIR:-/tmp}/voices.XXXXXX")
trap 'rm -rf "$work" ${to:+"$to.tmp"}' EXIT
languages=(en-us en-gb de fr es it pl sv pt nl fi cs)
# sentences I: about half a minute of them, of which no other number's are; one line
sentences() {
    awk -v state="$1" '
        function below(n) { state = (state * 16807) % 2147483647; return int(state / 2147483647 * n) }
        BEGIN {
            n = split("a the of and it was that he she they we you said she sees his this these which with which six sister strict " \
                "keeps kicking cats sticks tricky pitch catch touch speech church sixths split splash crisp frost first fast best " \
                "past just most must test shapes shall shout push wish fresh ash cheese choose much such fifth thick thin both bath " \
                "months zero zones jazz fizz of five voices over seven rivers every evening paper people table talk take time two " \
                "ten total about again number orange yellow lemon honey morning window hello water murmur little letter later " \
                "quiet quick quarter question black blue brown green drum band guitar song singing listen music silence", word, " ")
            state += 4711; for (i = 0; i < 9; i++) below(1)
            while (length(text) < 450) {
                sentence = word[1 + below(n)]
                for (i = 4 + below(9); i > 0; i--) sentence = sentence (below(8) ? " " : ", ") word[1 + below(n)]
                text = text sentence ". "
            }
            print text
        }'
}
for ((i = 0; i < n; i++)); do
    to=$out/voice-$(printf %03d "$i").flac
    [ ! -s "$to" ] || continue
    sentences "$i" >"$work/text"
    espeak-ng -v "${languages[i % 12]}+$([ $((i / 12 % 2)) = 0 ] && echo f || echo m)$((1 + i % 4))" \
        -s $((100 + i * 37 % 110)) -p $((10 + i * 29 % 80)) -f "$work/text" --stdout |
        { sox_to "$to.tmp" -R -t wav - -r 44100 -c 1 -b 16 -t flac "$to.tmp" gain -n -3 || { echo "voices.sh: $to: $said" >&2; exit 2; }; }
    "$here/keep.sh" "$to.tmp" "$to"
done
