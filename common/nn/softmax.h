/* softmax.h - softmax along the rows of a matrix, for attention.c.
 *
 * p (rows, n) = exp(scale s - log_sum), which adds up to 1 in every row. */
#ifndef SOFTMAX_H
#define SOFTMAX_H

#include <stddef.h>

#include "common/nn/simd.h"

/* Every row of s becomes a multiple of p, and factor (rows) what would make it
 * p: for who sums over a row to divide less often. log_sum (rows) is written. */
SIMD_DECLARE(void, softmax_rows, (real *s, real *factor, real *log_sum, real scale, size_t rows, size_t n));

/* s becomes p, where log_sum is known. */
SIMD_DECLARE(void, softmax_rows_again, (real *s, const real *log_sum, real scale, size_t rows, size_t n));

/* dp (rows, n) becomes ds = scale p (dp - sum of the row's p dp). */
SIMD_DECLARE(void, softmax_rows_back, (real *dp, const real *p, real scale, size_t rows, size_t n));

#endif
