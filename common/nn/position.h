/* position.h - adds to frame t what says that it is frame t (Vaswani et al.,
 * 2017, section 3.5): y = x + p(t), sines in the even columns, cosines in the
 * odd ones.
 *
 *     struct layer l = {.ops = &position_ops, .n_in = D, .n_out = D};     D even
 *
 * Nothing is learned. */
#ifndef POSITION_H
#define POSITION_H

#include "common/nn/layer.h"

extern const struct layer_ops position_ops;

/* p(t) (D), in float as the reference implementation computes its table. */
void position_row(real *p, size_t t, size_t D);

#endif
