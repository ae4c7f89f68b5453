/* dropout.c - see dropout.h. */
#include "common/nn/dropout.h"

#include <string.h>

struct dropout {
    const struct nn_run *run;
    const struct layer *l;
    const real *from;
    real *to;
};

/* y = x under elements first..first+n-1 of the layer's mask; y may be x. first is a multiple of 4. */
static void apply(const struct dropout *d, real *y, const real *x, size_t first, size_t n)
{
    const uint32_t limit = (uint32_t)((double)d->l->p * 4294967296.0);
    const real keep = 1 / (1 - d->l->p);
    const uint64_t seed = d->run->seed, stream = (uint64_t)d->l->id << 32 | 0x64726f70;
    // a step's masks: the step in the high half of the counter's block numbers
    const uint64_t counter = d->run->step << 32 | first / 4;
    uint32_t word[4];
    size_t i = 0;

    for (; i + DROPOUT_STEP <= n; i += DROPOUT_STEP)
        SIMD_CALL(dropout_step)(y + i, x + i, seed, stream, counter + i / 4, limit, keep);
    for (; i < n; i += 4) {
        rng_block(word, seed, stream, counter + i / 4);
        for (size_t k = 0; k < 4 && i + k < n; k++) y[i + k] = word[k] < limit ? 0 : x[i + k] * keep;
    }
}

static void sample_piece(void *arg, size_t b, int thread)
{
    const struct dropout *d = arg;
    size_t n = d->run->T * d->l->n_out;

    (void)thread;
    if (d->run->train) apply(d, d->to + b * n, d->from + b * n, b * ((n + 3) / 4 * 4), n);
    else memcpy(d->to + b * n, d->from + b * n, n * sizeof(real));
}

static void dropout_forward(const struct layer *l, const struct nn_run *run, real *y, const real *x, const real *params,
                            real *buffers, real *save, real *scratch)
{
    struct dropout d = {run, l, x, y};

    (void)params, (void)buffers, (void)save, (void)scratch;
    pool_run(run->pool, sample_piece, &d, run->B);
}

static void dropout_backward(const struct layer *l, const struct nn_run *run, real *dx, real *dy, const real *x, const real *y,
                             const real *params, real *dparams, real *save, real *scratch)
{
    struct dropout d = {run, l, dy, dx};

    (void)x, (void)y, (void)params, (void)dparams, (void)save, (void)scratch;
    if (dx) pool_run(run->pool, sample_piece, &d, run->B);
}

const struct layer_ops dropout_ops = {"dropout", NULL, NULL, NULL, NULL, dropout_forward, dropout_backward};
