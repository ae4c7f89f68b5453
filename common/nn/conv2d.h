/* conv2d.h - 3x3 convolution over frames and bins, directly, without im2col.
 *
 * F bins, I input channels, O output channels; kernel 3 frames x 3 bins,
 * stride 1, padding 1, no bias. Tensors are [frame][bin][channel]. An input
 * comes as a band of padded rows: F + 2 pixels of I reals a frame, zero in the
 * first and the last pixel, and one row more at either end than there are
 * output rows. The caller copies rows into it, so that a band stays in cache
 * and what is applied on the way (a norm's scale and shift) costs no pass.
 *
 * Weights are packed in blocks of CONV2D_BLOCK output channels, zeros after
 * the last: [block][ky][kx][input channel][CONV2D_BLOCK], ky along frames.
 * Then for each ky the sum over (kx, channel) runs over 3 I reals that are
 * contiguous in weights and input. The gradient of the input is the same
 * convolution with the kernel turned by half and the channels exchanged. */
#ifndef CONV2D_H
#define CONV2D_H

#include <stdbool.h>
#include <stddef.h>

#include "common/nn/real.h"
#include "common/nn/simd.h"

enum { CONV2D_BLOCK = 64 / sizeof(real) };

/* Reals in the packed weights. */
size_t conv2d_n_packed(size_t I, size_t O);

/* Reals that a kernel may read (never use) past an array's end. */
enum { CONV2D_SLACK = CONV2D_BLOCK };

/* w (O, I, 3, 3), as PyTorch has it, frames then bins. */
void conv2d_pack(real *packed, const real *w, size_t I, size_t O);
/* For the gradient of the input: O channels in, I out. */
void conv2d_pack_turned(real *packed, const real *w, size_t I, size_t O);
/* dw (O, I, 3, 3) += the sum of n packed gradients, one after another. */
void conv2d_unpack_add(real *dw, const real *packed, size_t n, size_t I, size_t O);

/* What becomes of each sum s on its way to memory. */
struct conv2d_out {
    bool relu;                  // s = max(s, 0); not a number stays so
    const real *scale, *shift;  // (O), or NULL: s = s * scale + shift
    double *sums;               // (2, O), or NULL: added are s, and s * with
    const real *with;           // laid out as y; NULL: s itself
};

/* y: n_rows rows of F x O, y_stride reals apart; x: the padded band. */
SIMD_DECLARE(void, conv2d_rows,
             (real *y, size_t y_stride, const real *x, const real *packed, size_t n_rows, size_t F,
              size_t I, size_t O, const struct conv2d_out *out));

/* dpacked += the gradient of the packed weights, from the input's padded band
 * x and from the padded band dy of the output's gradient (F + 2 pixels of O;
 * its first and last rows and pixels are not used). */
SIMD_DECLARE(void, conv2d_weight_rows,
             (real *dpacked, const real *x, const real *dy, size_t n_rows, size_t F, size_t I, size_t O));

#endif
