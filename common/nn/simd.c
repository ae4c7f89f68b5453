/* simd.c - see simd.h. */
#include "common/nn/simd.h"

#include <stdlib.h>
#include <string.h>

#if defined(__x86_64__)
bool simd_avx2(void)
{
    static int answer = -1;  // the same whoever asks first
    if (answer < 0) {
        const char *want = getenv("PARADIDDLE_SIMD");
        bool base = want && strcmp(want, "base") == 0;
        answer = !base && __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
    }
    return answer;
}
#endif
