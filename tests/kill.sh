#!/usr/bin/env bash
# kill.sh [part] - programs that are killed (by SIGNAL, KILL), and disks that fill: N (100)
# times, at moments that SEED chooses, then resumed. Prints a line a part; exit 1 when a
# torn file stood under a final name, a finished trial was lost, or the bytes in
# the end were not those of the run that was left alone. $T is tests/, the tools
# are in PATH. Parts: trainnet, tune, shard, study (make study in miniature), made (its made sets, as small as they come), model
# (so make model and make ablation), rename (the power goes before one), disk (a
# small tmpfs; needs root), full (the study on such).
set -eu -o pipefail
parts="trainnet tune shard study made model rename disk full" failed=0
if [ $# = 0 ]; then   # each in a folder of its own
    for part in $parts; do bash "$0" $part || failed=1; done
    exit $failed
fi
[[ " $parts " == *" $1 "* ]] || { echo "kill.sh: $1: no such part: say one of $parts" >&2; exit 2; }
N=${N:-100} SIGNAL=${SIGNAL:-KILL} only=$1
dies=$((128 + $(kill -l "$SIGNAL")))
RANDOM=${SEED:-1}
work=$(mktemp -d "${TMPDIR:-/tmp}/paradiddle-kill.XXXXXX")
trap 'umount "$work/small" 2>/dev/null || true; rm -rf "$work"' EXIT
cd "$work"
mkdir tmp && export TMPDIR=$work/tmp
. "$T/net_parts.sh" >/dev/null

bad() { echo "$*" >&2; failed=1; }
wants() { [ "$1" = "$only" ]; }

# whole FILE ... : none is there, or it is a whole stream
whole() { local f; for f; do [ ! -e "$f" ] || ztsinfo "$f" >/dev/null 2>&1 || bad "$f is torn"; done; }

# killed MS COMMAND ... : dies when it was, else its status; with all that it started
killed() {
    local rc=0 pid
    setsid env --default-signal "${@:2}" >out 2>err & pid=$!
    sleep "$(($1 / 1000)).$(printf %03d $(($1 % 1000)))"
    kill -$SIGNAL -- -$pid 2>/dev/null || true
    wait $pid 2>/dev/null || rc=$?
    # some finish their step; one that is killed has its locks until it is gone, which under load takes a while
    while pgrep -r D,R,S -g $pid >/dev/null; do sleep 0.01; done
    # make ends so, too, when it is told to
    [ $rc = 0 ] || [ $rc = $dies ] || { [ $rc = 2 ] && [ $SIGNAL != KILL ]; } || { bad "exit $rc: ${*:2}"; cat err >&2; }
    return $rc
}

# again MS COMMAND ... : N kills, each at most MS after the start, and `check` after
# each, `check ended` after a run that was too fast; $kills, $ends
again() {
    rm -f got.zts got.zts.ckpt
    kills=0 ends=0
    while [ $kills -lt "$N" ]; do
        if killed $((RANDOM % $1)) "${@:2}"; then ends=$((ends + 1)); check ended; else kills=$((kills + 1)); check; fi
    done
}

ms_of() { local begin=${EPOCHREALTIME/./}; "$@" >out 2>err || { cat err >&2; return 1; }; echo $(((${EPOCHREALTIME/./} - begin) / 1000 + 20)); }

# as_alone FOLDER GROWS [ended]: no file is another than that in want, which the run left
# alone has made, but, until it has ended, those that match GROWS, of which streams are whole
as_alone() {
    local folder=$1 grows=$2 line file
    mkdir -p "$folder"
    while read -r line; do
        file=${line% differ} file=${file#* and }
        case $line in
        "Only in want"*) [ -z "${3:-}" ] || bad "$line" ;;
        "Only in "*) file=${line#Only in }; whole_stream "${file/: //}" ;;
        *) whole_stream "$file"
           if [ -z "${3:-}" ] && [[ $file =~ $grows ]]; then continue; fi
           cmp -s <(said "want${file#"$folder"}") <(said "$file") || bad "$file is not that of the run left alone" ;;
        esac
    done < <(LC_ALL=C diff -rq want "$folder")
}

# made FOLDER GROWS COMMAND ... : COMMAND, which fills FOLDER, left alone, and then again and
# again killed within a quarter of its time until it ends, compared each time
made() {
    local folder=$1 grows=$2 ms
    shift 2
    rm -rf want
    ms=$(ms_of "$@")
    mv "$folder" want
    check() { as_alone "$folder" "$grows" "$@"; [ -z "${1:-}" ] || rm -rf "$folder"; }
    again $((ms / 4)) "$@"
    "$@" >out 2>err || { bad "it does not go on: $*"; cat err >&2; }
    check ended
    ends=$((ends + 1))
}
whole_stream() { case $1 in */epochs) whole "$1"/*.zts ;; *.zts | *.ckpt) whole "$1" ;; esac; }
# what a file says, but for how long it took and how often it was begun; a checkpoint has said all
said() {
    case $1 in
    */journal | *.ckpt) ;;
    */search.tsv) cut -f 1-3,5- "$1" ;;
    */report.html) tr -d 0-9. <"$1" ;;
    *) cat "$1" ;;
    esac
}

