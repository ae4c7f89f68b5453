/* tpe.c - see tpe.h. */
#include "common/search/tpe.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "common/xalloc.h"

/* One parameter's side of the kernels. Numbers in the scale of the search, log x for PARAM_LOG. */
struct kernels {
    const struct param *p;
    double low, high;    // whole numbers: half a step further out
    double *mu, *sigma;  // (n + 1) normal kernels, cut at low and high
    double *log_mass;    // (n + 1) logarithm of what the cut left of each
    double *chance;      // (n + 1, n_choices) of a choice
};

/* Kernels 0..n-1 stand on the observed values, kernel n on the whole range: the
 * prior. Each is the product of its parameters' sides. */
struct tpe_mixture {
    size_t n, n_params;
    double *weight;      // (n + 1), sum 1
    struct kernels *of;  // (n_params)
};

static double to_scale(const struct param *p, double x)
{
    return p->kind == PARAM_LOG ? log(x) : x;
}

/* What a journal holds: the value after rounding to its text. */
static double settled(const struct param *p, double x)
{
    char text[PARAM_VALUE];

    if (p->kind == PARAM_INT) x = p->low + rint((x - p->low) / p->step) * p->step;
    if (x < p->low) x = p->low;
    if (x > p->high) x = p->high;
    param_text(p, x, text);
    (void)param_parse(p, text, &x);
    return x;
}

/* log of the normal distribution's mass in [a, b], a < b; minus infinity far out. */
static double log_mass(double a, double b)
{
    if (a > 0) {  // both in the upper tail: there erfc is exact
        double t = a;
        a = -b, b = -t;
    }
    return log(0.5 * (erfc(-b * M_SQRT1_2) - erfc(-a * M_SQRT1_2)));
}

/* Equal weights; beyond 25 the older ones count less, from 1/n upward. */
static void set_weights(struct tpe_mixture *m)
{
    size_t n = m->n, old = n > 25 ? n - 25 : 0;
    double sum = 0;

    for (size_t i = 0; i <= n; i++) {
        m->weight[i] = 1;
        if (i < old) m->weight[i] = old == 1 ? 1.0 / (double)n : 1.0 / (double)n + (1 - 1.0 / (double)n) * (double)i / (double)(old - 1);
        sum += m->weight[i];
    }
    for (size_t i = 0; i <= n; i++) m->weight[i] /= sum;
}

/* observed: (n), `step` apart */
static void set_chances(struct kernels *m, const double *observed, size_t n, size_t step)
{
    size_t K = m->p->n_choices;

    m->chance = xmalloc(size_mul(size_mul(n + 1, K), sizeof *m->chance));
    for (size_t i = 0; i <= n; i++)
        for (size_t k = 0; k < K; k++) {
            double prior = 1.0 / (double)(n + 1), own = i < n && (size_t)observed[i * step] == k;
            m->chance[i * K + k] = i < n ? (prior + own) / (1 + prior * (double)K) : 1.0 / (double)K;
        }
}

struct ranked {
    double key;
    size_t i;
};

static int by_key(const void *a, const void *b)
{
    const struct ranked *x = a, *y = b;
    return x->key != y->key ? (x->key > y->key) - (x->key < y->key) : (x->i > y->i) - (x->i < y->i);
}

