/* zts_pieces.h - the series under way in a stream, whose pieces must follow on
 * each other; for the reader and the writer, nobody else includes this. */
#ifndef ZTS_PIECES_H
#define ZTS_PIECES_H

#include "formats/zts.h"

enum { ZTS_MAX_OPEN = 64 };

/* Zero-initialise; zts_pieces_release() when done. */
struct zts_pieces {
    struct zts_open_series {
        char *name, *key;
        enum zts_type type;
        int rank;
        uint64_t dim[ZTS_MAX_RANK], next_frame;
    } at[ZTS_MAX_OPEN];
    size_t n;
};

/* The stream's next record: 0, or -1 with a reason when it is no piece that may come now. */
int zts_pieces_take(struct zts_pieces *p, const struct zts_tensor *t, const char **why);
void zts_pieces_release(struct zts_pieces *p);

#endif
