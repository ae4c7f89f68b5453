/* zts_index.c - reading tensor streams at random; see zts.h. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/cli.h"
#include "common/xalloc.h"
#include "formats/zts_frame.h"

struct part {
    uint64_t start, index;    // offsets in the file: of the stream, of its index
    size_t first_item, n_items;
    bool has_chains;          // from version 2 on
    char *attrs;
};

struct item {
    uint64_t offset;          // in the file
    uint32_t chain;           // of its records' checksums
};

struct zts_file {
    int fd;
    char *path;
    char error[700];          // "" while all is well
    struct part *part;
    size_t n_parts, cap_parts;
    struct item *item;
    size_t n_items;
};

struct zts_cursor {
    struct zts_file *file;
    struct zts_decoder decoder;
    unsigned char *buffer;    // the item's bytes
    size_t cap, n, used;
    size_t item;
    uint32_t chain;           // of those that next() has given
    char error[700];          // likewise
};

#define fail(f, ...) (*(f)->error ? -1 : error_put((f)->error, sizeof (f)->error, (f)->path, 0, __VA_ARGS__))

static int cannot_read(struct zts_file *f)
{
    return fail(f, "cannot be read: %s: %s", strerror(errno), read_remedy(errno));
}

/* -1 with errno, which is 0 where the file ends. */
static int read_at(int fd, void *to, size_t n, uint64_t offset)
{
    for (size_t done = 0; done < n;) {
        ssize_t got = pread(fd, (char *)to + done, n - done, (off_t)(offset + done));
        if (got < 0 && errno == EINTR) continue;
        if (got == 0) errno = 0;
        if (got <= 0) return -1;
        done += (size_t)got;
    }
    return 0;
}

/* What stands behind the attributes: where each item is, and the chain of its records. */
static bool get_items(struct item *items, const struct part *p, const unsigned char *at)
{
    bool good = true;

    for (size_t i = 0; i < p->n_items; i++) {
        uint64_t offset = get64(at + 8 * i);
        items[i] = (struct item){p->start + offset, p->has_chains ? get32(at + 8 * p->n_items + 4 * i) : 0};
        if (offset >= p->index - p->start || (i && items[i].offset <= items[i - 1].offset)) good = false;
    }
    return good;
}

/* The part whose index ends at `end`: appended to the list. */
static int read_part(struct zts_file *f, uint64_t end, struct item **items)
{
    unsigned char foot[ZTS_INDEX_FOOT] = {0}, *frame, *body;
    static const char remedy[] = "make the shards again, or read them in sequence";

    if (end >= ZTS_INDEX_FOOT + 8 && read_at(f->fd, foot, sizeof foot, end - sizeof foot) < 0 && errno) return cannot_read(f);
    if (memcmp(foot + 20, "XSTZ", 4))
        return fail(f, "%s, so it cannot be read at random: %s", f->n_parts ? "a stream in it has no index" : "there is no index at the end",
                    "give a file that shard wrote");
    uint64_t content = get64(foot + 4), total = get64(foot + 12);
    if (content < ZTS_INDEX_HEAD || content > ZTS_MAX_RECORD || total > end || content + ZTS_INDEX_FOOT + 8 > total)
        return fail(f, "the index is damaged: %s", remedy);
    struct part p = {.start = end - total, .index = end - ZTS_INDEX_FOOT - content - 8};
    frame = xmalloc(8 + (size_t)content);
    body = frame + 8;
    bool good = read_at(f->fd, frame, 8 + (size_t)content, p.index) == 0;
    if (!good && errno) {
        free(frame);
        return cannot_read(f);
    }
    good = good && get32(frame) == ZTS_INDEX_MAGIC &&
                get32(frame + 4) == content + ZTS_INDEX_FOOT && zts_crc32(0, body, (size_t)content) == get32(foot) &&
                !memcmp(body, "ZTSX", 4);
    p.has_chains = good && body[4] > 1;
    uint64_t n = good ? get64(body + 8) : 0, n_attrs = good ? get32(body + 16) : 0;
    if (good && body[4] > ZTS_INDEX_VERSION) {
        free(frame);
        return fail(f, "the index was written by a newer paradiddle: install that");
    }
    if (!good || body[4] < 1 || n_attrs > ZTS_MAX_ATTRS || n > ZTS_MAX_ITEMS || ZTS_INDEX_HEAD + n_attrs + (p.has_chains ? ZTS_INDEX_ITEM : 8) * n != content ||
        !attr_valid((const char *)body + ZTS_INDEX_HEAD, n_attrs)) {
        free(frame);
        return fail(f, "the index is damaged: %s", remedy);
    }
    p.attrs = xstrndup((const char *)body + ZTS_INDEX_HEAD, (size_t)n_attrs);
    p.n_items = (size_t)n;
    *items = xmalloc(size_mul(p.n_items, sizeof **items));
    if (!get_items(*items, &p, body + ZTS_INDEX_HEAD + n_attrs)) fail(f, "the index is damaged: %s", remedy);
    free(frame);
    f->part = xgrow(f->part, &f->cap_parts, f->n_parts + 1, sizeof *f->part);
    f->part[f->n_parts++] = p;
    return *f->error ? -1 : 0;
}

