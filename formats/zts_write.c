/* zts_write.c - writing a tensor stream; see zts.h. */
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zstd.h>

#include "common/cli.h"
#include "common/tempfile.h"
#include "common/xalloc.h"
#include "formats/zts_code.h"
#include "formats/zts_pieces.h"

struct item {
    uint64_t offset;
    uint32_t chain;           // CRC of its frames' checksums
};

struct zts_writer {
    int fd;
    char *path;               // final name; NULL for standard output
    char *tmp;                // what is being written, when it is renamed at the end
    char error[700];
    bool finished, shuffle;
    int level;
    ZSTD_CCtx *cctx;
    struct zts_bytes record;  // being encoded
    struct zts_bytes out;     // compressed, not yet written
    uint64_t offset;          // bytes of the stream so far, out included
    uint64_t n_records;
    uint32_t chain;           // CRC of the frames' checksums

    struct zts_tensor series; // frames waiting for their piece to fill
    size_t piece_frames, frame_bytes, have;
    bool series_open;
    struct zts_pieces pieces; // no reader takes a stream with a gap

    struct item *item;        // marked records
    size_t n_items, cap_items;
    struct text index_attrs;
};

enum { OUT_ENOUGH = 1 << 16 };  // written when so much has gathered

#define fail(w, ...) (*(w)->error ? -1 : error_put((w)->error, sizeof (w)->error, (w)->path ? (w)->path : "standard output", 0, __VA_ARGS__))

static void open_file(struct zts_writer *w)
{
    w->fd = tempfile_open(w->path, &w->tmp);
    if (w->fd < 0) fail(w, "cannot be written: %s: name a file in a folder that is yours", strerror(errno));
}

struct zts_writer *zts_writer_open(const char *path)
{
    struct zts_writer *w = xcalloc(1, sizeof *w);

    w->fd = STDOUT_FILENO;
    w->level = 1;
    w->shuffle = true;
    w->cctx = ZSTD_createCCtx();
    if (!w->cctx) die("out of memory");
    if (path && strcmp(path, "-")) {
        w->path = xstrdup(path);
        open_file(w);
    } else if (isatty(STDOUT_FILENO)) {
        fail(w, "is a terminal and this is binary data: add -o file or pipe into zts2txt");
    }
    return w;
}

void zts_writer_level(struct zts_writer *w, int zstd_level)
{
    w->level = zstd_level;
}

void zts_writer_shuffle(struct zts_writer *w, bool on)
{
    w->shuffle = on;
}

static int write_out(struct zts_writer *w)
{
    if (!*w->error && write_all(w->fd, w->out.at, w->out.n) < 0)
        fail(w, "%s: %s", strerror(errno), write_remedy(errno));
    w->out.n = 0;
    return *w->error ? -1 : 0;
}

/* A record's checksum goes into the stream's chain and that of its item. */
static void chain_in(struct zts_writer *w, const unsigned char *checksum)
{
    w->chain = zts_crc32(w->chain, checksum, ZTS_CHECKSUM);
    if (!w->n_items) return;
    struct item *item = &w->item[w->n_items - 1];
    item->chain = zts_crc32(item->chain, checksum, ZTS_CHECKSUM);
}

/* One zstd frame around the record that stands encoded in w->record. */
static int put_frame(struct zts_writer *w)
{
    size_t bound = ZSTD_compressBound(w->record.n);

    ZSTD_CCtx_setParameter(w->cctx, ZSTD_c_compressionLevel, w->level);
    ZSTD_CCtx_setParameter(w->cctx, ZSTD_c_checksumFlag, 1);
    w->out.at = xgrow(w->out.at, &w->out.cap, w->out.n + bound, 1);
    size_t n = ZSTD_compress2(w->cctx, w->out.at + w->out.n, bound, w->record.at, w->record.n);
    if (ZSTD_isError(n)) return fail(w, "compression failed: %s", ZSTD_getErrorName(n));
    w->out.n += n;
    w->offset += n;
    if (w->record.at[5] != ZTS_END) chain_in(w, w->out.at + w->out.n - ZTS_CHECKSUM);
    w->record.n = 0;
    return w->out.n >= OUT_ENOUGH ? write_out(w) : 0;
}

