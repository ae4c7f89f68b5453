/* patch.c - see patch.h. With patches before channels, (N, C) a frame, all is
 * one product of (T N, P) and (P, C) a sample; frames are turned around after
 * it, and before the products of backward. */
#include "common/nn/patch.h"

#include <math.h>
#include <string.h>

#include "common/nn/columns.h"
#include "common/nn/gemm.h"

struct patches {
    size_t B, T, P, N, C;
    const real *position, *weight, *bias;
    const real *x;
    real *y, *dx, *dy;
    real *lanes;            // each thread's: (T, N, C) of a sample
};

static struct patches view(const struct layer *l, const struct nn_run *run, const real *params, real *scratch)
{
    struct patches v = {.B = run->B, .T = run->T, .P = (size_t)l->n[0], .lanes = scratch};
    v.N = l->n_in / v.P, v.C = l->n_out / v.N;
    v.position = params, v.weight = params + v.C * v.N, v.bias = v.weight + v.C * v.P;
    return v;
}

/* Backward keeps the sums of the gradient's columns behind the lanes. */
static size_t n_scratch(const struct layer *l, const struct nn_run *run)
{
    return (size_t)pool_threads(run->pool) * run->T * l->n_out + l->n_out;
}

static void forward_piece(void *arg, size_t b, int thread)
{
    const struct patches *v = arg;
    size_t D = v->N * v->C;
    real *turned = v->lanes + (size_t)thread * v->T * D, *y = v->y + b * v->T * D;

    gemm(false, true, v->T * v->N, v->C, v->P, v->x + b * v->T * v->N * v->P, v->P, v->weight, v->P, false, turned, v->C);
    for (size_t t = 0; t < v->T; t++, turned += D, y += D)
        for (size_t c = 0; c < v->C; c++)
            for (size_t n = 0; n < v->N; n++)
                y[c * v->N + n] = turned[n * v->C + c] + v->bias[c] + v->position[c * v->N + n];
}

static void forward(const struct layer *l, const struct nn_run *run, real *y, const real *x, const real *params,
                    real *buffers, real *save, real *scratch)
{
    struct patches v = view(l, run, params, scratch);

    (void)buffers, (void)save;
    v.x = x, v.y = y;
    pool_run(run->pool, forward_piece, &v, v.B);
}

/* dy of a sample to (T, N, C), in its place, and through the weights. */
static void backward_piece(void *arg, size_t b, int thread)
{
    const struct patches *v = arg;
    size_t D = v->N * v->C;
    real *room = v->lanes + (size_t)thread * v->T * D, *dy = v->dy + b * v->T * D;

    memcpy(room, dy, v->T * D * sizeof *dy);
    for (size_t t = 0; t < v->T; t++)
        for (size_t n = 0; n < v->N; n++)
            for (size_t c = 0; c < v->C; c++) dy[t * D + n * v->C + c] = room[t * D + c * v->N + n];
    if (v->dx)
        gemm(false, false, v->T * v->N, v->P, v->C, dy, v->C, v->weight, v->P, false, v->dx + b * v->T * v->N * v->P, v->P);
}

static void backward(const struct layer *l, const struct nn_run *run, real *dx, real *dy, const real *x, const real *y,
                     const real *params, real *dparams, real *save, real *scratch)
{
    struct patches v = view(l, run, params, scratch);
    size_t D = v.N * v.C;
    real *sums = scratch + (size_t)pool_threads(run->pool) * v.T * D;
    real *dposition = dparams, *dweight = dposition + D, *dbias = dweight + v.C * v.P;

    (void)y, (void)save;
    v.dx = dx, v.dy = dy;
    pool_run(run->pool, backward_piece, &v, v.B);
    gemm(true, false, v.C, v.P, v.B * v.T * v.N, dy, v.C, x, v.P, true, dweight, v.P);
    memset(sums, 0, D * sizeof *sums);
    SIMD_CALL(add_column_sums)(sums, dy, v.B * v.T, D, D);
    for (size_t n = 0; n < v.N; n++)
        for (size_t c = 0; c < v.C; c++) {
            dposition[c * v.N + n] += sums[n * v.C + c];
            dbias[c] += sums[n * v.C + c];
        }
}

static void list(const struct layer *l, struct nn_params *params)
{
    size_t P = (size_t)l->n[0], N = l->n_in / P, C = l->n_out / N;
    nn_params_add(params, l, "position_embedding", false, 4, (const size_t[]){1, C, 1, N});
    nn_params_add(params, l, "projection.weight", false, 4, (const size_t[]){C, 1, 1, P});
    nn_params_add(params, l, "projection.bias", false, 1, &C);
}

static void init(const struct layer *l, real *params, real *buffers, struct rng *rng)
{
    size_t P = (size_t)l->n[0], C = l->n_out / (l->n_in / P);
    double bound = 1 / sqrt((double)P);

    (void)buffers;
    for (size_t i = 0; i < l->n_out; i++) params[i] = (real)rng_normal(rng);
    for (size_t i = 0; i < C * (P + 1); i++) params[l->n_out + i] = (real)rng_range(rng, -bound, bound);
}

const struct layer_ops patch_ops = {"patch embedding", list, init, NULL, n_scratch, forward, backward};
