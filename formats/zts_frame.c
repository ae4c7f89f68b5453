/* zts_frame.c - see zts_frame.h; the frame format is RFC 8878, section 3.1. */
#include "formats/zts_frame.h"

#include <stdlib.h>
#include <string.h>
#include <zstd.h>

#include "common/cli.h"
#include "common/xalloc.h"

enum { BLOCK_MAX = 1 << 17 };

/* Length of the frame header that begins with these 5 bytes. */
static size_t header_size(unsigned descriptor)
{
    static const unsigned char dictionary[4] = {0, 1, 2, 4}, content[4] = {0, 2, 4, 8};
    bool single = descriptor >> 5 & 1;
    return 5 + !single + dictionary[descriptor & 3] + content[descriptor >> 6] + (single && !(descriptor >> 6));
}

int zts_frame_measure(struct zts_frame *f, const unsigned char *p, size_t n, const char **why)
{
    f->missing = 0;
    if (n < 4) return f->missing = 4 - n, 0;
    uint32_t magic = get32(p);
    if ((magic & 0xfffffff0u) == 0x184D2A50u) {
        if (n < 8) return f->missing = 8 - n, 0;
        f->skippable = true;
        f->size = 8 + (size_t)get32(p + 4);
        if (f->size > ZTS_MAX_RECORD) return *why = "a skippable frame is longer than an index may be", -1;
        return n >= f->size ? 1 : (f->missing = f->size - n, 0);
    }
    if (magic != ZSTD_MAGICNUMBER) return *why = "not a tensor stream: give one that a tool of the suite wrote", -1;
    if (n < 5) return f->missing = 1, 0;
    if (!(p[4] & 4)) return *why = "it has no checksum: it was not written as a tensor stream", -1;
    if (f->scanned == 0) f->scanned = header_size(p[4]);
    for (;;) {  // block headers: last (1 bit), type (2), size (21)
        if (n < f->scanned + 3) return f->missing = f->scanned + 3 - n, 0;
        uint32_t head = get16(p + f->scanned) | (uint32_t)p[f->scanned + 2] << 16;
        size_t size = (head >> 1 & 3) == 1 ? 1 : head >> 3;
        if (size > BLOCK_MAX) return *why = "it is damaged: make the file again", -1;
        if (n < f->scanned + 3 + size) return f->missing = f->scanned + 3 + size - n, 0;
        f->scanned += 3 + size;
        if (f->scanned + ZTS_CHECKSUM > ZTS_MAX_RECORD + (ZTS_MAX_RECORD >> 8)) return *why = "it is longer than a record may be", -1;
        if (head & 1) break;
    }
    f->size = f->scanned + ZTS_CHECKSUM;
    if (n >= f->size) return 1;
    // next time from its first block again: cheap, and no state for "blocks done"
    return f->missing = f->size - n, f->scanned = 0, 0;
}

void zts_decoder_init(struct zts_decoder *d)
{
    *d = (struct zts_decoder){.dctx = ZSTD_createDCtx()};
    if (!d->dctx) die("out of memory");
}

void zts_decoder_release(struct zts_decoder *d)
{
    ZSTD_freeDCtx(d->dctx);
    free(d->record.at);
}

int zts_decoder_run(struct zts_decoder *d, struct zts_tensor *t, struct zts_end *end,
                    const unsigned char *frame, size_t n, const char **why)
{
    unsigned long long size = ZSTD_getFrameContentSize(frame, n);

    if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > ZTS_MAX_RECORD)
        return *why = "its size is unknown or too large", -1;
    // a block of 4 bytes or more gives 128 KiB at most: a small file cannot ask for much memory
    if (size / BLOCK_MAX > n / 4) return *why = "it claims more data than it can hold", -1;
    d->record.at = xgrow(d->record.at, &d->record.cap, (size_t)size + 1, 1);
    size_t got = ZSTD_decompressDCtx(d->dctx, d->record.at, (size_t)size, frame, n);
    if (ZSTD_isError(got) || got != size) return *why = "it is damaged: make the file again", -1;
    return zts_decode(t, end, d->record.at, got, why);
}
