# the replays of the fuzz targets have AddressSanitizer and UBSan in them: a read behind the end, or an overflow, fails
[ -z "${SAN:-}" ] || [ "$SAN" = address,undefined ] || { echo "all is built with SAN=$SAN"; exit 77; }
echo 'int main(void) { return 0; }' >none.c
${CC:-cc} -fsanitize=address,undefined -o none none.c 2>/dev/null || { echo "${CC:-cc} has no sanitizers: the corpus is replayed without"; exit 77; }
n=0
for replay in "$UNIT"/fuzz_*; do
    n=$((n + 1))
    nm "$replay" >symbols
    for call in asan_report ubsan_handle; do grep -q "__$call" symbols || echo "${replay##*/} has no $call"; done
done
[ $n -gt 15 ] || echo "$n replays"
