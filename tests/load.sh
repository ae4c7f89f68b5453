#!/usr/bin/env bash
# load.sh [part] - much of everything, measured: a line of figures a part, exit 1
# when a bar is missed. Parts: day (HOURS of audio through the pipe, 24), tracks
# (TRACKS in one call, 10000), shard (SEGMENTS to learn from, 100000, for LEARN
# seconds, 60), studies (two side by side), rehearsal (make study in a clone). JOBS threads. $T is tests/, $TOOK
# bench/took.c, the tools are in PATH. Megabytes are the most that a process held.
set -eu -o pipefail
only=${1:-} failed=0
HOURS=${HOURS:-24} TRACKS=${TRACKS:-10000} SEGMENTS=${SEGMENTS:-100000} LEARN=${LEARN:-60} JOBS=${JOBS:-$(nproc)}
work=$(mktemp -d "${TMPDIR:-/tmp}/paradiddle-load.XXXXXX")
trap 'rm -rf "$work"' EXIT
cd "$work"

bad() { echo "$*" >&2; failed=1; }
case " day tracks shard studies rehearsal " in *"$only"*) ;; *) echo "load.sh: no part $only: day, tracks, shard, studies or rehearsal" >&2; exit 2 ;; esac
wants() { [[ $1 == *"$only"* ]]; }

mb() { cut -d ' ' -f 1 "$1"; }
cpu() { cut -d ' ' -f 2 "$@" | awk '{ sum += $1 } END { print sum }'; }
# most WHAT VALUE BAR
most() { awk -v a="$2" -v b="$3" 'BEGIN { exit !(a <= b) }' || bad "$1 is $2, above $3"; }

sox -D "$T/../pipelines/demo.ogg" -b 16 -r 44100 -c 1 clip.wav   # 900 frames, three windows of predict

if wants day; then
    # a WAV whose writer did not know how long it would be, past all that its header can say
    le32() { printf "\\x${1:6:2}\\x${1:4:2}\\x${1:2:2}\\x${1:0:2}"; }
    for _ in 1 2 3 4 5 6 7 8 9 10; do tail -c +45 clip.wav; done >ten.raw
    clips() { head -c 4 clip.wav; le32 ffffffff; head -c 40 clip.wav | tail -c 32; le32 ffffffff; for ((i = 0; i < $1; i += 10)); do cat ten.raw; done; }
    # transcribe HOURS: clip after clip; every one but the first and the last must be heard like the second
    transcribe() {
        clips $(($1 * 400)) | "$TOOK" "wav2spec.$1" wav2spec | "$TOOK" "predict.$1" predict -j "$JOBS" | "$TOOK" "peakpick.$1" peakpick >onsets
        grep -v '^#' onsets | awk -v n=$(($1 * 400)) '
            { frame = int($1 * 100 + 0.5); clip = int(frame / 900); heard[clip] = heard[clip] frame % 900 " " $2 " " $3 " " $4 "\n"; onsets++ }
            END { for (i = 1; i < n - 1; i++) if (heard[i] == heard[1]) same++; printf "%d %d %d %.2f\n", onsets, n - 2, same, $1 }' >result
        read -r onsets n same last <result
        [ "$n" = "$same" ] && [ "$onsets" -gt "$n" ] || bad "day: $same of $n clips are heard like the second"
    }
    transcribe 1
    from=$EPOCHSECONDS
    transcribe "$HOURS"
    echo "day: $HOURS h in $((EPOCHSECONDS - from)) s, $onsets onsets to $last s, $same of $n clips heard alike; MB after 1 h and $HOURS h:$(
        for t in wav2spec predict peakpick; do printf ' %s %s %s' $t "$(mb $t.1)" "$(mb $t."$HOURS")"; done)"
    for t in wav2spec predict peakpick; do most "$t: growth in MB" "$(echo "$(mb $t."$HOURS") $(mb $t.1)" | awk '{ print $1 - $2 }')" 4; done
    most "predict: MB" "$(mb predict."$HOURS")" 128
fi

