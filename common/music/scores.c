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

/* One table of counts, its sum over all tracks and over the drawn ones; of both the last is of all classes together. */
struct side {
    const struct counts *counts;  // (n_tracks, n_classes)
    enum score_rule rule;
    double sign;
    struct counts *all, *sum;     // (n_classes + 1)
};

/* drawn NULL: every track once. */
static void pool(struct counts *sum, const struct counts *counts, const size_t *drawn, size_t n_tracks, size_t n_classes)
{
    for (size_t c = 0; c <= n_classes; c++) sum[c] = (struct counts){0};
    for (size_t t = 0; t < n_tracks; t++)
        for (size_t c = 0; c < n_classes; c++) counts_add(&sum[c], &counts[(drawn ? drawn[t] : t) * n_classes + c]);
    for (size_t c = 0; c < n_classes; c++) counts_add(&sum[n_classes], &sum[c]);
}

static bool nothing(const struct counts *c)
{
    return c->tp + c->fp + c->fn == 0;
}

/* Nothing of class c was drawn, of what is there: its F1 would be that of 0/0, which says nothing of the set. */
static bool lost(const struct side *side, size_t n_sides, size_t c)
{
    for (size_t k = 0; k < n_sides; k++)
        if (nothing(&side[k].sum[c]) && !nothing(&side[k].all[c])) return true;
    return false;
}

/* Put a round's F1 of classes, micro and macro behind the n[row] that row has; what was lost has none in this round, and
 * with it macro, which would be a mean of other classes. */
static void add_f1(double *f1, size_t *n, size_t n_rounds, const struct side *side, size_t n_sides, size_t n_classes)
{
    double macro = 0;
    bool whole = true;

    for (size_t row = 0; row <= n_classes; row++) {
        if (lost(side, n_sides, row)) {
            whole = false;
            continue;
        }
        double *at = &f1[row * n_rounds + n[row]++];
        for (size_t k = 0; k < n_sides; k++) *at += side[k].sign * score_of(&side[k].sum[row], side[k].rule).f1;
        if (row < n_classes) macro += *at / (double)n_classes;
    }
    if (whole) f1[(n_classes + 1) * n_rounds + n[n_classes + 1]++] = macro;
}

/* One track alone has anything of the row's class, or for micro of any: whichever are drawn, its F1 is that one's. */
static bool of_one_track(const struct side *side, size_t n_sides, size_t n_tracks, size_t n_classes, size_t row)
{
    size_t n = 0, first = row < n_classes ? row : 0, end = row < n_classes ? row + 1 : n_classes;

    for (size_t t = 0; t < n_tracks; t++) {
        bool here = false;
        for (size_t k = 0; k < n_sides; k++)
            for (size_t c = first; c < end; c++) here |= !nothing(&side[k].counts[t * n_classes + c]);
        n += here;
    }
    return n == 1;
}

/* Of the signed sum of the sides. */
static void bootstrap(struct interval *out, struct side *side, size_t n_sides, size_t n_tracks, size_t n_classes,
                      size_t n_rounds, uint64_t seed)
{
    size_t n_rows = n_classes + 2;
    double *f1 = xcalloc(size_mul(n_rows, n_rounds), sizeof *f1);  // (n_rows, n_rounds)
    size_t *n = xcalloc(n_rows, sizeof *n), *drawn = xmalloc(size_mul(n_tracks, sizeof *drawn));
    struct rng rng = rng_make(seed, rng_name("bootstrap"));

    for (size_t k = 0; k < n_sides; k++) {
        side[k].all = xmalloc(size_mul(n_rows, sizeof *side[k].all));
        side[k].sum = xmalloc(size_mul(n_rows, sizeof *side[k].sum));
        pool(side[k].all, side[k].counts, NULL, n_tracks, n_classes);
    }
    for (size_t round = 0; round < n_rounds; round++) {
        for (size_t t = 0; t < n_tracks; t++) drawn[t] = (size_t)rng_below(&rng, n_tracks);
        for (size_t k = 0; k < n_sides; k++) pool(side[k].sum, side[k].counts, drawn, n_tracks, n_classes);
        add_f1(f1, n, n_rounds, side, n_sides, n_classes);
    }
    for (size_t row = 0; row < n_rows; row++) {
        double *sorted = f1 + row * n_rounds;
        if (row <= n_classes && of_one_track(side, n_sides, n_tracks, n_classes, row)) n[row] = n[n_classes + 1] = 0;
        qsort(sorted, n[row], sizeof *sorted, ascending);
        out[row] = n[row] ? (struct interval){percentile(sorted, n[row], 0.025), percentile(sorted, n[row], 0.975)}
                          : (struct interval){NAN, NAN};
    }
    for (size_t k = 0; k < n_sides; k++) free(side[k].all), free(side[k].sum);
    free(drawn);
    free(n);
    free(f1);
}

void score_bootstrap(struct interval *out, const struct counts *counts, size_t n_tracks, size_t n_classes,
                     enum score_rule rule, size_t n_rounds, uint64_t seed)
{
    struct side side = {counts, rule, 1, NULL, NULL};

    bootstrap(out, &side, 1, n_tracks, n_classes, n_rounds, seed);
}

void score_bootstrap_difference(struct interval *out, const struct counts *a, enum score_rule rule_a,
                                const struct counts *b, enum score_rule rule_b, size_t n_tracks, size_t n_classes,
                                size_t n_rounds, uint64_t seed)
{
    struct side side[] = {{b, rule_b, 1, NULL, NULL}, {a, rule_a, -1, NULL, NULL}};

    bootstrap(out, side, 2, n_tracks, n_classes, n_rounds, seed);
}
