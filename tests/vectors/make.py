#!/usr/bin/env python3
"""make.py - write good/, bad/ and bad_index/ again, out of man/zts.5 and the zstd program.

Not run by the tests: other versions of zstd give other bytes for the same
data, and the vectors are to stay. The first word of a name is the rule's
place in the page; a vector is made by handing record() something odd.
"""
import os
import struct
import subprocess
import zlib

HERE = os.path.dirname(os.path.abspath(__file__))
TYPES = {name: (i + 1, size) for i, (name, size) in enumerate(
    [("u8", 1), ("i8", 1), ("u16", 2), ("i16", 2), ("u32", 4), ("i32", 4), ("u64", 8), ("i64", 8), ("f16", 2), ("f32", 4), ("f64", 8)])}
TENSOR, SERIES, END = 1, 2, 3
SHUFFLED, LAST, INDEX = 1, 2, 4


def zstd(data, *options, size=True, check=True):
    args = ["zstd", "-q", "-c", "--check" if check else "--no-check", *options]
    if size:
        args.append("--stream-size=%d" % len(data))
    return subprocess.run(args, input=data, stdout=subprocess.PIPE, check=True).stdout


def record(kind=TENSOR, type="u8", dims=(2,), data=b"\1\2", name=b"x", key=b"", attrs=b"", frame=0, flags=0, version=1,
           rank=None, magic=b"ZTSR", type_code=None):
    return struct.pack("<4sBBBBBBHIQ", magic, version, kind, TYPES[type][0] if type_code is None else type_code,
                       len(dims) if rank is None else rank, flags, len(name), len(key), len(attrs), frame) + \
        b"".join(struct.pack("<Q", d) for d in dims) + name + key + attrs + data


def end(records, flags=0, chain=0, zero=b"\0\0\0", tail=b"", type_code=0):
    return struct.pack("<4sBBBBB3sIQ", b"ZTSR", 1, END, type_code, 0, flags, zero, chain, records) + tail


def shuffled(data, size):
    return b"".join(data[k::size] for k in range(size))


def chain(frames):
    return zlib.crc32(b"".join(f[-4:] for f in frames))


def stream(*records, flags=0):
    """Records, each in a frame, and the end record."""
    frames = [zstd(r) for r in records]
    return b"".join(frames) + zstd(end(len(frames), flags, chain(frames)))


def skippable(content, nibble=14):
    return struct.pack("<II", 0x184D2A50 + nibble, len(content)) + content


def index(body_size, items, chains, attrs=b"", version=2, total=None, crc=None, foot=b"XSTZ", magic=b"ZTSX", n=None, nibble=14):
    content = struct.pack("<4sB3xQI4x", magic, version, len(items) if n is None else n, len(attrs)) + attrs
    content += struct.pack("<%dQ" % len(items), *items) + struct.pack("<%dI" % len(chains), *chains)
    total = body_size + 8 + len(content) + 24 if total is None else total
    return skippable(content + struct.pack("<IQQ4s", zlib.crc32(content) if crc is None else crc, len(content), total, foot), nibble)


def dictionary(frame, id):
    """The frame, its content short, as one that names a dictionary."""
    return frame[:4] + bytes([frame[4] | 1, id]) + frame[5:]


def floats(*values):
    return struct.pack("<%df" % len(values), *values)


def piece(frame, n, last=False, name=b"spec", key=b"song", attrs=b"", **more):
    data = floats(*[frame + i for i in range(n)])
    return record(SERIES, "f32", (n, 1), data, name, key, attrs, frame, LAST if last else 0, **more)


def indexed(front=b"", order=(0, 1, 2, 3), **more):
    """Two items of a piece and a tensor each, with their index; what is in front counts as part of the stream, of which the
    records may stand in another order than in the index."""
    records = [piece(0, 2, attrs=b"rate_hz=100\n"), record(name=b"onset"), piece(2, 2, last=True), record(name=b"onset", data=b"\3\4")]
    frames = [zstd(r) for r in records]
    body = front + stream(*[records[i] for i in order], flags=INDEX)
    items = more.pop("items", [len(front), len(front) + len(frames[0]) + len(frames[1])])
    chains = more.pop("chains", [chain(frames[:2]), chain(frames[2:])][:len(items)])
    return body + index(len(body), items, chains, **{"attrs": b"segments=2\n", **more})