/* Parts are found from the last to the first; then turned round. */
static void read_parts(struct zts_file *f, uint64_t size)
{
    struct item **items = NULL;
    size_t cap = 0, total = 0;

    for (uint64_t end = size; end > 0 && !*f->error;) {
        size_t at = f->n_parts;
        items = xgrow(items, &cap, at + 1, sizeof *items);
        items[at] = NULL;
        if (read_part(f, end, &items[at]) < 0 && f->n_parts == at) break;
        total += f->part[at].n_items;
        end = f->part[at].start;
    }
    f->item = xmalloc(size_mul(total, sizeof *f->item));
    for (size_t i = 0; i < f->n_parts / 2; i++) {
        struct part keep = f->part[i];
        f->part[i] = f->part[f->n_parts - 1 - i];
        f->part[f->n_parts - 1 - i] = keep;
    }
    for (size_t i = 0; i < f->n_parts; i++) {
        f->part[i].first_item = f->n_items;
        memcpy(f->item + f->n_items, items[f->n_parts - 1 - i], f->part[i].n_items * sizeof *f->item);
        f->n_items += f->part[i].n_items;
        free(items[f->n_parts - 1 - i]);
    }
    free(items);
}

struct zts_file *zts_file_open(const char *path)
{
    struct zts_file *f = xcalloc(1, sizeof *f);
    struct stat st;

    bool standard = strcmp(path, "-") == 0;
    f->path = xstrdup(input_name(path));
    // not to wait for who writes a named pipe, which is refused
    f->fd = standard ? fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3) : open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (f->fd < 0 || fstat(f->fd, &st) != 0) fail(f, "cannot be read: %s: %s", strerror(errno), read_remedy(errno));
    else if (!S_ISREG(st.st_mode)) fail(f, "is not a regular file and cannot be read at random: save it first");
    else if (st.st_size == 0) fail(f, "is empty: the program that wrote it failed");
    else read_parts(f, (uint64_t)st.st_size);
    return f;
}

size_t zts_file_items(const struct zts_file *f) { return f->n_items; }
size_t zts_file_parts(const struct zts_file *f) { return f->n_parts; }
size_t zts_file_part_items(const struct zts_file *f, size_t part) { return f->part[part].n_items; }
uint64_t zts_file_item_offset(const struct zts_file *f, size_t item) { return f->item[item].offset; }
const char *zts_file_attrs(const struct zts_file *f, size_t part) { return f->part[part].attrs; }
const char *zts_file_error(const struct zts_file *f) { return *f->error ? f->error : NULL; }

