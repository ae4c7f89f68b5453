/* columns.h - sums down the columns of a matrix: gradients of biases. */
#ifndef COLUMNS_H
#define COLUMNS_H

#include <stddef.h>

#include "common/nn/simd.h"

/* to[j] += sum over rows of m[row * ld + j], j < n; rows summed by eights, and
 * those in double. */
SIMD_DECLARE(void, add_column_sums, (real *to, const real *m, size_t rows, size_t n, size_t ld));

#endif
