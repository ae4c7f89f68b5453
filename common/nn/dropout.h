/* dropout.h - element-wise dropout (Srivastava et al., JMLR 2014): in training
 * every value is 0 with probability p, else divided by 1 - p.
 *
 *     struct layer l = {.ops = &dropout_ops, .p = 0.1, .n_in = n, .n_out = n};
 *
 * The masks follow from (run->seed, run->step, the layer's id, the element's
 * number) alone, so backward makes them again. */
#ifndef DROPOUT_H
#define DROPOUT_H

#include "common/nn/layer.h"
#include "common/nn/simd.h"

extern const struct layer_ops dropout_ops;

/* For dropout.c: DROPOUT_STEP elements, the first of which is the first word of a block. */
enum { DROPOUT_STEP = 64 };
SIMD_DECLARE(void, dropout_step, (real *y, const real *x, uint64_t seed, uint64_t stream, uint64_t counter,
                                  uint32_t limit, real keep));

#endif
