/* zts_frame.h - zstd frames: where one ends, and what is in it. For
 * formats/zts_*.c only. */
#ifndef ZTS_FRAME_H
#define ZTS_FRAME_H

#include "formats/zts_code.h"

struct zts_frame {
    bool skippable;
    size_t size;     // of the whole frame, when measured
    size_t missing;  // bytes wanted before it is worth measuring again
    size_t scanned;  // where in the frame the next block header is; 0: none seen
};

/* Look at the n bytes at p, a frame's beginning: 1 measured, 0 more is needed,
 * -1 not a frame that may stand here. Call again with the same *f and more. */
int zts_frame_measure(struct zts_frame *f, const unsigned char *p, size_t n, const char **why);

struct zts_decoder {
    void *dctx;
    struct zts_bytes record;
};

void zts_decoder_init(struct zts_decoder *d);
void zts_decoder_release(struct zts_decoder *d);

/* Unpack a measured frame and decode the record in it, as zts_decode(). */
int zts_decoder_run(struct zts_decoder *d, struct zts_tensor *t, struct zts_end *end,
                    const unsigned char *frame, size_t n, const char **why);

#endif
