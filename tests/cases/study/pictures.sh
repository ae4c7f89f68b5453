# what the pictures show: seconds 4 to 8 of the first test track that lasts so long, else four from the beginning of the first, where
# a shorter one ends in silence; of a set without sound a line says so in their place, and activations are there all the same
mkdir -p bin s/figures s/cells/rnn/few s/sets/few
cat >bin/gnuplot <<'Y'
#!/bin/bash
# instead of a picture: its range, its label, from when to when the numbers are, how many are not 0
cat >in; echo 'a picture </svg> IEND' >"$(sed -n "s/^set output '\(.*\)'/\1/p" in)"
grep -q 'terminal svg' in || exit 0
{
    grep -o 'xrange \[[0-9:]*\]\|seconds of [^"'\'']*' in | sort -u; sed -n "s/.*set label '\(.*\)' at.*/\1/p" in
    grep -o '[^ "'\'']*/\(act\|wave\|linear\|filtered\|ref\|est\|ref\.[0-9]\|est\.[0-9]\)\b' in | sort -u | while read -r f; do
        awk -v name="${f##*/}" 'NR == 1 { from = $1 } { to = $1; n += $NF + 0 != 0 } END { printf "%s %.2f .. %.2f, %d of %d\n", name, from, to, n, NR }' "$f"
    done
} | paste -sd ';' >>shown
Y
chmod +x bin/gnuplot
track() {  # key, frames: a stroke every second
    echo "series roll u8 $2 5 @0 last"; echo "key $1"; echo "attr frame_rate_hz=100"; echo "attr classes=KD SD TT HH CC"
    awk -v n="$2" 'BEGIN { for (t = 0; t < n; t++) print t % 100 == 50 ? "2 0 0 0 0" : "0 0 0 0 0" }'
    echo "series act f32 $2 5 @0 last"; echo "key $1"; echo "attr frame_rate_hz=100"; echo "attr classes=KD SD TT HH CC"
    awk -v n="$2" 'BEGIN { for (t = 0; t < n; t++) print (t % 100 == 50 ? 0.9 : 0.1), 0.1, 0.1, 0.1, 0.1 }'
}
sox -D -R -n -r 44100 -b 16 3.wav synth 3 noise vol 0.1; sox -D -R -n -r 48000 -b 16 10.wav synth 10 noise vol 0.1
printf 'few/short\tmdb\t3.txt\t3.wav\nfew/long\tmdb\t10.txt\t10.wav\n' >s/sets/few/test.tracks
show() {  # figures; what makes the tracks
    local f figures=$1; shift
    { "$@"; echo end; } | txt2zts -o s/cells/rnn/few/few.act.zts
    rm -f s/figures/*
    for f in $figures; do
        : >shown; PATH=$PWD/bin:$PATH "$T/../pipelines/figures.sh" $f s rnn/few || echo "$f: exit $?"
        echo "$f: $(cat shown)"
    done
    ls s/figures | paste -sd ' '
}
both() { track few/short 400; track few/long 1200; }
echo "== a long one behind a short one"; show "activation piano-roll waveform" both
if command -v gnuplot >/dev/null; then   # drawn in earnest, too
    "$T/../pipelines/figures.sh" waveform s rnn/few; head -c 4 s/figures/waveform.png | grep -aq PNG || echo "no picture"
fi
echo "== a short one alone"; show "activation piano-roll waveform spectrograms" track few/short 400
echo "== no sound"; rm s/sets/few/test.tracks; show "activation piano-roll waveform spectrograms" track few/short 400
