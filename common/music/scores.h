/* scores.h - hits and misses, and what is said about them.
 *
 * Counts are kept for each track and class; every score comes from counts that
 * were added first ("pooled"). The two protocols differ where there is nothing
 * to divide by:
 *     thesis    precision or recall 0/0 is 1, F1 of two zeros is 0 (so a class
 *               absent from both sides has F1 1)
 *     mir_eval  an empty reference or estimate gives 0 for all three
 */
#ifndef SCORES_H
#define SCORES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum score_rule { SCORE_MIR_EVAL, SCORE_THESIS };

/* "mir_eval" or "thesis"; false: it is neither. */
bool score_rule_named(const char *name, enum score_rule *rule);

struct counts {
    uint64_t tp, fp, fn;
};

struct score {
    double precision, recall, f1;
};

struct counts counts_of(size_t n_ref, size_t n_est, size_t hits);
void counts_add(struct counts *sum, const struct counts *c);

struct score score_of(const struct counts *c, enum score_rule rule);

/* All classes pooled (micro), and the plain mean of the classes' precision,
 * recall and F1 (macro). counts: (n_classes). */
struct score score_micro(const struct counts *counts, size_t n_classes, enum score_rule rule);
struct score score_macro(const struct counts *counts, size_t n_classes, enum score_rule rule);

struct interval {
    double low, high;
};

/* 95 % intervals of the F1 over tracks: n_rounds times n_tracks tracks are
 * drawn with replacement, pooled and scored; the interval goes from the 2.5th
 * to the 97.5th percentile (linear between the order statistics, as NumPy's
 * default). The same seed gives the same intervals everywhere.
 * A round that draws no track with a class, where the set has some, says
 * nothing of that class, nor of macro, and is left out of their intervals. An
 * interval of no round at all, or of a class that is in one track alone, and
 * with it that of macro, or of micro where all are in one, is NAN to NAN.
 * counts: (n_tracks, n_classes); out: (n_classes + 2), the classes, then micro,
 * then macro. n_tracks and n_rounds at least 1. */
void score_bootstrap(struct interval *out, const struct counts *counts, size_t n_tracks, size_t n_classes,
                     enum score_rule rule, size_t n_rounds, uint64_t seed);

/* The same of the difference F1(b) - F1(a) on the same tracks, which are drawn
 * together; each scored by its own rule. What one of them lost in a
 * round is left out of both. */
void score_bootstrap_difference(struct interval *out, const struct counts *a, enum score_rule rule_a,
                                const struct counts *b, enum score_rule rule_b, size_t n_tracks, size_t n_classes,
                                size_t n_rounds, uint64_t seed);

#endif
