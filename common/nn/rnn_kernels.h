/* rnn_kernels.h - the cells of recurrent layers, of H hidden units. */
#ifndef RNN_KERNELS_H
#define RNN_KERNELS_H

#include <stddef.h>

#include "common/nn/simd.h"

/* One sample, one step. gates (4H): in, the input product; out, what backward
 * needs. rec: the recurrent product. bias: as rnn.c folds it. h and c
 * (H) in: of the step before; out: of this one. */
SIMD_DECLARE(void, lstm_cell, (real *gates, const real *rec, const real *bias, real *h, real *c, size_t H));
SIMD_DECLARE(void, gru_cell, (real *gates, const real *rec, const real *bias, real *h, size_t H));

/* Their backward: gates (4H) in: as the cell left them; out: gradients of the
 * pre-activations. dh (H): of this step's output. dc: in/out, running. drec
 * (4H or 3H): the gradient of the recurrent product. c_prev, h_prev: of the
 * step before. dh_direct (H): what reaches h_prev without the product. */
SIMD_DECLARE(void, lstm_cell_back, (real *gates, real *drec, const real *dh, real *dc, const real *c, const real *c_prev, size_t H));
SIMD_DECLARE(void, gru_cell_back, (real *gates, real *drec, real *dh_direct, const real *dh, const real *h_prev, size_t H));

#endif
