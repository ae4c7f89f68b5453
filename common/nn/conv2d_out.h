/* conv2d_out.h - how the convolutions' kernels store a pixel, for
 * conv2d_simd.c and winograd_simd.c only. */
#ifndef CONV2D_OUT_H
#define CONV2D_OUT_H

#include <stdbool.h>

#include "common/nn/conv2d.h"
#include "common/nn/vec.h"

/* A tile in registers is TILE pixels (or weights) by NV vectors of output
 * channels, PART of a CONV2D_BLOCK: 24 accumulators of 32 registers, or 12 of
 * 16, leave room for the vectors of weights and a broadcast, and hide the
 * multiply-adds' latency. */
#if defined(__AVX512F__)
enum { TILE = 12, NV = 2 };
#elif defined(__AVX__)
enum { TILE = 6, NV = 2 };
#elif defined(__aarch64__)
enum { TILE = 6, NV = 4 };
#else
enum { TILE = 3, NV = 4 };
#endif
enum { PART = NV * LANES };

/* PART output channels and what is theirs of struct conv2d_out. */
struct part_out {
    size_t n;  // channels that exist
    bool relu, affine;
    real scale[PART], shift[PART];
    vec sum[NV], product[NV];
};

static inline struct part_out part_out_make(const struct conv2d_out *out, size_t o, size_t O)
{
    struct part_out b = {.n = O - o < PART ? O - o : PART, .relu = out->relu,
                          .affine = out->scale != NULL};
    if (b.affine) {
        memcpy(b.scale, out->scale + o, b.n * sizeof *b.scale);
        memcpy(b.shift, out->shift + o, b.n * sizeof *b.shift);
    }
    return b;
}

/* y and with: the part's first channel in the pixel; with may be NULL. */
ALWAYS void part_out_put(struct part_out *b, real *y, const real *with, const vec s[NV])
{
    UNROLL for (int v = 0; v < NV; v++) {
        size_t c = (size_t)v * LANES;
        vec out = b->relu ? vec_relu(s[v]) : s[v];
        if (b->affine) out = vec_fma(out, vec_load(b->scale + c), vec_load(b->shift + c));
        if (b->n < c) continue;
        b->sum[v] += out;
        b->product[v] = vec_fma(out, with ? vec_load_n(with + c, b->n - c) : out, b->product[v]);
        vec_store_n(y + c, out, b->n - c);
    }
}

/* Add what was summed to the (2, O) of channel o on, and start again. */
static inline void part_out_sums(struct part_out *b, double *sums, size_t o, size_t O)
{
    for (size_t c = 0; c < b->n; c++) {
        sums[o + c] += b->sum[c / LANES][c % LANES];
        sums[O + o + c] += b->product[c / LANES][c % LANES];
    }
    memset(b->sum, 0, sizeof b->sum);
    memset(b->product, 0, sizeof b->product);
}

#endif
