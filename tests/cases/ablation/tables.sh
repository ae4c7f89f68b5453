# ablation.sh's table with a baseline and without; score_real.sh of a folder that has no recordings
for choice in baseline baseline2 other; do
    mkdir -p a/$choice
    { echo; printf 'micro\t1\t1\t1\t1\t1\t0.%d\nKD\t1\t1\t1\t1\t1\t0.25\n' ${#choice}; } >a/$choice/judge.tsv
done
table() { "$T/../pipelines/ablation.sh" "$@"; }
table a judge baseline:whole "baseline2:another seed" "other:one thing" | table
table a judge "other:one thing" | table
# rows of two machines
{ table a judge baseline:whole "other:one thing"; table a judge "baseline2:another seed"; } | table
mkdir -p real/subclass
"$T/../pipelines/score_real.sh" real 2>&1 || echo "exit $?"
# its labels are MDB Drums' own of subclasses: of each class the onsets that are there
mkdir -p real/mix
sox -V1 -D -R -n -r 44100 -c 1 real/mix/a.flac synth 2 pinknoise vol 0.5
printf '0.2 KD\n0.4 SDG \n0.6\tSST\n0.8 HFT\n1.0 CHH\n1.2 TMB\n1.4 PHH\n1.6 RDB\n' >real/subclass/a.txt
"$T/../pipelines/score_real.sh" real | awk -F '\t' '/^#/ || $1 ~ /^[A-Z]/ { print $1, $2 + $4 }'
: >a/other/judge.tsv; table a judge other:x || echo "exit $?"
