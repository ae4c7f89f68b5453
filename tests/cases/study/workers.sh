# WIDTH=2: two workers of one search, jobs of make; RUN=slurm: an array of five, here of a stand-in for sbatch, which runs them
# side by side, by sh, waits for all, and ends as the worst of them. The trials are those that one worker finds, in a folder of
# any name that names.mk allows
. "$T/study_parts.sh"
mkdir bin
cat >bin/trainnet <<'Y'
#!/bin/bash
# a trial that says who is at it, and waits until as many are as should be
for o; do case $o in *.zts) out=$o ;; esac; done
case $out in */cells/*) ;; *) exec "$REAL" "$@" ;; esac
touch "$MET.$BASHPID"
for i in {1..100}; do [ "$(ls "$MET".* | wc -l)" -lt "$MEET" ] || break; sleep 0.05; done
[ "$(ls "$MET".* | wc -l)" -ge "$MEET" ] || echo "alone" >>"$MET-alone"
cp model.zts "$out"; printf 'epoch\tmicro_f1\n1\t0.5\n'
Y
cat >bin/sbatch <<'Y'
#!/bin/bash
set -eu
n=0 rc=0
for o; do
    case $o in
    --array=1-*) n=${o#*-} n=${n#*-} ;;
    --wrap=*) command=${o#--wrap=} ;;
    --output=*) log=${o#*=} ;;
    --wait | --parsable | --job-name=* | --cpus-per-task=1 | --export=ALL) ;;
    *) echo "sbatch: what is $o?" >&2; exit 1 ;;
    esac
done
n=${n#array=1-}
echo 1
for i in $(seq "$n"); do
    l=${log//%A/1}; sh -c "$command" >"${l//%a/$i}" 2>&1 & pids[i]=$!
done
for p in "${pids[@]}"; do wait "$p" || rc=$?; done
echo "$n workers" >>"$MET-array"
exit $rc
Y
chmod +x bin/*
export REAL=$(command -v trainnet) MET=$PWD/met MEET=1
"$REAL" -h >/dev/null
study zero zero/study/cells/rnn/synth-drums/model.zts >out 2>&1 || cat out
cp zero/study/cells/rnn/synth-drums/model.zts model.zts
study zero zero/study/cells/rnn/synth-drums/synth-band.thesis.tsv >out 2>&1 || cat out
rm zero/study/data; study zero DATA= explain CELL=rnn/synth-drums | grep -o '^    predict.*-m'   # without real sets
study() {  # as study_parts.sh, but with the stand-ins before the tools
    make -s -j 4 -f pipelines/study.mk BUILD="$1" STUDY="$1/study" MADE_MK=stand-in/made.mk MADE_SETS=synth-drums \
        MADE_UNIONS= ARCHS=rnn SPACES=space TRIALS=6 EPOCHS=6 BATCH=1 MUSIC=0 SEED=3 "${@:2}" </dev/null
}
trials() { cut -f 1,2,5- $1/study/cells/rnn/synth-drums/search.tsv | sed 's/best/done/'; }
for run in "one" "two WIDTH=2" "fünf RUN=slurm"; do
    set -- $run
    rm -f met*; MEET=1; [ $1 != two ] || MEET=2; [ $1 != fünf ] || MEET=5
    mkdir -p $1/bin; ln -sf "$PWD"/bin/* $1/bin
    study "$@" $1/study/cells/rnn/synth-drums/search.tsv 2>&1 | grep -v '^make' || true
    echo "$1: $(trials $1 | grep -c done) trials, WIDTH $(sed -n 's/^WIDTH\t//p' $1/study/settings), $(ls $1/study/cells/rnn/synth-drums/worker.* 2>/dev/null | wc -l) workers$(cat met-* 2>/dev/null)"
    trials $1 >$1.trials; cmp one.trials $1.trials
done
ls fünf/study/cells/rnn/synth-drums/slurm | wc -l
touch mark; sleep 0.01; study two WIDTH=2 two/study/cells/rnn/synth-drums/search.tsv; find two -newer mark -type f
# an array that was cancelled in the queue ends well, but no search does
sed -i '/^done\t5/d' fünf/study/cells/rnn/synth-drums/journal
printf '#!/bin/sh\necho 2\n' >bin/sbatch; rm fünf/study/cells/rnn/synth-drums/search.tsv
study fünf RUN=slurm fünf/study/cells/rnn/synth-drums/search.tsv 2>&1 | grep -v '^make' || true
ls fünf/study/cells/rnn/synth-drums/search.tsv 2>/dev/null || echo none
echo 'exit 3' >bin/sbatch; rm -r fünf/study/cells
study fünf RUN=slurm fünf/study/cells/rnn/synth-drums/search.tsv >out 2>&1 || sed -n 's/.*\(Error 3\)/\1/p' out
