/* linear.h - a dense layer on every frame: y = x W^T + b, then ReLU if wanted.
 *
 *     struct layer l = {.ops = &linear_ops, .n = {relu}, .n_in = I, .n_out = O};
 *
 * weight (O, I), bias (O): PyTorch's Linear. */
#ifndef LINEAR_H
#define LINEAR_H

#include "common/nn/layer.h"

extern const struct layer_ops linear_ops;

/* The same for layers that have dense layers within. Back: dx is written, or
 * NULL; dweight and dbias are added to; dy is overwritten where relu is set. */
struct linear {
    size_t n, I, O;                  // n frames
    bool relu;
    const real *x, *weight, *bias;   // (n, I), (O, I), (O)
    real *y;                         // (n, O)
    real *dx, *dy, *dweight, *dbias;
    real *packed;                    // packed_len_either(I, O) reals, aligned to 64 bytes
};

void linear_apply(struct pool *pool, struct linear *v);
void linear_apply_back(struct pool *pool, struct linear *v);

#endif
