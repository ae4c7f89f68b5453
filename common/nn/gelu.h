/* gelu.h - Gaussian error linear unit (Hendrycks and Gimpel, 2016) with the
 * error function: y = x Phi(x), Phi the normal distribution.
 *
 *     struct layer l = {.ops = &gelu_ops, .n_in = n, .n_out = n}; */
#ifndef GELU_H
#define GELU_H

#include "common/nn/layer.h"
#include "common/nn/simd.h"

extern const struct layer_ops gelu_ops;

/* In float within 4e-7 of the definition, 3e-6 of its size where x < 0. */
SIMD_DECLARE(void, gelu_values, (real *y, const real *x, size_t n));
/* dx = dy (Phi(x) + x Phi'(x)). */
SIMD_DECLARE(void, gelu_values_back, (real *dx, const real *dy, const real *x, size_t n));

#endif
