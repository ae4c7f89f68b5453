/* batchnorm.c - what batchnorm.h does once a batch; the loops over pixels are
 * in batchnorm_simd.c. */
#include "common/nn/batchnorm.h"

#include <math.h>

static const double eps = 1e-5, momentum = 0.1;

static double total(const double *sums, size_t n_parts, size_t C)
{
    double sum = 0;
    for (size_t i = 0; i < n_parts; i++) sum += sums[i * 2 * C];
    return sum;
}

void batchnorm_moments(real *mean, real *inv_std, real *running_mean, real *running_var, const double *sums,
                       size_t n_parts, double count, size_t C)
{
    for (size_t c = 0; c < C; c++) {
        double m = total(sums + c, n_parts, C) / count;
        double var = total(sums + C + c, n_parts, C) / count - m * m;
        if (var < 0) var = 0;  // rounding; NaN stays
        double unbiased = count > 1 ? var * count / (count - 1) : var;
        mean[c] = (real)m;
        inv_std[c] = (real)(1 / sqrt(var + eps));
        running_mean[c] = (real)((1 - momentum) * running_mean[c] + momentum * m);
        running_var[c] = (real)((1 - momentum) * running_var[c] + momentum * unbiased);
    }
}

void batchnorm_affine(real *scale, real *shift, const real *weight, const real *bias, const real *mean,
                      const real *inv_std, size_t C)
{
    for (size_t c = 0; c < C; c++) {
        scale[c] = weight[c] * inv_std[c];
        shift[c] = bias[c] - mean[c] * scale[c];
    }
}

void batchnorm_affine_running(real *scale, real *shift, const real *weight, const real *bias,
                              const real *running_mean, const real *running_var, size_t C)
{
    for (size_t c = 0; c < C; c++) {
        scale[c] = (real)(weight[c] / sqrt(running_var[c] + eps));
        shift[c] = bias[c] - running_mean[c] * scale[c];
    }
}

/* With xhat = (r - mean) inv_std and N = count:
 * dr = weight inv_std (dz - sum(dz) / N - xhat sum(dz xhat) / N). */
void batchnorm_backward(real *a, real *b, real *c, real *dweight, real *dbias, const real *weight,
                        const real *mean, const real *inv_std, const double *sums, size_t n_parts,
                        double count, size_t C)
{
    for (size_t i = 0; i < C; i++) {
        double m = mean[i], inv = inv_std[i], scale = weight[i] * inv;
        double sum = total(sums + i, n_parts, C);
        double sum_xhat = (total(sums + C + i, n_parts, C) - m * sum) * inv;
        double slope = -scale * inv * sum_xhat / count;
        a[i] = (real)scale;
        b[i] = (real)(-scale * sum / count - slope * m);
        c[i] = (real)slope;
        dweight[i] += (real)sum_xhat;
        dbias[i] += (real)sum;
    }
}
