# an accompaniment's peak, its channels, rate and bits
command -v fluidsynth >/dev/null && font=/usr/share/sounds/sf2/TimGM6mb.sf2 && [ -r $font ] || { echo "no fluidsynth with its soundfont"; exit 77; }
. "$T/smf.bash"; smf 0 1 60 100 100 1 60 0 >song.mid
"$T/../pipelines/accompany.sh" song.mid out.flac $font
sox out.flac -n stat 2>&1 | awk '/Maximum|Minimum/ { a = $3 < 0 ? -$3 : $3; if (a > top) top = a } END { printf "%.2f\n", top }'; soxi -c -r -b out.flac 2>/dev/null || true
