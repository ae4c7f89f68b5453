/* tfrecord.c - see tfrecord.h. */
#include "formats/tfrecord.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "common/cli.h"
#include "common/xalloc.h"
#include "formats/bytes.h"
#include "formats/inflate.h"
#include "formats/snappy.h"

/* MAX_RECORD: also of a Snappy block; a segment of 400 frames has 134,400 bytes. */
enum { RAW = 1 << 18, MAX_RECORD = 1 << 26, HEAD = 12 };

enum coding { PLAIN, DEFLATED, SNAPPY };

struct tfrecord {
    int fd;
    char *path;
    char error[600];
    enum coding coding;
    struct inflate *inflate;
    bool between;                  // deflated: at the beginning, or behind a member
    uint8_t raw[RAW];              // of the file
    size_t raw_at, raw_have;
    uint8_t *block;                // of Snappy: decoded
    size_t block_at, block_have, block_cap;
    uint8_t *packed;
    size_t packed_cap;
    uint8_t *record;
    size_t record_cap;
    uint64_t n_records;
    uint32_t crc[256];
};

#define fail(r, what) (*(r)->error ? -1 : error_put((r)->error, sizeof (r)->error, (r)->path, 0, "record %llu: %s", (unsigned long long)(r)->n_records, what))

#define cannot_read(r) error_put((r)->error, sizeof (r)->error, (r)->path, 0, "cannot be read: %s: %s", strerror(errno), read_remedy(errno))

/* CRC-32C, and the way TensorFlow turns it so that the sum of a sum is no good one. */
static void crc_table(uint32_t table[256])
{
    for (uint32_t i = 0; i < 256; i++) {
        table[i] = i;
        for (int bit = 0; bit < 8; bit++) table[i] = table[i] >> 1 ^ (table[i] & 1 ? 0x82f63b78u : 0);
    }
}

static uint32_t masked_crc(const struct tfrecord *r, const uint8_t *p, size_t n)
{
    uint32_t c = ~0u;

    for (size_t i = 0; i < n; i++) c = r->crc[(c ^ p[i]) & 255] ^ c >> 8;
    c = ~c;
    return (c >> 15 | c << 17) + 0xa282ead8u;
}

/* ---- bytes ------------------------------------------------------------------ */

/* More of the file behind what is there: how much, 0 at its end, -1. */
static long fill(struct tfrecord *r)
{
    ssize_t got;

    memmove(r->raw, r->raw + r->raw_at, r->raw_have - r->raw_at);
    r->raw_have -= r->raw_at, r->raw_at = 0;
    do got = read(r->fd, r->raw + r->raw_have, RAW - r->raw_have);
    while (got < 0 && errno == EINTR);
    if (got < 0) return cannot_read(r);
    r->raw_have += (size_t)got;
    return (long)got;
}

/* Each of the three: up to n bytes to `to`; how many, 0 at the end, -1. */
static long take_plain(struct tfrecord *r, uint8_t *to, size_t n)
{
    if (r->raw_at == r->raw_have && fill(r) <= 0) return *r->error ? -1 : 0;
    if (n > r->raw_have - r->raw_at) n = r->raw_have - r->raw_at;
    memcpy(to, r->raw + r->raw_at, n);
    r->raw_at += n;
    return (long)n;
}

static long take_deflated(struct tfrecord *r, uint8_t *to, size_t n)
{
    for (;;) {
        if (r->raw_at == r->raw_have && fill(r) <= 0) {
            if (*r->error || r->between) return *r->error ? -1 : 0;
            return fail(r, "the compressed data end in the middle: copy the file again");
        }
        const uint8_t *in = r->raw + r->raw_at;
        size_t left = r->raw_have - r->raw_at;
        long got = inflate_some(r->inflate, to, n, &in, &left, &r->between);
        r->raw_at = r->raw_have - left;
        if (got < 0) return fail(r, "the compressed data are damaged: copy the file again");
        if (got > 0) return got;
    }
}

static int read_packed(struct tfrecord *r, uint8_t *to, size_t n)
{
    for (size_t have = 0; have < n;) {
        long got = take_plain(r, to + have, n - have);
        if (got < 0) return -1;
        if (got == 0) return fail(r, "the compressed data end in the middle: copy the file again");
        have += (size_t)got;
    }
    return 0;
}

