/* rnn.h - one bidirectional recurrent layer, LSTM or GRU, with PyTorch's gate
 * order, two bias vectors and zero initial states.
 *
 * x (B, T, I) to y (B, T, 2H): forward direction in the first H, backward in
 * the last. I is n_in.
 *
 *     struct layer l = {.ops = &lstm_ops, .n = {H, number}, .n_in = I, .n_out = 2 * H};
 *
 * `number` counts the layers of a stack, for the parameters' names:
 * weight_ih_l0 (G H, I), weight_hh_l0 (G H, H), bias_ih_l0, bias_hh_l0 (G H),
 * then the same with _reverse; G is 4 (i f g o) or 3 (r z n).
 *
 * The input product is one matrix product a sample; the recurrence goes through
 * groups of 16 samples, each direction and group a piece. What a sample gets
 * does not depend on the batch it is in. */
#ifndef RNN_H
#define RNN_H

#include "common/nn/layer.h"

extern const struct layer_ops lstm_ops, gru_ops;

#endif
