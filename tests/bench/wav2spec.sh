#!/usr/bin/env bash
# The front end on one thread: a song of three minutes beside torchaudio where
# it can be imported (torch.stft, which torchaudio calls, where only PyTorch
# can), runs alternating; start-up; and the peak memory of a file of three hours.
set -eu
[ -x "${BENCH:?}/took" ] || { echo "$BENCH/took is not there: run make programs, and give BENCH as a full path" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
scratch=$(mktemp -d); trap 'rm -rf "$scratch"' EXIT; cd "$scratch"
export OMP_NUM_THREADS=1
. "$here/python.bash"
find_python torch python3-torchaudio

seconds() { local from=$EPOCHREALTIME; "$@" >out; awk -v a="$from" -v b="$EPOCHREALTIME" 'BEGIN { printf "%.4f\n", b - a }'; }
median() { sort -n | sed -n "$((($1 + 1) / 2))p"; }
sox -R -r 44100 -n -c 2 -b 16 song.wav synth 180 pinknoise vol 0.5
sox song.wav short.wav trim 0 0.1
for _ in 1 2 3 4 5; do
    seconds "$BIN/wav2spec" song.wav >>ours
    [ -z "$python" ] || "$python" "$here/wav2spec.py" song.wav >>theirs
    seconds "$BIN/wav2spec" short.wav >>start
done
ours=$(median 5 <ours)
echo "wav2spec, 3 minutes of stereo: $ours s, with a start of $(median 5 <start) s"
if [ -n "$python" ]; then
    awk -v name="$(tail -n 1 theirs | cut -d ' ' -f 1)" -v theirs="$(cut -d ' ' -f 2 theirs | median 5)" -v ours="$ours" \
        'BEGIN { printf "%s on one thread, without its import: %s s, ratio %.1f\n", name, theirs, theirs / ours }'
fi

# a header, and a hole for the samples
hours() {
    local n=$(($1 * 4 * 10800)) byte
    le() { for ((byte = 0; byte < $2; byte++)); do printf "\\x$(printf %x $(($1 >> 8 * byte & 255)))"; done; }
    { printf RIFF; le $((36 + n)) 4; printf 'WAVEfmt '; le 16 4; le 1 2; le 2 2; le "$1" 4; le $(($1 * 4)) 4; le 4 2; le 16 2; printf data; le $n 4; } >hours.wav
    truncate -s $((44 + n)) hours.wav
}
hours 44100
"$BENCH/took" took "$BIN/wav2spec" hours.wav >/dev/null
echo "peak memory of a file of 3 hours: $(cut -d ' ' -f 1 took) MB"
