/* winograd_simd.c - the inner loops of conv2d.h's convolution by Winograd's
 * minimal filtering F(2x2, 3x3): Lavin and Gray, "Fast algorithms for
 * convolutional neural networks", CVPR 2016, section 4.1. Two by two outputs
 * take 16 products instead of 36:
 *
 *     Y = A' [(G g G') . (B' d B)] A    A' = 1 1  1  0    B' = 1  0 -1  0
 *                                            0 1 -1 -1         0  1  1  0
 *     d the 4x4 inputs, g the kernel                           0 -1  1  0
 *                                                              0  1  0 -1
 *
 * Tiles are worked on in batches of some rows of tiles, each of the 16 places
 * of the transform at a time, where the sum over channels is a product of two
 * small matrices. An odd last row or column of outputs is a tile of which half
 * is not used; what it reads beyond its input is any finite number. */
#include "common/nn/conv2d.h"
#include "common/nn/conv2d_out.h"

/* call(arguments, n) for n = 1 .. TILE, a constant in each of the calls. */
#define TILE_CASE(n, call, ...) case n: call(__VA_ARGS__, n < TILE ? n : TILE); break
#define TILE_CALL(n, call, ...)                                                                         \
    switch (n) {                                                                                        \
        TILE_CASE(1, call, __VA_ARGS__);                                                                \
        TILE_CASE(2, call, __VA_ARGS__);                                                                \
        TILE_CASE(3, call, __VA_ARGS__);                                                                \
        TILE_CASE(4, call, __VA_ARGS__);                                                                \
        TILE_CASE(5, call, __VA_ARGS__);                                                                \
        TILE_CASE(6, call, __VA_ARGS__);                                                                \
        TILE_CASE(7, call, __VA_ARGS__);                                                                \
        TILE_CASE(8, call, __VA_ARGS__);                                                                \
        TILE_CASE(9, call, __VA_ARGS__);                                                                \
        TILE_CASE(10, call, __VA_ARGS__);                                                               \
        TILE_CASE(11, call, __VA_ARGS__);                                                               \
    default: call(__VA_ARGS__, TILE);                                                                   \
    }

/* A batch of tiles: n_rows <= 2 * conv2d_tile_rows(F) rows of outputs. */
struct batch {
    size_t n_rows, F, I;
    size_t across, n;  // tiles in a row of tiles, and in all
};

static struct batch batch_make(size_t n_rows, size_t F, size_t I)
{
    struct batch b = {.n_rows = n_rows, .F = F, .I = I, .across = (F + 1) / 2};
    b.n = (n_rows + 1) / 2 * b.across;
    return b;
}

ALWAYS void transform_4(vec to[4], vec d0, vec d1, vec d2, vec d3)
{
    to[0] = d0 - d2, to[1] = d1 + d2, to[2] = d2 - d1, to[3] = d1 - d3;
}

/* V (16, n, I) = B' d B for each tile and channel; x is the padded band. */
static void transform_input(real *V, const real *x, const struct batch *b)
{
    size_t I = b->I, row = (b->F + 2) * I, place = b->n * I;

    for (size_t k = 0; k < b->n; k++, V += I) {
        size_t t = k / b->across * 2, f = k % b->across * 2;
        const real *top = x + t * row + f * I;
        size_t fourth_row = t + 1 < b->n_rows ? 3 * row : 2 * row, fourth = f + 1 < b->F ? 3 * I : 2 * I;
        for (size_t c = 0; c < I; c += LANES) {
            const real *col[4] = {top + c, top + I + c, top + 2 * I + c, top + fourth + c};
            size_t n = I - c;
            vec u[4][4];
            UNROLL for (int j = 0; j < 4; j++)
                transform_4(u[j], vec_load_n(col[j], n), vec_load_n(col[j] + row, n),
                            vec_load_n(col[j] + 2 * row, n), vec_load_n(col[j] + fourth_row, n));
            UNROLL for (int i = 0; i < 4; i++) {
                vec v[4];
                transform_4(v, u[0][i], u[1][i], u[2][i], u[3][i]);
                UNROLL for (int j = 0; j < 4; j++) vec_store_n(V + (size_t)(4 * i + j) * place + c, v[j], n);
            }
        }
    }
}

