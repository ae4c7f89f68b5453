# a trial's value is the best of its epochs' micro F1; what it trains, where its log is; without an epoch there is none
mkdir bin
cat >bin/trainnet <<'X'
echo "$*" >&2
printf 'epoch\tlr\tmacro_f1\tmicro_f1\tKD\n'
[ "$3" = 0 ] || printf '1\t0.1\t0.9\t0.25\t0.8\n2\t0.1\t0.1\t0.75\t0.2\n3\t0.1\t0.95\t0.5\t0.99\n'
X
chmod +x bin/trainnet
PATH=$PWD/bin:$PATH
"$T/../pipelines/trial.sh" one --epochs 3 -a "rnn layers=2" 2>&1
cut -f 1 one.log
"$T/../pipelines/trial.sh" two --epochs 0 2>&1 || echo "exit $?"
