#!/usr/bin/env bash
# How much faster than it plays mixdown makes material, a core, with and without codec damage: seconds of sound a second of
# CPU, without the time in which it reads the parts. RECIPE=build/model/train.recipe, as `make model` leaves it,
# whose names are those of the folder where that ran.
set -eu -o pipefail
recipe=${RECIPE:-build/model/train.recipe} n=${N:-400}
[ -r "$recipe" ] || { echo "$recipe: not there: no rates of mixdown (make model DATA=folder makes it, or RECIPE= names one)"; exit 0; }
scratch=$(mktemp -d); trap 'rm -rf "$scratch"' EXIT
cpu() { "$BENCH/took" "$scratch/took" "$BIN/mixdown" -j 1 -H -o "$scratch/x.zts" "$@" "$recipe" && cut -d ' ' -f 2 "$scratch/took"; }

for codec in 0 default; do
    set -- $([ $codec = default ] || echo -s codec=$codec)
    first=$(cpu -n 1 "$@")
    all=$(cpu -n $((n + 1)) "$@")
    awk -v codec=$codec -v n="$n" -v first="$first" -v all="$all" 'BEGIN {
        printf "mixdown, codec %s: %d segments, %.0f times as fast as they play; %.1f s for the parts\n", codec, n, 4 * n / (all - first), first }'
done
