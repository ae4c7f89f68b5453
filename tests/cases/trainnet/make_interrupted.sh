# a signal ends the wait for shards, with the checkpoint of the epoch before; the run goes on when they are there
. "$T/net_parts.sh"
cp train.zts f.1.zts
: >log
run() {
    $how trainnet -a "rnn layers=1 hidden=2 classes=2" -t f.%e.zts -v valid.zts --epochs 2 --batch 6 -o m.zts \
        --make 'echo $$ >maker; exec sleep 9' "$@"
}
how=exec; run >log 2>err & pid=$!
until [ "$(wc -l <log)" = 2 ] && [ -s maker ]; do sleep 0.02; done
from=$SECONDS
kill -TERM $pid; rc=0; wait $pid || rc=$?
kill "$(cat maker)" || true
echo "exit $rc, $((SECONDS - from > 5)) late"
sed 's/step [0-9]*/step N/' err
cp train.zts f.2.zts
how=; run --resume | cut -f 1
# from a terminal the command is told to end, too: that is no failure of it
rm f.2.zts m.zts* maker; how=exec
set -m; run >log 2>err & pid=$!; set +m
until [ "$(wc -l <log)" = 2 ] && [ -s maker ]; do sleep 0.02; done
kill -INT -$pid; rc=0; wait $pid || rc=$?
echo "exit $rc"; sed 's/step [0-9]*/step N/' err
