/* gemm.h - matrix products by OpenBLAS, on the calling thread alone.
 *
 * Row-major. The bits of a product depend on its shape, so callers fix the
 * shapes: a row more in one call is another result in the last place. */
#ifndef GEMM_H
#define GEMM_H

#include <stdbool.h>
#include <stddef.h>

#include "common/nn/real.h"

/* C (M, N) = op(A) op(B) + beta C; op(A) is (M, K), op(B) is (K, N). ld* are
 * the row lengths of the matrices as stored. */
void gemm(bool trans_a, bool trans_b, size_t M, size_t N, size_t K, const real *A, size_t lda,
          const real *B, size_t ldb, real beta, real *C, size_t ldc);

#endif
