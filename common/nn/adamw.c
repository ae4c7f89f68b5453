/* adamw.c - see adamw.h. */
#include "common/nn/adamw.h"

#include <math.h>
#include <stdlib.h>

#include "common/xalloc.h"

enum { PIECE = 1 << 15 };  // parameters a piece

struct job {
    const struct adamw *o;
    real *params, *m, *v;
    const real *g;
    size_t n;
    double scale, step_size, v_scale;
    double *sums;
};

static size_t n_pieces(size_t n)
{
    return (n + PIECE - 1) / PIECE;
}

static void norm_piece(void *arg, size_t piece, int thread)
{
    struct job *j = arg;
    size_t from = piece * PIECE, to = from + PIECE < j->n ? from + PIECE : j->n;
    double sum = 0;

    (void)thread;
    for (size_t i = from; i < to; i++) sum += (double)j->g[i] * j->g[i];
    j->sums[piece] = sum;
}

double grad_norm(struct pool *pool, const real *g, size_t n)
{
    struct job j = {.g = g, .n = n, .sums = xcalloc(n_pieces(n), sizeof(double))};
    double sum = 0;

    pool_run(pool, norm_piece, &j, n_pieces(n));
    for (size_t i = 0; i < n_pieces(n); i++) sum += j.sums[i];
    free(j.sums);
    return sqrt(sum);
}

static void step_piece(void *arg, size_t piece, int thread)
{
    struct job *j = arg;
    size_t from = piece * PIECE, to = from + PIECE < j->n ? from + PIECE : j->n;
    const real scale = (real)j->scale, b1 = (real)j->o->beta1, b2 = (real)j->o->beta2, eps = (real)j->o->eps;
    const real keep = (real)(1 - j->o->lr * j->o->weight_decay), size = (real)j->step_size, vs = (real)j->v_scale;
    const real c1 = (real)(1 - j->o->beta1), c2 = (real)(1 - j->o->beta2);

    (void)thread;
    for (size_t i = from; i < to; i++) {
        real g = j->g[i] * scale;
        j->m[i] = b1 * j->m[i] + c1 * g;
        j->v[i] = b2 * j->v[i] + c2 * g * g;
        real root = sizeof(real) == 8 ? (real)sqrt((double)j->v[i]) : (real)sqrtf((float)j->v[i]);
        j->params[i] = keep * j->params[i] - size * j->m[i] / (root * vs + eps);
    }
}

void adamw_step(struct pool *pool, const struct adamw *o, real *params, const real *g, real *m, real *v,
                size_t n, double scale, uint64_t step)
{
    double correct1 = 1 - pow(o->beta1, (double)step), correct2 = 1 - pow(o->beta2, (double)step);
    struct job j = {
        .o = o, .params = params, .g = g, .m = m, .v = v, .n = n, .scale = scale,
        .step_size = o->lr / correct1, .v_scale = 1 / sqrt(correct2),
    };
    pool_run(pool, step_piece, &j, n_pieces(n));
}

double clip_scale(double norm, double limit)
{
    double scale = limit / (norm + 1e-6);
    return scale < 1 ? scale : 1;
}

double plateau_update(struct plateau *p, double lr, double loss, double factor, int patience)
{
    if (loss < p->best * (1 - 1e-4)) {
        p->best = loss;
        p->bad = 0;
    } else {
        p->bad++;
    }
    if (p->bad <= patience) return lr;
    p->bad = 0;
    // PyTorch leaves the rate alone when the change would be below 1e-8
    return lr - lr * factor > 1e-8 ? lr * factor : lr;
}
