/* batchnorm.h - batch normalisation over all frames, bins and samples of a
 * channel (Ioffe and Szegedy, "Batch normalization", ICML 2015, algorithm 1).
 *
 * C channels; r, z, dz, dr are n_pixels x C, channel fastest. The norm of the
 * reference comes after a ReLU: r = max(., 0), z = r * scale + shift. Biased
 * variance to normalise, unbiased to keep; eps 1e-5, momentum 0.1. Sums are
 * double, one set of (2, C) a part (a sample); parts are added in order. */
#ifndef BATCHNORM_H
#define BATCHNORM_H

#include <stddef.h>

#include "common/nn/real.h"
#include "common/nn/simd.h"

/* mean and inv_std (C) of `count` values a channel, from n_parts sums of r and
 * of r * r; and the running statistics' next values. */
void batchnorm_moments(real *mean, real *inv_std, real *running_mean, real *running_var, const double *sums,
                       size_t n_parts, double count, size_t C);

/* scale = weight * inv_std, shift = bias - mean * scale. */
void batchnorm_affine(real *scale, real *shift, const real *weight, const real *bias, const real *mean,
                      const real *inv_std, size_t C);

/* The same from the running statistics. */
void batchnorm_affine_running(real *scale, real *shift, const real *weight, const real *bias,
                              const real *running_mean, const real *running_var, size_t C);

/* From n_parts sums of dz and of dz * r: dweight and dbias are added to, and
 * a, b, c (C) are such that dr = a dz + b + c r. */
void batchnorm_backward(real *a, real *b, real *c, real *dweight, real *dbias, const real *weight,
                        const real *mean, const real *inv_std, const double *sums, size_t n_parts,
                        double count, size_t C);

/* z = r * scale + shift */
SIMD_DECLARE(void, batchnorm_apply,
             (real *z, const real *r, const real *scale, const real *shift, size_t n_pixels, size_t C));

/* sums (2, C) += dz and dz * r, after single sums over these pixels. */
SIMD_DECLARE(void, batchnorm_sums,
             (double *sums, const real *dz, const real *r, size_t n_pixels, size_t C));

/* dr = a dz + b + c r where r > 0, else 0: through the norm and the ReLU
 * before it. dr may be dz. */
SIMD_DECLARE(void, batchnorm_relu_backward,
             (real *dr, const real *dz, const real *r, const real *a, const real *b, const real *c,
              size_t n_pixels, size_t C));

#endif