/* A kernel is as wide as the farther of its neighbours is away, within limits; with `middle` that of the range is one of them. */
static void set_normals(struct kernels *m, const double *observed, size_t n, size_t step, bool middle)
{
    double half = m->p->kind == PARAM_INT ? m->p->step / 2 : 0;
    struct ranked *sorted = xmalloc(size_mul(n + 1, sizeof *sorted));
    size_t n_places = n + middle;

    m->mu = xmalloc(size_mul(3 * (n + 1), sizeof *m->mu));
    m->sigma = m->mu + n + 1;
    m->log_mass = m->sigma + n + 1;
    m->low = to_scale(m->p, m->p->low) - half;
    m->high = to_scale(m->p, m->p->high) + half;
    double range = m->high - m->low, least = range / fmin(100, 2 + (double)n);
    for (size_t i = 0; i < n; i++) {
        m->mu[i] = fmin(fmax(to_scale(m->p, observed[i * step]), m->low), m->high);  // rounded, it may lie beside a narrow range
        sorted[i] = (struct ranked){m->mu[i], i};
    }
    m->mu[n] = (m->low + m->high) / 2;
    sorted[n] = (struct ranked){m->mu[n], n};
    qsort(sorted, n_places, sizeof *sorted, by_key);
    for (size_t k = 0; k < n_places; k++) {
        double below = sorted[k].key - (k ? sorted[k - 1].key : m->low);
        double above = (k + 1 < n_places ? sorted[k + 1].key : m->high) - sorted[k].key;
        if (n_places > 1 && k == 0) below = 0;  // the ends of the range are no neighbours, except to a single value
        if (n_places > 1 && k == n_places - 1) above = 0;
        m->sigma[sorted[k].i] = fmin(fmax(fmax(below, above), least), range);
    }
    m->sigma[n] = range;
    for (size_t i = 0; i <= n; i++) m->log_mass[i] = log_mass((m->low - m->mu[i]) / m->sigma[i], (m->high - m->mu[i]) / m->sigma[i]);
    free(sorted);
}

struct tpe_mixture *tpe_mixture_new(const struct param *p, size_t n_params, const double *observed, size_t n, bool middle)
{
    struct tpe_mixture *m = xcalloc(1, sizeof *m);

    m->n = n;
    m->n_params = n_params;
    m->weight = xmalloc(size_mul(n + 1, sizeof *m->weight));
    m->of = xcalloc(n_params, sizeof *m->of);
    set_weights(m);
    for (size_t k = 0; k < n_params; k++) {
        m->of[k].p = &p[k];
        if (p[k].kind == PARAM_CHOICE) set_chances(&m->of[k], observed + k, n, n_params);
        else set_normals(&m->of[k], observed + k, n, n_params, middle);
    }
    return m;
}

void tpe_mixture_free(struct tpe_mixture *m)
{
    for (size_t k = 0; k < m->n_params; k++) free(m->of[k].mu), free(m->of[k].chance);
    free(m->of);
    free(m->weight);
    free(m);
}

static size_t draw_index(const double *chance, size_t n, struct rng *r)
{
    double x = rng_uniform(r);
    size_t i = 0;

    while (i + 1 < n && (x -= chance[i]) >= 0) i++;
    return i;
}

static double draw_kernel(const struct kernels *m, size_t i, struct rng *r)
{
    double x;

    if (m->p->kind == PARAM_CHOICE) return (double)draw_index(m->chance + i * m->p->n_choices, m->p->n_choices, r);
    // a kernel's middle is in the range and its width at most the range's: at least a third is accepted
    do x = m->mu[i] + m->sigma[i] * rng_normal(r);
    while (x < m->low || x > m->high);
    return settled(m->p, m->p->kind == PARAM_LOG ? exp(x) : x);
}

void tpe_mixture_draw(const struct tpe_mixture *m, struct rng *r, double *value)
{
    size_t i = draw_index(m->weight, m->n + 1, r);

    for (size_t k = 0; k < m->n_params; k++) value[k] = draw_kernel(&m->of[k], i, r);
}

static double log_kernel(const struct kernels *m, size_t i, double value)
{
    if (m->p->kind == PARAM_CHOICE) return log(m->chance[i * m->p->n_choices + (size_t)value]);
    double half = m->p->step / 2, x = to_scale(m->p, value), z = (x - m->mu[i]) / m->sigma[i];

    if (m->p->kind == PARAM_INT)
        return log_mass((x - half - m->mu[i]) / m->sigma[i], (x + half - m->mu[i]) / m->sigma[i]) - m->log_mass[i];
    return -z * z / 2 - log(m->sigma[i]) - 0.9189385332046727 - m->log_mass[i];  // log sqrt(2 pi)
}

