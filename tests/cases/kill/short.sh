# the short form of `make kill`; trainnet/killed and tune/killed have more
bash "$T/kill.sh" all 2>&1 || echo "exit $?"
for part in shard tune rename; do N=2 bash "$T/kill.sh" $part | sed 's/ended [0-9]* times/ended/'; done
