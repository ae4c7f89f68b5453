/* simd.h - fast paths chosen at run time.
 *
 * A file NAME_simd.c holds kernels written in GCC vector extensions (vec.h).
 * The Makefile compiles it three times on x86-64: as it is, with AVX2 and FMA
 * and -DSIMD_AVX2, and with AVX-512 and -DSIMD_AVX512; every function in it
 * that is not static is named through SIMD(), so that all versions link.
 *
 *     SIMD_DECLARE(void, conv_rows, (args));        // in a header
 *     void SIMD(conv_rows)(args) { ... }            // in the *_simd.c
 *     SIMD_CALL(conv_rows)(...);                    // the best the machine has
 *
 * On arm64 the one version uses NEON. PARADIDDLE_SIMD=base|avx2|avx512 in the
 * environment asks for less than the machine has: the tests run all of them. */
#ifndef SIMD_H
#define SIMD_H

#include "common/nn/real.h"

#if defined(SIMD_AVX512)
#define SIMD(name) name##_avx512
#elif defined(SIMD_AVX2)
#define SIMD(name) name##_avx2
#else
#define SIMD(name) name##_base
#endif

enum simd_level { SIMD_LEVEL_BASE, SIMD_LEVEL_AVX2, SIMD_LEVEL_AVX512 };
enum simd_level simd_level(void);

#if defined(__x86_64__)
#define SIMD_DECLARE(type, name, args) type name##_base args; type name##_avx2 args; type name##_avx512 args
#define SIMD_CALL(name) (simd_level() == SIMD_LEVEL_AVX512 ? name##_avx512 \
                         : simd_level() == SIMD_LEVEL_AVX2 ? name##_avx2 : name##_base)
#else
#define SIMD_DECLARE(type, name, args) type name##_base args
#define SIMD_CALL(name) name##_base
#endif

#endif
