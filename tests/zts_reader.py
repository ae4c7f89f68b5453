#!/usr/bin/env python3
"""zts_reader.py file ... - list the records of tensor streams, as the reader in zts(5) does.

Written from that page, and RFC 8878 for where a frame ends; zstd itself is the program zstd.
"""
import itertools, re, struct, subprocess, sys, zlib

TYPES = [None, "u8", "i8", "u16", "i16", "u32", "i32", "u64", "i64", "f16", "f32", "f64"]
MOST = (1 << 30) + (2 << 20)

def need(condition, what):
    if not condition:
        raise ValueError(what)

def frames(data):
    """(content size, checksum's bytes) of each frame; (None, None) of a skippable one."""
    at = 0
    while at < len(data):
        need(len(data) - at >= 8, "cut frame")
        magic, size = struct.unpack_from("<II", data, at)
        if magic >> 4 == 0x184D2A5:
            need(8 + size <= MOST and at + 8 + size <= len(data), "skippable frame")
            at += 8 + size
            yield None, None
            continue
        need(magic == 0xFD2FB528, "not a tensor stream")
        begin, single, wide = at, data[at + 4] >> 5 & 1, data[at + 4] >> 6
        need(data[at + 4] & 4 and (single or wide), "no checksum or no content size")
        at += 5 + (not single) + (0, 1, 2, 4)[data[at + 4] & 3] + (1 << wide)
        content = int.from_bytes(data[at - (1 << wide):at], "little") + (256 if wide == 1 else 0)
        head = 0
        while not head & 1:
            head = int.from_bytes(data[at:at + 3], "little")
            at += 3 + (1 if head >> 1 & 3 == 1 else head >> 3)
            need(at + 4 <= len(data), "cut frame")
        at += 4
        need(content <= MOST and content // 131072 <= (at - begin) // 4, "content size")
        yield content, data[at - 4:at]

def record(r, series):
    """One tensor or piece as (kind, name, key, type, dims, frame, last, attributes, elements)."""
    kind, type_, rank, flags, n_name, n_key, n_attrs, frame = struct.unpack_from("<BBBBBHIQ", r, 5)
    need(flags < 4 and 1 <= type_ <= 11 and rank <= 8 and len(r) >= 24 + 8 * rank, "flags, type, rank")
    dims = struct.unpack_from("<%dQ" % rank, r, 24)
    size, claim, length = int(TYPES[type_][1:]) // 8, 1, 1
    for d in dims:
        claim, length = claim * max(d, 1), length * d
        need(d <= 1 << 30 and claim * size <= 1 << 30, "more than 1 GiB")
    ends = [0, *itertools.accumulate((24 + 8 * rank, n_name, n_key, n_attrs, length * size))]
    name, key, attrs, data = [r[a:b] for a, b in zip(ends[1:], ends[2:])]
    need(len(r) == ends[-1], "length of the data")
    need(re.fullmatch(rb"[!-<>@-~]+", name), "name")
    need(n_key <= 4095 and not re.search(rb"[\0-\x1f\x7f]", key), "key")
    need(n_attrs <= 1 << 20 and re.fullmatch(rb"([a-z0-9_.]+=[^\0\n]*\n)*", attrs), "attributes")
    last = flags >> 1
    need(kind == 2 or (frame == 0 and not last), "tensor with a frame or last")
    if kind == 2:
        need(rank > 0 and frame <= 1 << 48 and (dims[0] or last) and not (frame and attrs), "piece")
        shape, due = series.setdefault((name, key), ((type_, dims[1:]), 0))
        need(shape == (type_, dims[1:]) and frame == due and len(series) <= 64, "pieces that do not fit")
        series[name, key] = shape, due + dims[0]
        if last:
            del series[name, key]
    if flags & 1:
        data = b"".join(bytes(x) for x in zip(*(data[k * length:(k + 1) * length] for k in range(size))))
    return kind, name, key, TYPES[type_], dims, frame, last, attrs, data

def read(data):
    parts = list(frames(data))
    done = subprocess.run(["zstd", "-dcq"], input=data, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    need(done.returncode == 0, "zstd refuses it")
    at, count, chain, ended, index, series = 0, 0, 0, False, False, {}
    for content, checksum in parts:
        if content is None:
            ended, index = ended or index, False
            continue
        r, at = done.stdout[at:at + content], at + content
        need(not index and content >= 24 and r[:5] == b"ZTSR\1", "index missing, magic or version")
        need(r[5] in (1, 2, 3) or r[5] >= 128, "kind")
        if r[5] == 3:
            need(content == 24 and not any(r[6:8] + r[9:12]) and not r[8] & ~4 and not series, "end record")
            need(struct.unpack("<IQ", r[12:]) in ((chain, count), (0, count)), "records lost, repeated or exchanged")
            count, chain, index, ended = 0, 0, bool(r[8]), not r[8]
            continue
        if r[5] < 128:
            yield record(r, series)
        count, chain, ended = count + 1, zlib.crc32(checksum, chain), False
    need(ended, "no end record")

status = 0
for path in sys.argv[1:]:
    try:
        for kind, name, key, type_, dims, frame, last, attrs, data in read(open(path, "rb").read()):
            print(("tensor", "series")[kind - 1], name.decode(), "'%s'" % key.decode(), type_, *dims, *["@%d" % frame][:kind - 1],
                  *["last"][:last], "attrs", len(attrs), "crc", "%08x" % zlib.crc32(data))
    except ValueError as why:
        print("%s: refused: %s" % (path, why), file=sys.stderr)
        status = 1
sys.exit(status)
