# a journal that is removed while a worker is at work on it: another search may have begun there, which it takes no trial of
printf 'x uniform 0 1\n' >space
tune -n 90 -j j space sh -c 'echo old >{trial}.out; sleep 0.4; echo 0.9' 2>err & pid=$!
for i in {1..100}; do [ ! -s 0.out ] || break; sleep 0.05; done
rm j
tune -p 5 -n 15 -j j space sh -c 'echo new >{trial}.out; sleep 0.1; echo 0.1'
wait $pid || echo "exit $?"; cat err
cat *.out | sort | uniq -c
# the line of a trial that is at work is damaged: others go on without it
tune -n 12 -j k space sh -c '[ {trial} != 11 ] || { touch began; while [ ! -e end ]; do sleep 0.05; done; }; echo 0.5' & pid=$!
for i in {1..200}; do [ ! -e began ] || break; sleep 0.05; done
sed 's/^start\t11\t/start\t1?\t/' k >damaged; cat damaged >k
timeout 20 tune -n 14 -j k space sh -c '[ {trial} != 13 ] || touch end; echo 0.4'; wait $pid || echo "exit $?"
tune -w -n 14 k | cut -f 1-3 | tail -n 4