/* m = v u for px tiles (constant where inlined): v (px, I), u (I, block), m (px, part). */
ALWAYS void product_tile(real *m, const real *v, const real *u, size_t I, const size_t px)
{
    vec acc[TILE][NV] = {{{0}}};

    for (size_t i = 0; i < I; i++, u += CONV2D_BLOCK) {
        vec weight[NV];
        UNROLL for (int k = 0; k < NV; k++) weight[k] = vec_load(u + k * LANES);
        UNROLL for (size_t p = 0; p < px; p++)
            UNROLL for (int k = 0; k < NV; k++) acc[p][k] += weight[k] * v[p * I + i];
    }
    UNROLL for (size_t p = 0; p < px; p++)
        UNROLL for (int k = 0; k < NV; k++) vec_store(m + p * PART + (size_t)k * LANES, acc[p][k]);
}

static void product(real *m, const real *v, const real *u, size_t n, size_t I)
{
    size_t n_tiles = (n + TILE - 1) / TILE;

    for (size_t i = 0; i < n_tiles; i++) {
        size_t from = i * n / n_tiles, px = (i + 1) * n / n_tiles - from;
        TILE_CALL(px, product_tile, m + from * PART, v + from * I, u, I);
    }
}

/* y = A' m A, from M (16, n, part). */
static void transform_output(struct part_out *out, real *y, const real *with, size_t y_stride, size_t O,
                             const real *M, const struct batch *b)
{
    size_t place = b->n * PART;

    for (size_t k = 0; k < b->n; k++, M += PART) {
        size_t t = k / b->across * 2, f = k % b->across * 2;
        vec s[2][2][NV];
        UNROLL for (int v = 0; v < NV; v++) {
            const real *m = M + (size_t)v * LANES;
            vec r[2][4];
            UNROLL for (size_t j = 0; j < 4; j++) {
                vec m0 = vec_load(m + j * place), m1 = vec_load(m + (4 + j) * place);
                vec m2 = vec_load(m + (8 + j) * place), m3 = vec_load(m + (12 + j) * place);
                r[0][j] = m0 + (m1 + m2), r[1][j] = (m1 - m2) - m3;
            }
            UNROLL for (int i = 0; i < 2; i++) {
                s[i][0][v] = r[i][0] + (r[i][1] + r[i][2]);
                s[i][1][v] = (r[i][1] - r[i][2]) - r[i][3];
            }
        }
        for (size_t i = 0; i < 2 && t + i < b->n_rows; i++)
            for (size_t j = 0; j < 2 && f + j < b->F; j++) {
                size_t at = (t + i) * y_stride + (f + j) * O;
                part_out_put(out, y + at, with ? with + at : NULL, s[i][j]);
            }
    }
}

void SIMD(winograd_rows)(real *y, size_t y_stride, const real *x, const real *packed, size_t n_rows, size_t F,
                         size_t I, size_t O, const struct conv2d_out *out, real *room)
{
    size_t step = 2 * conv2d_tile_rows(F);

    for (size_t t = 0; t < n_rows; t += step) {
        struct batch b = batch_make(n_rows - t < step ? n_rows - t : step, F, I);
        real *M = room, *V = room + 16 * b.n * PART;
        transform_input(V, x + t * (F + 2) * I, &b);
        for (size_t o = 0; o < O; o += PART) {
            const real *u = packed + o / CONV2D_BLOCK * 16 * I * CONV2D_BLOCK + o % CONV2D_BLOCK;
            struct part_out part = part_out_make(out, o, O);
            for (size_t k = 0; k < 16; k++)
                product(M + k * b.n * PART, V + k * b.n * I, u + k * I * CONV2D_BLOCK, b.n, I);
            transform_output(&part, y + t * y_stride + o, out->with ? out->with + t * y_stride + o : NULL, y_stride,
                             O, M, &b);
            if (out->sums) part_out_sums(&part, out->sums, o, O);
        }
    }
}

