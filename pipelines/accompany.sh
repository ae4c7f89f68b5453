#!/usr/bin/env bash
# accompany.sh song.mid out.flac [soundfont [other]] - render what is not drums.
#
# fluidsynth plays the song without channel 10; mono, 44.1 kHz, 16 bit, peak at
# -1 dBFS, time 0 where the song's is (within fluidsynth's 1.5 ms blocks; it loses
# a fraction of a millisecond at a change of tempo, 17 ms in a song with 93).
# Percussive programs on melodic channels (woodblock to reverse cymbal, gunshot)
# become a marimba: they would be drums that no label knows. `other` swaps the
# halves of each General MIDI family (acoustic with electric pianos, strings
# with choirs, ...), for a second version of a song. An out.flac whose out.flac.of has the
# checksum of what it was made of and by is left alone, so that a list of songs can be resumed:
#
#     ls songs/*.mid | xargs -P 2 -I{} sh -c 'accompany.sh {} accomp/$(basename {} .mid).flac'
set -eu -o pipefail
. "$(dirname "$0")/sound.bash"
usage='usage: accompany.sh song.mid out.flac [soundfont [other]]'
song=${1:?$usage} out=${2:?$usage}
font=${3:-/usr/share/sounds/sf2/FluidR3_GM.sf2}
other=${4:-}
[ -r "$font" ] || { echo "accompany.sh: $font: no such soundfont: install fluid-soundfont-gm" >&2; exit 2; }
made_of="${font##*/} ${other:-as it is} $(cat "$0" "$song" | cksum)"
if [ -s "$out" ] && [ "$made_of" = "$(cat "$out.of" 2>/dev/null)" ]; then exit; fi
mkdir -p "$(dirname "$out")"
work=$(mktemp -d "${TMPDIR:-/tmp}/accompany.XXXXXX")
trap 'rm -rf "$work" "$out.tmp"' EXIT

# Events that no rule matches are dropped; a rule multiplies by its third number and adds its fourth.
rule() { printf 'router_begin %s\nrouter_chan %s\n%srouter_end\n' "$1" "$2" "${3:+router_par1 $3$'\n'}"; }
{
    echo router_clear
    for channels in '0 8 1 0' '10 15 1 0'; do
        for type in note cc pbend cpress kpress; do rule $type "$channels"; done
        for ((family = 0; family < 112; family += 8)); do
            if [ -n "$other" ]; then
                rule prog "$channels" "$family $((family + 3)) 1 4"
                rule prog "$channels" "$((family + 4)) $((family + 7)) 1 -4"
            fi
        done
        [ -n "$other" ] || rule prog "$channels" '0 111 1 0'
        rule prog "$channels" '112 114 1 0'
        rule prog "$channels" '115 119 0 12'
        rule prog "$channels" '120 126 1 0'
        rule prog "$channels" '127 127 0 12'
    done
} >"$work/router"

{ fluidsynth_to "$work/stereo.wav" -g 0.4 -f "$work/router" -o synth.midi-bank-select=gm -o synth.reverb.active=0 -o synth.chorus.active=0 "$font" "$song" &&
    sox_to "$out.tmp" -D "$work/stereo.wav" -b 16 -t flac "$out.tmp" remix - gain -n -1; } ||
    { echo "accompany.sh: $song: ${said##*$'\n'}" >&2; exit 2; }
rm -f "$out.of"
"$(dirname "$0")/keep.sh" "$out.tmp" "$out"
echo "$made_of" >"$out.of"
