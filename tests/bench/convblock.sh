#!/usr/bin/env bash
# The convolution blocks on 1 and 2 threads, batch 16, beside PyTorch at its
# best setting (threads that sleep, memory that is kept) where it is there.
# Runs alternate, so that both see the same machine; the ratio is of the medians.
set -eu
[ -x "${BENCH:?}/convblock" ] || { echo "$BENCH/convblock is not there: run make programs, and give BENCH as a full path" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
export OMP_WAIT_POLICY=PASSIVE MALLOC_MMAP_THRESHOLD_=4000000000 MALLOC_TRIM_THRESHOLD_=8000000000 \
    MALLOC_TOP_PAD_=1000000000
. "$here/python.bash"
find_python torch python3-torch

for threads in 1 2; do
    for run in 1 2 3; do
        "$BENCH/convblock" 16 "$threads" 3 | awk '/ s /{print "here", $1, $2}'
        [ -z "$python" ] || "$python" "$here/convblock.py" 16 "$threads" 2 | awk '{print "torch", $1, $2}'
    done | sort -k2,2 -k1,1 -k3,3n | awk -v threads="$threads" '
        { n[$1 $2]++; s[$1 $2, n[$1 $2]] = $3; step[$2] = 1 }
        function median(k) { return s[k, int((n[k] + 1) / 2)] }
        END {
            for (k in step) {
                printf "convblock %d threads, %-9s %6.3f s", threads, k, median("here" k)
                if (n["torch" k]) printf ", PyTorch %6.3f s, ratio %.2f", median("torch" k), median("torch" k) / median("here" k)
                print ""
            }
        }' | sort
done
