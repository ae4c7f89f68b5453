/* linear.c - see linear.h. A sample is a piece forwards and for dx; the
 * weight gradient is one product over all frames, in pieces of its rows. */
#include "common/nn/linear.h"

#include <math.h>

#include "common/nn/columns.h"
#include "common/nn/gemm.h"

enum { DW_ROWS = 64 };

static void forward_piece(void *arg, size_t b, int thread)
{
    const struct linear *v = arg;
    real *y = v->y + b * v->T * v->O;

    (void)thread;
    for (size_t t = 0; t < v->T; t++)
        for (size_t o = 0; o < v->O; o++) y[t * v->O + o] = v->bias[o];
    gemm(false, true, v->T, v->O, v->I, v->x + b * v->T * v->I, v->I, v->weight, v->I, true, y, v->O);
    for (size_t i = 0; v->relu && i < v->T * v->O; i++) y[i] = y[i] > 0 ? y[i] : 0;
}

void linear_apply(struct pool *pool, struct linear *v)
{
    pool_run(pool, forward_piece, v, v->B);
}

static void backward_piece(void *arg, size_t b, int thread)
{
    const struct linear *v = arg;
    real *dy = v->dy + b * v->T * v->O;

    (void)thread;
    for (size_t i = 0; v->relu && i < v->T * v->O; i++) dy[i] = v->y[b * v->T * v->O + i] > 0 ? dy[i] : 0;
    if (v->dx) gemm(false, false, v->T, v->I, v->O, dy, v->O, v->weight, v->I, false, v->dx + b * v->T * v->I, v->I);
}

static void dw_piece(void *arg, size_t piece, int thread)
{
    const struct linear *v = arg;
    size_t first = piece * DW_ROWS, rows = v->O - first < DW_ROWS ? v->O - first : DW_ROWS, n = v->B * v->T;

    (void)thread;
    gemm(true, false, rows, v->I, n, v->dy + first, v->O, v->x, v->I, true, v->dweight + first * v->I, v->I);
    SIMD_CALL(add_column_sums)(v->dbias + first, v->dy + first, n, rows, v->O);
}

void linear_apply_back(struct pool *pool, struct linear *v)
{
    pool_run(pool, backward_piece, v, v->B);
    pool_run(pool, dw_piece, v, (v->O + DW_ROWS - 1) / DW_ROWS);
}

static struct linear view(const struct layer *l, const struct nn_run *run, const real *x, const real *y, const real *params)
{
    size_t I = l->n_in, O = l->n_out;
    return (struct linear){.B = run->B, .T = run->T, .I = I, .O = O, .relu = l->n[0], .x = x,
                           .y = (real *)(size_t)y, .weight = params, .bias = params + O * I};
}

static void linear_forward(const struct layer *l, const struct nn_run *run, real *y, const real *x, const real *params,
                           real *buffers, real *save, real *scratch)
{
    struct linear v = view(l, run, x, y, params);

    (void)buffers, (void)save, (void)scratch;
    linear_apply(run->pool, &v);
}

static void linear_backward(const struct layer *l, const struct nn_run *run, real *dx, real *dy, const real *x, const real *y,
                            const real *params, real *dparams, real *save, real *scratch)
{
    struct linear v = view(l, run, x, y, params);

    (void)save, (void)scratch;
    v.dx = dx, v.dy = dy, v.dweight = dparams, v.dbias = dparams + v.O * v.I;
    linear_apply_back(run->pool, &v);
}

static void linear_list(const struct layer *l, struct nn_params *list)
{
    nn_params_add(list, l, "weight", false, 2, (const size_t[]){l->n_out, l->n_in});
    nn_params_add(list, l, "bias", false, 1, (const size_t[]){l->n_out});
}

static void linear_init(const struct layer *l, real *params, real *buffers, struct rng *rng)
{
    double bound = 1 / sqrt((double)l->n_in);

    (void)buffers;
    for (size_t i = 0; i < l->n_out * (l->n_in + 1); i++) params[i] = (real)rng_range(rng, -bound, bound);
}

const struct layer_ops linear_ops = {"linear", linear_list, linear_init, NULL, NULL, linear_forward, linear_backward};
