printf 'tensor a f32 2\n1 2\nend\n' | txt2zts >a.zts
head -c -1 a.zts >cut.zts
: >empty.zts
try() { "$@" || echo "exit $?"; }
try zts2txt cut.zts
try zts2txt -o text cut.zts; ls
try zts2txt empty.zts
try zts2txt </dev/null
try zts2txt missing.zts
try zts2txt .
try zts2txt a.zts a.zts
try zts2txt -x
try zts2txt -o
head -c 5000 /dev/zero >zero.zts; try zts2txt zero.zts
zstd -qc zero.zts >other.zts; try zts2txt other.zts
zts2txt -V | grep -c paradiddle
zts2txt -h
