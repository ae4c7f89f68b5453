#!/usr/bin/env python3
"""zts_index_reader.py file ... - the records of each stream's items, the last stream and item first, by the index that zts(5) describes.

What is no index for random access gets a sentence of the page, and exit 2."""
import struct, sys, zlib
from zts_reader import ATTRS, ENDS, frames, need, record

def foot(data, end):
    """Of the stream that ends there: where it begins, its index's content, and where that frame begins."""
    crc, size, total, magic = struct.unpack("<IQQ4s", data[end - 24:end].rjust(24, b"\0"))
    need(magic == b"XSTZ", "there is no index at the end" if end == len(data) else "a stream in it has no index")
    begin, head = end - total, end - 24 - size - 8
    need(0 <= begin <= head, "the index is damaged")
    need(struct.unpack_from("<II", data, head) == (0x184D2A5E, size + 24), "the index is damaged")
    content = data[head + 8:end - 24]
    need(len(content) >= 24 and content[:4] == b"ZTSX" and zlib.crc32(content) == crc, "the index is damaged")
    need(content[4] <= 2, "the index was written by a newer paradiddle")
    need(content[4] > 0, "the index is damaged")
    return begin, content, head

def items(begin, content, head):
    """The places of the items in the file, behind them that of the index; and the chain of each, None in version 1."""
    n, n_attrs = struct.unpack_from("<QI", content, 8)
    need(n <= 2**26 and n_attrs <= 2**20 and len(content) == 24 + n_attrs + (12 if content[4] == 2 else 8) * n, "the index is damaged")
    need(ATTRS.fullmatch(content[24:24 + n_attrs]), "the index is damaged")
    at = [begin + offset for offset in struct.unpack_from(f"<{n}Q", content, 24 + n_attrs)] + [head]
    need(all(a < b for a, b in zip(at, at[1:])), "the index is damaged")
    return at, struct.unpack_from(f"<{n}I", content, 24 + n_attrs + 8 * n) if content[4] == 2 else [None] * n

def item(data, told):
    """Its records, each for itself, up to the next item or the end record."""
    need(len(data) <= 2**32 + 2**23, "it is longer than an item may be")
    chain = 0
    for end, r in frames(data):
        if r is None: continue
        need(len(r) >= 24 and r[:4] == b"ZTSR", "it is zstd data but no tensor record")
        need(r[4] == 1, "it was written by a newer paradiddle" if r[4] else "its version is 0")
        need(r[5] in (1, 2, 3) or r[5] >= 128, "its kind is unknown")
        if r[5] == 3: break
        if r[5] < 3: record(r, None)
        chain = zlib.crc32(data[end - 4:end], chain)
    need(told in (None, chain), "its records are not those that the index counts")

def read(data):
    streams, end = [], len(data)
    while end > 0 or not streams:
        begin, content, head = foot(data, end)
        streams.append(items(begin, content, head))
        end = begin
    for at, chains in streams:
        for i in reversed(range(len(at) - 1)):
            try:
                item(data[at[i]:at[i + 1]], chains[i])
            except ValueError as why:
                raise ValueError("its last record is cut off") if why.args[0] == ENDS else why

if __name__ == "__main__":
    status = 0
    for path in sys.argv[1:]:
        try:
            read(open(path, "rb").read())
        except ValueError as why:
            status = print(f"{path}: {why}", file=sys.stderr) or 2
    sys.exit(status)
