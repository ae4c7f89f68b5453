/* rnn_kernels.h - the inner loops of recurrent layers, for GROUP samples at a
 * time. H hidden units. Both versions of rnn_simd.c (simd.h) have them. */
#ifndef RNN_KERNELS_H
#define RNN_KERNELS_H

#include <stddef.h>

#include "common/nn/simd.h"

enum { RNN_GROUP = 16, RNN_BLOCK = 24 };  // samples; columns of a packed block

/* Packed matrix (K, N): blocks of RNN_BLOCK columns, each K rows long, the
 * last filled up with zeros. Reals it takes: */
static inline size_t rnn_packed_len(size_t K, size_t N)
{
    return (N + RNN_BLOCK - 1) / RNN_BLOCK * RNN_BLOCK * K;
}

/* out (GROUP, N) = a (GROUP, K) times a packed matrix; out has room for N
 * rounded up to RNN_BLOCK a row, ld_out apart. */
SIMD_DECLARE(void, rnn_product, (real *out, size_t ld_out, const real *a, size_t K, const real *packed, size_t N));

/* One sample, one step. gates (4H): in, the input product; out, what backward
 * needs. rec: the recurrent product. bias: as lstm.c and gru.c fold it. h and c
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
