/* layernorm.h - layer norm (Ba, Kiros and Hinton, 2016): every frame is
 * brought to mean 0 and (biased) variance 1, then y = weight z + bias.
 *
 *     struct layer l = {.ops = &layernorm_ops, .n_in = D, .n_out = D};
 *
 * weight (D), bias (D), eps 1e-5. */
#ifndef LAYERNORM_H
#define LAYERNORM_H

#include "common/nn/layer.h"
#include "common/nn/simd.h"

extern const struct layer_ops layernorm_ops;

/* Frames x (n, D) to y; their moments to mean (n) and inv_std (n). */
SIMD_DECLARE(void, layernorm_rows, (real *y, real *mean, real *inv_std, const real *x, const real *weight,
                                    const real *bias, size_t n, size_t D));

/* dx (n, D) unless NULL; dweight (D) and dbias (D) are added to. */
SIMD_DECLARE(void, layernorm_rows_back, (real *dx, real *dweight, real *dbias, const real *dy, const real *x,
                                         const real *weight, const real *mean, const real *inv_std, size_t n, size_t D));

#endif
