#!/usr/bin/env bash
# run.sh PROGRAM SECONDS: explore with a target built for libFuzzer, from its
# corpus and seeds. What it finds that is new stays in PROGRAM.found, and an
# input that fails beside it, under PROGRAM-. Prints a line of figures.
set -eu
T=$(cd "$(dirname "$0")/.." && pwd)
program=$(realpath "$1") seconds=$2 name=$(basename "$1")
read -ra seeds < <(sed -n 's/^const char fuzz_seeds\[\] = "\(.*\)";/\1/p' "$T/fuzz/$name.c")
mkdir -p "$program.found"
list=$(mktemp -d /dev/shm/fuzz.XXXXXX)   # the targets write files: not to a disk
trap 'rm -rf "$list"' EXIT
mkdir "$list/seeds" "$list/work"
i=0
for from in "fuzz/corpus/$name" "${seeds[@]}"; do
    while IFS= read -r file; do cp "$file" "$list/seeds/$((i += 1))"; done < <(find "$T/$from" -type f -size -64k)
done
cd "$list/work"
rc=0 TIMEFORMAT='%U s user, %S s system'
{ time ASAN_OPTIONS=${ASAN_OPTIONS:-detect_stack_use_after_return=1} TMPDIR=$list "$program" -max_total_time="$seconds" -max_len=8192 -timeout=20 \
    -rss_limit_mb=2500 -print_final_stats=1 -artifact_prefix="$program-" "$program.found" "$list/seeds" >"$program.log" 2>&1; } 2>"$list/cpu" || rc=$?
executions=$(sed -n 's/stat::number_of_executed_units: *//p' "$program.log")
coverage=$(grep -o 'cov: [0-9]* ft: [0-9]*' "$program.log" | tail -n 1)
echo "$name: $executions executions, ${coverage:-nothing covered}, CPU $(tail -n 1 "$list/cpu")"
if [ $rc != 0 ]; then
    grep -m 3 -E 'ERROR|runtime error|not true|SUMMARY' "$program.log" >&2
    echo "$name: an input failed: see $program.log" >&2
    exit 1
fi