void zts_file_free(struct zts_file *f)
{
    if (!f) return;
    if (f->fd >= 0) (void)close(f->fd);
    for (size_t i = 0; i < f->n_parts; i++) free(f->part[i].attrs);
    free(f->part), free(f->item), free(f->path);
    free(f);
}

/* ---- cursors ---- */

#define cursor_fail(c, what) (*(c)->error ? -1 : error_put((c)->error, sizeof (c)->error, (c)->file->path, 0, "item %zu: %s", (c)->item, what))

struct zts_cursor *zts_cursor_new(struct zts_file *f)
{
    struct zts_cursor *c = xcalloc(1, sizeof *c);
    c->file = f;
    zts_decoder_init(&c->decoder);
    return c;
}

static const struct part *part_of(const struct zts_file *f, size_t item)
{
    const struct part *p = f->part;

    while (item >= p->first_item + p->n_items) p++;
    return p;
}

/* How many bytes an item has: up to the next item, or to its stream's index. */
static uint64_t item_size(const struct zts_file *f, size_t item)
{
    const struct part *p = part_of(f, item);

    return (item + 1 < p->first_item + p->n_items ? f->item[item + 1].offset : p->index) - f->item[item].offset;
}

void zts_file_expect(const struct zts_file *f, size_t item)
{
    if (*f->error || item >= f->n_items) return;
    (void)posix_fadvise(f->fd, (off_t)f->item[item].offset, (off_t)item_size(f, item), POSIX_FADV_WILLNEED);
}

int zts_cursor_seek(struct zts_cursor *c, size_t item)
{
    struct zts_file *f = c->file;

    c->item = item;
    if (*f->error && !*c->error) memcpy(c->error, f->error, sizeof c->error);
    if (*c->error) return -1;
    if (item >= f->n_items) return cursor_fail(c, "there is no such item");
    uint64_t n = item_size(f, item);
    if (n > 4 * ZTS_MAX_RECORD) return cursor_fail(c, "it is longer than an item may be");
    c->buffer = xgrow(c->buffer, &c->cap, (size_t)n, 1);
    c->n = (size_t)n;
    c->used = 0;
    c->chain = 0;
    if (read_at(f->fd, c->buffer, c->n, f->item[item].offset) == 0) return 0;
    if (errno == 0) return cursor_fail(c, "it cannot be read: the file changed or is cut");
    return error_put(c->error, sizeof c->error, f->path, 0, "item %zu: it cannot be read: %s: %s", item, strerror(errno), read_remedy(errno));
}

int zts_cursor_next(struct zts_cursor *c, struct zts_tensor *t)
{
    while (!*c->error && c->used < c->n) {
        struct zts_frame frame = {0};
        struct zts_end end;
        const char *why = "its last record is cut off";
        if (zts_frame_measure(&frame, c->buffer + c->used, c->n - c->used, &why) <= 0) return cursor_fail(c, why);
        const unsigned char *p = c->buffer + c->used;
        c->used += frame.size;
        if (frame.skippable) continue;
        int got = zts_decoder_run(&c->decoder, t, &end, p, frame.size, &why);
        if (got < 0) return cursor_fail(c, why);
        if (got == 2) {
            c->used = c->n;
            break;
        }
        c->chain = zts_crc32(c->chain, p + frame.size - ZTS_CHECKSUM, ZTS_CHECKSUM);
        if (got == 1) return 1;
    }
    if (!*c->error && c->n && c->chain != c->file->item[c->item].chain && part_of(c->file, c->item)->has_chains)
        return cursor_fail(c, "its records are not those that the index counts: make the file again");
    return *c->error ? -1 : 0;
}

const char *zts_cursor_error(const struct zts_cursor *c)
{
    return *c->error ? c->error : NULL;
}

void zts_cursor_free(struct zts_cursor *c)
{
    if (!c) return;
    zts_decoder_release(&c->decoder);
    free(c->buffer);
    free(c);
}
