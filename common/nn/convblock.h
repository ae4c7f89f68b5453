/* convblock.h - the convolution block of the thesis's networks: twice (3x3
 * convolution without bias, ReLU, batch norm), max-pool over 3 bins, Dropout2d.
 *
 * I input channels, F input bins, O output channels. x (B, T, F, I), channel
 * fastest; one channel is a spectrogram as it is. y (B, T, F / 3, O), or, for
 * the dense layer after the last block, (B, T, O, F / 3), as the reference
 * flattens its features.
 *
 *     struct layer l = {.ops = &convblock_ops, .n = {I, F, O, flatten}, .p = 0.3,
 *                       .n_in = F * I, .n_out = F / 3 * O};
 *
 * Dropout2d drops a channel of a sample in all frames and bins; the masks
 * follow from (run->seed, run->step, the layer's id, sample, channel).
 *
 * Training saves the two rectified convolutions and nothing else. Inference
 * works through a sample in bands of frames and keeps no activation. Backward
 * uses the saved second convolution's memory for its own. */
#ifndef CONVBLOCK_H
#define CONVBLOCK_H

#include "common/nn/layer.h"

extern const struct layer_ops convblock_ops;

#endif
