printf 'tensor a f32 2\n1 2\ntensor b u8\n3\nend\n' | txt2zts >a.zts
head -c -1 a.zts >cut.zts
try() { "$@" || echo "exit $?"; }
try ztsinfo cut.zts                   # what there is, and the error
try ztsinfo </dev/null
try ztsinfo missing.zts
try ztsinfo a.zts a.zts
try ztsinfo -o x a.zts
ztsinfo a.zts >/dev/full || echo "exit $?"
ztsinfo -h
