#!/usr/bin/env bash
# figures.sh NAME STUDY ARCH/SET - a figure of the study as STUDY/figures/NAME.svg and .png; the cell is
# what the last five show, by four seconds of its test set. Where there is no sound to be shown, a line
# that says so stands in the picture, and in NAME.none for the report
set -eu -o pipefail
. "$(dirname "$0")/sound.bash"
figure=$1 S=$2 cell=$3 set=${3#*/}
out=$S/figures/$figure
w=$(mktemp -d); trap 'rm -rf "$w"' EXIT

# plot WIDTH HEIGHT: the gnuplot commands on stdin, drawn twice
plot() {
    cat >"$w/plot"
    for kind in svg png; do
        { [ $kind = svg ] && echo "set terminal svg noenhanced size $1,$2 font 'sans,13' background 'white'" || echo "set terminal pngcairo noenhanced size $1,$2 font 'sans,10'"
          echo "set output '$w/figure.$kind'"; cat "$w/plot"; } | gnuplot -d   # without somebody's own settings
    done
    # of a disk that is full it says nothing
    { tail -c 16 "$w/figure.svg" | grep -q '</svg>' && tail -c 8 "$w/figure.png" | grep -aq IEND; } ||
        { echo "figures.sh: $out: cannot be drawn whole: is $w on a disk that is full?" >&2; exit 2; }
    # gnuplot leaves images of an SVG beside it; they go in
    while read -r image; do
        printf '%s %s\n' "$image" "$(base64 -w 0 "$image")" >"$w/embed"
        awk 'NR == FNR { name = $1; data = $2; next } { i = index($0, name); if (i) $0 = substr($0, 1, i - 1) "data:image/png;base64," data substr($0, i + length(name)); print }' "$w/embed" "$w/figure.svg" >"$w/svg"
        mv "$w/svg" "$w/figure.svg"
        rm "$image"
    done < <(grep -o "xlink:href='[^'#]*\.png'" "$w/figure.svg" | sed "s/.*='//; s/'$//")
    [ -f "$w/figure.none" ] || rm -f "$out.none"
    for file in "$w"/figure.*; do cp "$file" "$out.${file##*.}.tmp"; "$(dirname "$0")/keep.sh" "$out.${file##*.}.tmp" "$out.${file##*.}"; done
}

# bars GROUP BAR: groups (column of results.tsv) of bars (the other), with intervals, the best of a group starred
bars() {
    awk -F '\t' -v group="$1" -v bar="$2" -v w="$w" '
        NR > 1 && $2 == $3 && $4 == "micro" {
            network = $1 == "vit" ? "ViT" : toupper($1)
            g = $group; b = $bar
            if (!(g in G)) { G[g] = ++groups; name[groups] = group == 1 ? network : g }
            if (!(b in B)) { B[b] = ++n; label[n] = bar == 1 ? network : b }
            f[G[g], B[b]] = $10; low[G[g], B[b]] = $11 == "-" ? $10 : $11; high[G[g], B[b]] = $12 == "-" ? $10 : $12
            if ($10 > best[G[g]]) best[G[g]] = $10
        }
        END {
            for (i = 1; i <= groups; i++) {
                line = "\"" name[i] "\""
                for (j = 1; j <= n; j++) {
                    line = (i, j) in f ? line " " f[i, j] " " low[i, j] " " high[i, j] : line " NaN NaN NaN"
                    if ((i, j) in f && f[i, j] > 0 && f[i, j] == best[i]) print i - 1 + (j - (n + 1) / 2) / (n + 1), high[i, j] + 0.02 >(w "/stars")
                }
                print line >(w "/bars")
            }
            printf "plot "
            for (j = 1; j <= n; j++) printf "\"%s/bars\" using %d:%d:%d%s title \"%s\" lc %d, ", w, 3 * j - 1, 3 * j, 3 * j + 1, j == 1 ? ":xtic(1)" : "", label[j], j
            printf "\"%s/stars\" using 1:2:(\"*\") with labels font \",18\" notitle\n", w
        }' "$S/results.tsv" >"$w/command"
    { cat <<'P'; cat "$w/command"; } | plot 900 420
set style data histograms
set style histogram errorbars gap 1 lw 1
set style fill solid 0.8 border -1
set yrange [0:1.05]; set ylabel "micro F1, test"; set grid ytics; set key outside right top
P
}

# Which four seconds: the second segment of the first track that fills it, which three segments do, else the first of the first
choose() {
    local found frames
    found=$(ztsinfo "$S/cells/$cell/$set.act.zts" | awk -F '\t' '
        $2 == "act" { split($5, n, "x"); if (best == "" || best <= 800 && n[1] > 800) { best = n[1]; key = $1 } } END { print best, key }')
    read -r frames track <<<"$found"
    label=${track//\'/\'\'}   # in gnuplot's quotes
    from=0
    [ "$frames" -le 800 ] || from=4
    to=$((from + 4))
}

# Its act, labels and peaks in $w/act, $w/ref.N and $w/est.N of class N
segment() {
    choose
    peakpick -Tz "$S/cells/$cell/$set.act.zts" | cat - "$S/cells/$cell/$set.act.zts" | zts2txt 2>/dev/null | track=$track awk -v w="$w" -v from=$from -v to=$to '
        function frame() { return match($0, /@[0-9]+/) ? substr($0, RSTART + 1, RLENGTH - 1) + 0 : 0 }
        function begin(name) { on = name; row = 0 }
        /^series (act|peak|roll) / { first = frame(); begin($2); next }
        /^(series|tensor|end)/ { on = "" }
        /^key / { sub(/^key /, ""); if ($0 != ENVIRON["track"]) on = ""; next }
        /^attr classes=/ && on == "act" { sub(/^attr classes=/, ""); print >(w "/classes"); next }
        /^attr/ || on == "" { next }
        {
            t = (first + row++) / 100
            if (t < from || t >= to) next
            if (on == "act") print t, $0 >(w "/act")
            for (c = 1; c <= NF; c++) {
                if (on == "roll" && $c == 2 && !drawn[t, c]++) print t, c >(w "/ref." c)
                if (on == "peak" && $c > 0) { print t, c, $c >(w "/est." c) }
            }
        }'
    for c in 1 2 3 4 5; do  # gnuplot complains about files without a point
        [ -s "$w/ref.$c" ] || echo "NaN NaN" >"$w/ref.$c"
        [ -s "$w/est.$c" ] || echo "NaN NaN NaN" >"$w/est.$c"
    done
}

# The audio of the same in $w/part.wav: of a made song played again, of a real one its file; without any it ends with a line instead
audio() {  # what shall be made of it
    local song font file files=()
    choose
    song=$S/made/${track%%/*}/songs/${track##*/}.mid
    if [ -f "$song" ]; then
        font=${SOUNDFONTS:-/usr/share/sounds/sf2}/$(awk -v set="${track%%/*}" '$1 == set { print $2 }' pipelines/made.sets)
        fluidsynth_to "$w/all.wav" -g 0.7 "$font" "$song" || { echo "figures.sh: $song: ${said##*$'\n'}" >&2; exit 2; }
    else
        # what it is the sum of, like wav2spec -l
        while IFS= read -r file; do files+=(-v 1 "$file"); done < <(awk -F '\t' -v key="$track" '$1 == key { for (i = 4; i <= NF; i++) print $i }' "$S/sets/$set/test.tracks" 2>/dev/null || true)
        case ${#files[@]} in
        0) silent "$1"; exit ;;
        3) sox_to "$w/all.wav" "${files[@]}" "$w/all.wav" ;;
        *) sox_to "$w/all.wav" -m "${files[@]}" "$w/all.wav" ;;
        esac || { echo "figures.sh: ${files[*]}: ${said##*$'\n'}" >&2; exit 2; }
    fi
    # silence behind a short one, as the networks have it
    sox_to "$w/part.wav" -R "$w/all.wav" -c 1 -r 44100 "$w/part.wav" pad 0 4 trim "$from" 4 || { echo "figures.sh: $w/all.wav: ${said##*$'\n'}" >&2; exit 2; }
}

silent() {  # what there is none of
    echo "Of $track there is no sound, and so no $1." >"$w/figure.none"
    echo "unset border; unset tics; set label 'Of $label there is no sound, and so no $1.' at 0,0 center noenhanced; plot [-1:1] [-1:1] NaN notitle" | plot 1000 60
}

case $figure in
6.1) bars 3 1 ;;
6.2) bars 1 3 ;;
curves)
    best=$(awk '$2 == "best" { print $1 }' "$S/cells/$cell/search.tsv")
    { echo "set multiplot layout 1,2; set xlabel 'epoch'; set grid"
      echo "set ylabel 'loss, $cell'; plot '$S/cells/$cell/$best.log' using 1:3 with linespoints title 'train (weighted)', '' using 1:4 with linespoints title 'validation'"
      echo "set ylabel 'validation micro F1, $set'; set yrange [0:1]; set key bottom right"
      printf 'plot '
      # of the networks that are in the tables: others may have been taken away
      awk -F '\t' -v set="$set" 'NR > 1 && $2 == set && !seen[$1]++ { print $1 }' "$S/results.tsv" | while IFS= read -r network; do
          d=$S/cells/$network/$set
          printf "'%s' using 1:5 with linespoints title '%s', " "$d/$(awk '$2 == "best" { print $1 }' "$d/search.tsv").log" "$(tr a-z A-Z <<<"$network")"
      done | sed 's/, $//'
      echo; } | plot 1000 400 ;;
