/* batchnorm_simd.c - the loops over pixels of batchnorm.h, plain C that the
 * compiler turns into vectors over the channels. */
#include <string.h>

#include "common/nn/batchnorm.h"

void SIMD(batchnorm_apply)(real *restrict z, const real *restrict r, const real *restrict scale,
                           const real *restrict shift, size_t n_pixels, size_t C)
{
    for (size_t i = 0; i < n_pixels; i++, z += C, r += C)
        for (size_t c = 0; c < C; c++) z[c] = r[c] * scale[c] + shift[c];
}

void SIMD(batchnorm_sums)(double *sums, const real *dz, const real *r, size_t n_pixels, size_t C, real *room)
{
    real *restrict sum = room, *restrict product = room + C;

    memset(room, 0, 2 * C * sizeof *room);
    for (size_t i = 0; i < n_pixels; i++, dz += C, r += C)
        for (size_t c = 0; c < C; c++) {
            sum[c] += dz[c];
            product[c] += dz[c] * r[c];
        }
    for (size_t c = 0; c < 2 * C; c++) sums[c] += room[c];
}

void SIMD(batchnorm_relu_backward)(real *dr, const real *dz, const real *restrict r, const real *restrict a,
                                   const real *restrict b, const real *restrict c, size_t n_pixels, size_t C)
{
    for (size_t i = 0; i < n_pixels; i++, dr += C, dz += C, r += C)
        for (size_t k = 0; k < C; k++) {
            real d = a[k] * dz[k] + (b[k] + c[k] * r[k]);
            dr[k] = r[k] > 0 ? d : 0;
        }
}
