#!/usr/bin/env bash
# slurm.sh WIDTH LOGS command ... - run the command as a job array of WIDTH workers, their logs in a folder, and wait for it.
# SBATCH_* variables say the rest (partition, time, memory); the folder must be shared by the nodes.
set -eu -o pipefail
width=$1 logs=$2; shift 2
mkdir -p "$logs"
# sbatch has sh run this, which does not know all that bash's own way of quoting may write
printf -v words " '%s'" "${@//\'/\'\\\'\'}"
exec sbatch --wait --parsable --array=1-"$width" --job-name=study --output="$logs/%A-%a.log" --export=ALL --wrap="exec$words"
