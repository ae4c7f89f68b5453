#!/usr/bin/env bash
# tune's search beside random search and Optuna's, 15 and 25 trials, 100 seeds, all
# parameters together and, as tune -i, each for itself: median regret, with width 5 too,
# as tune -p 5 has it, and a 95 % interval of the difference to Optuna by bootstrap
# over the seeds. Fails when it is worse beyond that interval; ends with 77 when there
# is no Optuna to be compared with.
set -eu -o pipefail
here=$(cd "$(dirname "$0")" && pwd)
. "$here/python.bash"
find_python optuna python3-optuna
{
    "$BENCH/tune_regret"
    [ -z "$python" ] || for together in true false; do
        "$python" "$here/tune_regret.py" optuna-$together "{\"multivariate\": $together}"
    done
} | awk -F '\t' '
    { of[$1 "\t" $3]; value[$1 "\t" $3, $2, $4] = $5; if ($2 ~ /^optuna/) compare = 1 }
    function median(of, method, resample,    v, n, i, k, x) {
        for (n = 0; n < 100; n++) {
            i = resample ? int(100 * rand()) : n
            if (!((of, method, i) in value)) { print "tune.sh: " method " has no seed " i " of " of >"/dev/stderr"; exit 2 }
            x = value[of, method, i]
            for (k = n; k > 0 && v[k - 1] > x; k--) v[k] = v[k - 1]
            v[k] = x
        }
        return (v[49] + v[50]) / 2
    }
    function differences(of, here, there,    i, k, x, d) {
        for (i = 0; i < 400; i++) {
            x = median(of, here, 1) - median(of, there, 1)
            for (k = i; k > 0 && d[k - 1] > x; k--) d[k] = d[k - 1]
            d[k] = x
        }
        low = d[9]; high = d[389]
    }
    function report(f, name, here, there,    part, line) {
        split(f, part, "\t")
        line = sprintf("%-7s %-9s %d trials: median regret %8.4f, width 5 %8.4f, random %8.4f", name, part[1], part[2],
            median(f, here "1"), median(f, here "5"), median(f, "random"))
        if (compare) {
            differences(f, here "1", there)
            line = line sprintf(", Optuna %8.4f, difference %.4f .. %.4f", median(f, there), low, high)
            if (low > 0) { worse = 1; line = line " WORSE" }
        }
        print line | "sort"
    }
    END {
        srand(1)
        for (f in of) {
            report(f, "tune", "together", "optuna-true")
            report(f, "tune -i", "each", "optuna-false")
        }
        close("sort")
        exit worse
    }'
[ -n "$python" ] || exit 77
"$python" -c 'import optuna; print("Optuna", optuna.__version__)'
