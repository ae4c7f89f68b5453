# many workers, one journal: every trial once; with -p the same trials as alone
printf 'x uniform 0 1\ny log 1 100\n' >space
worker() { tune -p 3 -n 24 -j "$1" space sh -c 'sleep 0.0{trial}; echo {x}'; }
worker alone
pids=
for i in 1 2 3 4 5; do worker many & pids="$pids $!"; done
for p in $pids; do wait "$p"; done
grep -c '^start' many
grep -c '^done' many
diff <(tune -w alone | cut -f 1-3,5-) <(tune -w many | cut -f 1-3,5-) && echo same
