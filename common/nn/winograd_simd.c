/* winograd_simd.c - the inner loops of conv2d.h's convolution by Winograd's
 * minimal filtering F(4x4, 3x3): Lavin and Gray, "Fast algorithms for
 * convolutional neural networks", CVPR 2016, section 4.3. Four by four outputs
 * take 36 products instead of 144:
 *
 *     Y = A' [(G g G') . (B' d B)] A        d the 6x6 inputs, g the kernel
 *
 * The matrices are those of polynomials known at 0, a, -a, b, -b and infinity.
 * With a = 5/8 and b = 3/2, whose squares are exact, sums of 64 channels are
 * wrong by 6e-7 of their size; with 1 and 2, as in the paper, by 1.3e-6; F(2x2,
 * 3x3), which needs 1.8 times as many products, by 2e-7.
 *
 *     A' = 1  1  1  1  1  0      B' = a2b2   0    -a2-b2    0     1  0
 *          0  a -a  b -b  0            0   -ab2    -b2      a     1  0
 *          0  a2 a2 b2 b2 0            0    ab2    -b2     -a     1  0
 *          0  a3-a3 b3-b3 1            0   -ba2    -a2      b     1  0
 *                                      0    ba2    -a2     -b     1  0
 *                                      0    a2b2     0   -a2-b2   0  1
 *
 * Tiles are worked on in batches of some rows of tiles, each of the 36 places
 * of the transform at a time, where the sum over channels is a product of two
 * small matrices. Where the last row or column of tiles is more than what is
 * left of the outputs, the rest is not used; what it reads in place of inputs
 * that are not there is any finite number. */
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

enum { OUT = CONV2D_TILE, IN = OUT + 2, PLACES = CONV2D_PLACES };

/* The points. */
#define A_1 ((real)CONV2D_A)
#define A_2 (A_1 * A_1)
#define A_3 (A_1 * A_2)
#define B_1 ((real)CONV2D_B)
#define B_2 (B_1 * B_1)
#define B_3 (B_1 * B_2)

/* A batch of tiles: n_rows <= OUT * conv2d_tile_rows(F) rows of outputs. */
struct batch {
    size_t n_rows, F, I;
    size_t across, n;  // tiles in a row of tiles, and in all
};

static struct batch batch_make(size_t n_rows, size_t F, size_t I)
{
    struct batch b = {.n_rows = n_rows, .F = F, .I = I, .across = conv2d_tiles(F)};
    b.n = conv2d_tiles(n_rows) * b.across;
    return b;
}

