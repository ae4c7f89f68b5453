/* dropout_simd.c - sixteen of rng_block's blocks at a time: plain loops over
 * them that the compiler turns into vectors. */
#include "common/nn/dropout.h"

enum { BLOCKS = DROPOUT_STEP / 4 };

void SIMD(dropout_step)(real *y, const real *x, uint64_t seed, uint64_t stream, uint64_t counter, uint32_t limit,
                        real keep)
{
    uint32_t k0 = (uint32_t)seed, k1 = (uint32_t)(seed >> 32), word[DROPOUT_STEP];
    uint32_t c0[BLOCKS], c1[BLOCKS], c2[BLOCKS], c3[BLOCKS];

    for (size_t i = 0; i < BLOCKS; i++) {
        c0[i] = (uint32_t)(counter + i), c1[i] = (uint32_t)((counter + i) >> 32);
        c2[i] = (uint32_t)stream, c3[i] = (uint32_t)(stream >> 32);
    }
    for (int round = 0; round < 10; round++) {
        for (size_t i = 0; i < BLOCKS; i++) {
            uint64_t p0 = (uint64_t)0xD2511F53u * c0[i], p1 = (uint64_t)0xCD9E8D57u * c2[i];
            uint32_t old1 = c1[i], old3 = c3[i];
            c0[i] = (uint32_t)(p1 >> 32) ^ old1 ^ k0;
            c1[i] = (uint32_t)p1;
            c2[i] = (uint32_t)(p0 >> 32) ^ old3 ^ k1;
            c3[i] = (uint32_t)p0;
        }
        k0 += 0x9E3779B9u;
        k1 += 0xBB67AE85u;
    }
    for (size_t i = 0; i < BLOCKS; i++)
        word[4 * i] = c0[i], word[4 * i + 1] = c1[i], word[4 * i + 2] = c2[i], word[4 * i + 3] = c3[i];
    for (size_t i = 0; i < DROPOUT_STEP; i++) {
        real kept = x[i] * keep;
        y[i] = word[i] < limit ? 0 : kept;
    }
}
