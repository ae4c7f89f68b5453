/* gemm.c - see gemm.h: the right matrix is packed a piece at a time, small
 * enough to stay in a core's cache, and multiplied with all rows of the left. */
#include "common/nn/gemm.h"

#include "common/nn/packed.h"

enum { COLUMNS = 5 * PACKED_BLOCK };

void gemm(bool trans_a, bool trans_b, size_t M, size_t N, size_t K, const real *A, size_t lda,
          const real *B, size_t ldb, bool add, real *C, size_t ldc)
{
    size_t step_k = trans_b ? 1 : ldb, step_n = trans_b ? ldb : 1;
    real room[PACKED_DEPTH * COLUMNS] __attribute__((aligned(64)));

    for (size_t n = 0; n < N; n += COLUMNS)
        for (size_t k = 0; k < K; k += PACKED_DEPTH) {
            size_t width = N - n < COLUMNS ? N - n : COLUMNS, depth = K - k < PACKED_DEPTH ? K - k : PACKED_DEPTH;
            SIMD_CALL(packed_make)(room, B + k * step_k + n * step_n, depth, width, step_k, step_n);
            SIMD_CALL(packed_product)(C + n, ldc, A + k * (trans_a ? lda : 1), lda, trans_a, M, depth, room, width,
                                      add || k ? C + n : NULL, ldc);
        }
}
