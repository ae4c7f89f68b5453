#!/usr/bin/env bash
# damage.sh [part] - valid files of every format, N of each damaged by seed
# (damage.c), and what the tool that reads the format made of them: one line a
# format. In a scratch folder; exit 1 when a tool crashed, hung, or said more
# than one line, or when a damaged stream was taken for another.
# $T is tests/, $DAMAGE the program, N how many a format, SEED which.
set -eu -o pipefail
[ -z "${KEEP:-}" ] || KEEP=$(realpath -m "$KEEP")
work=$(mktemp -d "${TMPDIR:-/tmp}/paradiddle-damage.XXXXXX")
trap 'rm -rf "$work"' EXIT
cd "$work"
. "$T/shard_parts.sh"
failed=0 tried=
# libvorbis forgets some kB of damaged heads: tests/fuzz/README
echo leak:libvorbis >leaks
export LSAN_OPTIONS=suppressions=$PWD/leaks:print_suppressions=0

# try NAME [OPTION ...] PATH FILE ... -- TOOL ARGUMENT ...
try() {
    local name=$1 rc=0
    [[ $name == *"$only"* ]] || return 0
    tried=1
    mkdir -p kept && (cd kept && "$DAMAGE" -n "${N:-2000}" -s "${SEED:-1}" "${@:2}" >../figures) || rc=$?
    printf '%s\t%s\n' "$name" "$(cat figures)"
    [ $rc = 0 ] || failed=1
    if [ -n "${KEEP:-}" ] && [ $rc != 0 ]; then mkdir -p "$KEEP/$name"; mv kept/{failed,other}.* "$KEEP/$name" 2>/dev/null || true; fi
    rm -rf kept figures
}

only=${1:-}
v=$T/vectors c=$T/fuzz/corpus
roll a 12 0:0 0.05:1 >a.roll.zts; spec a 12 >a.spec.zts
roll b 12 0.02:0 0.07:1 >b.roll.zts; spec b 12 >b.spec.zts
shard -f 5 -o shard.zts a.roll.zts a.spec.zts
learn() { trainnet -a "rnn cell=gru layers=1 hidden=2 classes=2 bins=2" -j 1 "$@"; }
learn -t shard.zts -v shard.zts --batch 2 --epochs 1 -o model.zts >log
printf '1 KD\n2 SD\n' >onsets.txt
printf '#track\ta\n0.5\tKD\t90\n1.25\tSD\t80\t0.5\n#track here is a comment\n#track\tb\n2\tHH\n' >text
printf '#track\tsong\n0.5\tKD\t90\n1.25\tSD\n' >one
for form in audacity csv jams; do onsetconv -t $form -o "$form" one; done
zts2npy -o a.npy a.spec.zts
zts2st -o model.st model.zts
sox -D -r 8000 -n -b 16 -c 2 a.wav synth 0.3 sine 440 fade 0 0.3 0.1
for f in aiff flac ogg mp3; do sox -D a.wav "a.$f"; done
{ read -r _; cat; } <"$c/recipe/parts" >recipe
printf 'x uniform -5 10\nn int 2 10 2\nc choice a b\n' >space
tune -m -n 4 -j journal space sh -c 'echo 1' >log 2>&1
printf 'a: 1\nlist:\n  - x\n  - {b: "two\\n", c: [3, null]}\ntext: |\n  one\n  two\n' >yaml
printf 'track\tclass\tTP\tFP\tFN\na\tKD\t1\t2\t3\nb\tKD\t3\t1\t0\n*\tKD\t4\t3\t3\n' >scores
printf 'a\t%s\n# more\nb\t%s\n' "$PWD/onsets.txt" "$PWD/onsets.txt" >list
zts2txt shard.zts >zts.txt
mkdir kit
for rr in 1 2; do sox -D -r 44100 -n kit/36_v1_rr$rr.wav synth 0.01 square $((rr * 300)); done
printf 'kit\tnotes\tround_robins_are\nother\t1\ttakes\nkit\t1\talternatives\n' >kits.tsv
cp kits.tsv kits
printf '0.1 36 90\n0.3 36 90\n0.5 36 90\n' | onset2midi -k <(printf '36 36\n') >strokes.mid
shard -f 5 -o two.zts <(cat a.roll.zts b.roll.zts) <(cat a.spec.zts b.spec.zts)
go_on() { learn -t "$1/shard.zts" -v "$1/shard.zts" --batch 2 "${@:2}"; }
go_on . --epochs 1 -o begun.zts >log
export -f learn go_on
cp -r "$v/tfsnap/plain" "$v/tfsnap/snappy" "$v/tfsnap/gzip" .
for kind in plain snappy gzip; do snap+=("$(find "$PWD/$kind" -name '00000000.snapshot' | sort | head -n 1)"); done

