/* simd.h - fast paths chosen at run time.
 *
 * A file NAME_simd.c holds kernels written in GCC vector extensions on vreal.
 * The Makefile compiles it twice on x86-64, the second time with AVX2 and FMA
 * and -DSIMD_AVX2; every function in it that is not static is named through
 * SIMD(), so that both versions link. A caller picks with simd_avx2():
 *
 *     void conv_rows_avx2(...); void conv_rows_base(...);
 *     (simd_avx2() ? conv_rows_avx2 : conv_rows_base)(...)
 *
 * or, shorter, SIMD_CALL(conv_rows)(...) after SIMD_DECLARE(void, conv_rows, (args));
 * On arm64 the one version uses NEON. PARADIDDLE_SIMD=base in the environment
 * forces the portable path: the tests run both. */
#ifndef SIMD_H
#define SIMD_H

#include <stdbool.h>

#include "common/nn/real.h"

#ifdef SIMD_AVX2
#define SIMD(name) name##_avx2
#else
#define SIMD(name) name##_base
#endif

#if defined(__x86_64__)
bool simd_avx2(void);
#define SIMD_DECLARE(type, name, args) type name##_base args; type name##_avx2 args
#define SIMD_CALL(name) (simd_avx2() ? name##_avx2 : name##_base)
#else
#define SIMD_DECLARE(type, name, args) type name##_base args
#define SIMD_CALL(name) name##_base
#endif

/* 32 bytes: 8 floats or 4 doubles; wider than the machine's registers is fine.
 * Load and store through memcpy or the unaligned type. */
typedef real vreal __attribute__((vector_size(32)));
typedef real vreal_u __attribute__((vector_size(32), aligned(sizeof(real)), may_alias));
enum { VLEN = 32 / sizeof(real) };

#endif
