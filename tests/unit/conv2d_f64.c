/* conv2d_f64.c - the kernels of conv2d.h against loops that follow the
 * definition, both ways. */
#include <stdlib.h>
#include <string.h>

#include "common/nn/conv2d.h"
#include "common/rng.h"
#include "common/xalloc.h"
#include "tests/unit/unit.h"

static real *randoms(struct rng *rng, size_t n)
{
    real *p = xmalloc(n * sizeof *p);
    for (size_t i = 0; i < n; i++) p[i] = rng_normal(rng);
    return p;
}

/* A padded band around x (T, F, C), in a block of exactly its size and slack. */
static real *padded(const real *x, size_t T, size_t F, size_t C)
{
    real *p = xcalloc((T + 2) * (F + 2) * C + CONV2D_SLACK, sizeof *p);
    for (size_t t = 0; t < T; t++)
        memcpy(p + ((t + 1) * (F + 2) + 1) * C, x + t * F * C, F * C * sizeof *x);
    return p;
}

/* x's value, zero outside. */
static real at(const real *x, size_t T, size_t F, size_t C, size_t t, size_t f, size_t c)
{
    return t < T && f < F ? x[(t * F + f) * C + c] : 0;  // -1 wraps around: outside too
}

static real convolved(const real *x, const real *w, size_t T, size_t F, size_t I, size_t t, size_t f, size_t o)
{
    real sum = 0;
    for (size_t i = 0; i < I; i++)
        for (size_t ky = 0; ky < 3; ky++)
            for (size_t kx = 0; kx < 3; kx++)
                sum += w[((o * I + i) * 3 + ky) * 3 + kx] * at(x, T, F, I, t + ky - 1, f + kx - 1, i);
    return sum;
}

static void check_forward(const real *band, const real *x, const real *w, size_t T, size_t F,
                          size_t I, size_t O, struct rng *rng)
{
    size_t n = T * F * O;
    real *packed = xmalloc(conv2d_n_packed(I, O) * sizeof *packed), *y = xmalloc(n * sizeof *y);
    real *room = xmalloc(conv2d_n_room(F, I, O) * sizeof *room);
    real *with = randoms(rng, n), *scale = randoms(rng, O), *shift = randoms(rng, O);
    double *sums = xcalloc(2 * O, sizeof *sums), *want = xcalloc(2 * O, sizeof *want);

    conv2d_pack(packed, w, I, O);
    conv2d_rows(y, F * O, band, packed, T, F, I, O, &(struct conv2d_out){.sums = sums, .with = with}, room);
    for (size_t t = 0, k = 0; t < T; t++)
        for (size_t f = 0; f < F; f++)
            for (size_t o = 0; o < O; o++, k++) {
                real s = convolved(x, w, T, F, I, t, f, o);
                CHECK_NEAR(y[k], s, 1e-12);
                want[o] += s, want[O + o] += s * with[k];
            }
    for (size_t i = 0; i < 2 * O; i++) CHECK_NEAR(sums[i], want[i], 1e-10);

    memset(sums, 0, 2 * O * sizeof *sums);
    conv2d_rows(y, F * O, band, packed, T, F, I, O,
           &(struct conv2d_out){.relu = true, .scale = scale, .shift = shift, .sums = sums}, room);
    for (size_t t = 0, k = 0; t < T; t++)
        for (size_t f = 0; f < F; f++)
            for (size_t o = 0; o < O; o++, k++) {
                real s = convolved(x, w, T, F, I, t, f, o);
                CHECK_NEAR(y[k], (s > 0 ? s : 0) * scale[o] + shift[o], 1e-12);
                sums[o] -= y[k], sums[O + o] -= y[k] * y[k];
            }
    for (size_t i = 0; i < 2 * O; i++) CHECK_NEAR(sums[i], 0, 1e-10);
    free(packed), free(y), free(with), free(scale), free(shift), free(sums), free(want), free(room);
}

