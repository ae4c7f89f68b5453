/* maxpool.h - max-pooling of a row by threes, stride 3, floor(F / 3) outputs.
 *
 * z, dz: F pixels of C; y, dy: F / 3 pixels of C. The first of equal inputs
 * is the maximum, as in PyTorch: after a ReLU ties are common. Not a number
 * counts as larger than any number. */
#ifndef MAXPOOL_H
#define MAXPOOL_H

#include <stddef.h>

#include "common/nn/real.h"
#include "common/nn/simd.h"

SIMD_DECLARE(void, maxpool_row, (real *y, const real *z, size_t F, size_t C));

/* dz is written, all F pixels of it. */
SIMD_DECLARE(void, maxpool_row_backward, (real *dz, const real *dy, const real *z, size_t F, size_t C));

#endif
