cp "$T/parity/post.zts" .
bad() { peakpick "$@" >out || echo "$?, $(wc -l <out) lines out"; }
bad missing.zts
bad .
: >empty; bad empty
printf '1 KD\n' >text; bad text
head -c 5000 post.zts >cut.zts; bad cut.zts
peakpick -z -o out.zts cut.zts || echo $?
[ ! -e out.zts ] || echo "half a stream under its final name"
peakpick -z post.zts | peakpick || echo $?    # no act in it
ls                                                        # no temporary files are left
