/* patch.h - patch embedding of the thesis's ViT: every P bins of a frame become
 * C numbers, by the same dense layer for all patches (a convolution as wide as
 * its stride), plus a learned position.
 *
 * N = F / P patches. x (B, T, F), y (B, T, C, N), flattened channel by channel
 * as the reference implementation does:
 *
 *     y[c, n] = sum over k of weight[c, k] x[n P + k] + bias[c] + position[c, n]
 *
 *     struct layer l = {.ops = &patch_ops, .n = {P}, .n_in = F, .n_out = C * N};
 *
 * position_embedding (1, C, 1, N), projection.weight (C, 1, 1, P),
 * projection.bias (C). */
#ifndef PATCH_H
#define PATCH_H

#include "common/nn/layer.h"

extern const struct layer_ops patch_ops;

#endif
