/* vec.h - a vector of the machine's own width, for *_simd.c only: 32 bytes
 * with AVX, else 16, so that it stays in registers (vreal of simd.h is split
 * where the machine's are smaller). Loads and stores need no alignment. */
#ifndef VEC_H
#define VEC_H

#include <stddef.h>
#include <string.h>

#include "common/nn/real.h"

#if defined(__AVX__)
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
    for (size_t i = 0; i < n; i++) v[i] = p[i];
    return v;
}

static inline void vec_store_n(real *p, vec v, size_t n)
{
    if (n >= LANES) vec_store(p, v);
    else
        for (size_t i = 0; i < n; i++) p[i] = v[i];
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
