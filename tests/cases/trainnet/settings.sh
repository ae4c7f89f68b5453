# what a run was made with is all of its options that change the result: with others it does not go on, and with these it does
. "$T/net_parts.sh"
begin() { rm -f x.zts*; train --epochs 2 "$@" -o x.zts >/dev/null; zts2txt x.zts.ckpt | sed 's/^attr done=1/attr done=0/' | txt2zts >c; mv c x.zts.ckpt; cp x.zts.ckpt c; }
on() { rc=0; cp c x.zts.ckpt; train -r "$@" -o x.zts >/dev/null 2>err || rc=$?; echo "$*: $rc $(grep -o 'other settings' err || true)"; }
begin --augment gain=6,eq=3,mask=2
for a in gain=6,eq=3,mask=2 gain=5,eq=3,mask=2 gain=6,eq=2,mask=2 gain=6,eq=3,mask=1 gain=0; do on --epochs 2 --augment $a; done
on --epochs 2
begin --schedule linear
on --epochs 2 --schedule linear; on --epochs 3 --schedule linear; on --epochs 2
begin; on --epochs 3; on --epochs 2 --init model.zts