void zts_writer_to_f16(struct zts_writer *w, uint16_t *to, const float *from, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        to[i] = zts_f32_to_f16(from[i]);
        if (isinf(zts_f16_to_f32(to[i])) && !isinf(from[i]))
            fail(w, "%g is too large for f16, which ends at 65504: leave out --half", (double)from[i]);
    }
}

int zts_writer_put(struct zts_writer *w, const struct zts_tensor *t)
{
    const char *why;

    if (*w->error) return -1;
    w->record.n = 0;
    if (zts_encode(&w->record, t, w->shuffle, &why) < 0 || zts_pieces_take(&w->pieces, t, &why) < 0)
        return fail(w, "record '%.100s' of '%.200s': %s: give something else, see zts(5)", t->name ? t->name : "", t->key ? t->key : "", why);
    w->n_records++;
    return put_frame(w);
}

void zts_writer_flush(struct zts_writer *w)
{
    (void)write_out(w);
}

/* ---- series ---- */

void zts_series_begin(struct zts_writer *w, const struct zts_tensor *head, size_t piece_frames)
{
    uint64_t dim[ZTS_MAX_RANK];

    memcpy(dim, head->dim, sizeof dim);
    dim[0] = piece_frames;
    zts_tensor_make(&w->series, head->name, head->type, head->rank, dim);
    zts_tensor_set_key(&w->series, head->key);
    text_add(&w->series.attrs, text_str(&head->attrs), head->attrs.len);
    w->series.kind = ZTS_SERIES;
    w->piece_frames = piece_frames;
    w->frame_bytes = zts_frame_len(&w->series) * zts_type_size(w->series.type);
    w->have = 0;
    w->series_open = true;
}

static int put_piece(struct zts_writer *w, bool last)
{
    struct zts_tensor *s = &w->series;

    s->dim[0] = w->have;
    s->len = w->have * zts_frame_len(s);
    s->last = last;
    int rc = zts_writer_put(w, s);
    s->frame += w->have;
    text_clear(&s->attrs);
    w->have = 0;
    return rc;
}

int zts_series_add(struct zts_writer *w, const void *frames, size_t n_frames)
{
    const char *from = frames;

    if (!w->series_open) return fail(w, "frames without a series");
    while (n_frames > 0 && !*w->error) {
        size_t n = w->piece_frames - w->have;
        if (n > n_frames) n = n_frames;
        memcpy((char *)w->series.data + w->have * w->frame_bytes, from, n * w->frame_bytes);
        w->have += n, n_frames -= n, from += n * w->frame_bytes;
        if (w->have == w->piece_frames && put_piece(w, false) < 0) return -1;
    }
    return *w->error ? -1 : 0;
}

int zts_series_end(struct zts_writer *w)
{
    if (!w->series_open) return fail(w, "the end of no series");
    w->series_open = false;
    return put_piece(w, true);
}

/* ---- index and end ---- */

void zts_writer_item(struct zts_writer *w)
{
    w->item = xgrow(w->item, &w->cap_items, w->n_items + 1, sizeof *w->item);
    w->item[w->n_items++] = (struct item){.offset = w->offset};
}

void zts_writer_index_attrs(struct zts_writer *w, const struct text *attrs)
{
    text_clear(&w->index_attrs);
    text_add(&w->index_attrs, text_str(attrs), attrs->len);
}

