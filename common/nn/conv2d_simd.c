/* conv2d_simd.c - the inner loops of conv2d.h's direct convolution: a padded
 * band of rows in, rows of sums or gradients of weights out. */
#include "common/nn/conv2d.h"
#include "common/nn/conv2d_out.h"

/* px pixels (a constant wherever this is inlined): y and with are the part's
 * first channel in the first pixel, x the padded row above, one pixel before. */
ALWAYS void row_tile(struct part_out *b, real *y, const real *with, const real *x, size_t x_stride, const real *w,
                     size_t I, size_t O, const size_t px)
{
    const size_t run = 3 * I;
    vec acc[TILE][NV] = {{{0}}};

    for (int ky = 0; ky < 3; ky++, x += x_stride)
        for (size_t j = 0; j < run; j++, w += CONV2D_BLOCK) {
            vec weight[NV];
            UNROLL for (int v = 0; v < NV; v++) weight[v] = vec_load(w + v * LANES);
            UNROLL for (size_t p = 0; p < px; p++)
                UNROLL for (int v = 0; v < NV; v++) acc[p][v] = vec_axpy(x[p * I + j], weight[v], acc[p][v]);
        }
    UNROLL for (size_t p = 0; p < px; p++) part_out_put(b, y + p * O, with ? with + p * O : NULL, acc[p]);
}

void SIMD(conv2d_direct_rows)(real *y, size_t y_stride, const real *x, const real *packed, size_t n_rows,
                              size_t F, size_t I, size_t O, const struct conv2d_out *out)
{
    size_t x_stride = (F + 2) * I;

    for (size_t o = 0; o < O; o += PART) {
        const real *w = packed + o / CONV2D_BLOCK * 9 * I * CONV2D_BLOCK + o % CONV2D_BLOCK;
        struct part_out b = part_out_make(out, o, O);
        for (size_t t = 0; t < n_rows; t++) {
            for (size_t f = 0, px; f < F; f += px) {
                size_t at = t * y_stride + f * O + o;
                const real *with = out->with ? out->with + at : NULL, *in = x + t * x_stride + f * I;
                px = F - f >= TILE ? TILE : F - f >= 3 ? 3 : 1;
                if (px == TILE) row_tile(&b, y + at, with, in, x_stride, w, I, O, TILE);
                else if (px == 3) row_tile(&b, y + at, with, in, x_stride, w, I, O, 3);
                else row_tile(&b, y + at, with, in, x_stride, w, I, O, 1);
            }
            if (out->sums) part_out_sums(&b, out->sums, o, O);
        }
    }
}

/* The gradient of `n` weights (constant where inlined) that multiply successive
 * reals from x on, by PART channels of dy. */
ALWAYS void weight_tile(real *dw, const real *x, const real *dy, size_t n_rows, size_t F, size_t I, size_t O,
                        const size_t n)
{
    vec acc[TILE][NV] = {{{0}}};

    for (size_t t = 0; t < n_rows; t++, x += 2 * I, dy += 2 * O)
        for (size_t f = 0; f < F; f++, x += I, dy += O) {
            vec d[NV];
            UNROLL for (int v = 0; v < NV; v++) d[v] = vec_load(dy + v * LANES);
            UNROLL for (size_t k = 0; k < n; k++)
                UNROLL for (int v = 0; v < NV; v++) acc[k][v] = vec_axpy(x[k], d[v], acc[k][v]);
        }
    UNROLL for (size_t k = 0; k < n; k++)
        UNROLL for (int v = 0; v < NV; v++) {
            real *to = dw + k * CONV2D_BLOCK + (size_t)v * LANES;
            vec_store(to, vec_load(to) + acc[k][v]);
        }
}

void SIMD(conv2d_direct_weight_rows)(real *dpacked, const real *x, const real *dy, size_t n_rows, size_t F,
                                     size_t I, size_t O)
{
    const size_t run = 3 * I;

    dy += (F + 2 + 1) * O;  // the first pixel that is not padding
    for (size_t o = 0; o < O; o += PART)
        for (size_t ky = 0; ky < 3; ky++) {
            real *dw = dpacked + (o / CONV2D_BLOCK * 3 + ky) * run * CONV2D_BLOCK + o % CONV2D_BLOCK;
            const real *from = x + ky * (F + 2) * I;
            size_t j = 0;
            for (; j + TILE <= run; j += TILE)
                weight_tile(dw + j * CONV2D_BLOCK, from + j, dy + o, n_rows, F, I, O, TILE);
            for (; j < run; j += 3)  // run is a multiple of 3, TILE of 3
                weight_tile(dw + j * CONV2D_BLOCK, from + j, dy + o, n_rows, F, I, O, 3);
        }
}
