# a study in miniature by a Slurm of one node, of this case alone, where its programs are installed (Debian's slurm-wlm) and may be run:
# the numbers are those of workers without it, also when its jobs were cancelled in the middle
skip() { echo "$1"; exit 77; }
[ "$(id -u)" = 0 ] || skip "only root may run Slurm's programs"
for p in slurmctld slurmd munged sbatch sinfo scancel; do command -v $p >/dev/null || skip "slurm-wlm is not installed"; done
. "$T/study_parts.sh"
D=$PWD/slurm port=$((20000 + $$ % 12000)) host=$(hostname -s)
mkdir -m 700 $D $D/state $D/spool
head -c 1024 /dev/urandom >$D/key; chmod 400 $D/key
export SLURM_CONF=$D/slurm.conf
cat >$SLURM_CONF <<C
ClusterName=one
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$port
SlurmdPort=$((port + 1))
AuthInfo=socket=$D/munge
SlurmUser=root
StateSaveLocation=$D/state
SlurmdSpoolDir=$D/spool
SlurmctldPidFile=$D/slurmctld.pid
SlurmdPidFile=$D/slurmd.pid
SlurmctldLogFile=$D/slurmctld.log
SlurmdLogFile=$D/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SchedulerParameters=sched_interval=1
NodeName=$host NodeAddr=127.0.0.1 CPUs=2
PartitionName=all Nodes=ALL Default=YES
C
trap 'for p in slurmd slurmctld munged; do kill "$(cat $D/$p.pid)" 2>/dev/null || true; done' EXIT
munged --force --key-file=$D/key --socket=$D/munge --pid-file=$D/munged.pid --log-file=$D/munged.log --seed-file=$D/seed 2>$D/munged.said   # of folders that only root may read
slurmctld; slurmd
for i in {1..100}; do [[ $(sinfo -h -o %T 2>/dev/null) != idle ]] || break; sleep 0.1; done
run() { study "$1" WIDTH=2 TRIALS=4 EPOCHS=60 "${@:2}" $1/study/results.tsv >out.$1 2>&1; }
run here || cat out.here
run slurm RUN=slurm || cat out.slurm
grep -c 'job array' out.slurm; cat slurm/study/cells/rnn/*/journal | grep -c done; cmp here/study/results.tsv slurm/study/results.tsv
run cut RUN=slurm & pid=$!
until cat cut/study/cells/rnn/*/journal 2>/dev/null | grep -q done || ! kill -0 $pid 2>/dev/null; do sleep 0.02; done
scancel --name=study; ! wait $pid || echo "it was not cancelled"
grep -o 'a worker failed or was cancelled' out.cut | sort -u
run cut RUN=slurm || cat out.cut
cmp here/study/results.tsv cut/study/results.tsv