here() { local f; for f; do files+=("$PWD/$f"); done; }
streams() { files=(); here shard.zts model.zts; files+=("$v"/good/{types,series,indexed,shuffled,scalar,key_utf8,nan}.zts); }
streams
try zts -z -t zts2txt in.zts "${files[@]}" -- sh -c 'cat in.zts | zts2txt'  # in sequence: an index has no meaning there
# at random, all of its items; two tracks have frames of one length, which may be exchanged unseen
files=(); here shard.zts two.zts
try zts-index -z -t trainnet in.zts "${files[@]}" -- bash -c 'learn -t in.zts -v in.zts --batch 1 --epochs 1 -o x.zts'
files=(); here model.zts
try model -z in.zts "${files[@]}" -- zts2st in.zts
files=(); here text onsets.txt
try onset in.txt "${files[@]}" -- onsetconv -t csv in.txt
for form in audacity csv jams; do
    files=(); here $form
    try $form in "${files[@]}" -- onsetconv -f $form in
done
try labelmap ./in.map "$T/../pipelines/maps/mdb-class.map" "$T/../pipelines/maps/five.map" -- txt2roll -m ./in.map "$PWD/one"
try midi in.mid "$v"/midi/*.mid -- midi2onset in.mid
for f in wav aiff flac ogg mp3; do
    files=(); here a.$f
    try $f in "${files[@]}" -- wav2spec in
done
files=(); here a.npy
try npy in.npy "${files[@]}" "$c"/npy/* -- npy2zts in.npy
try npy-series in.npy "${files[@]}" "$c"/npy/* -- npy2zts -s 3 in.npy
files=(); here model.st
try safetensors in.st "${files[@]}" -- st2zts in.st
for i in 0 1 2; do
    s=${snap[i]}
    try tfsnap-$(cut -d / -f 1 <<<"${s#"$PWD/"}") "$s" "$s" -- tfsnap2zts "${s%/*/*/*}"
done
files=(); here recipe
try recipe in "${files[@]}" -- mixdown -L in
files=(); here space
try space -t tune in "${files[@]}" -- sh -c 'rm -f journal; tune -n 1 -j journal in echo 1 && head -n 1 journal'
files=(); here yaml
try yaml in "${files[@]}" -- yaml2txt in
files=(); here scores
try scores in "${files[@]}" -- scorediff -b 1 in "$PWD/scores"
files=(); here list
try list in "${files[@]}" -- txt2roll -l in
files=(); here zts.txt
try text -t txt2zts in "${files[@]}" -- sh -c 'txt2zts -o x in && zts2txt x'
files=(); here kits
try kits -t kit2wav "$PWD/kits.tsv" "${files[@]}" -- sh -c "kit2wav -k '$PWD/kit' -o x.wav '$PWD/strokes.mid' && cksum x.wav"
files=(); here begun.zts.ckpt
try checkpoint -z -t trainnet x.zts.ckpt "${files[@]}" -- bash -c "cp '$PWD/begun.zts' x.zts && go_on '$PWD' --epochs 2 -r -o x.zts"
files=(); here journal
try journal in "${files[@]}" -- tune -w in
[ -n "$tried" ] || { echo "damage.sh: no part has $only in its name" >&2; exit 2; }
exit $failed
