/* zts_code.c - records to bytes and back; see zts_code.h and man/zts.5. */
#include "formats/zts_code.h"

#include <string.h>

#include "common/xalloc.h"

#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
#error "elements are copied as they are: a big-endian machine needs a swap here"
#endif

uint32_t zts_crc32(uint32_t crc, const unsigned char *p, size_t n)
{
    crc = ~crc;
    for (size_t i = 0; i < n; i++) {
        crc ^= p[i];
        for (int bit = 0; bit < 8; bit++) crc = crc >> 1 ^ (0xEDB88320u & (0 - (crc & 1)));
    }
    return ~crc;
}

/* All first bytes, then all second bytes, ...: neighbours compress better. */
static void shuffle_bytes(unsigned char *to, const unsigned char *from, size_t n, size_t size)
{
    for (size_t k = 0; k < size; k++)
        for (size_t i = 0; i < n; i++) to[k * n + i] = from[i * size + k];
}

static void unshuffle_bytes(unsigned char *to, const unsigned char *from, size_t n, size_t size)
{
    enum { BLOCK = 1024 };  // elements: stays in the first-level cache
    for (size_t first = 0; first < n; first += BLOCK) {
        size_t end = first + BLOCK < n ? first + BLOCK : n;
        for (size_t k = 0; k < size; k++)
            for (size_t i = first; i < end; i++) to[i * size + k] = from[k * n + i];
    }
}

/* Names: printable, no blank, = or ? (they stand in text and attributes). */
bool zts_name_valid(const char *s, size_t n)
{
    if (n == 0 || n > ZTS_MAX_NAME) return false;
    for (size_t i = 0; i < n; i++)
        if (s[i] <= ' ' || s[i] > '~' || s[i] == '=' || s[i] == '?') return false;
    return true;
}

bool zts_key_valid(const char *s, size_t n)
{
    if (n > ZTS_MAX_KEY) return false;
    for (size_t i = 0; i < n; i++)
        if ((unsigned char)s[i] < ' ' || s[i] == 127) return false;
    return true;
}

uint64_t zts_shape_len(enum zts_kind kind, enum zts_type type, unsigned rank, const uint64_t *dim, const char **why)
{
    size_t size = zts_type_size(type);
    uint64_t len = 1, claim = size;

    if (size == 0) return *why = "its element type is unknown", ZTS_NO_LEN;
    if (rank > ZTS_MAX_RANK || (kind == ZTS_SERIES && rank == 0)) return *why = "its rank is out of range", ZTS_NO_LEN;
    for (unsigned i = 0; i < rank; i++) {
        if (dim[i] > ZTS_MAX_BYTES || (claim *= dim[i] ? dim[i] : 1) > ZTS_MAX_BYTES)
            return *why = "it claims more than 1 GiB", ZTS_NO_LEN;
        len *= dim[i];
    }
    return len;
}

bool zts_tensor_check(const struct zts_tensor *t, const char **why)
{
    if (t->kind != ZTS_TENSOR && t->kind != ZTS_SERIES) *why = "its kind is unknown";
    else if (zts_shape_len(t->kind, t->type, (unsigned)t->rank, t->dim, why) == ZTS_NO_LEN) return false;
    else if (t->kind == ZTS_TENSOR && (t->frame || t->last)) *why = "a tensor has a frame number or is marked as last";
    else if (t->frame > ZTS_MAX_FRAME) *why = "its frame number is out of range";
    else if (!zts_name_valid(t->name, strlen(t->name))) *why = "its name is malformed";
    else if (!zts_key_valid(t->key, strlen(t->key))) *why = "its key is malformed";
    else if (t->attrs.len > ZTS_MAX_ATTRS || !attr_valid(text_str(&t->attrs), t->attrs.len))
        *why = "its attributes are malformed";
    else if (t->kind == ZTS_SERIES && t->frame && t->attrs.len) *why = "attributes on a later piece of a series";
    else if (t->kind == ZTS_SERIES && !t->last && t->dim[0] == 0) *why = "a piece without frames that is not the last";
    else return true;
    return false;
}

