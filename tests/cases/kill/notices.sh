# what kill.sh says of a shard that writes under the final name at once
mkdir bin
printf '#!/bin/sh\nreal=%s/shard\n[ "$2" = 10 ] || exec "$real" "$@"\nexec "$real" -f 10 "$5" >"$4"\n' "$BIN" >bin/shard
chmod +x bin/shard
{ PATH=$PWD/bin:$PATH N=30 bash "$T/kill.sh" shard 2>&1 || echo "exit $?"; } | grep -o 'shard: torn\|exit 1' | sort -u