double tpe_mixture_log(const struct tpe_mixture *m, const double *value)
{
    double sum = 0, most = -INFINITY;
    double *part = xmalloc(size_mul(m->n + 1, sizeof *part));

    for (size_t i = 0; i <= m->n; i++) {
        part[i] = log(m->weight[i]);
        for (size_t k = 0; k < m->n_params; k++) part[i] += log_kernel(&m->of[k], i, value[k]);
        most = fmax(most, part[i]);
    }
    for (size_t i = 0; i <= m->n; i++) sum += exp(part[i] - most);  // the prior is nowhere 0
    free(part);
    return most + log(sum);
}

void tpe_random(const struct space *s, struct rng *r, double *out)
{
    for (size_t k = 0; k < s->n; k++) {
        const struct param *p = &s->at[k];
        if (p->kind == PARAM_CHOICE) out[k] = (double)rng_below(r, p->n_choices);
        else if (p->kind == PARAM_INT) out[k] = p->low + p->step * (double)rng_below(r, 1 + (uint64_t)((p->high - p->low) / p->step));
        else if (p->kind == PARAM_LOG) out[k] = settled(p, exp(rng_range(r, log(p->low), log(p->high))));
        else out[k] = settled(p, rng_range(r, p->low, p->high));
    }
}

/* good[i]: trial i is among the best tenth of the finished ones. */
static void split(const struct tpe_trial *trial, size_t n, bool *good)
{
    struct ranked *rank = xmalloc(size_mul(n + 1, sizeof *rank));
    size_t n_done = 0;

    memset(good, 0, n * sizeof *good);
    for (size_t i = 0; i < n; i++)
        if (trial[i].state == TPE_DONE) rank[n_done++] = (struct ranked){trial[i].loss, i};
    qsort(rank, n_done, sizeof *rank, by_key);
    size_t n_good = (n_done + 9) / 10;
    for (size_t i = 0; i < n_good && i < 25; i++) good[rank[i].i] = true;
    free(rank);
}

/* Running trials count, for tune -p has those pass for it whose results are not to be known yet:
 * else hardly any would learn from the others. Failed ones do not count, as with Optuna. */
static bool may_begin(const struct tpe_trial *trial, size_t n)
{
    size_t count = 0;

    for (size_t i = 0; i < n; i++) count += trial[i].state != TPE_FAILED;
    return count >= TPE_STARTUP;
}

/* Values of parameters from..from+n_params-1, by one mixture of all of them. */
static void propose(const struct space *s, size_t from, size_t n_params, const struct tpe_trial *trial, size_t n, const bool *good,
                    bool middle, struct rng *r, double *out)
{
    double *value = xmalloc(size_mul(size_mul(n + 1, n_params), sizeof *value)), *next = value;
    double x[PARAM_MAX], best_gain = -INFINITY;
    size_t n_good = 0;

    for (int kind = 1; kind >= 0; kind--)
        for (size_t i = 0; i < n; i++) {
            if (good[i] != kind) continue;
            memcpy(next, trial[i].value + from, n_params * sizeof *next);
            next += n_params;
            n_good += kind;
        }
    struct tpe_mixture *better = tpe_mixture_new(&s->at[from], n_params, value, n_good, middle);
    struct tpe_mixture *worse = tpe_mixture_new(&s->at[from], n_params, value + n_good * n_params, n - n_good, middle);
    for (int i = 0; i < TPE_CANDIDATES; i++) {
        tpe_mixture_draw(better, r, x);
        double gain = tpe_mixture_log(better, x) - tpe_mixture_log(worse, x);
        if (i > 0 && !(gain > best_gain)) continue;
        memcpy(out + from, x, n_params * sizeof *x);
        best_gain = gain;
    }
    tpe_mixture_free(better), tpe_mixture_free(worse);
    free(value);
}

void tpe_propose(const struct space *s, const struct tpe_trial *trial, size_t n, bool independent, struct rng *r, double *out)
{
    if (!may_begin(trial, n)) {
        tpe_random(s, r, out);
        return;
    }
    bool *good = xmalloc(size_mul(n, sizeof *good));
    split(trial, n, good);
    size_t together = independent ? 1 : s->n;
    for (size_t k = 0; k < s->n; k += together) propose(s, k, together, trial, n, good, independent, r, out);
    free(good);
}