int zts_encode(struct zts_bytes *b, const struct zts_tensor *t, bool shuffle, const char **why)
{
    if (!zts_tensor_check(t, why)) return -1;
    size_t size = zts_type_size(t->type), name = strlen(t->name), key = strlen(t->key), bytes = t->len * size;
    shuffle = shuffle && size > 1;

    size_t n = ZTS_HEAD + 8 * (size_t)t->rank + name + key + t->attrs.len + bytes;
    b->at = xgrow(b->at, &b->cap, b->n + n, 1);
    unsigned char *p = b->at + b->n;
    b->n += n;
    memcpy(p, "ZTSR", 4);
    p[4] = ZTS_VERSION, p[5] = (unsigned char)t->kind, p[6] = (unsigned char)t->type, p[7] = (unsigned char)t->rank;
    p[8] = (unsigned char)((shuffle ? ZTS_FLAG_SHUFFLED : 0) | (t->last ? ZTS_FLAG_LAST : 0));
    p[9] = (unsigned char)name;
    put16(p + 10, (uint32_t)key);
    put32(p + 12, (uint32_t)t->attrs.len);
    put64(p + 16, t->frame);
    p += ZTS_HEAD;
    for (int i = 0; i < t->rank; i++, p += 8) put64(p, t->dim[i]);
    memcpy(p, t->name, name), p += name;
    memcpy(p, t->key, key), p += key;
    if (t->attrs.len) memcpy(p, t->attrs.s, t->attrs.len), p += t->attrs.len;
    if (shuffle) shuffle_bytes(p, t->data, t->len, size);
    else if (bytes) memcpy(p, t->data, bytes);
    return 0;
}

static char *copy_string(char *to, const unsigned char *from, size_t n)
{
    to = xrealloc(to, n + 1);
    memcpy(to, from, n);
    to[n] = '\0';
    return to;
}

/* The fields after the dimensions into *t: where they end, or NULL when they do not fit. */
static const unsigned char *decode_names(struct zts_tensor *t, const unsigned char *p, size_t n, const unsigned char *head)
{
    size_t name = head[9], key = get16(head + 10), attrs = get32(head + 12);

    if (n < name + key || n - name - key < attrs || memchr(p, 0, name + key)) return NULL;
    t->name = copy_string(t->name, p, name);
    t->key = copy_string(t->key, p + name, key);
    text_clear(&t->attrs);
    text_add(&t->attrs, (const char *)p + name + key, attrs);
    return p + name + key + attrs;
}

static int decode_end(struct zts_end *end, const unsigned char *head, size_t n, const char **why)
{
    static const unsigned char zero[3];
    bool good = n == ZTS_HEAD && !head[6] && !head[7] && !(head[8] & ~ZTS_FLAG_INDEX) && !memcmp(head + 9, zero, sizeof zero);

    if (!good) return *why = "the end record is malformed", -1;
    *end = (struct zts_end){get64(head + 16), get32(head + 12), head[8] & ZTS_FLAG_INDEX};
    return 2;
}

int zts_decode(struct zts_tensor *t, struct zts_end *end, const unsigned char *bytes, size_t n, const char **why)
{
    const unsigned char *p = bytes + ZTS_HEAD, *stop = bytes + n;

    if (n < ZTS_HEAD || memcmp(bytes, "ZTSR", 4)) return *why = "it is zstd data but no tensor record: give one that a tool of the suite wrote", -1;
    if (bytes[4] > ZTS_VERSION) return *why = "it was written by a newer paradiddle: install that", -1;
    if (bytes[4] < 1) return *why = "its version is 0", -1;
    unsigned kind = bytes[5], rank = bytes[7], flags = bytes[8];
    if (kind == ZTS_END) return decode_end(end, bytes, n, why);
    if (kind >= ZTS_SKIP_KIND) return 0;
    if (kind != ZTS_TENSOR && kind != ZTS_SERIES) return *why = "its kind is unknown: it may be from a newer paradiddle", -1;
    if (flags & ~(unsigned)(ZTS_FLAG_SHUFFLED | ZTS_FLAG_LAST)) return *why = "it has unknown flags", -1;
    if (rank <= ZTS_MAX_RANK) {
        if ((size_t)(stop - p) < 8 * rank) return *why = "its dimensions are cut off", -1;
        for (unsigned i = 0; i < rank; i++, p += 8) t->dim[i] = get64(p);
    }
    size_t size = zts_type_size(bytes[6]);
    uint64_t len = zts_shape_len((enum zts_kind)kind, (enum zts_type)bytes[6], rank, t->dim, why);
    if (len == ZTS_NO_LEN) return -1;
    if (!(p = decode_names(t, p, (size_t)(stop - p), bytes))) return *why = "its names and attributes are malformed", -1;
    if ((uint64_t)(stop - p) != len * size) return *why = "its data is not as long as its dimensions say", -1;
    t->kind = (enum zts_kind)kind;
    t->type = (enum zts_type)bytes[6];
    t->rank = (int)rank;
    t->frame = get64(bytes + 16);
    t->last = flags & ZTS_FLAG_LAST;
    t->len = (size_t)len;
    if (!zts_tensor_check(t, why)) return -1;
    zts_tensor_reserve(t, (size_t)len * size);
    if (flags & ZTS_FLAG_SHUFFLED) unshuffle_bytes(t->data, p, t->len, size);
    else if (len) memcpy(t->data, p, t->len * size);
    return 1;
}
