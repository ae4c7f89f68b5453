# ablation.sh's table with a baseline and without; score_real.sh of a folder that has no recordings
for choice in baseline other; do
    mkdir -p a/$choice
    { echo; printf 'micro\t1\t1\t1\t1\t1\t0.%d\nKD\t1\t1\t1\t1\t1\t0.25\n' ${#choice}; } >a/$choice/judge.tsv
done
"$T/../pipelines/ablation.sh" a baseline:whole "other:one thing"
"$T/../pipelines/ablation.sh" a "other:one thing"
mkdir -p real/subclass
"$T/../pipelines/score_real.sh" real 2>&1 || echo "exit $?"
