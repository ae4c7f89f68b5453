/* zts_code.h - a record as bytes, shared by the readers and the writer.
 * man/zts.5 has the layout; nothing but tests includes this outside formats/zts*.c. */
#ifndef ZTS_CODE_H
#define ZTS_CODE_H

#include "formats/bytes.h"
#include "formats/zts.h"

enum {
    ZTS_HEAD = 24, ZTS_VERSION = 1, ZTS_FLAG_SHUFFLED = 1, ZTS_FLAG_LAST = 2, ZTS_FLAG_INDEX = 4,
    ZTS_SKIP_KIND = 128,      // kinds from here on are passed over when unknown
    ZTS_INDEX_HEAD = 24, ZTS_INDEX_FOOT = 24, ZTS_INDEX_VERSION = 2,
    ZTS_INDEX_ITEM = 12,      // bytes of the index: an offset and a chain; version 1 had no chains
    ZTS_CHECKSUM = 4          // of a zstd frame, its last bytes
};
#define ZTS_INDEX_MAGIC 0x184D2A5Eu  // one of zstd's skippable frames
#define ZTS_MAX_ITEMS ((size_t)1 << 26)  // of an index; 768 MiB
#define ZTS_MAX_RECORD (ZTS_MAX_BYTES + ((uint64_t)1 << 21))

struct zts_bytes {
    unsigned char *at;
    size_t n, cap;
};

/* Elements of such a shape, or ZTS_NO_LEN with a reason. A dimension of 0 counts
 * as 1 against the limit, so that a frame of an empty piece is limited too. */
#define ZTS_NO_LEN UINT64_MAX
uint64_t zts_shape_len(enum zts_kind kind, enum zts_type type, unsigned rank, const uint64_t *dim, const char **why);

/* Whether t may stand in a stream, else a reason. */
bool zts_tensor_check(const struct zts_tensor *t, const char **why);

/* Append t to b as a record. 0, or -1 with a reason. */
int zts_encode(struct zts_bytes *b, const struct zts_tensor *t, bool shuffle, const char **why);

/* What zts_decode found besides a tensor. */
struct zts_end {
    uint64_t records;
    uint32_t chain;           // CRC of the records' checksums; 0: not computed
    bool index;
};

/* The n bytes of a record into *t: 1 a tensor or piece, 2 the end record (*end
 * is filled), 0 a kind to pass over, -1 with a reason. */
int zts_decode(struct zts_tensor *t, struct zts_end *end, const unsigned char *bytes, size_t n, const char **why);

void zts_tensor_reserve(struct zts_tensor *t, size_t bytes);
/* CRC-32 as zlib's, of what crc stands for (0: nothing) and n bytes more. */
uint32_t zts_crc32(uint32_t crc, const unsigned char *p, size_t n);

#endif
