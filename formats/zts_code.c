/* zts_code.c - records to bytes and back; see zts_code.h and man/zts.5. */
#include "formats/zts_code.h"

#include <string.h>

#include "common/xalloc.h"

#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
#error "elements are copied as they are: a big-endian machine needs a swap here"
#endif

uint32_t zts_crc32(const unsigned char *p, size_t n)
{
    uint32_t crc = ~0u;
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
static bool name_valid(const char *s, size_t n)
{
    if (n == 0 || n > ZTS_MAX_NAME) return false;
    for (size_t i = 0; i < n; i++)
        if (s[i] <= ' ' || s[i] > '~' || s[i] == '=' || s[i] == '?') return false;
    return true;
}

static bool key_valid(const char *s, size_t n)
{
    if (n > ZTS_MAX_KEY) return false;
    for (size_t i = 0; i < n; i++)
        if ((unsigned char)s[i] < ' ' || s[i] == 127) return false;
    return true;
}

int zts_encode(struct zts_bytes *b, const struct zts_tensor *t, bool shuffle, const char **why)
{
    size_t size = zts_type_size(t->type), name = strlen(t->name), key = strlen(t->key), bytes = t->len * size;

    shuffle = shuffle && size > 1;
    if (!name_valid(t->name, name)) *why = "a record's name is empty, too long or not printable";
    else if (!key_valid(t->key, key)) *why = "a key is too long or holds control characters";
    else if (t->attrs.len > ZTS_MAX_ATTRS || !attr_valid(text_str(&t->attrs), t->attrs.len)) *why = "attributes are malformed";
    else if (t->len > ZTS_MAX_BYTES / size) *why = "a record holds more than 1 GiB";
    else *why = NULL;
    if (*why) return -1;

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

/* The fields after the head are there and make sense: the payload, or NULL. */
static const unsigned char *decode_names(struct zts_tensor *t, const unsigned char *p, const unsigned char *end,
                                         const unsigned char *head, const char **why)
{
    size_t name = head[9], key = get16(head + 10), attrs = get32(head + 12);

    if ((size_t)(end - p) < name + key || (size_t)(end - p) - name - key < attrs)
        *why = "its names are longer than the record";
    else if (!name_valid((const char *)p, name)) *why = "its name is malformed";
    else if (!key_valid((const char *)p + name, key)) *why = "its key is malformed";
    else if (attrs > ZTS_MAX_ATTRS || !attr_valid((const char *)p + name + key, attrs)) *why = "its attributes are malformed";
    else *why = NULL;
    if (*why) return NULL;
    t->name = copy_string(t->name, p, name);
    t->key = copy_string(t->key, p + name, key);
    text_clear(&t->attrs);
    text_add(&t->attrs, (const char *)p + name + key, attrs);
    return p + name + key + attrs;
}

int zts_decode(struct zts_tensor *t, struct zts_end *end, const unsigned char *bytes, size_t n, const char **why)
{
    const unsigned char *p = bytes + ZTS_HEAD, *stop = bytes + n;
    uint64_t len = 1;

    *why = NULL;
    if (n < ZTS_HEAD || memcmp(bytes, "ZTSR", 4)) return *why = "it is zstd data but no tensor record", -1;
    if (bytes[4] > ZTS_VERSION) return *why = "it was written by a newer paradiddle: install that", -1;
    if (bytes[4] < 1) return *why = "its version is 0", -1;
    unsigned kind = bytes[5], rank = bytes[7], flags = bytes[8];
    size_t size = zts_type_size(bytes[6]);
    if (kind == ZTS_END) {
        if (n != ZTS_HEAD || bytes[6] || rank || (flags & ~(unsigned)ZTS_FLAG_INDEX) || get32(bytes + 9) & 0xffffff || get32(bytes + 12))
            return *why = "the end record is malformed", -1;
        *end = (struct zts_end){get64(bytes + 16), flags & ZTS_FLAG_INDEX};
        return 2;
    }
    if (kind >= ZTS_SKIP_KIND) return 0;
    if (kind != ZTS_TENSOR && kind != ZTS_SERIES) return *why = "its kind is unknown: it may be from a newer paradiddle", -1;
    if (size == 0) return *why = "its element type is unknown", -1;
    if (flags & ~(unsigned)(ZTS_FLAG_SHUFFLED | ZTS_FLAG_LAST)) return *why = "it has unknown flags", -1;
    if (rank > ZTS_MAX_RANK || (kind == ZTS_SERIES && rank == 0)) return *why = "its rank is out of range", -1;
    if ((size_t)(stop - p) < 8 * rank) return *why = "its dimensions are cut off", -1;
    for (unsigned i = 0; i < rank; i++, p += 8) {
        t->dim[i] = get64(p);
        if (__builtin_mul_overflow(len, t->dim[i], &len)) return *why = "its dimensions are absurd", -1;
    }
    if (len > ZTS_MAX_BYTES / size) return *why = "it claims more than 1 GiB", -1;
    if (!(p = decode_names(t, p, stop, bytes, why))) return -1;
    if ((uint64_t)(stop - p) != len * size) return *why = "its data is not as long as its dimensions say", -1;
    t->kind = (enum zts_kind)kind;
    t->type = (enum zts_type)bytes[6];
    t->rank = (int)rank;
    t->frame = get64(bytes + 16);
    t->last = flags & ZTS_FLAG_LAST;
    t->len = (size_t)len;
    if (kind == ZTS_TENSOR && (t->frame || t->last)) return *why = "a tensor has a frame number or is marked as last", -1;
    zts_tensor_reserve(t, (size_t)len * size);
    if (flags & ZTS_FLAG_SHUFFLED) unshuffle_bytes(t->data, p, t->len, size);
    else if (len) memcpy(t->data, p, t->len * size);
    return 1;
}
