# what the page says of the search and of the command
printf 'x uniform 0 1\nn int 1 9\n' >space
trials() { tune -w "$1" | cut -f 1,5-; }
# larger is better; with -m the same search for what is smaller
bowl() { tune -n 25 -j "$1" "${@:2}" space sh -c 'echo | awk "{ print '$sign' (({x} - 0.3) ^ 2 + ({n} - 4) ^ 2) }"'; }
sign=-; bowl up
sign=; bowl down -m
diff <(trials up) <(trials down) && echo "up as down"
# -p 2: trial 11 is the first that knows what 9 gave
for of9 in 9 0; do tune -p 2 -n 12 -j $of9 space sh -c "echo \$(({trial} == 9 ? $of9 : {trial}))"; done
{ diff <(trials 9) <(trials 0) || true; } | sed -n "s/^< \([0-9]*\).*/other: \1/p"
# whatever -p: the first ten are random, those after them learn from what they may know
for p in 0 1 2 5 9; do
    for sign in + -; do tune -p $p -n 15 -j $p$sign space sh -c "echo ${sign}{x}"; done
    { diff <(trials $p+) <(trials $p-) || true; } | sed -n 's/^< \([0-9]*\).*/\1/p' | paste -sd ' ' | sed "s/^/-p $p: /"
done
# nothing on standard input; all that it prints with -v -v
echo 5 | tune -n 1 -j in space cat || echo "exit $?"
tune -v -v -n 1 -j said space sh -c 'echo first; echo 2' 2>&1 | sed 's/in .* s/in T s/'
# a command that ends by an interrupt ends the search, without a result
for signal in INT TERM HUP; do
    { rc=0; tune -n 1 -j $signal space bash -c "kill -$signal \$\$" || rc=$?; } 2>/dev/null
    echo "exit $rc: $(tune -w $signal | tail -n 1 | cut -f 1-4)"
done
# how long a trial took, that failed, too
tune -n 1 -j slow space sh -c 'sleep 0.2; false' 2>/dev/null || tune -w slow | awk -F '\t' 'NR > 1 { print $2, ($4 >= 0.2 ? "after a while" : $4) }'
truncate -s $(((1 << 26) + 1)) large; tune -w large || echo "exit $?"
# a range that is hardly one
printf 'x uniform 1.00000000051 1.00000000052\ny log 1.00000000051 1.00000000052\n' >narrow
for i in '' -i; do timeout -s KILL 20 tune $i -n 14 -j narrow.journal narrow sh -c 'echo {trial}' || echo "exit $?"; rm -f narrow.journal; done
# what nohup has ignored stays so, for the trial, too
(trap '' HUP; tune -n 1 -j ignored space sh -c 'kill -HUP $PPID $$; sleep 0.1; echo 1'); tune -w ignored | tail -n 1 | cut -f 1-3
# who waits for the journal's lock can be told to end, and begins nothing
cp ignored held; python3 -c 'import fcntl, os, time; fd = os.open("held", os.O_RDWR); fcntl.lockf(fd, fcntl.LOCK_EX, 1, 1 << 40); open("locked", "w"); time.sleep(60)' & holder=$!; disown
for i in {1..100}; do [ ! -e locked ] || break; sleep 0.05; done
tune -n 2 -j held space sh -c 'echo 1' & pid=$!
sleep 0.3; kill -TERM $pid; for i in {1..100}; do kill -0 $pid 2>/dev/null || break; sleep 0.05; done
kill -KILL $holder $pid 2>/dev/null || true; rc=0; wait $pid 2>/dev/null || rc=$?; echo "exit $rc: $(grep -c start held)"