if wants tracks; then
    sox -D clip.wav second.wav trim 0 1
    wav2spec second.wav | predict -j 1 | peakpick | grep -v '^#' >second.txt
    # together N: as one stream, with few descriptors, scored against the second alone
    together() {
        seq -f $'track%.0f\tsecond.wav' "$1" >list
        seq -f $'track%.0f\tsecond.txt' "$1" >references
        (ulimit -n 16; "$TOOK" "wav2spec.$1" wav2spec -l list | "$TOOK" "predict.$1" predict -j "$JOBS" | "$TOOK" "peakpick.$1" peakpick -z |
            "$TOOK" "score.$1" score -l references - >scores)
        [ "$(awk '$1 == "micro" { print $2, $3, $4 }' scores)" = "$(($1 * $(wc -l <second.txt))) 0 0" ] || { bad "tracks: another score"; cat scores >&2; }
    }
    few=$((TRACKS / 10))
    together $few
    together "$TRACKS"
    echo "tracks: $few and $TRACKS, all onsets found; MB and seconds of CPU:$(
        for t in wav2spec predict peakpick score; do printf ' %s %s %s' $t "$(tr ' ' '/' <$t.$few)" "$(tr ' ' '/' <$t."$TRACKS")"; done)"
    for t in wav2spec predict peakpick score; do most "$t: MB" "$(mb $t."$TRACKS")" 128; done
    most "seconds for ten times the tracks" "$(cpu {wav2spec,predict,peakpick,score}."$TRACKS")" "$(cpu {wav2spec,predict,peakpick,score}.$few | awk '{ print 13 * $1 }')"
fi

if wants shard; then
    # a thousand segments: 125 tracks of eight, and a hundred times as many
    sox -D clip.wav song.wav repeat 3 trim 0 1410759s
    wav2spec song.wav | predict -j 1 | peakpick | grep -v '^#' >song.txt
    seq -f $'song%.0f\tsong.wav' 125 >list
    seq -f $'song%.0f\tsong.txt' 125 >labels
    wav2spec -l list -o spec.zts
    txt2roll -l labels -o roll.zts
    shard -H -o small.zts roll.zts spec.zts
    for ((i = 0; i < SEGMENTS; i += 1000)); do cat small.zts; done >large.zts
    # out of the page cache, where that can be done
    sync -d large.zts && dd if=large.zts iflag=nocache count=0 status=none || true
    # learn NAME: until it is told to stop
    learn() {
        "$TOOK" "learn.$1" timeout -s INT "$LEARN" trainnet -a "rnn cell=gru layers=1 hidden=24" -t "$1.zts" -v small.zts -j "$JOBS" --batch 32 --verbose \
            -o model.zts >out 2>err || true
    }
    learn small
    rm -f model.zts*
    learn large
    waited=$(sed -n 's/.*waited for data \([0-9.]*\) %.*/\1/p' err)
    step=$(sed -n 's/.*after step \([0-9]*\).*/\1/p' err)
    [ -n "$waited" ] && [ -n "$step" ] || { bad "shard: not trained"; cat err >&2; }
    echo "shard: $SEGMENTS segments, $(($(stat -c %s large.zts) / 1000000)) MB, $step steps of 32 in $LEARN s, $waited % of them waiting for data;" \
        "MB with 1000 and $SEGMENTS: $(mb learn.small) $(mb learn.large)"
    most "shard: % of the time waiting" "${waited:-100}" 3
    most "shard: growth in MB" "$(echo "$(mb learn.large) $(mb learn.small)" | awk '{ print $1 - $2 }')" 16
fi

if wants studies; then
    . "$T/study_parts.sh"
    beside() { study side STUDY="$1" SEED="$2" "$1/results.tsv" "$1/variants.tsv" >"out.$1" 2>&1 || { bad "studies: $1 failed"; cat "out.$1" >&2; }; }
    beside alone1 3; beside alone2 4
    beside one 3 & beside two 4 & wait
    for t in results.tsv variants.tsv; do
        cmp alone1/$t one/$t && cmp alone2/$t two/$t || bad "studies: $t is not that of a study alone"
    done
    ! cmp -s one/results.tsv two/results.tsv || bad "studies: two seeds give the same numbers"
    echo "studies: two side by side with the numbers of each alone"
fi

if wants rehearsal; then
    # what is committed, from a clone to the tables; the numbers are the README's, on processors that compute as the one they are of did
    from=$EPOCHSECONDS
    git clone -q "$T/.." clone
    # nothing of the environment, of which make would take its variables
    env -i PATH="$PATH" HOME="$HOME" make -s -j "$JOBS" -C clone study >out 2>&1 || { bad "rehearsal: failed"; tail out >&2; }
    took=$((EPOCHSECONDS - from)) same=other
    ! cmp -s clone/build/study/results.tsv clone/pipelines/quick.tsv || same=the
    echo "rehearsal: $took s from clone to tables with $JOBS jobs, $same numbers of pipelines/quick.tsv"
    most "rehearsal: seconds" "$took" 1500
fi
exit $failed
