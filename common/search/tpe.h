/* tpe.h - propose the parameters of the next trial from those before it.
 *
 * The tree-structured Parzen estimator of Bergstra, Bardenet, Bengio and Kegl,
 * "Algorithms for hyper-parameter optimization" (NIPS 2011), with the rules and
 * numbers of Optuna 5.0's TPESampler, whose kernels are as wide as the observed
 * neighbours are far:
 * the first ten trials are random, and as many more as failed of those before;
 * then the best tenth (at most 25) of the finished ones is modelled by one
 * mixture of kernels, the others by another, 24 points are drawn from the first,
 * and the one that is likeliest under the first against the second is taken.
 * A kernel is the product over all parameters, as that sampler has it by default, or each
 * parameter is proposed for itself, as it was with Optuna 4, of which the thesis's searches were:
 * there the middle of the range is a neighbour, too. */
#ifndef TPE_H
#define TPE_H

#include <stdbool.h>
#include <stddef.h>

#include "common/rng.h"
#include "common/search/space.h"

enum { TPE_STARTUP = 10, TPE_CANDIDATES = 24 };

enum tpe_state {
    TPE_DONE,
    TPE_FAILED,   // counts among the worse
    TPE_RUNNING,  // likewise, so that workers side by side spread out
};

struct tpe_trial {
    const double *value;   // one a parameter
    enum tpe_state state;
    double loss;           // of a finished one; lower is better
};

/* n trials in the order of their numbers; out gets one value a parameter. */
void tpe_random(const struct space *s, struct rng *r, double *out);
void tpe_propose(const struct space *s, const struct tpe_trial *trial, size_t n, bool independent, struct rng *r, double *out);

/* The mixture over parameters that a set of n observed points (n, n_params) gives, in the
 * order of their trials: log density (of a choice or whole number: probability).
 * middle: that of the range counts as a neighbour. */
struct tpe_mixture;
struct tpe_mixture *tpe_mixture_new(const struct param *p, size_t n_params, const double *observed, size_t n, bool middle);
void tpe_mixture_draw(const struct tpe_mixture *m, struct rng *r, double *value);
double tpe_mixture_log(const struct tpe_mixture *m, const double *value);
void tpe_mixture_free(struct tpe_mixture *m);

#endif
