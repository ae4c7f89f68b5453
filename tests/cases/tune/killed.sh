# a worker killed in the middle of a trial: while the trial's process lives nobody
# repeats it; then somebody does, with the same parameters
printf 'x uniform 0 1\n' >space
cat >job <<'X'
echo "$1" >>runs
[ -e second ] || { echo $$ >second; exec sleep 60; }
echo 1
X
tune -n 2 -j journal space bash job '{x}' & pid=$!
until [ -s second ]; do sleep 0.02; done
kill -9 $pid; wait $pid 2>/dev/null || echo "killed: $?"
tune -v -n 2 -j journal space bash job '{x}' 2>err & pid=$!
sleep 0.3; wc -l <runs
kill -9 $(cat second)
wait $pid
sed 's/in .* s$/in T s/' err
sort runs | uniq -c | sed 's/0\.[0-9]*/X/' | sort
tune -w journal | cut -f 1-3

# an interrupt ends both and is no failure
rm second runs
tune -n 1 -j stopped space bash job '{x}' & pid=$!
until [ -s second ]; do sleep 0.02; done
from=$SECONDS
kill -TERM $pid; wait $pid || echo "interrupted: $?"
[ $((SECONDS - from)) -lt 30 ] || echo "it waited for the command"
tune -w stopped | cut -f 1-3
tune -n 1 -j stopped space bash job '{x}'
tune -w stopped | cut -f 1-3
# what the command has begun may hold its output: nobody waits for that
tune -n 1 -j kept space sh -c 'sleep 60 & echo $! >held; wait; echo 1' & pid=$!
until [ -s held ]; do sleep 0.02; done
from=$SECONDS
kill -TERM $pid; wait $pid || echo "interrupted: $?"
[ $((SECONDS - from)) -lt 30 ] || echo "it waited for the sleep"
kill "$(cat held)"