static void put_index(struct zts_writer *w)
{
    size_t content = ZTS_INDEX_HEAD + w->index_attrs.len + ZTS_INDEX_ITEM * w->n_items, n = 8 + content + ZTS_INDEX_FOOT;

    w->out.at = xgrow(w->out.at, &w->out.cap, w->out.n + n, 1);
    unsigned char *p = w->out.at + w->out.n, *body = p + 8;
    put32(p, ZTS_INDEX_MAGIC);
    put32(p + 4, (uint32_t)(n - 8));
    memset(body, 0, ZTS_INDEX_HEAD);
    memcpy(body, "ZTSX", 4);
    body[4] = ZTS_INDEX_VERSION;
    put64(body + 8, w->n_items);
    put32(body + 16, (uint32_t)w->index_attrs.len);
    if (w->index_attrs.len) memcpy(body + ZTS_INDEX_HEAD, w->index_attrs.s, w->index_attrs.len);
    unsigned char *offset = body + ZTS_INDEX_HEAD + w->index_attrs.len, *chain = offset + 8 * w->n_items, *foot = body + content;
    for (size_t i = 0; i < w->n_items; i++) put64(offset + 8 * i, w->item[i].offset), put32(chain + 4 * i, w->item[i].chain);
    put32(foot, zts_crc32(0, body, content));
    put64(foot + 4, content);
    put64(foot + 12, w->offset + n);
    memcpy(foot + 20, "XSTZ", 4);
    w->out.n += n;
    w->offset += n;
}

static void put_end(struct zts_writer *w)
{
    bool index = w->n_items || w->index_attrs.len;

    w->record.at = xgrow(w->record.at, &w->record.cap, ZTS_HEAD, 1);
    memset(w->record.at, 0, ZTS_HEAD);
    memcpy(w->record.at, "ZTSR", 4);
    w->record.at[4] = ZTS_VERSION;
    w->record.at[5] = ZTS_END;
    w->record.at[8] = index ? ZTS_FLAG_INDEX : 0;
    put32(w->record.at + 12, w->chain);
    put64(w->record.at + 16, w->n_records);
    w->record.n = ZTS_HEAD;
    (void)put_frame(w);
    if (index) put_index(w);
}

uint32_t zts_writer_chain(const struct zts_writer *w)
{
    return w->chain;
}

int zts_writer_next_stream(struct zts_writer *w)
{
    if (w->series_open || w->pieces.n) fail(w, "a series was not ended");
    if (w->n_items > ZTS_MAX_ITEMS) fail(w, "more items than an index holds: write several files");
    if (w->index_attrs.len > ZTS_MAX_ATTRS) fail(w, "more than 1 MiB of attributes of the index: leave some out");
    if (*w->error) return -1;
    put_end(w);
    w->n_records = w->offset = w->n_items = w->chain = 0;
    text_clear(&w->index_attrs);
    return *w->error ? -1 : 0;
}

int zts_writer_finish(struct zts_writer *w)
{
    if (w->finished) return *w->error ? -1 : 0;
    w->finished = true;
    (void)zts_writer_next_stream(w);
    if (write_out(w) < 0) return -1;
    if (w->tmp && fsync(w->fd) != 0) fail(w, "%s: %s", strerror(errno), write_remedy(errno));
    if (close(w->fd) != 0) fail(w, "%s: %s", strerror(errno), write_remedy(errno));
    w->fd = -1;
    const char *error = *w->error ? NULL : tempfile_keep(&w->tmp);
    if (error) fail(w, "%s", error);
    return *w->error ? -1 : 0;
}

const char *zts_writer_error(const struct zts_writer *w)
{
    return *w->error ? w->error : NULL;
}

void zts_writer_free(struct zts_writer *w)
{
    if (!w) return;
    if (w->path && w->fd >= 0) (void)close(w->fd);
    tempfile_drop(&w->tmp);
    ZSTD_freeCCtx(w->cctx);
    zts_tensor_release(&w->series);
    text_release(&w->index_attrs);
    zts_pieces_release(&w->pieces);
    free(w->record.at), free(w->out.at), free(w->item), free(w->path);
    free(w);
}
