bad() { onset2midi "$@" >out || echo "$?, $(wc -c <out) bytes out"; }
bad missing
: >empty; bad empty
printf '1 KD\nx KD\n' >text; bad text
printf '#track\ta\n1 KD\n#track\tb\n' >two; bad two
printf '139808 KD\n139900 KD\n' >late; bad late
printf '1 KD\n' >good
onset2midi -o x.mid text || echo $?
onset2midi good >/dev/full || echo $?
onset2midi -o /dev/full good || echo $?
onset2midi -o nowhere/x good || echo $?
onset2midi -o y.mid good
ls
