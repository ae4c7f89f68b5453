/* packed.h - products with a matrix that was packed for them, such as weights.
 *
 * A packed (K, N) matrix is in blocks of PACKED_BLOCK columns, each K rows
 * long; the last block is as wide as it needs to be, in whole cache lines,
 * zeros after column N. A row of a product has the same bits whatever the
 * number of rows: it is a sum over k in order, in parts of PACKED_DEPTH. */
#ifndef PACKED_H
#define PACKED_H

#include <stdbool.h>
#include <stddef.h>

#include "common/nn/simd.h"

enum { PACKED_LINE = 64 / sizeof(real), PACKED_BLOCK = 3 * PACKED_LINE, PACKED_DEPTH = 256 };

/* Reals it takes. */
static inline size_t packed_len(size_t K, size_t N)
{
    return (N + PACKED_LINE - 1) / PACKED_LINE * PACKED_LINE * K;
}

/* Enough for either way round. */
static inline size_t packed_len_either(size_t K, size_t N)
{
    size_t one = packed_len(K, N), other = packed_len(N, K);
    return one > other ? one : other;
}

/* Pack the matrix whose element (k, n) is from[k * step_k + n * step_n]. */
SIMD_DECLARE(void, packed_make, (real *packed, const real *from, size_t K, size_t N, size_t step_k, size_t step_n));

/* out (M, N), rows ld_out apart, = plus (M, N) + a (M, K) times the packed
 * matrix. Element (m, k) of a is a[m * ld + k], or, with `turned`,
 * a[k * ld + m]. Rows of plus are ld_plus apart, 0 when they are one and the
 * same; it may be out, or NULL for nothing. */
SIMD_DECLARE(void, packed_product, (real *out, size_t ld_out, const real *a, size_t ld, bool turned, size_t M, size_t K,
                                    const real *packed, size_t N, const real *plus, size_t ld_plus));

#endif
