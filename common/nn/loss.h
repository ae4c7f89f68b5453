/* loss.h - weighted binary cross-entropy on logits (the thesis's section on
 * training). C classes, N frames of a whole batch. */
#ifndef LOSS_H
#define LOSS_H

#include <stddef.h>

#include "common/nn/real.h"

/* w_c = 1 / (-p ln p - (1-p) ln(1-p)), p = positives / frames floored at 1e-10:
 * the infrequency weight of a class whose label is 1 in `positives` frames. */
double infrequency_weight(double positives, double frames);

/* Per frame: the sum over classes of the cross-entropy, times
 * max(1, sum over classes of target * weight). Returns the mean over frames.
 * weight (C) NULL: every frame counts 1 (validation). dlogits (N, C), when not
 * NULL, gets the gradient of the returned value. */
double bce_loss(real *dlogits, const real *logits, const real *targets, const double *weight,
                size_t N, size_t C);

#endif