ALWAYS void spread_2(vec to[4], vec y0, vec y1)
{
    to[0] = y0, to[1] = y0 + y1, to[2] = y0 - y1, to[3] = -y1;
}

/* M (16, n, part) = A dy A': dy is the band's first pixel that is not padding,
 * in a part's first channel of which n_channels exist. */
static void transform_gradient(real *M, const real *dy, size_t O, size_t n_channels, const struct batch *b)
{
    size_t row = (b->F + 2) * O, place = b->n * PART;

    for (size_t k = 0; k < b->n; k++, M += PART) {
        size_t t = k / b->across * 2, f = k % b->across * 2;
        const real *at = dy + t * row + f * O;  // right of the last pixel there are zeros
        UNROLL for (size_t c = 0; c < PART; c += LANES) {
            size_t n = n_channels > c ? n_channels - c : 0;
            vec low[2] = {{0}}, u[2][4];
            if (t + 1 < b->n_rows) low[0] = vec_load_n(at + row + c, n), low[1] = vec_load_n(at + row + O + c, n);
            spread_2(u[0], vec_load_n(at + c, n), low[0]);
            spread_2(u[1], vec_load_n(at + O + c, n), low[1]);
            UNROLL for (int i = 0; i < 4; i++) {
                vec v[4];
                spread_2(v, u[0][i], u[1][i]);
                UNROLL for (int j = 0; j < 4; j++) vec_store(M + (size_t)(4 * i + j) * place + c, v[j]);
            }
        }
    }
}

/* du += v' m for n channels of the input (constant where inlined). */
ALWAYS void gradient_tile(real *du, const real *v, const real *m, size_t n_tiles, size_t I, const size_t n)
{
    vec acc[TILE][NV];

    UNROLL for (size_t i = 0; i < n; i++)
        UNROLL for (int k = 0; k < NV; k++) acc[i][k] = vec_load(du + i * CONV2D_BLOCK + (size_t)k * LANES);
    for (size_t t = 0; t < n_tiles; t++, v += I, m += PART) {
        vec d[NV];
        UNROLL for (int k = 0; k < NV; k++) d[k] = vec_load(m + k * LANES);
        UNROLL for (size_t i = 0; i < n; i++)
            UNROLL for (int k = 0; k < NV; k++) acc[i][k] += d[k] * v[i];
    }
    UNROLL for (size_t i = 0; i < n; i++)
        UNROLL for (int k = 0; k < NV; k++) vec_store(du + i * CONV2D_BLOCK + (size_t)k * LANES, acc[i][k]);
}

static void gradient(real *du, const real *v, const real *m, size_t n_tiles, size_t I)
{
    size_t n = (I + TILE - 1) / TILE;

    for (size_t k = 0; k < n; k++) {
        size_t from = k * I / n, count = (k + 1) * I / n - from;
        TILE_CALL(count, gradient_tile, du + from * CONV2D_BLOCK, v + from, m, n_tiles, I);
    }
}

void SIMD(winograd_weight_rows)(real *dpacked, const real *x, const real *dy, size_t n_rows, size_t F, size_t I,
                                size_t O, real *room)
{
    size_t step = 2 * conv2d_tile_rows(F), row = F + 2;

    for (size_t t = 0; t < n_rows; t += step) {
        struct batch b = batch_make(n_rows - t < step ? n_rows - t : step, F, I);
        real *M = room, *V = room + 16 * b.n * PART;
        transform_input(V, x + t * row * I, &b);
        for (size_t o = 0; o < O; o += PART) {
            real *du = dpacked + o / CONV2D_BLOCK * 16 * I * CONV2D_BLOCK + o % CONV2D_BLOCK;
            transform_gradient(M, dy + ((t + 1) * row + 1) * O + o, O, O - o, &b);
            for (size_t k = 0; k < 16; k++)
                gradient(du + k * I * CONV2D_BLOCK, V + k * b.n * I, M + k * b.n * PART, b.n, I);
        }
    }
}
