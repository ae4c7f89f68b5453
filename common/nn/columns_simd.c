/* columns_simd.c - see columns.h; a vector of columns at a time. */
#include "common/nn/columns.h"
#include "common/nn/vec.h"

enum { EIGHT = 8, VECS = 4 };

/* n_vecs (constant where inlined) vectors of columns, n of which exist. */
ALWAYS void add_sums(real *to, const real *m, size_t rows, size_t n, size_t ld, const size_t n_vecs)
{
    double sum[VECS * LANES] = {0};

    for (size_t row = 0; row < rows; row += EIGHT) {
        vec part[VECS] = {{0}};
        size_t end = rows - row < EIGHT ? rows : row + EIGHT;
        for (size_t i = row; i < end; i++)
            UNROLL for (size_t v = 0; v < n_vecs; v++)
                part[v] += vec_load_n(m + i * ld + v * LANES, n - v * LANES);
        UNROLL for (size_t v = 0; v < n_vecs; v++)
            for (size_t j = 0; j < LANES; j++) sum[v * LANES + j] += part[v][j];
    }
    for (size_t j = 0; j < n && j < n_vecs * LANES; j++) to[j] += (real)sum[j];
}

void SIMD(add_column_sums)(real *to, const real *m, size_t rows, size_t n, size_t ld)
{
    size_t j = 0;

    for (; j + VECS * LANES <= n; j += VECS * LANES) add_sums(to + j, m + j, rows, n - j, ld, VECS);
    for (; j < n; j += LANES) add_sums(to + j, m + j, rows, n - j, ld, 1);
}
