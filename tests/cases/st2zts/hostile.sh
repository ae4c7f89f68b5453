# files that are no network, or another one; unit safetensors has the headers
/usr/bin/python3 -c 'import numpy' 2>/dev/null || { echo "numpy cannot be imported"; exit 77; }
cat >make.py <<'END'
import sys
sys.path.insert(0, sys.argv[1])
import numpy as np
import safetensors_io
D = 2
shape = {"patch_embedding.position_embedding": (1, D, 1, 1), "patch_embedding.projection.weight": (D, 1, 1, 1),
         "patch_embedding.projection.bias": D, "decoder.fc.weight": (1, D), "decoder.fc.bias": 1}
for norm in "norm1", "norm2":
    shape["decoder.layers.0.%s.weight" % norm] = shape["decoder.layers.0.%s.bias" % norm] = D
for name, i, o in ("attention.in_proj_", D, 3 * D), ("attention.out_proj.", D, D), ("fc1.", D, 4 * D), ("fc2.", 4 * D, D):
    shape["decoder.layers.0.%sweight" % name], shape["decoder.layers.0.%sbias" % name] = (o, i), o
good = {name: np.ones(n, np.float32) for name, n in shape.items()}
t = np.arange(40, dtype=np.float32)
pe = np.stack([np.sin(t), np.cos(t)], -1)[None]


def save(name, without=None, **more):
    changed = {k.replace("__", "."): v for k, v in more.items()}
    safetensors_io.save(name + ".st", {k: v for k, v in {**good, **changed}.items() if k != without})


bias = "decoder__layers__0__fc2__bias"
save("good")
save("pe", decoder__positional_encoding__pe=pe)
save("f64", **{bias: np.ones(D)})
save("f16", **{bias: np.ones(D, np.float16)})
save("lacks", without="decoder.layers.0.fc2.bias")
save("other", more=np.ones(1, np.float32))
save("counter", encoder__batchnorm1__num_batches_tracked=np.array(3))
save("long", **{bias: np.ones(D + 1, np.float32)})
save("square", **{bias: np.ones((1, D), np.float32)})
save("integers", **{bias: np.ones(D, np.int64)})
save("nan", **{bias: np.full(D, np.nan, np.float32)})
save("big", **{bias: np.full(D, 1e300)})
save("pe_other", decoder__positional_encoding__pe=pe * np.float32(1.01))
save("pe_wide", decoder__positional_encoding__pe=np.zeros((1, 40, 3), np.float32))
END
/usr/bin/python3 make.py $T/parity
arch="vit layers=1 heads=1 embed=2 patch=1 bins=1 classes=1"
for name in good pe f64 f16; do
    st2zts -a "$arch" -m 0 -c KD $name.st >$name.zts && ztscmp good.zts $name.zts
done
for name in lacks other counter long square integers nan big pe_other pe_wide; do
    st2zts -a "$arch" -m 0 -c KD $name.st >out || echo "$name: $?"
done
st2zts -a "${arch/heads=1/heads=2}" -m 0 -c KD good.st >heads.zts   # the same shapes
st2zts -a "${arch/layers=1/layers=2}" -m 0 -c KD good.st || echo $?
st2zts -a "${arch/vit/ct}" -m 0 -c KD good.st || echo $?
head -c -1 good.st | st2zts -a "$arch" -m 0 -c KD || echo $?
head -c 100 good.st | st2zts -a "$arch" -m 0 -c KD || echo $?
st2zts -a "$arch" -m 0 -c KD </dev/null || echo $?
st2zts -a "$arch" -m 0 -c KD good.zts || echo $?
printf '\377\377\377\377\377\377\377\377{' | st2zts -a "$arch" || echo $?
