# a disk that is full, as a limit to the size of files is: a line, 2, what was there stays, and it goes on when there is room
. "$T/net_parts.sh"
train --epochs 3 -o want.zts >want.tsv
train --epochs 1 -o got.zts >/dev/null
mkdir keep; cp got.zts* keep/
(ulimit -f 1; train --epochs 3 -r -o got.zts 2>&1 >/dev/null | cat; exit "${PIPESTATUS[0]}") || echo "exit $?"
for f in got.zts got.zts.ckpt; do cmp $f keep/$f; done; find . -name '*.tmp'
train --epochs 3 -r -o got.zts >got.tsv
cmp got.zts want.zts; cmp got.tsv want.tsv
