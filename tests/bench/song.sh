#!/usr/bin/env bash
# A song of three minutes from WAV to onsets with the shipped model, on two
# threads: time of the whole pipe, of each part's start, and peak memory of all
# parts together. The open model that hears drums in full music, the PyTorch
# port of ADTOF, takes 11 s for it on two cores.
set -eu -o pipefail
[ -x "${BENCH:?}/took" ] || { echo "$BENCH/took is not there: run make programs, and give BENCH as a full path" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
scratch=$(mktemp -d); trap 'rm -rf "$scratch"' EXIT; cd "$scratch"
median() { sort -n | sed -n "$((($1 + 1) / 2))p"; }
since() { awk -v a="$1" -v b="$EPOCHREALTIME" 'BEGIN { printf "%.3f\n", b - a }'; }

sox "$here/../../pipelines/demo.ogg" -b 16 song.wav repeat 19
sox song.wav short.wav trim 0 0.5
for _ in 1 2 3 4 5; do
    for what in song short; do
        from=$EPOCHREALTIME
        "$BIN/wav2spec" $what.wav | "$BIN/predict" -j 2 | "$BIN/peakpick" >$what.txt
        since "$from" >>$what.s
    done
done
echo "$(soxi -D song.wav) s of music, WAV to $(grep -vc '^#' song.txt) onsets: $(median 5 <song.s) s (half a second of music: $(median 5 <short.s) s)"
awk -v s="$(median 5 <song.s)" 'BEGIN { printf "11 s of ADTOF'"'"'s PyTorch port are %.1f times as long\n", 11 / s }'

peak() { "$BENCH/took" took "$@"; cut -d ' ' -f 1 took; }
"$BIN/wav2spec" song.wav -o song.zts
"$BIN/predict" -j 2 song.zts -o act.zts
echo "peak memory in MB: wav2spec $(peak "$BIN/wav2spec" song.wav -o x.zts), predict $(peak "$BIN/predict" -j 2 song.zts -o x.zts), peakpick $(peak "$BIN/peakpick" act.zts -o x.txt)"
