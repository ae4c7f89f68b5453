/* linear.c - see linear.h. Forwards and for dx a piece is some frames, few
 * enough that they stay in a core's cache between its loops; the weight
 * gradient is one product over all frames, in pieces of its rows. */
#include "common/nn/linear.h"

#include <math.h>

#include "common/nn/columns.h"
#include "common/nn/gemm.h"
#include "common/nn/packed.h"

enum { FRAMES = 64, DW_ROWS = 64 };

/* How many of a piece's frames there are. */
static size_t frames(const struct linear *v, size_t first)
{
    return v->n - first < FRAMES ? v->n - first : FRAMES;
}

static void forward_piece(void *arg, size_t piece, int thread)
{
    const struct linear *v = arg;
    size_t first = piece * FRAMES, n = frames(v, first);
    real *y = v->y + first * v->O;

    (void)thread;
    SIMD_CALL(packed_product)(y, v->O, v->x + first * v->I, v->I, false, n, v->I, v->packed, v->O, v->bias, 0);
    for (size_t i = 0; v->relu && i < n * v->O; i++) y[i] = y[i] > 0 ? y[i] : 0;
}

void linear_apply(struct pool *pool, struct linear *v)
{
    SIMD_CALL(packed_make)(v->packed, v->weight, v->I, v->O, 1, v->I);  // x W^T
    pool_run(pool, forward_piece, v, (v->n + FRAMES - 1) / FRAMES);
}

static void backward_piece(void *arg, size_t piece, int thread)
{
    const struct linear *v = arg;
    size_t first = piece * FRAMES, n = frames(v, first);
    real *dy = v->dy + first * v->O;
    const real *y = v->y + first * v->O;

    (void)thread;
    for (size_t i = 0; v->relu && i < n * v->O; i++) dy[i] = y[i] > 0 ? dy[i] : 0;
    if (v->dx)
        SIMD_CALL(packed_product)(v->dx + first * v->I, v->I, dy, v->O, false, n, v->O, v->packed, v->I, NULL, 0);
}

static void dw_piece(void *arg, size_t piece, int thread)
{
    const struct linear *v = arg;
    size_t first = piece * DW_ROWS, rows = v->O - first < DW_ROWS ? v->O - first : DW_ROWS;

    (void)thread;
    gemm(true, false, rows, v->I, v->n, v->dy + first, v->O, v->x, v->I, true, v->dweight + first * v->I, v->I);
    SIMD_CALL(add_column_sums)(v->dbias + first, v->dy + first, v->n, rows, v->O);
}

void linear_apply_back(struct pool *pool, struct linear *v)
{
    if (v->dx) SIMD_CALL(packed_make)(v->packed, v->weight, v->O, v->I, v->I, 1);  // dy W
    pool_run(pool, backward_piece, v, (v->n + FRAMES - 1) / FRAMES);
    pool_run(pool, dw_piece, v, (v->O + DW_ROWS - 1) / DW_ROWS);
}

static struct linear view(const struct layer *l, const struct nn_run *run, const real *x, const real *y,
                          const real *params, real *scratch)
{
    size_t I = l->n_in, O = l->n_out;
    return (struct linear){.n = run->B * run->T, .I = I, .O = O, .relu = l->n[0], .x = x, .y = (real *)y,
                           .weight = params, .bias = params + O * I, .packed = scratch};
}

static size_t n_scratch(const struct layer *l, const struct nn_run *run)
{
    (void)run;
    return packed_len_either(l->n_in, l->n_out);
}

static void linear_forward(const struct layer *l, const struct nn_run *run, real *y, const real *x, const real *params,
                           real *buffers, real *save, real *scratch)
{
    struct linear v = view(l, run, x, y, params, scratch);

    (void)buffers, (void)save;
    linear_apply(run->pool, &v);
}

static void linear_backward(const struct layer *l, const struct nn_run *run, real *dx, real *dy, const real *x, const real *y,
                            const real *params, real *dparams, real *save, real *scratch)
{
    struct linear v = view(l, run, x, y, params, scratch);

    (void)save;
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

const struct layer_ops linear_ops = {"linear", linear_list, linear_init, NULL, n_scratch, linear_forward, linear_backward};