/* With dy: sum(dy * conv(x)) = sum(dx * x) = sum(dw * w) for the linear map. */
static void check_backward(const real *band, const real *x, const real *w, size_t T, size_t F,
                           size_t I, size_t O, struct rng *rng)
{
    size_t n = conv2d_n_packed(I, O);
    size_t n_room = conv2d_n_room(F, I, O) + conv2d_n_room(F, O, I);
    real *room = xmalloc(n_room * sizeof *room), *dy = randoms(rng, T * F * O), *dyp = padded(dy, T, F, O);
    real *packed = xmalloc(conv2d_n_packed(O, I) * sizeof *packed), *dx = xmalloc(T * F * I * sizeof *dx);
    real *dpacked = xcalloc(2 * n, sizeof *dpacked), *dw = xcalloc(O * I * 9, sizeof *dw);

    conv2d_pack_turned(packed, w, I, O);
    conv2d_rows(dx, F * I, dyp, packed, T, F, O, I, &(struct conv2d_out){0}, room);
    for (size_t t = 0, k = 0; t < T; t++)
        for (size_t f = 0; f < F; f++)
            for (size_t i = 0; i < I; i++, k++) {
                real sum = 0;
                for (size_t o = 0; o < O; o++)
                    for (size_t ky = 0; ky < 3; ky++)
                        for (size_t kx = 0; kx < 3; kx++)
                            sum += w[((o * I + i) * 3 + ky) * 3 + kx] * at(dy, T, F, O, t + 1 - ky, f + 1 - kx, o);
                CHECK_NEAR(dx[k], sum, 1e-12);
            }

    // added to what is there, and the parts to each other: three times the gradient
    conv2d_weight_rows(dpacked, band, dyp, T, F, I, O, room);
    conv2d_weight_rows(dpacked, band, dyp, T, F, I, O, room);
    conv2d_weight_rows(dpacked + n, band, dyp, T, F, I, O, room);
    conv2d_unpack_add(dw, dpacked, 2, I, O);
    for (size_t o = 0, k = 0; o < O; o++)
        for (size_t i = 0; i < I; i++)
            for (size_t ky = 0; ky < 3; ky++)
                for (size_t kx = 0; kx < 3; kx++, k++) {
                    real sum = 0;
                    for (size_t t = 0; t < T; t++)
                        for (size_t f = 0; f < F; f++)
                            sum += dy[(t * F + f) * O + o] * at(x, T, F, I, t + ky - 1, f + kx - 1, i);
                    CHECK_NEAR(dw[k], 3 * sum, 1e-11);
                }
    free(dy), free(dyp), free(packed), free(dx), free(dpacked), free(dw), free(room);
}

static void check_sizes(void)
{
    static const size_t sizes[][4] = {  // T, F, I, O: all tile sizes, odd channels, whole and part blocks
        {1, 1, 1, 1}, {3, 3, 1, 5}, {2, 4, 3, 8}, {1, 5, 8, 3}, {4, 7, 1, 24}, {2, 10, 5, 17},
        {1, 1, 8, 8}, {2, 13, 16, 16}, {1, 2, 24, 40}, {3, 4, 9, 8}, {45, 3, 8, 10}, {3, 84, 8, 8}, {6, 7, 8, 9},
        {7, 10, 9, 8},
    };
    struct rng rng = rng_make(1, rng_name("conv2d"));

    for (size_t k = 0; k < sizeof sizes / sizeof sizes[0]; k++) {
        size_t T = sizes[k][0], F = sizes[k][1], I = sizes[k][2], O = sizes[k][3];
        real *x = randoms(&rng, T * F * I), *w = randoms(&rng, O * I * 9), *band = padded(x, T, F, I);
        check_forward(band, x, w, T, F, I, O, &rng);
        check_backward(band, x, w, T, F, I, O, &rng);
        free(x), free(w), free(band);
    }

    // a ReLU must not hide what is not a number
    real band[9] = {0}, w[9] = {1, 1, 1, 1, 1, 1, 1, 1, 1}, packed[9 * CONV2D_BLOCK], y[1];
    band[4] = NAN;
    conv2d_pack(packed, w, 1, 1);
    conv2d_rows(y, 1, band, packed, 1, 1, 1, 1, &(struct conv2d_out){.relu = true}, NULL);
    CHECK(isnan(y[0]));
}

int main(int argc, char **argv)
{
    (void)argc;
    check_sizes();
    return unit_done_simd(argv);
}
