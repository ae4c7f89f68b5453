#!/usr/bin/env bash
# demo.sh song folder - transcribe a song with the suite's model: print the onsets, and
# leave in the folder: onsets.txt, onsets.mid, and onsets.png (spectrogram and onsets),
# which gnuplot draws; without it there is none. Run by `make demo`; the tools must be in PATH.
set -eu -o pipefail
song=$1 out=$2
case $song in -?*) song=./$song ;; esac
mkdir -p "$out"

wav2spec --normalize -k song -o "$out/song.spec.zts" "$song"
rm -f "$out/onsets.png"   # it may be another song's
predict "$out/song.spec.zts" | peakpick >"$out/onsets.txt"
onset2midi "$out/onsets.txt" >"$out/onsets.mid"
cat "$out/onsets.txt"
command -v gnuplot >/dev/null || {
    echo "left in $out: onsets.txt, onsets.mid; no picture, for gnuplot is missing: install gnuplot-nox" >&2
    exit
}

# The picture: at most the first 20 seconds, a frame a column, a band a row; the
# classes as rows of marks above. NumPy's header before the numbers is 128 bytes.
work=$(mktemp -d "$out/picture.XXXXXX")
trap 'rm -rf "$work"' EXIT
zts2npy -n spec "$out/song.spec.zts" >"$work/spec.npy"
frames=$(( ($(stat -c %s "$work/spec.npy") - 128) / (84 * 4) ))
shown=$(( frames < 2000 ? frames : 2000 ))
classes=(KD SD TT HH CC) marks=
for c in "${!classes[@]}"; do
    awk -v c="${classes[c]}" -v y=$((88 + 6 * c)) -v t=$((shown)) '$2 == c && $1 * 100 < t { print $1, y }' "$out/onsets.txt" >"$work/marks.$c"
    # (without points gnuplot warns)
    [ ! -s "$work/marks.$c" ] || marks+=", 'marks.$c' using 1:2 with points pt 7 ps 0.9 lc $((c + 1)) notitle"
done
(cd "$work" && gnuplot -d) <<PLOT
set terminal pngcairo size 1600,700 font "sans,11"
set output "onsets.png"
set title "log-filtered spectrogram, and the onsets found"
set xlabel "time in seconds"; set ylabel "band"
set xrange [0:$shown / 100.0]; set yrange [0:116]
set palette rgbformulae 34,35,36; unset colorbox; set cbrange [0:2.5]
set ytics (0, 20, 40, 60, 80, "KD" 88, "SD" 94, "TT" 100, "HH" 106, "CC" 112)
set object rectangle from graph 0, first 84 to graph 1, first 116 behind fillcolor rgb "#f4f4f4" fillstyle solid noborder
plot "spec.npy" binary skip=128 array=($frames,84) format="%float" scan=yx dx=0.01 dy=1 with image notitle$marks
PLOT
tail -c 8 "$work/onsets.png" | grep -aq IEND || { echo "demo.sh: $out/onsets.png: cannot be drawn whole: is the disk full?" >&2; exit 2; }
mv "$work/onsets.png" "$out"
echo "left in $out: onsets.txt, onsets.mid, onsets.png" >&2
