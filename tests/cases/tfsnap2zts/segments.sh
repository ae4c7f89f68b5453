# segments of the real shape, 400 frames of 84 bands, each longer than half of what is read at once: plain, gzip, and Snappy in blocks
# that end within records; and cut into the segments they are
/usr/bin/python3 -c "import numpy" 2>/dev/null || { echo "python3-numpy is not there"; exit 77; }
/usr/bin/python3 - <<"P"
import gzip, os, struct
import numpy as np

table = np.arange(256, dtype=np.uint32)
for _ in range(8):
    table = np.where(table & 1, table >> 1 ^ 0x82f63b78, table >> 1).astype(np.uint32)
table = table.tolist()
def le(n, size): return n.to_bytes(size, "little")
def masked(data):  # CRC-32C
    c = 0xffffffff
    for byte in data:
        c = table[(c ^ byte) & 255] ^ c >> 8
    c ^= 0xffffffff
    return le(((c >> 15 | c << 17) + 0xa282ead8) & 0xffffffff, 4)
def record(data): return le(len(data), 8) + masked(le(len(data), 8)) + data + masked(data)
def varint(n): return bytes([n & 127 | 128]) + varint(n >> 7) if n > 127 else bytes([n])
def field(number, data): return varint(number << 3 | 2) + varint(len(data)) + data
def tensor(a):  # TensorProto
    shape = b"".join(field(2, b"\x08" + varint(n)) for n in a.shape)
    return b"\x08\x01" + field(2, shape) + field(4, a.astype("<f4").tobytes())
def snappy(data):  # one literal
    return varint(len(data)) + bytes([61 << 2]) + le(len(data) - 1, 2) + data

x = (np.random.default_rng(1).integers(-2560, 256, (4, 400, 84)) / 256).astype("float32")
y = np.select([(k := np.arange(4 * 400 * 5).reshape(4, 400, 5) * 11 % 113) == 0, k == 1], [1, 0.5], 0)
plain = b"".join(record(tensor(x[i, ..., None])) + record(tensor(y[i])) for i in range(4))
blocks = [snappy(plain[i:i + 50000]) for i in range(0, len(plain), 50000)]
for name, data in ("plain", plain), ("gzip", gzip.compress(plain)), ("snappy", b"".join(len(b).to_bytes(4, "big") + b for b in blocks)):
    os.makedirs(name + "/1/00000000.shard")
    open(name + "/1/00000000.shard/00000000.snapshot", "wb").write(data)
    open(name + "/snapshot.metadata", "wb").write(field(2, b"1") + b"\x20\x02" + field(5, b"\x01\x01") + b"\x30\x04\xc0\x3e\x01")
with open("want", "w") as f:
    for i in range(4):
        print(f"series spec f32 400 84 @0 last\nkey k/{i:06}\nattr frame_rate_hz=100\nattr feature=logfilt84-44100-2048-441", file=f)
        np.savetxt(f, x[i], "%.9g")
    print("end", file=f)
np.savetxt("labels", 2 * y.reshape(-1, 5), "%d")
P
txt2zts want -o want.zts
for s in plain gzip snappy; do
    tfsnap2zts -k k -p features $s | ztscmp - want.zts
    tfsnap2zts -k k -p labels $s | zts2txt | awk '/^series|^tensor/ { on = /^series/ } on && /^[0-9]/' | cmp - labels
    tfsnap2zts -k k $s | shard -o $s.zts; shard -s $s.zts | cut -f 3-5
done
cmp plain.zts gzip.zts; cmp plain.zts snappy.zts
