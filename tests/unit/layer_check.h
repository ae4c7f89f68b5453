/* layer_check.h - what every layer must hold, in double: backward against
 * central differences along random directions, dx left out when nobody wants
 * it, and the same bits for 1, 2 and 5 threads. */
#ifndef LAYER_CHECK_H
#define LAYER_CHECK_H

#include <stdlib.h>
#include <string.h>

#include "common/nn/layer.h"
#include "common/xalloc.h"
#include "tests/unit/unit.h"

struct layer_check {
    struct layer l;
    struct nn_run run;
    struct nn_params list;
    size_t n_x, n_y;
    real *x, *y, *dy, *dx, *params, *buffers, *dparams, *save, *scratch;
};

static real *check_randoms(struct rng *rng, size_t n, double scale)
{
    real *p = xmalloc(n * sizeof *p);
    for (size_t i = 0; i < n; i++) p[i] = (real)(scale * rng_normal(rng));
    return p;
}

static void check_make(struct layer_check *k, struct layer l, size_t B, size_t T, bool train)
{
    struct rng rng = rng_make(17, B * 100 + T);

    *k = (struct layer_check){.l = l, .run = {.train = train, .seed = 5, .step = 9, .B = B, .T = T}};
    k->l.id = 7;
    if (l.ops->list) l.ops->list(&k->l, &k->list);
    k->n_x = B * T * l.n_in, k->n_y = B * T * l.n_out;
    k->x = check_randoms(&rng, k->n_x, 1);
    k->dy = check_randoms(&rng, k->n_y, 1);
    k->y = xcalloc(k->n_y, sizeof(real));
    k->dx = xcalloc(k->n_x, sizeof(real));
    k->params = check_randoms(&rng, k->list.n_params, 0.4);
    k->buffers = xcalloc(k->list.n_buffers, sizeof(real));
    k->dparams = xcalloc(k->list.n_params, sizeof(real));
    k->save = xcalloc(l.ops->n_save ? l.ops->n_save(&k->l, &k->run) : 0, sizeof(real));
    k->scratch = xcalloc(l.ops->n_scratch ? l.ops->n_scratch(&k->l, &k->run) : 0, sizeof(real));
}

static void check_free(struct layer_check *k)
{
    free(k->list.at), free(k->x), free(k->y), free(k->dy), free(k->dx), free(k->params), free(k->buffers);
    free(k->dparams), free(k->save), free(k->scratch);
}

static void check_forward(struct layer_check *k)
{
    k->l.ops->forward(&k->l, &k->run, k->y, k->x, k->params, k->buffers, k->save, k->scratch);
}

static void check_backward(struct layer_check *k, real *dx)
{
    real *dy = xmalloc(k->n_y * sizeof *dy);  // backward may overwrite it

    memcpy(dy, k->dy, k->n_y * sizeof *dy);
    k->l.ops->backward(&k->l, &k->run, dx, dy, k->x, k->y, k->params, k->dparams, k->save, k->scratch);
    free(dy);
}

static double check_objective(struct layer_check *k)
{
    double sum = 0;
    check_forward(k);
    for (size_t i = 0; i < k->n_y; i++) sum += (double)k->y[i] * k->dy[i];
    return sum;
}

/* d objective along a random direction of v (n) against the inner product with g. */
static void check_direction(struct layer_check *k, real *v, const real *g, size_t n, uint64_t seed, double tol)
{
    const double step = 1e-6;
    struct rng rng = rng_make(seed, n);
    real *keep = xmalloc(n * sizeof *keep), *way = check_randoms(&rng, n, 1);
    double want = 0, up, down;

    if (n == 0) return free(keep), free(way);
    memcpy(keep, v, n * sizeof *keep);
    for (size_t i = 0; i < n; i++) want += (double)g[i] * way[i];
    for (size_t i = 0; i < n; i++) v[i] = keep[i] + step * way[i];
    up = check_objective(k);
    for (size_t i = 0; i < n; i++) v[i] = keep[i] - step * way[i];
    down = check_objective(k);
    memcpy(v, keep, n * sizeof *keep);
    CHECK_NEAR((up - down) / (2 * step), want, tol * (1 + fabs(want)));
    free(keep), free(way);
}

static void check_gradients(struct layer l, size_t B, size_t T, double tol)
{
    struct layer_check k;

    check_make(&k, l, B, T, true);
    check_forward(&k);
    check_backward(&k, k.dx);
    for (uint64_t way = 0; way < 3; way++) {
        check_direction(&k, k.x, k.dx, k.n_x, 100 + way, tol);
        check_direction(&k, k.params, k.dparams, k.list.n_params, 200 + way, tol);
    }
    // each parameter by itself, so that a small one cannot hide behind the others
    for (size_t i = 0; i < k.list.n; i++)
        if (!k.list.at[i].buffer)
            check_direction(&k, k.params + k.list.at[i].offset, k.dparams + k.list.at[i].offset, k.list.at[i].n, 300 + i, tol);
    // parameters' gradients are added to, and dx may be unwanted
    real *once = xmalloc((k.list.n_params + 1) * sizeof *once);
    memcpy(once, k.dparams, k.list.n_params * sizeof *once);
    check_forward(&k);
    check_backward(&k, NULL);
    for (size_t i = 0; i < k.list.n_params; i++) CHECK_NEAR(k.dparams[i], 2 * once[i], 1e-9 * (1 + fabs(once[i])));
    free(once);
    check_free(&k);
}

static void check_threads(struct layer l, size_t B, size_t T)
{
    static const int threads[3] = {1, 2, 5};
    struct layer_check k[3];

    for (int i = 0; i < 3; i++) {
        struct pool *pool = pool_new(threads[i]);
        check_make(&k[i], l, B, T, true);
        k[i].run.pool = pool;
        free(k[i].scratch);  // its size may depend on the number of threads
        k[i].scratch = xcalloc(l.ops->n_scratch ? l.ops->n_scratch(&k[i].l, &k[i].run) : 0, sizeof(real));
        check_forward(&k[i]);
        check_backward(&k[i], k[i].dx);
        pool_free(pool);
        CHECK(!memcmp(k[i].y, k[0].y, k[0].n_y * sizeof(real)));
        CHECK(!memcmp(k[i].dx, k[0].dx, k[0].n_x * sizeof(real)));
        CHECK(!memcmp(k[i].dparams, k[0].dparams, k[0].list.n_params * sizeof(real)));
    }
    for (int i = 0; i < 3; i++) check_free(&k[i]);
}

#endif
