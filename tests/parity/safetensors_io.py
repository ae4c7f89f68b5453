"""safetensors files in a few lines, so that the checks need nothing but NumPy."""
import json
import struct

import numpy as np

TYPES = {"F32": "<f4", "F64": "<f8", "F16": "<f2", "I64": "<i8"}


def save(path, tensors, metadata=None):
    """tensors: name to array."""
    head, data = {"__metadata__": metadata} if metadata else {}, b""
    for name, a in tensors.items():
        a = np.asarray(a, order="C")
        kind = next(k for k, v in TYPES.items() if np.dtype(v) == a.dtype)
        head[name] = {"dtype": kind, "shape": list(a.shape), "data_offsets": [len(data), len(data) + a.nbytes]}
        data += a.tobytes()
    head = json.dumps(head).encode()
    with open(path, "wb") as f:
        f.write(struct.pack("<Q", len(head)) + head + data)


def load(path):
    """The tensors, and the metadata."""
    with open(path, "rb") as f:
        content = f.read()
    n = struct.unpack("<Q", content[:8])[0]
    head = json.loads(content[8:8 + n])
    metadata = head.pop("__metadata__", {})
    data = content[8 + n:]
    return {name: np.frombuffer(data[t["data_offsets"][0]:t["data_offsets"][1]], TYPES[t["dtype"]]).reshape(t["shape"])
            for name, t in head.items()}, metadata
