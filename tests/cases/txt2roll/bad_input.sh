bad() { txt2roll "$@" >out || echo $?; ! ztsinfo out >info 2>&1 || echo 'a whole stream'; }
try() { printf "$@" >text; bad text; }
try '1 KD\nx KD\n'
try '1 KD\n\n2\n'
try '1 XX\n'
try -- '-1 KD\n'
try '1 KD 128\n'
try '1 KD 100 1.5\n'
try '1 KD\0\n'
try '400000 KD\n'
try '#track\ta\n#track\tb\n#track\ta\n'
try ''
bad missing
bad .
printf '1 KD\n' >good; printf '1 KD\n1' >cut
txt2roll -o x.zts good cut || echo $?
for o in "-m nosuch" "-m ." "-k" "-q" "-l nosuch" "-k k good"; do bad $o good; done
printf 'KD 1\nKD 1\n' >twice.map; bad -m twice.map good
printf 'K\033[31mD KD\n' >control.map; bad -m control.map good
printf 'K\177D KD\n' >control.map; bad -m control.map good
txt2roll good >/dev/full || echo $?
txt2roll -o /dev/full good || echo $?
ls
printf '#track\ta\tb\n1 KD\n' >key; bad key
{ printf '#track\t'; printf '%04096d' 0; printf '\n1 KD\n'; } >key; bad key
