# -o follows links, also one to nothing, and keeps the mode of what it replaces, which may be the input
umask 022
printf 'tensor a u8 1\n1\nend\n' >text
mkdir real links
ln -s ../real/a links/a
ln -s links/a b
txt2zts -o b text
[ -L b ] && [ -L links/a ] && [ -f real/a ] || echo "the links are gone"
stat -c %a real/a
chmod 600 real/a
txt2zts -o b text
stat -c %a real/a
zts2txt real/a | cmp - text
cp text same
zts2txt b | sed s/^1/2/ >same; txt2zts -o same same; zts2txt -o same same; cat same
txt2zts text >out                       # what is there is replaced, not filled
txt2zts -o /dev/stdout text >out || echo $?
zts2txt out | cmp - text
find . | sort
long=$(printf %0255d 0)                 # as long as names can be
txt2zts -o $long text; txt2zts -o "$PWD/$long" text; zts2txt $long | cmp - text; ls | grep -c 000000
# a descriptor's own name is the descriptor: what is there, and what others write there, stays
ln -s /dev/stdout fd
{ echo before; txt2zts text | zts2txt -o /dev/stdout; echo between; zts2txt -o /dev/fd/1 b; zts2txt -o fd b; } >all; cat all
echo precious >log; zts2txt -o fd b >>log; zts2txt -o /dev/stderr b 2>>log; cat log
# a limit to the size of files is a disk that is full, not the end by a signal
printf '0.5\tKD\n' >one
for tool in "onset2midi -k $T/../pipelines/maps/kit-gm.map one" "onsetconv -t csv one" "txt2roll -m $T/../pipelines/maps/five.map one"; do
    { (ulimit -f 0; exec $tool -o limited) 2>&1 || echo "exit $?"; } | cat
done
! ls limited* 2>/dev/null
