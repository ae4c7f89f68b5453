/* position.c - see position.h. The table is made anew in each forward: it costs
 * little beside the blocks behind it, and any number of frames has one. */
#include "common/nn/position.h"

#include <math.h>
#include <string.h>

struct position {
    size_t T, D;
    const real *x;
    real *y, *table;   // table (T, D)
};

void position_row(real *p, size_t t, size_t D)
{
    for (size_t j = 0; j < D; j += 2) {
        float rate = expf((float)j * (float)(-log(10000) / (double)D)), angle = (float)t * rate;
        p[j] = sinf(angle), p[j + 1] = cosf(angle);
    }
}

static void table_piece(void *arg, size_t t, int thread)
{
    const struct position *v = arg;
    (void)thread;
    position_row(v->table + t * v->D, t, v->D);
}

static void add_piece(void *arg, size_t b, int thread)
{
    const struct position *v = arg;
    size_t n = v->T * v->D;

    (void)thread;
    for (size_t i = 0; i < n; i++) v->y[b * n + i] = v->x[b * n + i] + v->table[i];
}

static size_t n_scratch(const struct layer *l, const struct nn_run *run)
{
    return run->T * l->n_in;
}

static void forward(const struct layer *l, const struct nn_run *run, real *y, const real *x, const real *params,
                    real *buffers, real *save, real *scratch)
{
    struct position v = {.T = run->T, .D = l->n_in, .x = x, .y = y, .table = scratch};

    (void)params, (void)buffers, (void)save;
    pool_run(run->pool, table_piece, &v, run->T);
    pool_run(run->pool, add_piece, &v, run->B);
}

static void backward(const struct layer *l, const struct nn_run *run, real *dx, real *dy, const real *x, const real *y,
                     const real *params, real *dparams, real *save, real *scratch)
{
    (void)x, (void)y, (void)params, (void)dparams, (void)save, (void)scratch;
    if (dx) memcpy(dx, dy, run->B * run->T * l->n_in * sizeof *dx);
}

const struct layer_ops position_ops = {"position", NULL, NULL, NULL, n_scratch, forward, backward};
