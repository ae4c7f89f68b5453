/* vec.h - a vector of the machine's own width, for *_simd.c only: 64 bytes
 * with AVX-512, 32 with AVX, else 16, so that it stays in registers. Loads and
 * stores need no alignment. */
#ifndef VEC_H
#define VEC_H

#include <stddef.h>
#include <string.h>

#include "common/nn/real.h"

#define ALWAYS static inline __attribute__((always_inline))
#define UNROLL _Pragma("GCC unroll 12")

#if defined(__AVX512F__)
enum { VEC_BYTES = 64 };
#elif defined(__AVX__)
enum { VEC_BYTES = 32 };
#else
enum { VEC_BYTES = 16 };
#endif
enum { LANES = VEC_BYTES / sizeof(real) };
typedef real vec __attribute__((vector_size(VEC_BYTES), aligned(sizeof(real)), may_alias));
typedef __typeof__((vec){0} < (vec){0}) vec_mask;  // all bits of a lane, or none

static inline vec vec_load(const real *p)
{
    return *(const vec *)p;
}

static inline void vec_store(real *p, vec v)
{
    *(vec *)p = v;
}

/* The first n lanes, the others 0 or left alone; all of them where n is more. */
static inline vec vec_load_n(const real *p, size_t n)
{
    vec v = {0};
    if (n >= LANES) return vec_load(p);
    memcpy(&v, p, n * sizeof *p);
    return v;
}

static inline void vec_store_n(real *p, vec v, size_t n)
{
    if (n >= LANES) vec_store(p, v);
    else memcpy(p, &v, n * sizeof *p);
}

/* a where m, else 0; and a where m, else b. */
static inline vec vec_where(vec_mask m, vec a)
{
    return (vec)((vec_mask)a & m);
}

static inline vec vec_select(vec_mask m, vec a, vec b)
{
    return (vec)(((vec_mask)a & m) | ((vec_mask)b & ~m));
}

/* 0 where v < 0; not a number stays so. */
static inline vec vec_relu(vec v)
{
    return vec_where(~(v < (vec){0}), v);
}

#endif
