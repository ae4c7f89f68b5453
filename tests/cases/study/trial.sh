# a trial's value is the best of its epochs' micro F1; what it trains, where its log is; without an epoch there is none.
# A training that did not hold is a failure, one that could not go on is none
mkdir bin
cat >bin/trainnet <<'X'
#!/bin/sh
echo "$*" >&2
printf 'epoch\tlr\tmacro_f1\tmicro_f1\tKD\n'
[ "$5" = 0 ] || printf '1\t0.1\t0.9\t0.25\t0.8\n2\t0.1\t0.1\t0.75\t0.2\n3\t0.1\t0.95\t0.5\t0.99\n'
X
chmod +x bin/trainnet
PATH=$PWD/bin:$PATH
"$T/../pipelines/trial.sh" one --epochs 3 -a "rnn layers=2" 2>&1
cut -f 1 one.log
"$T/../pipelines/trial.sh" two --epochs 0 2>&1 || echo "exit $?"
for how in 'exit 1' 'exit 2' 'kill -HUP $$' 'kill -INT $$' 'kill -TERM $$' 'kill -KILL $$' 'kill -XCPU $$' 'kill -USR1 $$' 'kill -BUS $$' 'kill -SEGV $$'; do
    printf 'printf "epoch\\tmicro_f1\\n1\\t0.5\\n"\n%s\n' "$how" >bin/trainnet
    (PATH=$PWD/bin:$PATH; exec "$T/../pipelines/trial.sh" three >value 2>/dev/null) || echo "$how: exit $?"
done
mkdir four.log; printf 'printf "epoch\\tmicro_f1\\n1\\t0.5\\n"\n' >bin/trainnet
PATH=$PWD/bin:$PATH "$T/../pipelines/trial.sh" four 2>/dev/null || echo "no log: exit $?"
# who ends it, ends the training: tune tells this alone
printf '#!/bin/bash\ntrap "echo told >told; exit 143" TERM\ntouch begun\nfor ((i = 0; i < 400; i++)); do sleep 0.05; done\n' >bin/trainnet
for sig in TERM HUP; do
    rm -f begun told
    PATH=$PWD/bin:$PATH "$T/../pipelines/trial.sh" five & pid=$!
    until [ -e begun ]; do sleep 0.02; done; sleep 0.3   # until it has set its traps, too
    kill -$sig $pid; wait $pid || echo "$sig: exit $?"; cat told
done
