/* layernorm.c - see layernorm.h. A sample is a piece; its share of the
 * parameters' gradients is summed by itself, then the samples' in order. */
#include "common/nn/layernorm.h"

#include <string.h>

#include "common/nn/columns.h"

struct norm {
    size_t T, D;
    const real *x, *params, *dy;
    real *y, *dx;
    real *mean, *inv_std;   // (B, T) each
    real *sums;             // backward: (B, 2, D)
};

static size_t n_save(const struct layer *l, const struct nn_run *run)
{
    (void)l;
    return 2 * run->B * run->T;
}

static size_t n_scratch(const struct layer *l, const struct nn_run *run)
{
    return run->train ? 2 * run->B * l->n_in : 2 * run->B * run->T;
}

static struct norm view(const struct layer *l, const struct nn_run *run, const real *x, const real *params, real *moments)
{
    return (struct norm){.T = run->T, .D = l->n_in, .x = x, .params = params,
                         .mean = moments, .inv_std = moments + run->B * run->T};
}

static void forward_piece(void *arg, size_t b, int thread)
{
    const struct norm *v = arg;
    size_t first = b * v->T, at = first * v->D;

    (void)thread;
    SIMD_CALL(layernorm_rows)(v->y + at, v->mean + first, v->inv_std + first, v->x + at, v->params, v->params + v->D,
                              v->T, v->D);
}

static void forward(const struct layer *l, const struct nn_run *run, real *y, const real *x, const real *params,
                    real *buffers, real *save, real *scratch)
{
    struct norm v = view(l, run, x, params, run->train ? save : scratch);

    (void)buffers;
    v.y = y;
    pool_run(run->pool, forward_piece, &v, run->B);
}

static void backward_piece(void *arg, size_t b, int thread)
{
    const struct norm *v = arg;
    size_t first = b * v->T, at = first * v->D;
    real *sums = v->sums + b * 2 * v->D;

    (void)thread;
    memset(sums, 0, 2 * v->D * sizeof *sums);
    SIMD_CALL(layernorm_rows_back)(v->dx ? v->dx + at : NULL, sums, sums + v->D, v->dy + at, v->x + at, v->params,
                                   v->mean + first, v->inv_std + first, v->T, v->D);
}

static void backward(const struct layer *l, const struct nn_run *run, real *dx, real *dy, const real *x, const real *y,
                     const real *params, real *dparams, real *save, real *scratch)
{
    struct norm v = view(l, run, x, params, save);

    (void)y;
    v.dx = dx, v.dy = dy, v.sums = scratch;
    pool_run(run->pool, backward_piece, &v, run->B);
    SIMD_CALL(add_column_sums)(dparams, scratch, run->B, 2 * v.D, 2 * v.D);
}

static void list(const struct layer *l, struct nn_params *params)
{
    nn_params_add(params, l, "weight", false, 1, &l->n_in);
    nn_params_add(params, l, "bias", false, 1, &l->n_in);
}

static void init(const struct layer *l, real *params, real *buffers, struct rng *rng)
{
    (void)buffers, (void)rng;
    for (size_t i = 0; i < l->n_in; i++) params[i] = 1, params[l->n_in + i] = 0;
}

const struct layer_ops layernorm_ops = {"layer norm", list, init, n_save, n_scratch, forward, backward};
