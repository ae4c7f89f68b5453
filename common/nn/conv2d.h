/* conv2d.h - 3x3 convolution over frames and bins, without im2col.
 *
 * F bins, I input channels, O output channels; kernel 3 frames x 3 bins,
 * stride 1, padding 1, no bias. Tensors are [frame][bin][channel]. An input
 * comes as a band of padded rows: F + 2 pixels of I reals a frame, zero in the
 * first and the last pixel, and one row more at either end than there are
 * output rows. The caller copies rows into it, so that a band stays in cache
 * and what is applied on the way (a norm's scale and shift) costs no pass.
 *
 * Two ways, chosen by the number of channels: Winograd's, with 36 products
 * where the definition has 144 (winograd_simd.c), and for few channels the
 * direct sum (conv2d_simd.c). Weights are packed for either in blocks of
 * CONV2D_BLOCK output channels, zeros after the last: [block][place][input
 * channel][CONV2D_BLOCK], place one of 3x3 or 6x6, frames first. The gradient
 * of the input is the same convolution with the kernel turned by half and the
 * channels exchanged. */
#ifndef CONV2D_H
#define CONV2D_H

#include <stdbool.h>
#include <stddef.h>

#include "common/nn/real.h"
#include "common/nn/simd.h"

enum { CONV2D_BLOCK = 128 / sizeof(real) };

/* Winograd's way: a tile's outputs in a row, its transform's places, and the
 * points the transform is made of. */
enum { CONV2D_TILE = 4, CONV2D_PLACES = 36 };
#define CONV2D_A 0.625
#define CONV2D_B 1.5

/* Reals in the packed weights, and in the memory that the kernels work in. */
size_t conv2d_n_packed(size_t I, size_t O);
size_t conv2d_n_room(size_t F, size_t I, size_t O);

/* Reals past the end of a band, of values or gradients, that may be read, never used. */
enum { CONV2D_SLACK = CONV2D_BLOCK };

/* Tiles that n outputs in a row, or rows of outputs, need. */
static inline size_t conv2d_tiles(size_t n)
{
    return (n + CONV2D_TILE - 1) / CONV2D_TILE;
}

/* Rows of tiles that are worked on together: about 24 tiles. Bands of a multiple
 * of so many are best. */
static inline size_t conv2d_tile_rows(size_t F)
{
    size_t across = conv2d_tiles(F);
    return across < 24 ? 24 / across : 1;
}

/* w (O, I, 3, 3), as PyTorch has it, frames then bins. */
void conv2d_pack(real *packed, const real *w, size_t I, size_t O);
/* For the gradient of the input: O channels in, I out. */
void conv2d_pack_turned(real *packed, const real *w, size_t I, size_t O);
/* dw (O, I, 3, 3) += the sum of n packed gradients, one after another, the first
 * of which becomes that sum. */
void conv2d_unpack_add(real *dw, real *packed, size_t n, size_t I, size_t O);

/* What becomes of each sum s on its way to memory. */
struct conv2d_out {
    bool relu;                  // s = max(s, 0); not a number stays so
    const real *scale, *shift;  // (O), or NULL: s = s * scale + shift
    double *sums;               // (2, O), or NULL: added are s, and s * with
    const real *with;           // laid out as y; NULL: s itself
};

/* y: n_rows rows of F x O, y_stride reals apart; x: the padded band. */
void conv2d_rows(real *y, size_t y_stride, const real *x, const real *packed, size_t n_rows, size_t F, size_t I,
                 size_t O, const struct conv2d_out *out, real *room);

/* dpacked += the gradient of the packed weights, from the input's padded band
 * x and from the padded band dy of the output's gradient (F + 2 pixels of O;
 * its first and last rows are not used). */
void conv2d_weight_rows(real *dpacked, const real *x, const real *dy, size_t n_rows, size_t F, size_t I, size_t O,
                        real *room);

/* The two ways. */
SIMD_DECLARE(void, conv2d_direct_rows,
             (real *y, size_t y_stride, const real *x, const real *packed, size_t n_rows, size_t F,
              size_t I, size_t O, const struct conv2d_out *out));
SIMD_DECLARE(void, conv2d_direct_weight_rows,
             (real *dpacked, const real *x, const real *dy, size_t n_rows, size_t F, size_t I, size_t O));
SIMD_DECLARE(void, winograd_rows,
             (real *y, size_t y_stride, const real *x, const real *packed, size_t n_rows, size_t F,
              size_t I, size_t O, const struct conv2d_out *out, real *room));
SIMD_DECLARE(void, winograd_weight_rows,
             (real *dpacked, const real *x, const real *dy, size_t n_rows, size_t F, size_t I, size_t O,
              real *room));

#endif
