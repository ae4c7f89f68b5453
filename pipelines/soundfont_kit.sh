#!/usr/bin/env bash
# soundfont_kit.sh FONT OUT [PROGRAM [FAMILY KIND]] - a drum program, 0 by default, of a SoundFont's bank 128, as a folder
# that kit2wav plays. With a family and a kind (acoustic, electronic, percussion), OUT is listed in kits.tsv beside it.
#
#     soundfont_kit.sh FluidR3_GM.sf2 kits/fluid-jazz 32 && kit2wav -k kits/fluid-jazz song.mid >drums.wav
#
# fluidsynth plays each note of General MIDI, 35 to 81, at LAYERS velocities (8), dry, SPACE seconds (8) apart, and holds it
# until 0.2 s before the next, for many fonts damp a cymbal whose key is lifted. Layer k of n is struck at the loudest
# velocity that it serves, v = floor(127 k / n), where kit2wav plays it at v n / (127 k): the file is louder by so much.
# Between those velocities kit2wav is linear, a SoundFont usually quadratic: with 8 layers 1.2 dB apart at most above
# velocity 111, 2.5 dB above 48. Notes that are silent are left out. NOTES='36 38' does only these.
set -eu -o pipefail
export LC_ALL=C
. "$(dirname "$0")/kit_parts.bash"
[ $# = 2 ] || [ $# = 3 ] || [ $# = 5 ] || fail 'usage: soundfont_kit.sh FONT OUT [PROGRAM [FAMILY KIND]]'
font=$1 out=$2 program=${3:-0} family=${4:-} kind=${5:-}
layers=${LAYERS:-8} space=${SPACE:-8} notes=${NOTES:-$(seq 35 81)}

need fluidsynth fluidsynth
need onset2midi paradiddle
[[ $program =~ ^[0-9]{1,3}$ ]] || fail "program $program: from 0 to 127 is allowed"
program=$((10#$program))
[[ $layers =~ ^[0-9]{1,2}$ ]] && ((10#$layers > 0)) || fail "LAYERS=$layers: from 1 to 99 is allowed"
layers=$((10#$layers))
[[ $space =~ ^[0-9]{1,3}$ ]] && ((10#$space > 0)) || fail "SPACE=$space: a whole number of seconds, 1 to 999, is allowed"
space=$((10#$space))
begin_kit
{ [ -f "$font" ] && [ "$(head -c 12 "$font" | tail -c 4)" = sfbk ]; } 2>/dev/null || fail "$font: not a SoundFont: name a .sf2 or .sf3"
# synth: the strokes of stdin, onset text, in $work/render.wav
synth() {
    onset2midi -b 40 -o "$work/strokes.mid"
    fluidsynth_to "$work/render.wav" -g 0.4 -f "$work/commands" -o synth.reverb.active=0 -o synth.chorus.active=0 \
        -o player.reset-synth=0 -o "synth.min-note-length=$((space * 1000 - 200))" "$font" "$work/strokes.mid" ||
        fail "$font: ${said##*$'\n'}: fluidsynth cannot play it"
}
echo 'inst 1' >"$work/commands"
synth <<<'0 36'
programs=$(sed -n 's/^128-0*\([0-9][0-9]*\) .*/\1/p' <<<"$said" | paste -s -d ' ')
[[ " $programs " == *" $program "* ]] || fail "$font: has no drum program $program: it has ${programs:-none}"

echo "select 9 1 128 $program" >"$work/commands"
for note in $notes; do
    # one more stroke, as soft as can be, for fluidsynth ends with the last
    awk -v note="$note" -v n="$layers" -v space="$space" 'BEGIN {
        for (k = 1; k <= n; k++) printf "%g\t%d\t%d\n", 0.1 + (k - 1) * space, note, int(127 * k / n)
        printf "%g\t%d\t1\n", 0.1 + n * space, note }' | synth
    for ((k = 1; k <= layers; k++)); do
        sox_to "$work/$note-$k.wav" -D "$work/render.wav" -e float -b 32 "$work/$note-$k.wav" trim "$(((k - 1) * space))" "$space" remix - ||
            fail "$out: note $note: $said"
        awk -v note="$note" -v k="$k" -v n="$layers" 'BEGIN { print note, k, 1, 127 * k / (n * int(127 * k / n)), note "-" k }'
    done
done >"$work/plan"
echo "from: ${font##*/}, drum program $program" >"$work/kit/LICENSE.txt"
finish_kit
