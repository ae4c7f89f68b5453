#!/usr/bin/env bash
# The five networks, a training step and inference on two threads, beside
# PyTorch at its best setting where it is there: threads that sleep, memory that
# is kept, BLAS on one thread for recurrent networks where that is faster.
# Runs alternate, so that both see the same machine; ratios are of medians.
#
#   NET='crnn.* 128'   only the rows that match (grep -E "ARCH BATCH MODE")
#   PYTHON=...         the interpreter that imports torch
#   SECONDS_A_RUN=3 RUNS=3
set -eu
[ -x "${BENCH:?}/net" ] || { echo "$BENCH/net is not there: run make programs, and give BENCH as a full path" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
export OMP_WAIT_POLICY=PASSIVE MALLOC_MMAP_THRESHOLD_=4000000000 MALLOC_TRIM_THRESHOLD_=8000000000 \
    MALLOC_TOP_PAD_=1000000000
. "$here/python.bash"
find_python torch python3-torch
# with another BLAS than OpenBLAS there is nothing to choose
threads='2'
if [ -n "$python" ] && "$python" -c 'import torch; print(torch.__config__.show())' | grep -qi 'blas_info=open'; then threads='1 2'; fi

rows() {
    local arch batch
    while read -r arch; do
        for batch in 16 ${big:-}; do echo "$arch $batch train"; done
        echo "$arch 16 infer"
    done
}
{
    big=128 rows <<<'crnn cell=gru layers=3 hidden=144
crnn cell=lstm layers=3 hidden=144
rnn cell=gru layers=3 hidden=144
rnn cell=lstm layers=3 hidden=144
cnn conv=2 layers=2 hidden=144
ct layers=3 heads=4 embed=144
vit layers=3 heads=4 embed=144 patch=14'
    big='' rows <<<'crnn cell=lstm layers=3 hidden=288
crnn cell=gru layers=3 hidden=288
crnn cell=lstm layers=3 hidden=72
cnn conv=2 layers=2 hidden=288
ct layers=10 heads=8 embed=144
vit layers=6 heads=8 embed=144 patch=7
rnn cell=gru layers=3 hidden=288
ct layers=5 heads=6 embed=576
vit layers=5 heads=6 embed=576 patch=21'
} | grep -E -- "${NET:-.}" | while read -r row; do
    mode=${row##* } arch=${row% *} batch=${row% *}
    batch=${batch##* } arch=${arch% *}
    for ((i = 0; i < ${RUNS:-3}; i++)); do
        echo "here $("$BENCH/net" "$mode" "$arch" "$batch" 2 "${SECONDS_A_RUN:-3}")"
        [ -n "$python" ] || continue
        for blas in $threads; do
            echo "torch$blas $(OPENBLAS_NUM_THREADS=$blas "$python" "$here/net.py" "$mode" "$arch" "$batch" 2 "${SECONDS_A_RUN:-3}")"
        done
    done | sort -k1,1 -k3,3n | awk -v row="$row" '
        { n[$1]++; rate[$1, n[$1]] = $3; cpu[$1] += $5; if ($7 > mb[$1]) mb[$1] = $7 }
        function median(k) { return rate[k, int((n[k] + 1) / 2)] }
        END {
            printf "%-46s %7.1f segments/s, %5d MB", row, median("here"), mb["here"]
            best = median("torch2") > median("torch1") ? "torch2" : "torch1"
            if (n[best]) printf "; PyTorch %6.1f, %5d MB: %.2f times as fast (CPU time %.2f), %.2f of the memory",
                median(best), mb[best], median("here") / median(best), cpu[best] / cpu["here"], mb["here"] / mb[best]
            print ""
        }'
done
