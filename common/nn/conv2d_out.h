/* conv2d_out.h - how the convolutions' kernels store a pixel, for
 * conv2d_simd.c and winograd_simd.c only. */
#ifndef CONV2D_OUT_H
#define CONV2D_OUT_H

#include <stdbool.h>

#include "common/nn/conv2d.h"
#include "common/nn/vec.h"

#define ALWAYS static inline __attribute__((always_inline))
#define UNROLL _Pragma("GCC unroll 8")

/* A tile in registers is TILE pixels (or weights) by CONV2D_BLOCK output
 * channels: with AVX2 12 accumulators of 8 floats, which leaves room for two
 * vectors of weights and a broadcast and hides the multiply-adds' latency. */
#if defined(__AVX__) || defined(__aarch64__)
enum { TILE = 6 };
#else
enum { TILE = 3 };
#endif
enum { NV = CONV2D_BLOCK / LANES };

/* One block of output channels and its part of struct conv2d_out. */
struct block_out {
    size_t n;  // channels in the block
    bool relu, affine;
    real scale[CONV2D_BLOCK], shift[CONV2D_BLOCK];
    vec sum[NV], product[NV];
};

static inline struct block_out block_out_make(const struct conv2d_out *out, size_t o, size_t O)
{
    struct block_out b = {.n = O - o < CONV2D_BLOCK ? O - o : CONV2D_BLOCK, .relu = out->relu,
                          .affine = out->scale != NULL};
    if (b.affine) {
        memcpy(b.scale, out->scale + o, b.n * sizeof *b.scale);
        memcpy(b.shift, out->shift + o, b.n * sizeof *b.shift);
    }
    return b;
}

/* y and with: the block's first channel in the pixel; with may be NULL. */
ALWAYS void block_out_put(struct block_out *b, real *y, const real *with, const vec s[NV])
{
    UNROLL for (int v = 0; v < NV; v++) {
        size_t c = (size_t)v * LANES;
        vec out = b->relu ? vec_relu(s[v]) : s[v];
        if (b->affine) out = out * vec_load(b->scale + c) + vec_load(b->shift + c);
        if (b->n < c) continue;
        b->sum[v] += out;
        b->product[v] += out * (with ? vec_load_n(with + c, b->n - c) : out);
        vec_store_n(y + c, out, b->n - c);
    }
}

/* Add what was summed to the (2, O) of channel o on, and start again. */
static inline void block_out_sums(struct block_out *b, double *sums, size_t o, size_t O)
{
    for (size_t c = 0; c < b->n; c++) {
        sums[o + c] += b->sum[c / LANES][c % LANES];
        sums[O + o + c] += b->product[c / LANES][c % LANES];
    }
    memset(b->sum, 0, sizeof b->sum);
    memset(b->product, 0, sizeof b->product);
}

#endif
