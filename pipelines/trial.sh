#!/usr/bin/env bash
# trial.sh NAME trainnet's options - train NAME.zts, with its log in NAME.log, and print the
# best validation micro F1; goes on with a training that was stopped.
# Exits 1 when the training did not hold, or there is no such network: a bad result; 75 when it could not go on: none, see tune(1)
set -eu -o pipefail
export LC_ALL=C
out=$1; shift
: >"$out.log" || exit 75
trainnet --resume --save-every 50 "$@" -o "$out.zts" >"$out.log" & trainer=$!
trap 'kill "$trainer" 2>/dev/null || true' INT TERM HUP   # tune passes on to this alone that it is to end
trained=0
while wait "$trainer" || trained=$?; kill -0 "$trainer" 2>/dev/null; do trained=0; done   # a signal ends a wait early
case $trained in
0 | 1) ;;
129 | 130 | 137 | 143) exit "$trained" ;;   # by HUP, INT, KILL or TERM, of which tune has a word of its own
*) exit 75 ;;   # also by another signal, as XCPU, SEGV or those of a batch system: not for its parameters' sake
esac
[ "$trained" = 0 ] && awk -F '\t' '
    NR == 1 { for (i = 1; i <= NF; i++) if ($i == "micro_f1") column = i }
    NR > 1 && $column + 0 >= best { best = $column + 0; seen = 1 }
    END { if (!seen) exit 1; print best }' "$out.log" || exit 1
sync "$out.log" || exit 75   # tune notes now that it is done
