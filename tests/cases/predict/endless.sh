# endless input, flat memory, and activations while it comes
. "$T/net_parts.sh"
export ASAN_OPTIONS=${ASAN_OPTIONS:-}:quarantine_size_mb=1
wav2spec -r s16le,44100,1 </dev/zero 2>/dev/null | predict -j 1 -l >out.zts & pid=$!
peak() { awk '/^VmHWM/ { print $2 }' /proc/$pid/status; }
grown() { for _ in $(seq 1000); do [ "$(stat -c %s out.zts 2>/dev/null || echo 0)" -lt $1 ] || return 0; sleep 0.01; done; echo "no output"; }
grown 3000; before=$(peak)
grown 15000; after=$(peak)
kill $pid; wait $pid 2>/dev/null || true
[ $((after - before)) -lt 1000 ] || echo "from $before KB to $after KB"
