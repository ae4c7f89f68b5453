/* zts.c - element types and tensors of the stream; see zts.h. */
#include "formats/zts_code.h"

#include <stdlib.h>
#include <string.h>

#include "common/cli.h"
#include "common/xalloc.h"

static const struct {
    const char *name;
    size_t size;
} types[] = {
    [ZTS_U8] = {"u8", 1},   [ZTS_I8] = {"i8", 1},   [ZTS_U16] = {"u16", 2}, [ZTS_I16] = {"i16", 2},
    [ZTS_U32] = {"u32", 4}, [ZTS_I32] = {"i32", 4}, [ZTS_U64] = {"u64", 8}, [ZTS_I64] = {"i64", 8},
    [ZTS_F16] = {"f16", 2}, [ZTS_F32] = {"f32", 4}, [ZTS_F64] = {"f64", 8},
};

size_t zts_type_size(enum zts_type type)
{
    return type >= ZTS_U8 && type <= ZTS_F64 ? types[type].size : 0;
}

const char *zts_type_name(enum zts_type type)
{
    return zts_type_size(type) ? types[type].name : "?";
}

enum zts_type zts_type_named(const char *name)
{
    for (int t = ZTS_U8; t <= ZTS_F64; t++)
        if (!strcmp(name, types[t].name)) return (enum zts_type)t;
    return 0;
}

void zts_tensor_reserve(struct zts_tensor *t, size_t bytes)
{
    if (bytes <= t->cap && t->data) return;
    size_t cap = (bytes + 63) / 64 * 64 + 64;
    void *p = NULL;
    if (posix_memalign(&p, 64, cap) != 0) die("out of memory: needed %zu bytes", cap);
    free(t->data);
    t->data = p;
    t->cap = cap;
}

static void set_string(char **to, const char *s)
{
    size_t n = strlen(s) + 1;
    *to = xrealloc(*to, n);
    memcpy(*to, s, n);
}

void zts_tensor_make(struct zts_tensor *t, const char *name, enum zts_type type, int rank, const uint64_t *dim)
{
    size_t len = 1;

    for (int i = 0; i < rank; i++) {
        t->dim[i] = dim[i];
        len = size_mul(len, (size_t)dim[i]);
    }
    t->kind = ZTS_TENSOR;
    t->type = type;
    t->rank = rank;
    t->frame = 0;
    t->last = false;
    t->len = len;
    set_string(&t->name, name);
    set_string(&t->key, "");
    text_clear(&t->attrs);
    zts_tensor_reserve(t, size_mul(len, zts_type_size(type)));
}

void zts_tensor_set_key(struct zts_tensor *t, const char *key)
{
    set_string(&t->key, key);
}

void zts_tensor_release(struct zts_tensor *t)
{
    free(t->name), free(t->key), free(t->data);
    text_release(&t->attrs);
    *t = (struct zts_tensor){0};
}

size_t zts_frame_len(const struct zts_tensor *t)
{
    size_t n = 1;
    for (int i = 1; i < t->rank; i++) n *= (size_t)t->dim[i];
    return n;
}

/* ---- values ---- */

float zts_f16_to_f32(uint16_t h)
{
    uint32_t sign = (uint32_t)(h & 0x8000) << 16, exponent = h >> 10 & 31, mantissa = h & 1023, bits;
    float f;

    if (exponent == 31) bits = sign | 0x7f800000u | mantissa << 13;
    else if (exponent) bits = sign | (exponent + 112) << 23 | mantissa << 13;
    else {  // zero or subnormal: mantissa * 2^-24, exact in f32
        f = (float)mantissa * 0x1p-24f;
        memcpy(&bits, &f, 4);
        bits |= sign;
    }
    memcpy(&f, &bits, 4);
    return f;
}

uint16_t zts_f32_to_f16(float f)
{
    uint32_t bits;
    memcpy(&bits, &f, 4);
    uint32_t sign = bits >> 16 & 0x8000, magnitude = bits & 0x7fffffff;

    if (magnitude > 0x7f800000u) return (uint16_t)(sign | 0x7e00);   // NaN
    if (magnitude >= 0x477ff000u) return (uint16_t)(sign | 0x7c00);  // rounds beyond 65504
    if (magnitude < 0x38800000u) {  // below 2^-14: the sum's last place is 2^-24, its rounding ours
        float a, half = 0.5f;
        memcpy(&a, &magnitude, 4);
        a += half;
        memcpy(&bits, &a, 4);
        return (uint16_t)(sign | (bits - 0x3f000000u));
    }
    magnitude += 0xfff + (magnitude >> 13 & 1);  // half to even; a carry moves the exponent
    return (uint16_t)(sign | (magnitude - 0x38000000u) >> 13);
}

void zts_to_f32(struct zts_tensor *t)
{
    size_t n = t->len;
    enum zts_type from = t->type;
    struct zts_tensor room = {0};

    if (from == ZTS_F32) return;
    zts_tensor_reserve(&room, size_mul(n, sizeof(float)));
    float *to = room.data;
#define CONVERT(type)                                                        \
    do {                                                                     \
        const type *v = t->data;                                             \
        for (size_t i = 0; i < n; i++) {                                     \
            to[i] = (float)v[i];                                             \
        }                                                                    \
    } while (0)
    switch (from) {
    case ZTS_U8: CONVERT(uint8_t); break;
    case ZTS_I8: CONVERT(int8_t); break;
    case ZTS_U16: CONVERT(uint16_t); break;
    case ZTS_I16: CONVERT(int16_t); break;
    case ZTS_U32: CONVERT(uint32_t); break;
    case ZTS_I32: CONVERT(int32_t); break;
    case ZTS_U64: CONVERT(uint64_t); break;
    case ZTS_I64: CONVERT(int64_t); break;
    case ZTS_F64: CONVERT(double); break;
    case ZTS_F16:
        for (size_t i = 0; i < n; i++) to[i] = zts_f16_to_f32(((const uint16_t *)t->data)[i]);
        break;
    case ZTS_F32: break;
    }
#undef CONVERT
    free(t->data);
    t->data = room.data;
    t->cap = room.cap;
    t->type = ZTS_F32;
}
