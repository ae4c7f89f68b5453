/* layernorm_simd.c - the loops over frames of layernorm.h. */
#include <math.h>

#include "common/nn/layernorm.h"
#include "common/nn/vec.h"

#define EPS 1e-5

static inline real sum_of(vec v)
{
    real sum = 0;
    for (int i = 0; i < LANES; i++) sum += v[i];
    return sum;
}

/* The first n lanes of v, the others 0. */
static inline vec first_n(vec v, size_t n)
{
    for (size_t i = n; i < LANES; i++) v[i] = 0;
    return v;
}

void SIMD(layernorm_rows)(real *y, real *mean, real *inv_std, const real *x, const real *weight, const real *bias,
                          size_t n, size_t D)
{
    for (size_t row = 0; row < n; row++, x += D, y += D) {
        vec sum = {0}, squares = {0};
        for (size_t j = 0; j < D; j += LANES) sum += vec_load_n(x + j, D - j);
        real m = sum_of(sum) / (real)D;
        for (size_t j = 0; j < D; j += LANES) {
            vec d = first_n(vec_load_n(x + j, D - j) - m, D - j);
            squares = vec_fma(d, d, squares);
        }
        real scale = (real)(1 / sqrt((double)sum_of(squares) / (double)D + EPS));
        for (size_t j = 0; j < D; j += LANES) {
            size_t k = D - j;
            vec z = (vec_load_n(x + j, k) - m) * scale;
            vec_store_n(y + j, vec_fma(z, vec_load_n(weight + j, k), vec_load_n(bias + j, k)), k);
        }
        mean[row] = m, inv_std[row] = scale;
    }
}

/* With g = weight dy and z the normalised frame:
 * dx = inv_std (g - mean(g) - z mean(g z)). */
void SIMD(layernorm_rows_back)(real *dx, real *dweight, real *dbias, const real *dy, const real *x,
                               const real *weight, const real *mean, const real *inv_std, size_t n, size_t D)
{
    for (size_t row = 0; row < n; row++, x += D, dy += D) {
        real m = mean[row], scale = inv_std[row];
        vec sum = {0}, with = {0};
        for (size_t j = 0; j < D; j += LANES) {
            size_t k = D - j;
            vec d = vec_load_n(dy + j, k), z = (vec_load_n(x + j, k) - m) * scale, g = d * vec_load_n(weight + j, k);
            sum += g;
            with = vec_fma(g, z, with);
            vec_store_n(dweight + j, vec_fma(d, z, vec_load_n(dweight + j, k)), k);
            vec_store_n(dbias + j, vec_load_n(dbias + j, k) + d, k);
        }
        if (!dx) continue;
        real mean_g = sum_of(sum) / (real)D, mean_gz = sum_of(with) / (real)D;
        for (size_t j = 0; j < D; j += LANES) {
            size_t k = D - j;
            vec z = (vec_load_n(x + j, k) - m) * scale, g = vec_load_n(dy + j, k) * vec_load_n(weight + j, k);
            vec_store_n(dx + j, vec_axpy(-mean_gz, z, g - mean_g) * scale, k);
        }
        dx += D;
    }
}
