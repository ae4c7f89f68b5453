printf 'tensor a f32 2\n1 2\nend\n' | txt2zts >a.zts
head -c -1 a.zts >cut.zts
try() { "$@" || echo "exit $?"; }
try ztscmp a.zts cut.zts
try ztscmp cut.zts a.zts
try ztscmp a.zts - </dev/null
try ztscmp a.zts missing.zts
try ztscmp a.zts
try ztscmp a.zts a.zts a.zts
try ztscmp - -
try ztscmp -t -1 a.zts a.zts
try ztscmp -o x a.zts a.zts
printf 'tensor a f32 2\n1 3\nend\n' | txt2zts >b.zts
(ztscmp a.zts b.zts >/dev/full) || echo "exit $?"
ztscmp -h
