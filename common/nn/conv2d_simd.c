/* conv2d_simd.c - the inner loops of conv2d.h: a padded band of rows in, rows
 * of sums or gradients of weights out.
 *
 * Both keep a tile in registers, TILE pixels (or weights) by CONV2D_BLOCK
 * output channels: with AVX2 12 accumulators of 8 floats, which leaves room
 * for two weight vectors and a broadcast and hides the latency of the
 * multiply-adds. */
#include <string.h>

#include "common/nn/conv2d.h"
#include "common/nn/vec.h"

#if defined(__AVX__) || defined(__aarch64__)
enum { TILE = 6 };
#else
enum { TILE = 3 };
#endif
enum { NV = CONV2D_BLOCK / LANES };

#define ALWAYS static inline __attribute__((always_inline))
#define UNROLL _Pragma("GCC unroll 8")

/* One block of output channels of one row. */
struct row {
    real *y;                 // the block's first channel in pixel 0
    const real *x, *w;       // the padded row above, in its first pixel; the block's weights
    size_t I, O, x_stride;   // x_stride: reals in a padded row
    size_t n;                // channels in the block
    bool relu;
    const real *scale, *shift, *with;  // of the block, or NULL
    vec sum[NV], product[NV];
};

/* Vector v of a block of which n reals exist. */
ALWAYS vec load_of_block(const real *p, size_t v, size_t n)
{
    return n >= (v + 1) * LANES ? vec_load(p + v * LANES) : n <= v * LANES ? (vec){0} : vec_load_n(p + v * LANES, n - v * LANES);
}

/* Pixels at .. at + px - 1 (px is a constant wherever this is inlined). */
ALWAYS void row_tile(struct row *r, size_t at, const size_t px)
{
    const size_t I = r->I, run = 3 * I;
    const real *x = r->x + at * I, *w = r->w;
    vec acc[TILE][NV] = {{{0}}};

    for (int ky = 0; ky < 3; ky++, x += r->x_stride)
        for (size_t j = 0; j < run; j++, w += CONV2D_BLOCK) {
            vec weight[NV];
            UNROLL for (int v = 0; v < NV; v++) weight[v] = vec_load(w + v * LANES);
            UNROLL for (size_t p = 0; p < px; p++)
                UNROLL for (int v = 0; v < NV; v++) acc[p][v] += weight[v] * x[p * I + j];
        }

    UNROLL for (size_t p = 0; p < px; p++) {
        size_t pixel = (at + p) * r->O;
        UNROLL for (int v = 0; v < NV; v++) {
            vec s = acc[p][v];
            if (r->relu) s = vec_relu(s);
            if (r->scale) s = s * vec_load(r->scale + v * LANES) + vec_load(r->shift + v * LANES);
            r->sum[v] += s;
            r->product[v] += s * (r->with ? load_of_block(r->with + pixel, (size_t)v, r->n) : s);
            acc[p][v] = s;
        }
        if (r->n == CONV2D_BLOCK) {
            UNROLL for (int v = 0; v < NV; v++) vec_store(r->y + pixel + (size_t)v * LANES, acc[p][v]);
        } else {
            real all[CONV2D_BLOCK];
            UNROLL for (int v = 0; v < NV; v++) vec_store(all + (size_t)v * LANES, acc[p][v]);
            memcpy(r->y + pixel, all, r->n * sizeof(real));
        }
    }
}

static void row_tile_any(struct row *r, size_t at, size_t px)
{
    switch (px) {
    case 1: row_tile(r, at, 1); break;
    case 2: row_tile(r, at, 2); break;
#if defined(__AVX__) || defined(__aarch64__)
    case 3: row_tile(r, at, 3); break;
    case 4: row_tile(r, at, 4); break;
    case 5: row_tile(r, at, 5); break;
#endif
    default: row_tile(r, at, TILE); break;
    }
}

