/* linear.h - a dense layer on every frame: y = x W^T + b, then ReLU if wanted.
 *
 *     struct layer l = {.ops = &linear_ops, .n = {relu}, .n_in = I, .n_out = O};
 *
 * weight (O, I), bias (O): PyTorch's Linear. */
#ifndef LINEAR_H
#define LINEAR_H

#include "common/nn/layer.h"

extern const struct layer_ops linear_ops;

#endif
