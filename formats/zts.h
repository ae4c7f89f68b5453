/* zts.h - the tensor stream: read, write, and read at random.
 *
 * man/zts.5 is the authority on the bytes; this is how to use them. A stream
 * is a sequence of records, each one tensor or one piece of a time series,
 * closed by an end record. Errors are sticky: after the first, calls return -1
 * and do nothing, and the _error function has the sentence (it names the file,
 * the record, the fault and the remedy). Nothing here prints. */
#ifndef ZTS_H
#define ZTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/text.h"

enum zts_type {
    ZTS_U8 = 1, ZTS_I8, ZTS_U16, ZTS_I16, ZTS_U32, ZTS_I32, ZTS_U64, ZTS_I64,
    ZTS_F16, ZTS_F32, ZTS_F64
};

enum zts_kind {
    ZTS_TENSOR = 1,  // complete in one record
    ZTS_SERIES = 2,  // a piece; dim[0] counts this piece's frames
    ZTS_END = 3      // never seen by callers
};

enum { ZTS_MAX_RANK = 8, ZTS_MAX_NAME = 255, ZTS_MAX_KEY = 4095, ZTS_MAX_ATTRS = 1 << 20 };

/* Elements of a record at most 1 GiB; frames of a series at most 2^48, nine million years at 1000 Hz. */
#define ZTS_MAX_FRAME ((uint64_t)1 << 48)
#define ZTS_MAX_BYTES ((uint64_t)1 << 30)

/* One record, in the host's byte order. Zero-initialise; a reader refills it
 * and reuses its memory, so pointers into it live until the next call. */
struct zts_tensor {
    enum zts_kind kind;
    enum zts_type type;
    int rank;                     // 0 is a scalar
    uint64_t dim[ZTS_MAX_RANK];   // last index fastest
    char *name;                   // "spec", "roll", "act", a parameter's name; NUL-terminated
    char *key;                    // the track, "" when there is but one
    struct text attrs;            // key=value lines; on tensors and on a series' first piece
    uint64_t frame;               // series: number of this piece's first frame
    bool last;                    // series: no more pieces (this one may be empty)
    size_t len;                   // elements
    void *data;                   // aligned to 64 bytes
    size_t cap;                   // bytes at data; the library's business
};

size_t zts_type_size(enum zts_type type);           // bytes an element
const char *zts_type_name(enum zts_type type);      // "f32"; "?" when unknown
enum zts_type zts_type_named(const char *name);     // 0 when unknown

/* Shape t (kind TENSOR, attrs and key emptied, frame 0) and make room for its
 * elements, which are not cleared. Dies only for want of memory. */
void zts_tensor_make(struct zts_tensor *t, const char *name, enum zts_type type, int rank, const uint64_t *dim);
void zts_tensor_set_key(struct zts_tensor *t, const char *key);
bool zts_name_valid(const char *name, size_t n);  // its n bytes
bool zts_key_valid(const char *key, size_t n);
void zts_tensor_release(struct zts_tensor *t);
/* Elements a frame: the product of dim[1..]. */
size_t zts_frame_len(const struct zts_tensor *t);

/* Convert t's elements to f32 in place (f16, f64 and the integers; values as
 * they are, f64 and i64 rounded). */
void zts_to_f32(struct zts_tensor *t);
float zts_f16_to_f32(uint16_t h);
uint16_t zts_f32_to_f16(float f);  // round half to even

/* ---- reading in sequence -------------------------------------------------- */

struct zts_reader;

/* path "-" is standard input. Never NULL: a file that cannot be opened is a
 * sticky error. A terminal as standard input is an error too. */
struct zts_reader *zts_reader_open(const char *path);

/* The same on an open descriptor, from which `n` bytes, `head`, were read
 * already (to see whether it is a stream). path is for messages; "-" as above.
 * The descriptor is the reader's: closed by free, unless it is standard input. */
struct zts_reader *zts_reader_open_fd(int fd, const char *path, const void *head, size_t n);

/* The next record into *t: 1; the clean end of the stream (end record, then
 * end of file): 0; anything else: -1. Records of unknown skippable kinds and
 * indexes are passed over. Checked: checksums, limits, piece continuity (a
 * series' pieces in order, same name, key, type and dims, closed before the
 * end record), record count of the end record. */
