#!/usr/bin/env python3
"""zts_reader.py file ... - list the records of tensor streams, as the reader in zts(5) does.

Written from that page by somebody who had seen nothing else; what it must refuse gets a sentence of the page, and exit 2."""
import ctypes, itertools, math, re, struct, sys, zlib

MOST, ENDS = 2**30 + 2**21, "the stream ends without its end record"
TYPES = " u8 i8 u16 i16 u32 i32 u64 i64 f16 f32 f64".split(" ")
NAME, KEY, ATTRS = map(re.compile, (rb"[!-<>@-~]+", rb"[^\0-\x1f\x7f]*", rb"(?:[a-z0-9_.]+=[^\0\n]*\n)*"))
zstd, ulong = ctypes.CDLL("libzstd.so.1"), ctypes.c_ulonglong
zstd.ZSTD_findFrameCompressedSize.restype = zstd.ZSTD_getFrameContentSize.restype = zstd.ZSTD_decompress.restype = ulong

def need(condition, sentence):
    if not condition: raise ValueError(sentence)

def frames(data):
    """The end of each frame, and its content or None for a skippable one."""
    start, base = 0, ctypes.cast(data, ctypes.c_void_p).value
    while start < len(data):
        need(len(data) - start >= 8, ENDS)
        magic, length = struct.unpack_from("<II", data, start)
        at, left, skippable = ctypes.c_void_p(base + start), len(data) - start, magic >> 4 == 0x184D2A5
        need(skippable or magic == 0xFD2FB528, "not a tensor stream")
        need(skippable or length & 4, "it has no checksum")
        need(length <= MOST - 8 or not skippable, "a skippable frame is longer than an index may be")
        size = zstd.ZSTD_findFrameCompressedSize(at, ulong(left))
        need(size != 2**64 - 72, ENDS)  # zstd's error for a source that is too short
        need(size <= left, "it is damaged")
        need(size <= MOST // 256 * 257, "it is longer than a record may be")
        claim = zstd.ZSTD_getFrameContentSize(at, ulong(size))  # 0 of a skippable frame
        need(claim <= MOST, "its size is unknown or too large")
        need(claim // 131072 <= size // 4, "it claims more data than it can hold")
        buffer = ctypes.create_string_buffer(claim + 1)
        need(zstd.ZSTD_decompress(buffer, ulong(claim), at, ulong(size)) == claim, "it is damaged")
        start += size
        yield start, None if skippable else buffer.raw[:claim]

def record(r, series):
    """Check and print a tensor or a piece; series has the shape and the frames so far of those that are open; None: random access."""
    kind, type, rank, flags, n_name, n_key, n_attrs, frame = struct.unpack_from("<5BHIQ", r, 5)
    need(flags < 4, "it has unknown flags")
    need(1 <= type <= 11, "its element type is unknown")
    need((kind == 2) <= rank <= 8, "its rank is out of range")
    need(len(r) >= 24 + 8 * rank, "its dimensions are cut off")
    dims, last, size = struct.unpack_from(f"<{rank}Q", r, 24), flags >> 1, int(TYPES[type][1:]) // 8
    need(math.prod(dim or 1 for dim in dims) * size <= 2**30, "it claims more than 1 GiB")
    n, ends = math.prod(dims), list(itertools.accumulate((24 + 8 * rank, n_name, n_key, n_attrs)))
    name, key, attrs, data = (r[a:b] for a, b in zip(ends, ends[1:] + [None]))
    need(len(r) >= ends[3] and 0 not in name + key, "its names and attributes are malformed")
    need(len(data) == n * size, "its data is not as long as its dimensions say")
    need(NAME.fullmatch(name), "its name is malformed")
    need(n_key <= 4095 and KEY.fullmatch(key), "its key is malformed")
    need(n_attrs <= 2**20 and ATTRS.fullmatch(attrs), "its attributes are malformed")
    need(kind == 2 or not (frame or last), "a tensor has a frame number or is marked as last")
    if kind == 2:
        need(frame <= 2**48, "its frame number is out of range")
        need(dims[0] or last, "a piece without frames that is not the last")
        need(not (frame and attrs), "attributes on a later piece of a series")
    if kind == 2 and series is not None:
        need(frame == 0 or (name, key) in series, "a piece of a series whose beginning is missing")
        shape, due = series.setdefault((name, key), ((type, dims[1:]), 0))
        need(len(series) <= 64, "more than 64 series are open at once")
        need(shape == (type, dims[1:]), "a piece of another type or shape than the series it belongs to")
        need(frame == due, "a piece of a series is missing or out of order")
        series[name, key] = shape, due + dims[0]
        if last: del series[name, key]
    if flags & 1: data = b"".join(data[i::n] for i in range(n))
    print(("tensor", "series")[kind - 1], name.decode(), f"'{key.decode(errors='surrogateescape')}'", TYPES[type], *dims, *[f"@{frame}"] * (kind - 1),
          *["last"] * last, "attrs", n_attrs, "crc", f"{zlib.crc32(data):08x}")

def read(data):
    need(data, "the input is empty")
    series, records, chain, ended, index_due = {}, 0, 0, False, False
    for end, r in frames(data):
        need(r is None or not index_due, "the index that the end record announces is missing")
        index_due = False
        if r is None: continue
        need(len(r) >= 24 and r[:4] == b"ZTSR", "it is zstd data but no tensor record")
        need(r[4] == 1, "it was written by a newer paradiddle" if r[4] else "its version is 0")
        need(r[5] in (1, 2, 3) or r[5] >= 128, "its kind is unknown")
        ended = r[5] == 3
        if ended:
            need(len(r) == 24 and r[8] in (0, 4) and not any(r[6:8] + r[9:12]), "the end record is malformed")
            need(not series, "the stream ends inside a series")
            told, counted = struct.unpack_from("<IQ", r, 12)
            need(counted == records, "its records are not as many as the end record counts")
            need(told in (0, chain), "its records are not those that the end record counts")
            records, chain, index_due = 0, 0, r[8] == 4
        else:
            if r[5] < 3: record(r, series)
            records, chain = records + 1, zlib.crc32(data[end - 4:end], chain)
    need(ended and not index_due, ENDS)

if __name__ == "__main__":
    status = sys.stdout.reconfigure(errors="surrogateescape") or 0  # keys are bytes
    for path in sys.argv[1:]:
        try: read(open(path, "rb").read())
        except ValueError as why: status = print(f"{path}: {why}", file=sys.stderr) or 2
    sys.exit(status)