activation)
    segment
    { echo "set xrange [$from:$to]; set yrange [0:1.1]; set ytics 0.5; set lmargin 8; set multiplot layout 5,1 spacing 0,0.02; unset xtics"
      for c in 1 2 3 4 5; do
          [ $c -lt 5 ] || echo "set xtics; set xlabel 'seconds of $label' noenhanced"
          echo "set ylabel '$(cut -d ' ' -f $c "$w/classes")'"
          echo "plot '$w/act' using 1:$((c + 1)) with filledcurves y1=0 lc rgb '#9ecae1' notitle, '$w/est.$c' using 1:3 with points pt 7 ps 0.8 lc rgb '#d62728' title '$([ $c = 1 ] && echo peaks)', '$w/ref.$c' using 1:(1.05) with points pt 11 ps 0.7 lc rgb '#2ca02c' title '$([ $c = 1 ] && echo labels)', 0.5 with lines dt 2 lc rgb '#888888' notitle"
      done; } | plot 1000 600 ;;
piano-roll)
    segment
    { echo "set xrange [$from:$to]; set yrange [0.5:5.5]; set xlabel 'seconds of $label' noenhanced; set grid; set key outside top center horizontal"
      echo "set ytics ($(tr ' ' '\n' <"$w/classes" | awk '{ printf "%s\"%s\" %d", (NR > 1 ? ", " : ""), $0, NR }'))"
      cat "$w"/ref.? >"$w/ref"; cat "$w"/est.? >"$w/est"
      echo "plot '$w/ref' using 1:(\$2+0.14) with points pt 5 ps 1 lc rgb '#2ca02c' title 'reference', '$w/est' using 1:(\$2-0.14) with points pt 5 ps 1 lc rgb '#d62728' title 'prediction'"; } | plot 1000 300 ;;
