/* batchnorm_simd.c - the loops over pixels of batchnorm.h, a vector of
 * channels at a time. */
#include "common/nn/batchnorm.h"
#include "common/nn/vec.h"

void SIMD(batchnorm_apply)(real *z, const real *r, const real *scale, const real *shift, size_t n_pixels, size_t C)
{
    for (size_t i = 0; i < n_pixels; i++, z += C, r += C)
        for (size_t c = 0; c < C; c += LANES) {
            size_t n = C - c;
            vec_store_n(z + c, vec_fma(vec_load_n(r + c, n), vec_load_n(scale + c, n), vec_load_n(shift + c, n)), n);
        }
}

void SIMD(batchnorm_sums)(double *sums, const real *dz, const real *r, size_t n_pixels, size_t C)
{
    for (size_t c = 0; c < C; c += LANES) {
        size_t n = C - c;
        vec sum = {0}, product = {0};
        for (size_t i = 0; i < n_pixels; i++) {
            vec d = vec_load_n(dz + i * C + c, n);
            sum += d;
            product = vec_fma(d, vec_load_n(r + i * C + c, n), product);
        }
        for (size_t k = 0; k < LANES && k < n; k++) {
            sums[c + k] += sum[k];
            sums[C + c + k] += product[k];
        }
    }
}

void SIMD(batchnorm_relu_backward)(real *dr, const real *dz, const real *r, const real *a, const real *b,
                                   const real *c, size_t n_pixels, size_t C)
{
    for (size_t i = 0; i < n_pixels; i++, dr += C, dz += C, r += C)
        for (size_t k = 0; k < C; k += LANES) {
            size_t n = C - k;
            vec at = vec_load_n(r + k, n), d = vec_load_n(dz + k, n);
            d = vec_fma(vec_load_n(a + k, n), d, vec_fma(vec_load_n(c + k, n), at, vec_load_n(b + k, n)));
            vec_store_n(dr + k, vec_where(at > (vec){0}, d), n);
        }
}
