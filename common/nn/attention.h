/* attention.h - multi-head self-attention over the frames of a sample (Vaswani
 * et al., "Attention is all you need", 2017, section 3.2).
 *
 *     struct layer l = {.ops = &attention_ops, .n = {heads}, .n_in = D, .n_out = D};
 *
 * Each head has its d = D / heads columns of the queries, keys and values:
 *
 *     q, k, v = x W_in^T + b_in      (T, D) each, in this order along W_in's rows
 *     head    = softmax(q k^T / sqrt(d)) v
 *     y       = heads W_out^T + b_out
 *
 * in_proj_weight (3 D, D), in_proj_bias (3 D), out_proj.weight (D, D),
 * out_proj.bias (D): PyTorch's MultiheadAttention. No dropout on the weights.
 *
 * A sample's head is a piece. The scores (T, T) are never kept: they are made
 * for some frames at a time, and again in backward from q, k and each frame's
 * log-sum, as Dao et al. do (FlashAttention, 2022). */
#ifndef ATTENTION_H
#define ATTENTION_H

#include "common/nn/layer.h"

extern const struct layer_ops attention_ops;

#endif
