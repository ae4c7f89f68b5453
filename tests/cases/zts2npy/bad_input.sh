try() { "$@" || echo "exit $?"; }
printf '%s\n' 'tensor a u8 1' 1 'tensor b u8 1' 1 'tensor b f32 1' 1 'series c u8 1 @0 last' 'key one' 1 'series c u8 1 @0 last' 'key two' 1 \
    'tensor d u8' 1 'tensor d u8' 2 end | txt2zts >a.zts
try zts2npy a.zts
try zts2npy -n b a.zts
try zts2npy -n c a.zts
try zts2npy -n d a.zts
try zts2npy -n e a.zts
try zts2npy -k three a.zts
try zts2npy -n a -k one a.zts
cat a.zts a.zts | try zts2npy -n c -k one
head -c -1 a.zts | try zts2npy -o left.npy -n a
try zts2npy </dev/null
try zts2npy missing.zts
zts2npy -n a a.zts >/dev/full || echo "exit $?"
try zts2npy -n a -o nowhere/x a.zts
try zts2npy -x a.zts
try zts2npy a.zts a.zts
ls
zts2npy -h
