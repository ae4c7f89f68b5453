/* simd.c - see simd.h. */
#include "common/nn/simd.h"

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
    static int answer = -1;  // the same whoever asks first

    if (answer < 0) answer = (int)(asked() < machine() ? asked() : machine());
    return (enum simd_level)answer;
}
