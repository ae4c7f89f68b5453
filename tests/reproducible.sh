#!/usr/bin/env bash
# reproducible.sh FOLDER [FLAVOUR ...] - build the tools in each flavour,
# compiler:flags[:sanitizers], under FOLDER, let all of them do the same work, and
# print what is not as the first flavour made it. $T is tests/.
# Networks are trained with the instructions of each type of processor that this
# one can play: among themselves those differ.
set -eu -o pipefail
unset MAKEFLAGS MAKELEVEL   # a make of its own
folder=$1; shift
[ $# -gt 0 ] || set -- gcc:-O2 gcc:-O3 clang:-O2 clang:-O3 'clang:-O2 -march=native' gcc:-O2:address,undefined clang:-O1:address,undefined
[ -z "${KEEP:-}" ] || KEEP=$(realpath -m "$KEEP")
cd "$T/.."
here=$PWD
work=$(mktemp -d "${TMPDIR:-/tmp}/paradiddle-same.XXXXXX")
trap 'rm -rf "$work"' EXIT
mkdir "$work/in" && cd "$work/in"
. "$T/mix_parts.sh"
cp "$here/pipelines/demo.ogg" song.ogg
sox -D song.ogg -r 48000 -c 2 song.wav trim 0 4
printf 'a: 1\nb: [x, 2]\n' >a.yaml

work_through() {
    groove -S 3 -o g.mid
    midi2onset g.mid >g.txt; midi2roll -k g g.mid >g.roll.zts
    onset2midi -b 97 g.txt >back.mid; onsetconv -t jams g.txt >g.jams
    kit2wav -k kit -s 5 -o beat.wav beat.mid
    wav2spec -k beat beat.wav >beat.spec.zts; wav2spec -k g song.ogg >song.spec.zts; wav2spec -P 400 -k c song.wav >wav.spec.zts
    midi2onset beat.mid >beat.txt; midi2roll -k beat beat.mid >beat.roll.zts; txt2roll -k t -m five beat.txt >t.roll.zts
    shard -H -f 50 beat.roll.zts beat.spec.zts >shard.zts; shard -s shard.zts >shard.txt
    mixdown -n 3 -j 2 -o mix.zts mix.recipe
    zts2npy beat.spec.zts >beat.npy; npy2zts -n act -s 10 -a classes=A -a frame_rate_hz=100 beat.npy | ztsinfo >npy.info
    zts2txt beat.spec.zts >spec.text; txt2zts spec.text >text.zts
    awk 'BEGIN { print "series act f32 400 2 @0 last\nkey a\nattr frame_rate_hz=100\nattr classes=KD SD"
        for (t = 0; t < 400; t++) print (t * 7919 % 1009) / 1009, (t * 104729 % 997) / 997; print "end" }' | txt2zts >act.zts
    peakpick -g -t 0.4 act.zts >peaks.txt; peakpick -z -t 0.4 act.zts >peaks.zts
    awk 'NR % 3 || /^#/' peaks.txt >ref.txt; score -t -b 50 ref.txt peaks.txt >score.tsv
    awk 'NR % 5 || /^#/' peaks.txt >est.txt; score -t ref.txt est.txt >other.tsv; scorediff score.tsv other.tsv >scorediff.txt
    ztscmp -A song.spec.zts wav.spec.zts >ztscmp.txt || [ $? = 1 ]
    printf 'x log 1e-3 1\nn int 1 9\n' >space; tune -m -n 12 -j journal space sh -c 'awk "BEGIN { print ({x} - 0.1) ^ 2 + {n} }"'
    tune -w journal | cut -f 1-3,5- >tune.tsv; rm journal
    tfsnap2zts -k x "$T/vectors/tfsnap/plain" >snap.zts; yaml2txt a.yaml >yaml.txt
    shard beat.roll.zts beat.spec.zts | predict | peakpick -z -t 0 | tee heard.zts | threshold >thresholds.txt
    local level net
    for level in base avx2 avx512; do
        for net in "rnn cell=lstm hidden=12" "crnn cell=gru hidden=12" "cnn conv=2 hidden=12" "ct heads=2 embed=24" "vit heads=2 embed=24 patch=14"; do
            PARADIDDLE_SIMD=$level trainnet -a "$net layers=1" --augment gain=3,eq=3,mask=4 -t shard.zts -v shard.zts --batch 3 --epochs 2 -o "${net%% *}.$level.zts" >"${net%% *}.$level.tsv"
        done
    done
    packmodel -o packed.zts crnn.avx2.zts; zts2st -o crnn.safetensors crnn.base.zts; st2zts -o back.zts crnn.safetensors
}

failed=0 first=
for flavour; do
    IFS=: read -r cc flags san <<<"$flavour"
    name=${flavour//[:, =]/_}
    make -s -j "$(nproc)" -C "$here" BUILD="$folder/$name" CC="$cc" CFLAGS="$flags" SAN="$san" all
    cp -r "$work/in" "$work/$name"
    (cd "$work/$name"; PATH=$folder/$name/bin:$PATH; work_through)
    (cd "$work/$name"; find . -type f | sort | xargs sha256sum >"$work/$name.sums")
    if [ -z "$first" ]; then
        first=$name
        printf '%s: %d files\n' "$flavour" "$(wc -l <"$work/$name.sums")"
    elif differ=$(diff "$work/$first.sums" "$work/$name.sums"); then
        printf '%s: the same\n' "$flavour"
    else
        printf '%s: not the same: %s\n' "$flavour" "$(sed -n 's/^> [0-9a-f]*  //p' <<<"$differ" | tr '\n' ' ')"
        failed=1
        if [ -n "${KEEP:-}" ]; then mkdir -p "$KEEP"; cp -r "$work/$first" "$work/$name" "$KEEP"; fi
    fi
done
exit $failed
