/* Tensor streams, in sequence and by their index: what is read whole is the
 * same when it was written again, in sequence and item by item.
 *
 * Checksums would stop every change at the door. So bytes that begin with R are
 * taken as parts: two bytes of length n, of which the highest bit says that the
 * n bytes behind are as they stand; else they are a record to be packed. With
 * r the checksum of the index at the end is put right, too. */
#include <zstd.h>

#include "common/xalloc.h"
#include "formats/zts_code.h"
#include "tests/fuzz/dump.h"
#include "tests/fuzz/fuzz.h"

const char fuzz_seeds[] = "vectors/good vectors/bad vectors/bad_index";

static void pack(struct text *to, const uint8_t *record, size_t n)
{
    static ZSTD_CCtx *ctx;
    char *frame = xmalloc(ZSTD_compressBound(n));

    if (!ctx) ctx = ZSTD_createCCtx();
    ZSTD_CCtx_setParameter(ctx, ZSTD_c_checksumFlag, 1);
    text_add(to, frame, ZSTD_compress2(ctx, frame, ZSTD_compressBound(n), record, n));
    free(frame);
}

static void mend_index(struct text *s)
{
    if (s->len < ZTS_INDEX_FOOT) return;
    unsigned char *foot = (unsigned char *)s->s + s->len - ZTS_INDEX_FOOT;
    uint64_t content = get64(foot + 4);
    if (content <= s->len - ZTS_INDEX_FOOT) put32(foot, zts_crc32(0, foot - content, (size_t)content));
}

static void assemble(struct text *to, const uint8_t *at, size_t n)
{
    bool mend = n && *at == 'r', parts = n && (mend || *at == 'R');

    if (!parts) {
        text_add(to, (const char *)at, n);
        return;
    }
    at++, n--;
    while (n >= 2) {
        bool as_is = at[1] & 0x80;
        size_t size = get16(at) & 0x7fff;
        at += 2, n -= 2;
        if (size > n) size = n;
        if (as_is) text_add(to, (const char *)at, size);
        else pack(to, at, size);
        at += size, n -= size;
    }
    if (mend) mend_index(to);
}

enum { PER_ITEM = 3 };  // records, when it is written again

/* 0 when all was read; written again when there is a writer. */
static int in_sequence(struct zts_reader *r, struct text *what, struct zts_writer *w)
{
    struct zts_tensor t = {0};
    int got;

    for (size_t i = 0; (got = zts_reader_next(r, &t)) > 0; i++) {
        dump(what, &t);
        if (w && i % PER_ITEM == 0) zts_writer_item(w);
        if (w) FUZZ_CHECK(zts_writer_put(w, &t) == 0);
    }
    FUZZ_CHECK((got < 0) == (zts_reader_error(r) != NULL));
    zts_reader_free(r);
    zts_tensor_release(&t);
    return got;
}

static bool by_index(const char *path, struct text *what)
{
    struct zts_file *f = zts_file_open(path);
    struct zts_cursor *c = zts_cursor_new(f);
    struct zts_tensor t = {0};
    bool good = !zts_file_error(f);

    text_clear(what);
    for (size_t i = 0; good && i < zts_file_items(f); i++) {
        int got = zts_cursor_seek(c, i);
        while (got >= 0 && (got = zts_cursor_next(c, &t)) > 0) dump(what, &t);
        FUZZ_CHECK((got < 0) == (zts_cursor_error(c) != NULL));
        good = got == 0;
    }
    zts_cursor_free(c);
    zts_file_free(f);
    zts_tensor_release(&t);
    return good;
}

static bool same(const struct text *a, const struct text *b)
{
    return a->len == b->len && !memcmp(text_str(a), text_str(b), a->len);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct text bytes = {0}, what = {0}, again = {0};

    assemble(&bytes, data, n);
    struct fuzz_file f = fuzz_file(text_str(&bytes), bytes.len);
    (void)by_index(f.path, &again);  // an index of version 1 may point at what is passed over in sequence
    text_clear(&again);
    if (in_sequence(zts_reader_open(f.path), &what, NULL) == 0) {
        struct zts_writer *w = zts_writer_open("written.zts");
        (void)in_sequence(zts_reader_open(f.path), &again, w);
        FUZZ_CHECK(zts_writer_finish(w) == 0);
        zts_writer_free(w);
        text_clear(&again);
        FUZZ_CHECK(in_sequence(zts_reader_open("written.zts"), &again, NULL) == 0);
        FUZZ_CHECK(same(&again, &what));
        if (what.len) FUZZ_CHECK(by_index("written.zts", &again) && same(&again, &what));
    }
    close(f.fd);
    text_release(&bytes), text_release(&what), text_release(&again);
    return 0;
}