ONE = record()
PAIR = stream(piece(0, 2, attrs=b"rate_hz=100\n"), piece(2, 1, last=True))
FRAMES = [zstd(record(name=n)) for n in (b"a", b"b")]
FRONT = skippable(b"in front", 0)
SKIP = record(kind=200, type_code=99, dims=(), data=b"from the future", rank=77, flags=255)

good = {
    "empty_stream": stream(),
    "scalar": stream(record(type="f64", dims=(), data=struct.pack("<d", 0.1))),
    "types": stream(*[record(type=t, dims=(2,), name=t.encode(), data=bytes(range(1, 1 + 2 * s))) for t, (_, s) in TYPES.items()]),
    "shuffled": stream(record(type="f32", dims=(2, 3), data=shuffled(floats(1, 2, 3, -1, -2, -3), 4), flags=SHUFFLED)),
    "shuffled_bytes": stream(record(flags=SHUFFLED)),
    "rank_8": stream(record(dims=(1, 2, 1, 1, 1, 1, 1, 1))),
    "empty_tensor": stream(record(type="f32", dims=(0, 3), data=b"")),
    "dims_largest": stream(record(dims=(0, 1 << 30), data=b"")),
    "nan": stream(record(type="f32", dims=(4,), data=bytes.fromhex("010080ff 0000c07f 000080ff 00000080")),
                  record(type="f16", dims=(2,), data=bytes.fromhex("017e 007c"))),
    "series": PAIR,
    "series_last_empty": stream(piece(0, 2), piece(2, 0, last=True)),
    "series_empty": stream(piece(0, 0, last=True)),
    "series_interleaved": stream(piece(0, 1, key=b"a"), piece(0, 2, key=b"b"), piece(1, 1, key=b"a", last=True), record(),
                                 piece(2, 0, key=b"b", last=True)),
    "series_shuffled": stream(piece(0, 1),
                              record(SERIES, "f32", (2, 1), shuffled(floats(1, 2), 4), b"spec", b"song", frame=1, flags=SHUFFLED | LAST)),
    "series_again": stream(piece(0, 1, last=True), piece(0, 2, last=True)),
    "name_longest": stream(record(name=b"n" * 255)),
    "key_longest": stream(record(key=b"k" * 4095)),
    "key_utf8": stream(record(key="Trommel für Ä/1".encode(), attrs="title=Übung = 1\nempty=\n".encode())),
    "attrs_twice": stream(record(attrs=b"a=1\na=2\n")),
    "kind_unknown": stream(ONE, SKIP, ONE),
    "skippable_frame": skippable(b"anything", 0) + stream(ONE) + skippable(b"", 3),
    "skippable_for_index": stream(ONE, flags=INDEX) + skippable(b"no index", 0),
    "frame_dictionary_0": dictionary(FRAMES[0], 0) + FRAMES[1] + zstd(end(2, chain=chain(FRAMES))),
    "blocks": stream(record(dims=(1000, 300), data=bytes(300000))),
    "window": zstd(record(dims=(3000,), data=bytes(range(100)) * 30), "--zstd=wlog=10") + zstd(end(1)),
    "no_chain": b"".join(FRAMES) + zstd(end(2)),
    "concatenated": stream(ONE) + stream() + PAIR,
    "indexed": indexed(),
    "indexed_1": indexed(version=1, chains=[]),
    "indexed_attrs": stream(flags=INDEX) + index(len(stream(flags=INDEX)), [], [], b"segments=0\n"),
    "indexed_concatenated": indexed() + indexed(),
    "indexed_skippable": indexed(FRONT),
}
bad = {
    "frame_magic": b"not a stream at all",
    "frame_zeros": stream(ONE) + bytes(16),
    "frame_no_checksum": zstd(ONE, check=False) + zstd(end(1)),
    "frame_no_size": zstd(ONE, size=False) + zstd(end(1)),
    "frame_size_huge": bytes.fromhex("28b52ffd e4 0000004100000000 01 0000 00000000"),
    "frame_claims_more": bytes.fromhex("28b52ffd a4 00000040 01 0000 00000000"),
    "frame_block_type": bytes.fromhex("28b52ffd 24 02 1700 00 5a54 00000000"),
    "frame_block_large": bytes.fromhex("28b52ffd 24 02 ffffff 5a54 00000000"),
    "frame_checksum": FRAMES[0][:-1] + bytes([FRAMES[0][-1] ^ 1]) + zstd(end(1)),
    "frame_dictionary": dictionary(FRAMES[0], 5) + FRAMES[1] + zstd(end(2, chain=chain(FRAMES))),
    "frame_two_records": stream(ONE + ONE),
    "skippable_huge": bytes.fromhex("5e2a4d18 ffffffff") + b"data",
    "skippable_alone": FRONT,
    "skippable_cut": stream(ONE) + FRONT[:-1],
    "empty": b"",
    "end_missing": zstd(ONE),
    "end_cut": stream(ONE)[:-1],
    "end_long": zstd(end(0, tail=b"\0")),
    "end_flags": zstd(end(0, 1)),
    "end_reserved": zstd(end(0, zero=b"\0\0\1")),
    "end_type": zstd(end(0, type_code=1)),
    "end_count": FRAMES[0] + zstd(end(2, chain=chain(FRAMES))),
    "end_exchanged": FRAMES[1] + FRAMES[0] + zstd(end(2, chain=chain(FRAMES))),
    "end_repeated": FRAMES[0] + FRAMES[0] + zstd(end(2, chain=chain(FRAMES))),
    "end_inside_series": stream(piece(0, 2)),
    "end_index_missing": stream(flags=INDEX),
    "end_index_cut": indexed()[:-1],
    "end_then_bytes": stream(ONE) + FRAMES[0][:3],
    "end_index_record": stream(flags=INDEX) + stream(ONE),
    "second_end_missing": stream(ONE) + zstd(ONE),
    "record_short": stream(ONE[:20]),
    "record_magic": stream(record(magic=b"ZTSQ")),
    "version_0": stream(record(version=0)),
    "version_2": stream(record(version=2)),
    "kind_0": stream(record(kind=0)),
    "kind_127": stream(record(kind=127)),
    "kind_200_short": stream(SKIP[:23]),
    "kind_200_version_2": stream(record(kind=200, version=2)),
    "kind_200_not_counted": zstd(SKIP) + zstd(end(0)),
    "flags_unknown": stream(record(flags=4)),
    "type_0": stream(record(type_code=0)),
    "type_12": stream(record(type_code=12)),
    "rank_9": stream(record(dims=(1,) * 8 + (2,))),
    "rank_0_series": stream(record(SERIES, dims=(), data=b"\1", flags=LAST)),
    "dims_cut": stream(record(rank=8)[:40]),
    "dims_huge": stream(record(dims=(1 << 30, 2), data=b"")),
    "dims_wrap": stream(record(type="f64", dims=(1 << 61, 1), data=b"")),
    "dims_huge_beside_0": stream(record(dims=(0, 1 << 40), data=b"")),
    "data_short": stream(record(data=b"\1")),
    "data_long": stream(record(data=b"\1\2\3")),
    "name_empty": stream(record(name=b"")),
    "name_blank": stream(record(name=b"a b")),
    "name_equals": stream(record(name=b"a=b")),
    "name_question": stream(record(name=b"a?")),
    "name_utf8": stream(record(name="ä".encode())),
    "name_nul": stream(record(name=b"a\0")),
    "name_cut": stream(record(dims=(), data=b"", name=b"")[:9] + b"\xff" + record(dims=())[10:]),
    "key_newline": stream(record(key=b"a\nb")),
    "key_delete": stream(record(key=b"a\x7f")),
    "key_nul": stream(record(key=b"a\0b")),
    "key_long": stream(record(key=b"k" * 4096)),
    "attrs_no_equals": stream(record(attrs=b"rate\n")),
    "attrs_no_newline": stream(record(attrs=b"rate=1")),
    "attrs_no_key": stream(record(attrs=b"=1\n")),
    "attrs_upper_key": stream(record(attrs=b"Rate=1\n")),
    "attrs_nul": stream(record(attrs=b"rate=\0\n")),
    "attrs_long": stream(record(attrs=b"a=" + b"1" * (1 << 20) + b"\n")),
    "attrs_cut": stream(record()[:12] + b"\xff\0\0\0" + record()[16:]),
    "attrs_later": stream(piece(0, 1), piece(1, 1, last=True, attrs=b"a=1\n")),
    "tensor_frame": stream(record(frame=1)),
    "tensor_last": stream(record(flags=LAST)),
    "series_frame_huge": stream(piece((1 << 48) + 1, 0, last=True)),
    "series_empty_piece": stream(piece(0, 1), piece(1, 0), piece(1, 1, last=True)),
    "series_no_beginning": stream(piece(1, 1, last=True)),
    "series_after_last": stream(piece(0, 1, last=True), piece(1, 1, last=True)),
    "series_gap": stream(piece(0, 1), piece(2, 1, last=True)),
    "series_repeated": stream(piece(0, 1), piece(0, 1), piece(1, 1, last=True)),
    "series_type": stream(piece(0, 1), record(SERIES, "u32", (1, 1), floats(1), b"spec", b"song", frame=1, flags=LAST)),
    "series_rank": stream(piece(0, 1), record(SERIES, "f32", (1, 1, 1), floats(1), b"spec", b"song", frame=1, flags=LAST)),
    "series_rank_empty": stream(record(SERIES, "f32", (2, 0), b"", b"spec", b"song"),
                                record(SERIES, "f32", (2,), floats(1, 2), b"spec", b"song", frame=2, flags=LAST)),
    "series_shape": stream(piece(0, 1), record(SERIES, "f32", (1, 2), floats(1, 2), b"spec", b"song", frame=1, flags=LAST)),
}
bad_index = {
    "none": stream(ONE),
    "none_in_first": stream(ONE) + indexed(),
    "skippable_in_front": FRONT + indexed(),
    "skippable_behind": indexed() + FRONT,
    "foot": indexed(foot=b"XSTY"),
    "magic": indexed(magic=b"ZTSY"),
    "frame": indexed(nibble=13),
    "crc": indexed(crc=1),
    "version_3": indexed(version=3),
    "version_1_chains": indexed(version=1),
    "version_2_no_chains": indexed(chains=[]),
    "version_0": indexed(version=0),
    "total_short": indexed(total=100),
    "total_long": indexed(total=10000),
    "count": indexed(n=3),
    "attrs": indexed(attrs=b"segments\n"),
    "offset_past": indexed(items=[0, 400]),
    "offset_wraps": indexed(items=[(1 << 64) - 100]),
    "offset_order": indexed(items=[99, 0]),
    "offset_twice": indexed(items=[0, 0]),
    "offset_inside": indexed(items=[0, 5]),
    "item_chain": indexed(chains=[1, 2]),
    "item_swapped": indexed(order=(0, 3, 2, 1)),
    "item_repeated": indexed(order=(0, 1, 2, 1)),
}
for folder, vectors in (("good", good), ("bad", bad), ("bad_index", bad_index)):
    os.makedirs(os.path.join(HERE, folder), exist_ok=True)
    for name, data in vectors.items():
        assert len(data) < 1024, (name, len(data))
        with open(os.path.join(HERE, folder, name + ".zts"), "wb") as f:
            f.write(data)
