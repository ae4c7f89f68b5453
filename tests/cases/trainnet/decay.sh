# a decay that is asked for is one
. "$T/net_parts.sh"
for d in 0 1; do train --epochs 1 --lr 0.1 --weight-decay $d -o $d.zts >/dev/null; done
ztscmp -A 0.zts 1.zts >/dev/null && echo "the same" || echo "another"