waveform)
    audio waveform
    # the highest and lowest sample of each 2 ms
    sox "$w/part.wav" -t dat - | awk '!/^;/ { k = int($1 * 500); if (k != last && NR > 3) { print last / 500, low, high; low = high = $2 } if ($2 < low) low = $2; if ($2 > high) high = $2; last = k }' >"$w/wave"
    plot 1000 250 <<P
set xrange [0:4]; set xlabel "seconds"; set ylabel "amplitude"
plot "$w/wave" using 1:2:3 with filledcurves lc rgb "#1f77b4" notitle
P
    ;;
spectrograms)
    audio spectrogram
    # with the study's stages, for these are its features; their options are text for the shell
    bash -eu -o pipefail -c "wav2spec ${WAV2SPEC:-} $(printf %q "$w/part.wav") ${AFTER_SPEC:+| $AFTER_SPEC}" | zts2txt | awk '/^series/ { match($0, /@[0-9]+/); t = substr($0, RSTART + 1, RLENGTH - 1) + 0; next } /^[a-z]/ { next } { for (i = 1; i <= NF; i++) print t / 100, i - 1, $i; t++ }' >"$w/filtered"
    # the magnitude of a 2048-point transform every 20 ms, Hann window, to 11 kHz
    sox "$w/part.wav" -t dat - | awk '
        !/^;/ { x[n++] = $2 }
        END {
            N = 2048; pi = atan2(0, -1)
            for (i = 0; i < N; i++) { hann[i] = 0.5 - 0.5 * cos(2 * pi * i / N); C[i] = cos(2 * pi * i / N); D[i] = -sin(2 * pi * i / N) }
            for (i = 0; i < N; i++) { r = 0; v = i; for (b = 0; b < 11; b++) { r = 2 * r + v % 2; v = int(v / 2) } rev[i] = r }
            for (t = 0; t * 882 + N <= n; t++) {
                for (i = 0; i < N; i++) { re[rev[i]] = x[t * 882 + i] * hann[i]; im[i] = 0 }
                for (half = 1; half < N; half *= 2)
                    for (k = 0; k < N; k += 2 * half)
                        for (i = 0; i < half; i++) {
                            q = i * N / (2 * half); p = k + i; o = p + half
                            a = re[o] * C[q] - im[o] * D[q]; b = re[o] * D[q] + im[o] * C[q]
                            re[o] = re[p] - a; im[o] = im[p] - b; re[p] += a; im[p] += b
                        }
                for (i = 0; i < 512; i += 2) print t * 0.02 + N / 88200, i * 44100 / N / 1000, log(1 + sqrt(re[i] * re[i] + im[i] * im[i])) / log(10)
            }
        }' >"$w/linear"
    features="log-filtered spectrogram, log10(1 + filterbank x magnitude)"
    [ -z "${WAV2SPEC:-}${AFTER_SPEC:-}" ] || features="features (wav2spec${WAV2SPEC:+ $WAV2SPEC}${AFTER_SPEC:+ | $AFTER_SPEC})"
    plot 1000 700 <<P
set multiplot layout 2,1; set palette rgbformulae 34,35,36; unset colorbox; set xrange [0:4]
set ylabel "kHz"; set yrange [0:11]; set title "spectrogram, log10(1 + magnitude)"
plot "$w/linear" with image notitle
set ylabel "band"; set yrange [0:$(awk '$2 > top { top = $2 } END { print top }' "$w/filtered")]; set xlabel "seconds"; set title '$(tr -d \' <<<"$features"): what the networks see'
plot "$w/filtered" with image notitle
P
    ;;
*) echo "figures.sh: '$figure' is no figure of the study" >&2; exit 2 ;;
esac
