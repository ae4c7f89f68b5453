# numbers that are none stop the run: where, when, and what to do; model and checkpoint stay
. "$T/net_parts.sh"
# the first value behind a parameter's line becomes this
spoil() { zts2txt "$1" | awk -v name="$2" -v v="$3" '{ if (on) { $1 = v; on = 0 } if ($1 == "tensor" && $2 == name) on = 1; print }' | txt2zts; }
vit() { trainnet -a "vit layers=1 heads=2 embed=8 patch=21 classes=2" -t train.zts -v valid.zts --batch 6 "$@" >/dev/null; }
try() { rc=0; "$@" || rc=$?; echo "exit $rc"; }

# a run of two epochs that meets a bad number in the third
train --epochs 2 --save-every 2 -o a.zts >/dev/null
cp a.zts.ckpt good.ckpt; cp a.zts good.zts
zts2txt good.ckpt | sed 's/^attr done=1/attr done=0/' | txt2zts >a.zts.ckpt
spoil a.zts.ckpt encoder.convolutions.1.conv2.weight 1e38 >bad.ckpt
cp bad.ckpt a.zts.ckpt
try train --epochs 4 --save-every 2 -r -o a.zts | cut -f 1
cmp a.zts.ckpt bad.ckpt; cmp a.zts good.zts
# the remedy
train --epochs 1 --init good.ckpt --lr 1e-5 -o b.zts >/dev/null && ls b.zts

# in other networks, in each direction
vit --epochs 1 -o v.zts
for p in patch_embedding.projection.weight decoder.layers.0.norm1.weight decoder.layers.0.attention.in_proj_weight; do
    spoil v.zts $p 3e38 >x.zts
    try vit --epochs 1 --init x.zts -o y.zts
done
# fine forwards: what fc1 gives is 0, so are its products with fc2's great weights
zts2txt v.zts | awk '$1 == "tensor" { v = ""; if ($2 ~ /fc1/) v = 0; if ($2 ~ /fc2.weight/) v = 1e25; if ($2 == "decoder.fc.weight") v = 1e20 }
    $1 == "attr" || $1 == "tensor" || $1 == "end" || v == "" { print; next } { for (i = 1; i <= NF; i++) $i = v; print }' | txt2zts >x.zts
try vit --epochs 1 --init x.zts -o y.zts
ls y.zts* 2>/dev/null || true