void SIMD(conv2d_rows)(real *y, size_t y_stride, const real *x, const real *packed, size_t n_rows,
                       size_t F, size_t I, size_t O, const struct conv2d_out *out)
{
    size_t n_tiles = (F + TILE - 1) / TILE;

    for (size_t o = 0; o < O; o += CONV2D_BLOCK, packed += 9 * I * CONV2D_BLOCK) {
        struct row r = {.w = packed, .I = I, .O = O, .x_stride = (F + 2) * I, .relu = out->relu};
        real scale[CONV2D_BLOCK] = {0}, shift[CONV2D_BLOCK] = {0};
        r.n = O - o < CONV2D_BLOCK ? O - o : CONV2D_BLOCK;
        if (out->scale) {
            memcpy(scale, out->scale + o, r.n * sizeof *scale);
            memcpy(shift, out->shift + o, r.n * sizeof *shift);
            r.scale = scale, r.shift = shift;
        }
        for (size_t t = 0; t < n_rows; t++) {
            real sum[CONV2D_BLOCK], product[CONV2D_BLOCK];
            memset(r.sum, 0, sizeof r.sum);
            memset(r.product, 0, sizeof r.product);
            r.y = y + t * y_stride + o;
            r.x = x + t * r.x_stride;
            r.with = out->with ? out->with + t * y_stride + o : NULL;
            for (size_t i = 0; i < n_tiles; i++) {  // tiles of nearly one size: small ones are slow
                size_t from = i * F / n_tiles, to = (i + 1) * F / n_tiles;
                row_tile_any(&r, from, to - from);
            }
            if (!out->sums) continue;
            memcpy(sum, r.sum, sizeof sum);
            memcpy(product, r.product, sizeof product);
            for (size_t c = 0; c < r.n; c++) {
                out->sums[o + c] += sum[c];
                out->sums[O + o + c] += product[c];
            }
        }
    }
}

/* The gradient of `n` weights (constant where inlined) that multiply successive
 * reals from x on, by one block of channels of dy. */
ALWAYS void weight_tile(real *dw, const real *x, const real *dy, size_t n_rows, size_t F, size_t I, size_t O,
                        const size_t n)
{
    vec acc[TILE][NV] = {{{0}}};

    for (size_t t = 0; t < n_rows; t++, x += 2 * I, dy += 2 * O)
        for (size_t f = 0; f < F; f++, x += I, dy += O) {
            vec d[NV];
            UNROLL for (int v = 0; v < NV; v++) d[v] = vec_load(dy + v * LANES);
            UNROLL for (size_t k = 0; k < n; k++)
                UNROLL for (int v = 0; v < NV; v++) acc[k][v] += d[v] * x[k];
        }
    UNROLL for (size_t k = 0; k < n; k++)
        UNROLL for (int v = 0; v < NV; v++) {
            real *to = dw + k * CONV2D_BLOCK + (size_t)v * LANES;
            vec_store(to, vec_load(to) + acc[k][v]);
        }
}

void SIMD(conv2d_weight_rows)(real *dpacked, const real *x, const real *dy, size_t n_rows, size_t F,
                              size_t I, size_t O)
{
    const size_t run = 3 * I;

    dy += (F + 2 + 1) * O;  // the first pixel that is not padding
    for (size_t o = 0; o < O; o += CONV2D_BLOCK)
        for (size_t ky = 0; ky < 3; ky++, dpacked += run * CONV2D_BLOCK) {
            const real *from = x + ky * (F + 2) * I;
            size_t j = 0;
            for (; j + TILE <= run; j += TILE)
                weight_tile(dpacked + j * CONV2D_BLOCK, from + j, dy + o, n_rows, F, I, O, TILE);
            for (; j < run; j += 3)  // run is a multiple of 3, TILE of 3
                weight_tile(dpacked + j * CONV2D_BLOCK, from + j, dy + o, n_rows, F, I, O, 3);
        }
}
