/* simd.c - see simd.h. */
#include "common/nn/simd.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

static enum simd_level machine(void)
{
#if defined(__x86_64__)
    if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("fma")) return SIMD_LEVEL_BASE;
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
        __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw"))
        return SIMD_LEVEL_AVX512;
    return SIMD_LEVEL_AVX2;
#else
    return SIMD_LEVEL_BASE;
#endif
}

static enum simd_level asked(void)
{
    const char *want = getenv("PARADIDDLE_SIMD");

    if (want && strcmp(want, "base") == 0) return SIMD_LEVEL_BASE;
    if (want && strcmp(want, "avx2") == 0) return SIMD_LEVEL_AVX2;
    return SIMD_LEVEL_AVX512;
}

enum simd_level simd_level(void)
{
    static atomic_int answer = -1;  // the same whoever asks first, and several threads may
    int level = atomic_load_explicit(&answer, memory_order_relaxed);

    if (level < 0) {
        level = (int)(asked() < machine() ? asked() : machine());
        atomic_store_explicit(&answer, level, memory_order_relaxed);
    }
    return (enum simd_level)level;
}
