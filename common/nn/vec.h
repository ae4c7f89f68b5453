/* vec.h - a vector of the machine's own width, for *_simd.c only: 64 bytes
 * with AVX-512, 32 with AVX, else 16, so that it stays in registers. Loads and
 * stores need no alignment. */
#ifndef VEC_H
#define VEC_H

#include <stddef.h>
#include <string.h>

#ifdef __aarch64__
#include <arm_neon.h>
#endif

#include "common/nn/real.h"

#define ALWAYS static inline __attribute__((always_inline))
#ifdef __SANITIZE_ADDRESS__
#define UNROLL  // gcc 12 believes a scope in an unrolled loop to be over when the next round is in it
#else
#define UNROLL _Pragma("GCC unroll 16")
#endif

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

static inline vec vec_all(real x)
{
    return x - (vec){0};  // 0 + x would make 0 of -0
}

/* a b + c, rounded once where the machine can. Said wherever it is meant: which products and sums a
 * compiler fuses by itself depends on its version and flags, so it may fuse none (-ffp-contract=off).
 * Builtins, not immintrin.h's functions: inlined ones keep gcc 12 from having accumulators in registers only. */
ALWAYS vec vec_fma(vec a, vec b, vec c)
{
#if defined(SIMD_AVX512) && defined(REAL_DOUBLE)
    return __builtin_ia32_vfmaddpd512_mask(a, b, c, -1, 4);
#elif defined(SIMD_AVX512)
    return __builtin_ia32_vfmaddps512_mask(a, b, c, -1, 4);
#elif defined(SIMD_AVX2) && defined(REAL_DOUBLE)
    return __builtin_ia32_vfmaddpd256(a, b, c);
#elif defined(SIMD_AVX2)
    return __builtin_ia32_vfmaddps256(a, b, c);
#elif defined(__aarch64__) && defined(REAL_DOUBLE)
    return vfmaq_f64(c, a, b);
#elif defined(__aarch64__)
    return vfmaq_f32(c, a, b);
#else
    return a * b + c;
#endif
}

/* a x + y */
ALWAYS vec vec_axpy(real a, vec x, vec y)
{
    return vec_fma(vec_all(a), x, y);
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

/* The first, or the last, halves of two vectors in turns: a0 b0 a1 b1 ... */
#if defined(__AVX512F__) && !defined(REAL_DOUBLE)
#define VEC_LOW(a, b) __builtin_shufflevector(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23)
#define VEC_HIGH(a, b) __builtin_shufflevector(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31)
#elif defined(__AVX512F__) || (defined(__AVX__) && !defined(REAL_DOUBLE))
#define VEC_LOW(a, b) __builtin_shufflevector(a, b, 0, 8, 1, 9, 2, 10, 3, 11)
#define VEC_HIGH(a, b) __builtin_shufflevector(a, b, 4, 12, 5, 13, 6, 14, 7, 15)
#elif defined(__AVX__) || !defined(REAL_DOUBLE)
#define VEC_LOW(a, b) __builtin_shufflevector(a, b, 0, 4, 1, 5)
#define VEC_HIGH(a, b) __builtin_shufflevector(a, b, 2, 6, 3, 7)
#else
#define VEC_LOW(a, b) __builtin_shufflevector(a, b, 0, 2)
#define VEC_HIGH(a, b) __builtin_shufflevector(a, b, 1, 3)
#endif

/* Rows to columns: halves in turns, as often as the number of lanes can be halved. */
static inline void vec_transpose(vec m[LANES])
{
    UNROLL for (size_t n = 1; n < LANES; n *= 2) {
        vec turned[LANES];
        UNROLL for (size_t i = 0; i < LANES / 2; i++) {
            turned[2 * i] = VEC_LOW(m[i], m[i + LANES / 2]);
            turned[2 * i + 1] = VEC_HIGH(m[i], m[i + LANES / 2]);
        }
        UNROLL for (size_t i = 0; i < LANES; i++) m[i] = turned[i];
    }
}

/* 0 where v < 0; not a number stays so. */
static inline vec vec_relu(vec v)
{
    return vec_where(~(v < (vec){0}), v);
}

#endif
