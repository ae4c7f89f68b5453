/* scores.c - see scores.h. Counts in, precision, recall, F1 and intervals out. */
#include "common/music/scores.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "common/rng.h"
#include "common/xalloc.h"

bool score_rule_named(const char *name, enum score_rule *rule)
{
    *rule = strcmp(name, "thesis") ? SCORE_MIR_EVAL : SCORE_THESIS;
    return *rule == SCORE_THESIS || !strcmp(name, "mir_eval");
}

struct counts counts_of(size_t n_ref, size_t n_est, size_t hits)
{
    return (struct counts){.tp = hits, .fp = n_est - hits, .fn = n_ref - hits};
}

void counts_add(struct counts *sum, const struct counts *c)
{
    sum->tp += c->tp;
    sum->fp += c->fp;
    sum->fn += c->fn;
}

struct score score_of(const struct counts *c, enum score_rule rule)
{
    double nothing = rule == SCORE_THESIS ? 1 : 0, tp = (double)c->tp;
    uint64_t n_est = c->tp + c->fp, n_ref = c->tp + c->fn;
    struct score s;

    s.precision = n_est ? tp / (double)n_est : nothing;
    s.recall = n_ref ? tp / (double)n_ref : nothing;
    double sum = s.precision + s.recall;
    s.f1 = sum > 0 ? 2 * s.precision * s.recall / sum : 0;
    return s;
}

struct score score_micro(const struct counts *counts, size_t n_classes, enum score_rule rule)
{
    struct counts sum = {0};

    for (size_t c = 0; c < n_classes; c++) counts_add(&sum, &counts[c]);
    return score_of(&sum, rule);
}

struct score score_macro(const struct counts *counts, size_t n_classes, enum score_rule rule)
{
    struct score mean = {0};

    for (size_t c = 0; c < n_classes; c++) {
        struct score s = score_of(&counts[c], rule);
        mean.precision += s.precision / (double)n_classes;
        mean.recall += s.recall / (double)n_classes;
        mean.f1 += s.f1 / (double)n_classes;
    }
    return mean;
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double percentile(const double *sorted, size_t n, double share)
{
    double at = share * (double)(n - 1);
    size_t below = (size_t)at, above = below + 1 < n ? below + 1 : below;
    return sorted[below] + (at - (double)below) * (sorted[above] - sorted[below]);
}

/* Add the F1 of the drawn tracks, times sign, to f1[row * n_rounds], row 0..n_classes + 1. */
static void add_f1(double *f1, size_t n_rounds, const struct counts *counts, const size_t *drawn, size_t n_tracks,
                   size_t n_classes, enum score_rule rule, double sign, struct counts *sum)
{
    for (size_t c = 0; c < n_classes; c++) sum[c] = (struct counts){0};
    for (size_t t = 0; t < n_tracks; t++)
        for (size_t c = 0; c < n_classes; c++) counts_add(&sum[c], &counts[drawn[t] * n_classes + c]);
    for (size_t c = 0; c < n_classes; c++) f1[c * n_rounds] += sign * score_of(&sum[c], rule).f1;
    f1[n_classes * n_rounds] += sign * score_micro(sum, n_classes, rule).f1;
    f1[(n_classes + 1) * n_rounds] += sign * score_macro(sum, n_classes, rule).f1;
}

/* Of b less a; a NULL: of b. */
static void bootstrap(struct interval *out, const struct counts *a, enum score_rule rule_a, const struct counts *b,
                      enum score_rule rule_b, size_t n_tracks, size_t n_classes, size_t n_rounds, uint64_t seed)
{
    size_t n_rows = n_classes + 2;
    double *f1 = xcalloc(size_mul(n_rows, n_rounds), sizeof *f1);  // (n_rows, n_rounds)
    struct counts *sum = xmalloc(size_mul(n_classes, sizeof *sum));
    size_t *drawn = xmalloc(size_mul(n_tracks, sizeof *drawn));
    struct rng rng = rng_make(seed, rng_name("bootstrap"));

    for (size_t round = 0; round < n_rounds; round++) {
        for (size_t t = 0; t < n_tracks; t++) drawn[t] = (size_t)rng_below(&rng, n_tracks);
        add_f1(f1 + round, n_rounds, b, drawn, n_tracks, n_classes, rule_b, 1, sum);
        if (a) add_f1(f1 + round, n_rounds, a, drawn, n_tracks, n_classes, rule_a, -1, sum);
    }
    for (size_t row = 0; row < n_rows; row++) {
        double *sorted = f1 + row * n_rounds;
        qsort(sorted, n_rounds, sizeof *sorted, ascending);
        out[row] = (struct interval){percentile(sorted, n_rounds, 0.025), percentile(sorted, n_rounds, 0.975)};
    }
    free(drawn);
    free(sum);
    free(f1);
}

void score_bootstrap(struct interval *out, const struct counts *counts, size_t n_tracks, size_t n_classes,
                     enum score_rule rule, size_t n_rounds, uint64_t seed)
{
    bootstrap(out, NULL, rule, counts, rule, n_tracks, n_classes, n_rounds, seed);
}

void score_bootstrap_difference(struct interval *out, const struct counts *a, enum score_rule rule_a,
                                const struct counts *b, enum score_rule rule_b, size_t n_tracks, size_t n_classes,
                                size_t n_rounds, uint64_t seed)
{
    bootstrap(out, a, rule_a, b, rule_b, n_tracks, n_classes, n_rounds, seed);
}
