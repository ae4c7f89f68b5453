/* gemm.h - matrix products on the calling thread alone; where the right matrix
 * serves many times, pack it once: packed.h.
 *
 * Row-major. A row of the product has the same bits whatever rows are beside
 * it: a sum over k in order, in parts of PACKED_DEPTH. */
#ifndef GEMM_H
#define GEMM_H

#include <stdbool.h>
#include <stddef.h>

#include "common/nn/real.h"

/* C (M, N) = op(A) op(B), with `add` C += op(A) op(B); op(A) is (M, K), op(B)
 * is (K, N). ld* are the row lengths of the matrices as stored. */
void gemm(bool trans_a, bool trans_b, size_t M, size_t N, size_t K, const real *A, size_t lda,
          const real *B, size_t ldb, bool add, real *C, size_t ldc);

#endif
