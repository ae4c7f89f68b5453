#!/usr/bin/env bash
# slurm.sh WIDTH THREADS LOGS command ... - run the command as a job array of WIDTH workers of so many threads, their logs in a
# folder, and wait for it. SBATCH_* variables say the rest (partition, time, memory); the folder must be shared by the nodes. Where it
# is removed, workers that are still in the queue do nothing when their turn comes: what is begun there then may have other settings.
# Interrupted, it leaves the array at work, and says so. Status 0 is no proof that a worker ran: one that was cancelled in the queue has it.
set -eu -o pipefail
width=$1 threads=$2 logs=$3; shift 3
mkdir -p "$logs"
mark=$(mktemp "$logs/queued.XXXXXX")
say() { echo "slurm.sh: $*" >&2; }
# sbatch has sh run this, which does not know all that bash's own way of quoting may write
words() { printf " '%s'" "${@//\'/\'\\\'\'}"; }
exec 3< <(exec sbatch --wait --parsable --array=1-"$width" --cpus-per-task="$threads" --job-name=study --output="$logs/%A-%a.log" \
    --export=ALL --wrap="[ -e$(words "$mark") ] || exit 0; exec$(words "$@")")
waiter=$! id=
stopped() {
    trap - "$1"
    kill "$waiter" 2>/dev/null || true
    [ -z "$id" ] || say "job array $id is left at work: scancel $id ends it; the same command joins it"
    kill -"$1" $$
}
for sig in INT TERM HUP; do trap "stopped $sig" $sig; done
read -r id <&3 || true   # none: sbatch says why
id=${id%%;*}             # behind it may be a cluster
[ -z "$id" ] || say "job array $id: logs in $logs/$id-*.log"
rc=0; wait "$waiter" || rc=$?
rm -f "$mark"
[ "$rc" = 0 ] || [ -z "$id" ] || say "job array $id: a worker failed or was cancelled: see $logs/$id-*.log, then run again"
exit "$rc"
