#!/usr/bin/env python3
"""oracle2zts.py folder out - pack the reference implementation's numbers for tests/unit/oracle.c.

Reads the .npz files of the oracle (weights, logits, losses, gradients, weights
after three steps) and writes them as tensor streams of under 200 KB each, which
belong together when concatenated: NAME.0.zts, NAME.1.zts, ... Weights and
logits are f32; gradients and the change of the weights over three steps are
f16 of the value divided by the tensor's largest magnitude, `scale` (the
attribute), which costs 2e-4 of the 2e-3 they are compared within.
"""
import struct
import sys

import numpy as np
import zstandard

TYPES = {"uint8": 1, "int64": 8, "float16": 9, "float32": 10, "float64": 11}
LIMIT = 190_000


def frame(content):
    return zstandard.ZstdCompressor(level=19, write_checksum=True, write_content_size=True).compress(content)


def record(name, array, attrs=""):
    array = np.asarray(array, order="C")
    size = array.dtype.itemsize
    payload = array.tobytes()
    if size > 1:  # byte-shuffled
        payload = np.frombuffer(payload, np.uint8).reshape(-1, size).T.tobytes()
    head = struct.pack("<4sBBBBBBHIQ", b"ZTSR", 1, 1, TYPES[array.dtype.name], array.ndim, int(size > 1),
                       len(name), 0, len(attrs), 0)
    dims = struct.pack("<%dQ" % array.ndim, *array.shape)
    return frame(head + dims + name.encode() + attrs.encode() + payload)


def end(count):
    return frame(struct.pack("<4sBBBBBBHIQ", b"ZTSR", 1, 3, 0, 0, 0, 0, 0, 0, count))


def small(name, array):
    scale = float(np.abs(array).max()) or 1.0
    return record(name, (array / scale).astype(np.float16), "scale=%.9g\n" % scale)


def rows(name, array, make):
    """A tensor too large for one file goes in as several, by rows: NAME@first."""
    step = max(1, int(len(array) * 150_000 / max(1, array.nbytes)))
    if array.ndim == 0 or step >= len(array):
        return [make(name, array)]
    return [make("%s@%d" % (name, i), array[i:i + step]) for i in range(0, len(array), step)]


def write(path, records):
    part, held, count = 0, b"", 0
    for r in records + [None]:
        if held and (r is None or len(held) + len(r) > LIMIT):
            with open("%s.%d.zts" % (path, part), "wb") as f:
                f.write(held + end(count))
            part, held, count = part + 1, b"", 0
        if r is not None:
            held, count = held + r, count + 1


def main(folder, out, names):
    inputs = [record("input", np.load(folder + "/batch_input.npy").astype(np.float32)),
              record("labels", np.load(folder + "/batch_labels.npy").astype(np.float32)),
              record("weights", np.load(folder + "/infreq_weights.npy").astype(np.float64))]
    write(out + "/batch", inputs)
    for name in names:
        z = np.load("%s/%s.npz" % (folder, name))
        records = []
        for key in z.files:
            if key.startswith("w3.") and z[key].dtype == np.float32:
                records += rows("d" + key[3:], z[key] - z["w." + key[3:]], small)
            elif key.startswith("g."):
                records += rows(key, z[key], small)
            elif not key.startswith("w3.") and z[key].dtype != np.int64:
                records += rows(key, z[key], record)
        write("%s/%s" % (out, name), records)


main(sys.argv[1], sys.argv[2], sys.argv[3:])
