/* adamw.h - the optimiser and its schedule, as PyTorch 1.13 computes them.
 *
 * AdamW: Loshchilov and Hutter, "Decoupled weight decay regularization", ICLR
 * 2019, algorithm 2; decay on every parameter. */
#ifndef ADAMW_H
#define ADAMW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/nn/real.h"
#include "common/pool.h"

struct adamw {
    double lr, weight_decay, beta1, beta2, eps;
};
#define ADAMW_DEFAULT(rate, decay) {(rate), (decay), 0.9, 0.999, 1e-8}

/* Euclidean norm of g (n), summed in double in fixed pieces. */
double grad_norm(struct pool *pool, const real *g, size_t n);

/* One step: `scale` multiplies the gradients first (clipping), step counts from
 * 1, m and v (n each) are the moments, zero before the first step. */
void adamw_step(struct pool *pool, const struct adamw *o, real *params, const real *g, real *m, real *v,
                size_t n, double scale, uint64_t step);

/* min(1, limit / (norm + 1e-6)): what clip_grad_norm_ multiplies by. */
double clip_scale(double norm, double limit);

/* Learning rate x factor when the loss has not fallen below best * (1 - 1e-4)
 * for more than `patience` epochs (torch ReduceLROnPlateau, mode min). */
struct plateau {
    double best;   // INFINITY at the start
    int bad;       // epochs since
};
#define PLATEAU_START {INFINITY, 0}
double plateau_update(struct plateau *p, double lr, double loss, double factor, int patience);

#endif
