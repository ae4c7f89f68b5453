printf 'x uniform 0 1\n' >space
printf 'x uniform 0 1\nx log 1 2\n' >twice
: >empty
printf 'not a journal\n' >text
printf 'tune\t2\tmax\tseed=1\tx uniform 0 1\n' >later   # of a version to come
try() { tune "$@" || echo $?; }
try
try -j j
try -j j space
try -j j nowhere true
try -j j empty true
try -j j twice true
try -n 0 -j j space true
try -n x -j j space true
try -p -1 -j j space true
try -o x -j j space true
try -b -j j space true
try -w
try -w a b
try -w nowhere
try -w empty
try -w text
try -j text space echo 1
try -j later space echo 1; rm later
try -j . space echo 1
try -j /dev/full space echo 1
try -j nowhere/j space echo 1
try -j - space echo 1
tune -n 1 -j piped - echo {x} <space; tune -w piped | cut -f 2,5; rm piped
tune -n 1 -j j space echo 1
try -n 1 -j j -s 2 space echo 1
try -n 1 -j j -m space echo 1
try -n 1 -j j -i space echo 1
tune -i -n 1 -j each space echo 1; try -n 1 -j each space echo 1; head -n 1 j each; tune -i -n 2 -j each space echo 1; rm each
printf 'trial uniform 0 2\n' >other
try -n 1 -j j other echo 1
printf 'TRIAL choice 7\n' >other   # TUNE_TRIAL is the trial's number, too
try -n 1 -j j other echo 1
printf 'x int 0 2000000000\n' >other
try -n 1 -j j other echo 1
try -w -
printf 'x uniform 0 2\n' >other
try -n 1 -j j other echo 1
cat text; ls
tune -w -n 1 j | wc -l
for o in "-j j" "-n 3 j" "-s 1 j" "-m j" "-i j"; do tune -w $o || echo $?; done
tune -w j >/dev/full || echo $?
tune -w -o /dev/full j || echo $?
ln -s j link; try -w -o link j; tune -w j | wc -l   # it is there yet
tune -h | head -n 2
mkfifo pipe; timeout 9 tune -w pipe || echo $?   # nobody writes
{ head -n 1 j; printf 'start\t0\tx=1\t#0000\n'; } >damaged; tune -w -b damaged || echo $?   # one line
