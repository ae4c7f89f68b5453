#!/usr/bin/env bash
# run.sh [part] - run the unit programs, unit/NAME, and the command-line cases,
# TOOL/NAME.sh, whose name has part in it (all without it), and close with
# "N passed, N failed".
#
# A case is tests/cases/TOOL/NAME.sh, run by bash -eu -o pipefail in a scratch
# folder of its own with the built tools first in PATH and $T the tests folder.
# Its output must equal NAME.stdout and NAME.stderr and its status NAME.exit
# beside it; an absent file means empty, and 0. A case that exits 77 is skipped,
# one that takes 20 minutes is stuck and ends with 124.
#
# KEEP=1 leaves the scratch folders, UPDATE=1 rewrites the expected files (read
# the diff), PRECMD='valgrind -q' runs before each unit program but the replays
# fuzz_*, which have the sanitizers, JOBS sets how many run side by side.
set -u
# what a user's shell may have exported: programs and pipelines would take it
unset CDPATH PARADIDDLE_MODEL PARADIDDLE_DATA PARADIDDLE_SIMD DATA SEED ARCH ARCHS THREADS EPOCHS HOURS SCALE TRIALS STUDY RUN WIDTH
T=$(cd "$(dirname "$0")" && pwd)
export T KEEP=${KEEP:-} UPDATE=${UPDATE:-} PRECMD=${PRECMD:-} BIN UNIT
export PATH="$BIN:$PATH" LC_ALL=C
scratch=$(mktemp -d "${TMPDIR:-/tmp}/paradiddle-check.XXXXXX") || exit 2
export scratch GIT_CEILING_DIRECTORIES=$scratch   # what a case makes is in no repository
[ -n "$KEEP" ] || trap 'chmod -R u+w "$scratch"; rm -rf "$scratch"' EXIT   # some leave what only root may remove

run_one() {
    local what=$1 name dir rc want
    name=${what#"$T"/cases/}; name=${name#"$UNIT"/}; name=${name%.sh}
    dir=$scratch/$name; mkdir -p "$dir/d" "$dir/tmp"
    export TMPDIR=$dir/tmp   # what a case kills may leave its own there
    if [[ $what != *.sh ]]; then
        [[ $name != fuzz_* ]] || PRECMD=
        (cd "$dir/d" && timeout 1200 $PRECMD "$what" >"$dir/out" 2>"$dir/err" </dev/null); rc=$?
        case $rc in
        0) echo "ok   unit $name" ;;
        77) echo "skip unit $name: $(tail -n 1 "$dir/out")" ;;
        *) echo "FAIL unit $name (exit $rc)"; grep -m 1 -A 3 'ERROR: \|runtime error' "$dir/err"; tail -n 15 "$dir/out" "$dir/err" ;;
        esac
        return
    fi
    (cd "$dir/d" && timeout 1200 bash -eu -o pipefail "$what" >"$dir/out" 2>"$dir/err" </dev/null); rc=$?
    if [ $rc = 77 ]; then echo "skip $name: $(tail -n 1 "$dir/out")"; return; fi
    local base=${what%.sh}
    if [ -n "$UPDATE" ]; then
        put() { if [ -s "$1" ]; then cp "$1" "$2"; else rm -f "$2"; fi; }
        put "$dir/out" "$base.stdout"; put "$dir/err" "$base.stderr"
        if [ $rc != 0 ]; then echo $rc >"$base.exit"; else rm -f "$base.exit"; fi
    fi
    want=0; [ ! -f "$base.exit" ] || want=$(cat "$base.exit")
    local bad=
    expected() { if [ -f "$1" ]; then cat "$1"; fi; }
    diff -u --label expected.stdout --label stdout <(expected "$base.stdout") "$dir/out" >"$dir/diff" || bad=1
    diff -u --label expected.stderr --label stderr <(expected "$base.stderr") "$dir/err" >>"$dir/diff" || bad=1
    [ "$rc" = "$want" ] || { bad=1; echo "exit status $rc, expected $want" >>"$dir/diff"; }
    if [ -n "$bad" ]; then echo "FAIL $name"; head -n 40 "$dir/diff"; else echo "ok   $name"; fi
}
export -f run_one

list=$({
    find "$UNIT" -maxdepth 1 -type f -perm -u+x -path "${UNIT%/*}/*${1:-}*" 2>/dev/null
    find "$T/cases" -name '*.sh' -path "$T/cases/*${1:-}*"
} | sort)
printf '%s' "$list" | xargs -r -d '\n' -P "${JOBS:-$(nproc)}" -I{} bash -c 'run_one "$1" >"$(mktemp "$scratch/result.XXXXXX")"' _ {}

cat "$scratch"/result.* 2>/dev/null | grep -v '^ok'
count() { cat "$scratch"/result.* 2>/dev/null | grep -c "^$1"; }
passed=$(count 'ok  '); failed=$(count 'FAIL'); skipped=$(count 'skip')
lost=$(($(grep -c . <<<"$list") - passed - failed - skipped))
if [ "$lost" != 0 ]; then echo "FAIL: $lost tests left no result: is $scratch still there?"; failed=$((failed + lost)); fi
if [ "$skipped" -gt 0 ]; then echo "$passed passed, $failed failed, $skipped skipped"
else echo "$passed passed, $failed failed"; fi
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
