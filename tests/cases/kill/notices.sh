# what kill.sh says of a shard that writes under the final name at once: it is caught when it has written half, and waits
mkdir bin
cat >bin/shard <<END
#!/bin/sh
case "\$*" in *"-o got.zts "*) head -c 99 want.zts >got.zts; exec sleep 9 ;; esac
exec "$BIN/shard" "\$@"
END
chmod +x bin/shard
{ PATH=$PWD/bin:$PATH N=30 bash "$T/kill.sh" shard 2>&1 || echo "exit $?"; } | grep -o 'shard: torn\|exit 1' | sort -u
# and of a trainnet whose resumed runs end with another table and another model
cat >bin/trainnet <<END
#!/bin/sh
"$BIN/trainnet" "\$@" >log || exit
case "\$*" in *"-o got.zts"*) tail -n 1 log; cp valid.zts got.zts ;; *) cat log ;; esac
END
chmod +x bin/trainnet
{ PATH=$PWD/bin:$PATH N=0 bash "$T/kill.sh" trainnet 2>&1 || echo "exit $?"; } | grep -o 'trainnet: another .*\|exit 1' | sort -u
