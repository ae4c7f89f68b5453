/* gelu.c - see gelu.h. A sample is a piece. */
#include "common/nn/gelu.h"

struct gelu {
    size_t n;            // values a sample
    const real *x, *dy;
    real *to;
};

static void forward_piece(void *arg, size_t b, int thread)
{
    const struct gelu *v = arg;
    (void)thread;
    SIMD_CALL(gelu_values)(v->to + b * v->n, v->x + b * v->n, v->n);
}

static void backward_piece(void *arg, size_t b, int thread)
{
    const struct gelu *v = arg;
    (void)thread;
    SIMD_CALL(gelu_values_back)(v->to + b * v->n, v->dy + b * v->n, v->x + b * v->n, v->n);
}

static void forward(const struct layer *l, const struct nn_run *run, real *y, const real *x, const real *params,
                    real *buffers, real *save, real *scratch)
{
    struct gelu v = {.n = run->T * l->n_in, .x = x, .to = y};

    (void)params, (void)buffers, (void)save, (void)scratch;
    pool_run(run->pool, forward_piece, &v, run->B);
}

static void backward(const struct layer *l, const struct nn_run *run, real *dx, real *dy, const real *x, const real *y,
                     const real *params, real *dparams, real *save, real *scratch)
{
    struct gelu v = {.n = run->T * l->n_in, .x = x, .dy = dy, .to = dx};

    (void)y, (void)params, (void)dparams, (void)save, (void)scratch;
    if (dx) pool_run(run->pool, backward_piece, &v, run->B);
}

const struct layer_ops gelu_ops = {"gelu", NULL, NULL, NULL, NULL, forward, backward};