/* to = B' d */
ALWAYS void spread_inputs(vec to[IN], const vec d[IN])
{
    vec even_a = vec_axpy(-B_2, d[2], d[4]), odd_a = A_1 * vec_axpy(-B_2, d[1], d[3]);
    vec even_b = vec_axpy(-A_2, d[2], d[4]), odd_b = B_1 * vec_axpy(-A_2, d[1], d[3]);

    to[0] = vec_axpy(A_2 * B_2, d[0], vec_axpy(-(A_2 + B_2), d[2], d[4]));
    to[1] = even_a + odd_a, to[2] = even_a - odd_a;
    to[3] = even_b + odd_b, to[4] = even_b - odd_b;
    to[5] = vec_axpy(A_2 * B_2, d[1], vec_axpy(-(A_2 + B_2), d[3], d[5]));
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* V (36, n, I) = B' d B for each tile and channel; x is the padded band. */
static void transform_input(real *V, const real *x, const struct batch *b)
{
    size_t I = b->I, row = (b->F + 2) * I, place = b->n * I;

    for (size_t k = 0; k < b->n; k++, V += I) {
        size_t t = k / b->across * OUT, f = k % b->across * OUT, row_at[IN], pixel_at[IN];
        for (size_t i = 0; i < IN; i++) {
            row_at[i] = least(t + i, b->n_rows + 1) * row;
            pixel_at[i] = least(f + i, b->F + 1) * I;
        }
        for (size_t c = 0; c < I; c += LANES) {
            size_t n = I - c;
            vec u[IN][IN];
            UNROLL for (int j = 0; j < IN; j++) {
                vec d[IN], v[IN];
                UNROLL for (int i = 0; i < IN; i++) d[i] = vec_load_n(x + row_at[i] + pixel_at[j] + c, n);
                spread_inputs(v, d);
                UNROLL for (int i = 0; i < IN; i++) u[i][j] = v[i];
            }
            UNROLL for (int i = 0; i < IN; i++) {
                vec v[IN];
                spread_inputs(v, u[i]);
                UNROLL for (int j = 0; j < IN; j++) vec_store_n(V + (size_t)(IN * i + j) * place + c, v[j], n);
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
            UNROLL for (int k = 0; k < NV; k++) acc[p][k] = vec_axpy(v[p * I + i], weight[k], acc[p][k]);
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

/* y = A' m */
ALWAYS void gather_outputs(vec y[OUT], const vec m[IN])
{
    vec even_a = m[1] + m[2], odd_a = m[1] - m[2], even_b = m[3] + m[4], odd_b = m[3] - m[4];

    y[0] = m[0] + even_a + even_b;
    y[1] = vec_axpy(A_1, odd_a, B_1 * odd_b);
    y[2] = vec_axpy(A_2, even_a, B_2 * even_b);
    y[3] = vec_axpy(A_3, odd_a, vec_axpy(B_3, odd_b, m[5]));
}

/* y = A' m A, from M (36, n, part). */
static void transform_output(struct part_out *out, real *y, const real *with, size_t y_stride, size_t O,
                             const real *M, const struct batch *b)
{
    size_t place = b->n * PART;

    for (size_t k = 0; k < b->n; k++, M += PART) {
        size_t t = k / b->across * OUT, f = k % b->across * OUT;
        vec s[OUT][OUT][NV];
        UNROLL for (int v = 0; v < NV; v++) {
            const real *m = M + (size_t)v * LANES;
            vec r[OUT][IN];
            UNROLL for (size_t j = 0; j < IN; j++) {
                vec d[IN], to[OUT];
                UNROLL for (size_t i = 0; i < IN; i++) d[i] = vec_load(m + (IN * i + j) * place);
                gather_outputs(to, d);
                UNROLL for (int i = 0; i < OUT; i++) r[i][j] = to[i];
            }
            UNROLL for (int i = 0; i < OUT; i++) {
                vec to[OUT];
                gather_outputs(to, r[i]);
                UNROLL for (int j = 0; j < OUT; j++) s[i][j][v] = to[j];
            }
        }
        for (size_t i = 0; i < OUT && t + i < b->n_rows; i++)
            for (size_t j = 0; j < OUT && f + j < b->F; j++) {
                size_t at = (t + i) * y_stride + (f + j) * O;
                part_out_put(out, y + at, with ? with + at : NULL, s[i][j]);
            }
    }
}

void SIMD(winograd_rows)(real *y, size_t y_stride, const real *x, const real *packed, size_t n_rows, size_t F,
                         size_t I, size_t O, const struct conv2d_out *out, real *room)
{
    size_t step = OUT * conv2d_tile_rows(F);

    for (size_t t = 0; t < n_rows; t += step) {
        struct batch b = batch_make(n_rows - t < step ? n_rows - t : step, F, I);
        real *M = room, *V = room + PLACES * b.n * PART;
        transform_input(V, x + t * (F + 2) * I, &b);
        for (size_t o = 0; o < O; o += PART) {
            const real *u = packed + o / CONV2D_BLOCK * PLACES * I * CONV2D_BLOCK + o % CONV2D_BLOCK;
            struct part_out part = part_out_make(out, o, O);
            for (size_t k = 0; k < PLACES; k++)
                product(M + k * b.n * PART, V + k * b.n * I, u + k * I * CONV2D_BLOCK, b.n, I);
            transform_output(&part, y + t * y_stride + o, out->with ? out->with + t * y_stride + o : NULL, y_stride,
                             O, M, &b);
            if (out->sums) part_out_sums(&part, out->sums, o, O);
        }
    }
}

/* to = A y */
ALWAYS void spread_outputs(vec to[IN], const vec y[OUT])
{
    vec even_a = vec_axpy(A_2, y[2], y[0]), odd_a = vec_axpy(A_1, y[1], A_3 * y[3]);
    vec even_b = vec_axpy(B_2, y[2], y[0]), odd_b = vec_axpy(B_1, y[1], B_3 * y[3]);

    to[0] = y[0];
    to[1] = even_a + odd_a, to[2] = even_a - odd_a;
    to[3] = even_b + odd_b, to[4] = even_b - odd_b;
    to[5] = y[3];
}

/* M (36, n, part) = A dy A': dy is the band's first pixel that is not padding,
 * in a part's first channel of which n_channels exist. */
static void transform_gradient(real *M, const real *dy, size_t O, size_t n_channels, const struct batch *b)
{
    size_t row = (b->F + 2) * O, place = b->n * PART;

    for (size_t k = 0; k < b->n; k++, M += PART) {
        size_t t = k / b->across * OUT, f = k % b->across * OUT;
        const real *at = dy + t * row + f * O;
        UNROLL for (size_t c = 0; c < PART; c += LANES) {
            size_t n = n_channels > c ? n_channels - c : 0;
            vec u[IN][OUT];
            UNROLL for (size_t j = 0; j < OUT; j++) {
                vec d[OUT], to[IN];
                UNROLL for (size_t i = 0; i < OUT; i++)
                    d[i] = t + i < b->n_rows && f + j < b->F ? vec_load_n(at + i * row + j * O + c, n) : (vec){0};
                spread_outputs(to, d);
                UNROLL for (int i = 0; i < IN; i++) u[i][j] = to[i];
            }
            UNROLL for (int i = 0; i < IN; i++) {
                vec to[IN];
                spread_outputs(to, u[i]);
                UNROLL for (int j = 0; j < IN; j++) vec_store(M + (size_t)(IN * i + j) * place + c, to[j]);
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
            UNROLL for (int k = 0; k < NV; k++) acc[i][k] = vec_axpy(v[i], d[k], acc[i][k]);
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
    size_t step = OUT * conv2d_tile_rows(F), row = F + 2;

    for (size_t t = 0; t < n_rows; t += step) {
        struct batch b = batch_make(n_rows - t < step ? n_rows - t : step, F, I);
        real *M = room, *V = room + PLACES * b.n * PART;
        transform_input(V, x + t * row * I, &b);
        for (size_t o = 0; o < O; o += PART) {
            real *du = dpacked + o / CONV2D_BLOCK * PLACES * I * CONV2D_BLOCK + o % CONV2D_BLOCK;
            transform_gradient(M, dy + ((t + 1) * row + 1) * O + o, O, O - o, &b);
            for (size_t k = 0; k < PLACES; k++)
                gradient(du + k * I * CONV2D_BLOCK, V + k * b.n * I, M + k * b.n * PART, b.n, I);
        }
    }
}
