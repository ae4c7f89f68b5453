# what NumPy saves comes back from the stream as NumPy has it: types, orders, byte orders, shapes, versions
/usr/bin/python3 -c 'import numpy' 2>/dev/null || { echo "python3-numpy is not there"; exit 77; }
cat >check.py <<'P'
import io, subprocess
import numpy as np

rng = np.random.default_rng(1)


def save(array, version=None):
    f = io.BytesIO()
    np.lib.format.write_array(f, array, version)
    return f.getvalue()


def check(array, *options, version=None, want=None):
    stream = subprocess.run(["npy2zts", *options], input=save(array, version), stdout=subprocess.PIPE, check=True).stdout
    back = subprocess.run(["zts2npy"], input=stream, stdout=subprocess.PIPE, check=True).stdout
    got = np.load(io.BytesIO(back))
    want = array if want is None else want
    assert got.dtype == want.dtype.newbyteorder("<") and got.shape == want.shape, (got.dtype, got.shape, want.dtype, want.shape)
    assert got.tobytes() == np.ascontiguousarray(want).astype(want.dtype.newbyteorder("<")).tobytes()
    # byte for byte what numpy itself would write, but for the room it leaves for growing
    assert len(back) == 128 + got.nbytes or len(got.shape) > 4


for name in "u1 i1 u2 i2 u4 i4 u8 i8 f2 f4 f8".split():
    for order in "<>":
        bits = rng.integers(0, 256, 3 * 5 * int(name[1]), dtype=np.uint8)
        a = bits.view(order + name).reshape(3, 5)
        check(a)
        check(np.asfortranarray(a), "-s", "2")
flags = rng.integers(0, 2, (4, 3)).astype(bool)
check(flags, want=flags.astype("u1"))
check(np.float32(3).reshape(()))
check(np.zeros((0, 7), "f4"), "-s", "3")
check(np.zeros((7, 0), "f4"))
for shape in (1,), (6,), (2, 3, 4), (2, 3, 4, 5), (2, 1, 3, 1, 2, 1, 2, 2), (5, 84):
    a = rng.standard_normal(shape).astype("f4")
    for b in a, np.asfortranarray(a), a[..., ::-1], a.T:
        check(b)
        check(b, "-s", "2")
for version in (1, 0), (2, 0), (3, 0):
    check(rng.standard_normal((3, 4)), version=version)
P
/usr/bin/python3 check.py