int zts_reader_next(struct zts_reader *r, struct zts_tensor *t);
const char *zts_reader_error(const struct zts_reader *r);
const char *zts_reader_path(const struct zts_reader *r);  // "standard input" for -
uint64_t zts_reader_offset(const struct zts_reader *r);   // bytes of the input before the record last read
uint64_t zts_reader_streams(const struct zts_reader *r);  // end records read so far
bool zts_reader_indexed(const struct zts_reader *r);      // the last of them announced an index
void zts_reader_free(struct zts_reader *r);

/* ---- writing -------------------------------------------------------------- */

struct zts_writer;

/* path NULL or "-" is standard output, refused when it is a terminal. A file
 * is written under a temporary name beside it and renamed by finish. Never
 * NULL; errors are sticky. */
struct zts_writer *zts_writer_open(const char *path);
void zts_writer_level(struct zts_writer *w, int zstd_level);  // default 1
void zts_writer_shuffle(struct zts_writer *w, bool on);       // default on for types wider than a byte

/* One record as it stands (kind, frame and last included). 0, or -1. */
int zts_writer_put(struct zts_writer *w, const struct zts_tensor *t);
/* n numbers as f16, for a record to come. One beyond 65504 is an error of the writer, but for the infinities. */
void zts_writer_to_f16(struct zts_writer *w, uint16_t *to, const float *from, size_t n);

/* A time series, cut into pieces of `piece_frames` whatever the calls bring:
 * begin with a tensor that gives name, key, type, dims (dim[0] ignored) and
 * attrs, add frames, end. One series at a time. */
void zts_series_begin(struct zts_writer *w, const struct zts_tensor *head, size_t piece_frames);
int zts_series_add(struct zts_writer *w, const void *frames, size_t n_frames);
int zts_series_end(struct zts_writer *w);

/* Random access: mark the next record as the beginning of an item. With any
 * mark, finish appends an index with the items' offsets and the attributes. */
void zts_writer_item(struct zts_writer *w);
void zts_writer_index_attrs(struct zts_writer *w, const struct text *attrs);
uint32_t zts_writer_chain(const struct zts_writer *w);  // the end record's, were it written now

void zts_writer_flush(struct zts_writer *w);  // hand everything to the system now (for latency)

/* End this stream and begin another after it in the same file, as `cat` would. */
int zts_writer_next_stream(struct zts_writer *w);

/* End record, index, flush, close, rename: each checked. 0, or -1. */
int zts_writer_finish(struct zts_writer *w);
const char *zts_writer_error(const struct zts_writer *w);
/* Without finish: the temporary file is removed, the stream lacks its end. */
void zts_writer_free(struct zts_writer *w);

/* ---- reading at random ---------------------------------------------------- */

/* A file whose stream ends in an index; of concatenated streams each must have
 * one: they are walked backwards from the end of the file and their items are
 * numbered from the front. Not for pipes. */
struct zts_file;

struct zts_file *zts_file_open(const char *path);  // never NULL
size_t zts_file_items(const struct zts_file *f);
size_t zts_file_parts(const struct zts_file *f);                      // streams concatenated
size_t zts_file_part_items(const struct zts_file *f, size_t part);
uint64_t zts_file_item_offset(const struct zts_file *f, size_t item);  // of its first record, from the file's beginning
const char *zts_file_attrs(const struct zts_file *f, size_t part);    // the index's attributes
/* An item will be read soon: the system may fetch it meanwhile. */
void zts_file_expect(const struct zts_file *f, size_t item);

/* A cursor of one thread's own; several may work on one file at once. */
struct zts_cursor;
struct zts_cursor *zts_cursor_new(struct zts_file *f);
/* Go to an item: 0, or -1. Then next() gives its records (1), 0 after its last, -1 then if they are not those that were written there. */
int zts_cursor_seek(struct zts_cursor *c, size_t item);
int zts_cursor_next(struct zts_cursor *c, struct zts_tensor *t);
const char *zts_cursor_error(const struct zts_cursor *c);
void zts_cursor_free(struct zts_cursor *c);

const char *zts_file_error(const struct zts_file *f);  // NULL when all is well
void zts_file_free(struct zts_file *f);

#endif
