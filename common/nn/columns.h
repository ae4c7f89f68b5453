/* columns.h - sums down the columns of a matrix: gradients of biases. */
#ifndef COLUMNS_H
#define COLUMNS_H

#include <stddef.h>

#include "common/nn/real.h"

/* to[j] += sum over rows of m[row * ld + j], j < n; summed in double. */
static inline void add_column_sums(real *to, const real *m, size_t rows, size_t n, size_t ld)
{
    enum { BLOCK = 64 };  // columns at a time: their sums stay in the cache

    for (size_t first = 0; first < n; first += BLOCK) {
        size_t width = n - first < BLOCK ? n - first : BLOCK;
        double sum[BLOCK] = {0};
        for (size_t row = 0; row < rows; row++)
            for (size_t j = 0; j < width; j++) sum[j] += m[row * ld + first + j];
        for (size_t j = 0; j < width; j++) to[first + j] += (real)sum[j];
    }
}

#endif