learn() { trainnet -a "crnn layers=1 hidden=3 classes=2" -t train.zts -v valid.zts --batch 6 --epochs 4 --save-every 2 "$@"; }
export -f learn

if wants trainnet; then
    ms=$(ms_of learn -o want.zts)
    check() {
        whole got.zts got.zts.ckpt
        if [ -n "${1:-}" ] || cmp -s out want.tsv; then
            cmp out want.tsv || bad "trainnet: another table"
            cmp got.zts want.zts || bad "trainnet: another model"
            rm -f got.zts got.zts.ckpt
        fi
    }
    learn -o want.zts >want.tsv
    again "$ms" bash -c 'learn -r -o got.zts'
    learn -r -o got.zts >out
    check ended
    echo "trainnet: killed $kills times, ended $((ends + 1)) times with the same bytes"
fi

if wants shard; then
    cat song.roll.zts short.roll.zts song.spec.zts short.spec.zts >tracks.zts
    ms=$(ms_of shard -f 10 -o want.zts tracks.zts)
    check() {
        [ -z "${1:-}" ] && [ ! -e got.zts ] || cmp got.zts want.zts || bad "shard: torn"
        rm -f got.zts ./*.tmp
    }
    again "$ms" shard -f 10 -o got.zts tracks.zts
    shard -f 10 -o got.zts tracks.zts
    check ended
    echo "shard: killed $kills times, ended $((ends + 1)) times with the same bytes"
fi

if wants tune; then
    printf 'x uniform 0 1\nn int 1 9\n' >space
    search() { tune -m -n "$1" -j "$2" space sh -c 'sleep 0.005; echo {n}.{trial}'; }
    export -f search
    trials() { tune -w "$1" 2>/dev/null | cut -f 1-3,5- || true; }
    ms=$(($(ms_of search 6 other) / 2))
    : >before
    n=$((3 * N))
    search $n alone >out 2>err
    check() {
        [ ! -s journal ] || trials journal | grep -wE 'done|best' | cut -f 1,3- >after || true
        [ -e after ] || : >after
        [ -z "$(comm -23 <(sort before) <(sort after))" ] || bad "tune: a finished trial is lost"
        mv after before
        [ -n "${1:-}" ] || return 0
        [ "$(trials alone | grep -cwE 'done|best')" = $n ] || bad "tune: the search that was left alone has not $n trials"
        cmp <(trials journal) <(trials alone) || bad "tune: other trials"
        rm journal
        : >before
    }
    again "$ms" bash -c "search $n journal"
    search $n journal >out 2>err
    check ended
    echo "tune: killed $kills times, ended $((ends + 1)) times with the same $n trials"
fi

# trials that run, lists of real sets that are being cut
grows_study='/cells/.*/[0-9]+[.]|/sets/'
if wants study; then
    . "$T/study_parts.sh"
    export -f study
    made study "$grows_study" bash -c 'study . study/report.html tables'
    echo "study: killed $kills times, ended $ends times with the same tables, figures and models"
fi

if wants made; then
    [ -e pipelines ] || ln -s "$T/../pipelines" .
    unset MAKEFLAGS MAKELEVEL MAKEOVERRIDES
    songs() { make -s -j 4 -f pipelines/made.mk BUILD=made HOURS=0 MADE_LENGTH=10 made/study/made/synth-{drums,band,other}/test.zts; }
    export -f songs
    made made '[.]tmp$' bash -c songs
    echo "made: killed $kills times, ended $ends times with the same sets"
fi

if wants model; then
    . "$T/model_parts.sh"
    export -f mk
    model() { mk ablation MODEL_OUT=model CHOICES="baseline hours-1" passes_hours-1=4x4 model ablation; }
    export -f model
    made model '/(training[.].*|.*[.]log)$' bash -c model
    echo "model: killed $kills times, ended $ends times with the same models and scores"
fi

if wants rename; then
    cat >shim.c <<'C'
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>
/* Die before the rename that RENAME counts from 1. */
int rename(const char *from, const char *to)
{
    static int n;
    if (++n == atoi(getenv("RENAME"))) raise(SIGKILL);
    return (int)syscall(SYS_rename, from, to);
}
C
    cc -shared -fPIC -o shim.so shim.c
    learn -o want.zts >want.tsv
    shard -f 10 -o want_shard.zts song.roll.zts song.spec.zts
    cuts=0
    cut_at() { rc=0; { ASAN_OPTIONS=${ASAN_OPTIONS:-}:verify_asan_link_order=0 LD_PRELOAD=$work/shim.so RENAME=$1 "${@:2}" >out 2>err || rc=$?; } 2>/dev/null; cuts=$((cuts + (rc == 137))); }
    cut_at 1 shard -f 10 -o got.zts song.roll.zts song.spec.zts
    [ ! -e got.zts ] || bad "shard: there is a file"
    for ((i = 1; i <= (N < 12 ? N : 12); i++)); do
        rm -f got.zts got.zts.ckpt
        cut_at $i trainnet -a "crnn layers=1 hidden=3 classes=2" -t train.zts -v valid.zts --batch 6 --epochs 4 --save-every 2 -r -o got.zts
        whole got.zts got.zts.ckpt
        learn -r -o got.zts >got.tsv
        cmp got.zts want.zts && cmp got.tsv want.tsv || bad "trainnet: not the same after rename $i"
    done
    echo "rename: cut $cuts times, resumed to the same bytes"
fi

if wants disk; then
    mkdir -p small
    if mount -t tmpfs -o size=1m none small 2>/dev/null; then
        learn -o want.zts >want.tsv
        shard -f 10 -o want_shard.zts song.roll.zts song.spec.zts
        printf 'x uniform 0 1\n' >space
        tune -n 9 -j want_journal space echo 1
        full=0
        # done, or exit 2 and a line; no temporary file is left
        small() {
            local rc=0
            "$@" >out 2>err || rc=$?
            [ $rc = 0 ] && return
            full=$((full + 1))
            [ $rc = 2 ] && [ "$(wc -l <err)" = 1 ] || { bad "exit $rc with a full disk: $*"; cat err >&2; }
            ! ls small/*.tmp 2>/dev/null || bad "a temporary file is left: $*"
        }
        most=$(($(cat want_shard.zts want.zts want.zts.ckpt want.zts.ckpt | wc -c) / 4096 + 4))
        for ((pages = 1; pages < most; pages += 1 + most / N)); do
            rm -rf small/*; mount -o remount,size=$((4 * pages))k small
            small shard -f 10 -o small/got_shard.zts song.roll.zts song.spec.zts
            [ ! -e small/got_shard.zts ] || cmp small/got_shard.zts want_shard.zts || bad "shard: torn"
            small learn -r -o small/got.zts
            whole small/got.zts small/got.zts.ckpt
            mount -o remount,size=4m small
            learn -r -o small/got.zts >got.tsv 2>err || { bad "trainnet: not resumed"; cat err >&2; }
            cmp small/got.zts want.zts && cmp got.tsv want.tsv || bad "trainnet: not the same after $pages pages"
            # a journal beside a file that leaves it no more than a page
            mount -o remount,size=8k small 2>/dev/null || { rm -rf small/*; mount -o remount,size=8k small; }
            rm -rf small/*; head -c $((4096 + pages % 2 * 4096)) /dev/zero >small/filling 2>/dev/null || true
            small tune -n 9 -j small/journal space echo 1
            rm -f small/filling; mount -o remount,size=4m small
            tune -n 9 -j small/journal space echo 1
            cmp <(tune -w small/journal | cut -f 1-3,5-) <(tune -w want_journal | cut -f 1-3,5-) || bad "tune: other trials"
        done
        umount small
        echo "disk: full $full times, each a line and exit 2, then resumed to the same bytes"
    else
        echo "disk: no tmpfs can be mounted here"
    fi
fi

if wants full; then
    mkdir -p small
    if mount -t tmpfs -o size=64m none small 2>/dev/null; then
        . "$T/study_parts.sh"
        study small small/study/report.html tables >out 2>err
        pages=$(($(stat -f -c '%b - %f' small)))
        rm -rf want; mv small/study want
        full=0
        for ((i = 1; i <= N; i++)); do
            rm -rf small/*; mount -o remount,size=$((4 * pages * i / (N + 1)))k small
            study small small/study/report.html tables >out 2>err || full=$((full + 1))
            as_alone small/study "$grows_study"
            mount -o remount,size=64m small
            study small small/study/report.html tables >out 2>err || { bad "study: it does not go on after $((4 * pages * i / (N + 1))) kB"; cat err >&2; }
            as_alone small/study "$grows_study" ended
        done
        umount small
        echo "full: the study on $N disks, $full times full, the same tables, figures and models on more room"
    else
        echo "full: no tmpfs can be mounted here"
    fi
fi
exit $failed
