/* zts_read.c - reading a tensor stream in sequence; see zts.h. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "common/cli.h"
#include "common/xalloc.h"
#include "formats/zts_frame.h"
#include "formats/zts_pieces.h"

enum { READ_SIZE = 1 << 16 };

struct zts_reader {
    int fd;
    char *path;
    char error[700];             // "" while all is well
    bool at_end;                 // nothing is owed: an end record, and its index, was the last thing read
    bool index_due;              // the end record announced an index, not yet seen
    bool indexed;                // the last end record did
    struct zts_bytes in;         // unread input; in.at + used is the next byte
    size_t used;
    bool eof;
    struct zts_decoder decoder;
    uint64_t n_records, part_records, n_streams;  // part: of this stream of several
    uint32_t part_chain;         // CRC of its records' checksums
    uint64_t offset, taken;      // of the last record in the input, of the next frame
    struct zts_pieces pieces;
};

/* A sentence without a remedy gets the one that serves for whatever is odd in a record. */
static int fail(struct zts_reader *r, const char *what)
{
    const char *remedy = strchr(what, ':') ? "" : ": make the file again, or see zts(5)";
    if (*r->error) return -1;
    return error_put(r->error, sizeof r->error, r->path, 0, "record %llu: %s%s", (unsigned long long)r->n_records + 1, what, remedy);
}

static int cannot_read(struct zts_reader *r)
{
    if (*r->error) return -1;
    return error_put(r->error, sizeof r->error, r->path, 0, "cannot be read: %s: %s", strerror(errno), read_remedy(errno));
}

struct zts_reader *zts_reader_open_fd(int fd, const char *path, const void *head, size_t n)
{
    struct zts_reader *r = xcalloc(1, sizeof *r);

    zts_decoder_init(&r->decoder);
    r->fd = fd;
    r->path = xstrdup(input_name(path));
    if (n > 0) {
        r->in.at = xgrow(r->in.at, &r->in.cap, n, 1);
        memcpy(r->in.at, head, n);
        r->in.n = n;
    }
    if (fd < 0) cannot_read(r);
    else if (fd == STDIN_FILENO && isatty(fd)) error_put(r->error, sizeof r->error, r->path, 0, "is a terminal: name a file or pipe a stream in");
    return r;
}

struct zts_reader *zts_reader_open(const char *path)
{
    return zts_reader_open_fd(strcmp(path, "-") ? open(path, O_RDONLY | O_CLOEXEC) : STDIN_FILENO, path, NULL, 0);
}

/* Have n bytes of input, or as many as there are before the end of file. */
static int need(struct zts_reader *r, size_t n)
{
    while (r->in.n - r->used < n && !r->eof) {
        if (r->used > 0) {
            memmove(r->in.at, r->in.at + r->used, r->in.n - r->used);
            r->in.n -= r->used;
            r->used = 0;
        }
        r->in.at = xgrow(r->in.at, &r->in.cap, r->in.n + READ_SIZE, 1);
        ssize_t got = read(r->fd, r->in.at + r->in.n, r->in.cap - r->in.n);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return cannot_read(r);
        if (got == 0) r->eof = true;
        r->in.n += (size_t)got;
    }
    return 0;
}

/* Bytes of the zstd frame at the front, all of them read; 0 at a clean end. */
static int whole_frame(struct zts_reader *r, size_t *n)
{
    struct zts_frame f = {0};
    const char *why = NULL;

    for (;;) {
        size_t have = r->in.n - r->used;
        int state = zts_frame_measure(&f, r->in.at ? r->in.at + r->used : NULL, have, &why);
        if (state < 0) return fail(r, why);
        if (state > 0) break;
        if (r->eof && have == 0 && r->at_end) return *n = 0, 0;
        if (r->eof && have == 0 && r->taken == 0) return fail(r, "the input is empty: the program before it failed");
        if (r->eof) return fail(r, "the stream ends without its end record: the program that wrote it failed, or the file is cut");
        if (need(r, have + (f.missing ? f.missing : 1)) < 0) return -1;
    }
    *n = f.size;
    return f.skippable ? 2 : 1;
}

static int end_part(struct zts_reader *r, const struct zts_end *end)
{
    if (r->pieces.n) return fail(r, "the stream ends inside a series");
    if (end->records != r->part_records) return fail(r, "its records are not as many as the end record counts");
    if (end->chain && end->chain != r->part_chain) return fail(r, "its records are not those that the end record counts");
    r->part_records = r->part_chain = 0;
    r->n_streams++;
    r->index_due = r->indexed = end->index;
    r->at_end = !end->index;
    return 0;
}

int zts_reader_next(struct zts_reader *r, struct zts_tensor *t)
{
    struct zts_end end;
    const char *why;
    size_t n = 0;

    while (!*r->error) {
        int state = whole_frame(r, &n);
        if (state <= 0) return state;
        const unsigned char *frame = r->in.at + r->used;
        r->used += n;
        r->offset = r->taken;
        r->taken += n;
        if (state == 2) {  // an index, damaged or not, is for random access; other such frames are zstd's to ignore
            if (r->index_due) r->index_due = false, r->at_end = true;
            continue;
        }
        if (r->index_due) return fail(r, "the index that the end record announces is missing");
        int got = zts_decoder_run(&r->decoder, t, &end, frame, n, &why);
        if (got < 0) return fail(r, why);
        if (got == 2) {
            if (end_part(r, &end) < 0) return -1;
            continue;
        }
        r->at_end = false;
        r->part_records++;
        r->part_chain = zts_crc32(r->part_chain, frame + n - ZTS_CHECKSUM, ZTS_CHECKSUM);
        if (got == 1) {
            if (zts_pieces_take(&r->pieces, t, &why) < 0) return fail(r, why);
            r->n_records++;
            return 1;
        }
    }
    return -1;
}

const char *zts_reader_error(const struct zts_reader *r)
{
    return *r->error ? r->error : NULL;
}

const char *zts_reader_path(const struct zts_reader *r)
{
    return r->path;
}

uint64_t zts_reader_offset(const struct zts_reader *r) { return r->offset; }
uint64_t zts_reader_streams(const struct zts_reader *r) { return r->n_streams; }
bool zts_reader_indexed(const struct zts_reader *r) { return r->indexed; }

void zts_reader_free(struct zts_reader *r)
{
    if (!r) return;
    if (r->fd > STDIN_FILENO) (void)close(r->fd);
    zts_pieces_release(&r->pieces);
    zts_decoder_release(&r->decoder);
    free(r->in.at), free(r->path);
    free(r);
}