/* A block: its packed length, 32 bits big-endian, and Snappy's raw format. */
static int next_block(struct tfrecord *r)
{
    uint8_t head[4];
    size_t used = 0;

    if (r->raw_at == r->raw_have && fill(r) <= 0) return *r->error ? -1 : 0;
    if (read_packed(r, head, 4) < 0) return -1;
    size_t n = (size_t)head[0] << 24 | (size_t)head[1] << 16 | (size_t)head[2] << 8 | head[3];
    if (n == 0 || n > MAX_RECORD) return fail(r, "is neither a record nor compressed as one: is it a snapshot of tf.data?");
    r->packed = xgrow(r->packed, &r->packed_cap, n, 1);
    if (read_packed(r, r->packed, n) < 0) return -1;
    int64_t length = snappy_length(r->packed, n, &used);
    if (length < 0 || length > MAX_RECORD) return fail(r, "the compressed data are damaged: copy the file again");
    r->block = xgrow(r->block, &r->block_cap, (size_t)length + 1, 1);
    if (snappy_decode(r->block, (size_t)length, r->packed + used, n - used) < 0)
        return fail(r, "the compressed data are damaged: copy the file again");
    r->block_at = 0, r->block_have = (size_t)length;
    return 1;
}

static long take_snappy(struct tfrecord *r, uint8_t *to, size_t n)
{
    while (r->block_at == r->block_have) {
        int got = next_block(r);
        if (got <= 0) return got;
    }
    if (n > r->block_have - r->block_at) n = r->block_have - r->block_at;
    memcpy(to, r->block + r->block_at, n);
    r->block_at += n;
    return (long)n;
}

/* n bytes to `to`: 1; none, for the file ends here: 0; else -1. */
static int take(struct tfrecord *r, uint8_t *to, size_t n)
{
    for (size_t have = 0; have < n;) {
        long got = r->coding == PLAIN ? take_plain(r, to + have, n - have)
            : r->coding == DEFLATED ? take_deflated(r, to + have, n - have) : take_snappy(r, to + have, n - have);
        if (got < 0) return -1;
        if (got == 0) return have ? fail(r, "is cut off: copy the file again") : 0;
        have += (size_t)got;
    }
    return 1;
}

/* ---- records ----------------------------------------------------------------- */

static void find_coding(struct tfrecord *r)
{
    const uint8_t *p = r->raw;

    while (r->raw_have < HEAD && fill(r) > 0) continue;
    if (*r->error || r->raw_have == 0) return;
    if (r->raw_have >= HEAD && masked_crc(r, p, 8) == get32(p + 8)) return;
    bool gzip = p[0] == 0x1f && p[1] == 0x8b, zlib = (p[0] & 15) == 8 && (p[0] << 8 | p[1]) % 31 == 0;
    r->coding = r->raw_have >= 2 && (gzip || zlib) ? DEFLATED : SNAPPY;
    r->between = true;
    if (r->coding == DEFLATED) r->inflate = inflate_new();
}

struct tfrecord *tfrecord_open(const char *path)
{
    struct tfrecord *r = xcalloc(1, sizeof *r);

    r->path = xstrdup(path);
    crc_table(r->crc);
    r->fd = open(path, O_RDONLY | O_CLOEXEC);
    if (r->fd < 0) cannot_read(r);
    else find_coding(r);
    return r;
}

int tfrecord_next(struct tfrecord *r, const uint8_t **bytes, size_t *n)
{
    uint8_t head[HEAD], sum[4];

    if (*r->error) return -1;
    int got = take(r, head, HEAD);
    if (got <= 0) return got;
    if (masked_crc(r, head, 8) != get32(head + 8)) return fail(r, "its length is damaged: copy the file again");
    uint64_t length = get64(head);
    if (length > MAX_RECORD) return fail(r, "is longer than 64 MiB: is it a snapshot of segments?");
    r->record = xgrow(r->record, &r->record_cap, (size_t)length + 1, 1);
    if (take(r, r->record, (size_t)length) < (length > 0) || take(r, sum, 4) <= 0) return fail(r, "is cut off: copy the file again");
    if (masked_crc(r, r->record, (size_t)length) != get32(sum)) return fail(r, "is damaged: copy the file again");
    *bytes = r->record;
    *n = (size_t)length;
    r->n_records++;
    return 1;
}

const char *tfrecord_error(const struct tfrecord *r)
{
    return r->error;
}

void tfrecord_free(struct tfrecord *r)
{
    if (!r) return;
    if (r->fd >= 0) close(r->fd);
    inflate_free(r->inflate);
    free(r->path), free(r->block), free(r->packed), free(r->record);
    free(r);
}
