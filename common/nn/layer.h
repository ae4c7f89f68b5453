/* layer.h - what a layer is, so that a network is a list of them.
 *
 * B batch, T frames. Every layer maps x (B, T, n_in) to y (B, T, n_out), last
 * index fastest, frame by frame or across frames. A layer is configured once
 * and then constant: everything that changes is an argument. It allocates
 * nothing and does no I/O.
 *
 * Work is split over run->pool in pieces that depend on the layer, B and T
 * only, never on the number of threads; sums over pieces are added in the
 * order of the pieces. So the numbers are the same for any number of threads. */
#ifndef LAYER_H
#define LAYER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/nn/real.h"
#include "common/pool.h"
#include "common/rng.h"

/* What one pass through a network has in common. */
struct nn_run {
    struct pool *pool;
    bool train;           // batch statistics and dropout; save[] is filled for backward
    uint64_t seed, step;  // name the dropout masks, with the layer's id and the element's index
    size_t B, T;
};

struct layer_ops;

struct layer {
    const struct layer_ops *ops;
    unsigned id;             // number in the network
    char prefix[64];         // of its parameters' names, "encoder.convolutions.0."
    size_t n_in, n_out;      // reals a frame
    size_t skip;             // where > 0, a residual connection: the network adds the output of the layer
                             // that many before to this one's; they do not cross or nest
    int n[6];                // the kind's sizes: its header names them
    real p;                  // dropout probability, where the kind has one
    size_t param, buffer;    // offsets in the network's two blocks, in reals
};

/* A parameter or, with `buffer`, a number that is kept but not learned
 * (running statistics). Within a layer they follow each other in this order. */
struct nn_param {
    char name[128];          // the reference implementation's, for exchange
    bool buffer;
    int rank;
    size_t dim[4], n;        // n = product
    size_t offset;           // in its block, in reals
};

struct nn_params {
    struct nn_param *at;
    size_t n, cap;
    size_t n_params, n_buffers;  // reals so far in each block
};

/* Append prefix+name to the list; rank 0..4. */
void nn_params_add(struct nn_params *list, const struct layer *l, const char *name, bool buffer,
                   int rank, const size_t *dim);

struct layer_ops {
    const char *kind;
    void (*list)(const struct layer *l, struct nn_params *list);  // its parameters, in order; NULL: none
    /* Fill params (already at the layer's offset) with PyTorch's default
     * distributions and buffers with their start values; NULL: none. */
    void (*init)(const struct layer *l, real *params, real *buffers, struct rng *rng);
    /* Reals that forward leaves for backward (asked of training passes only, also while run.train is false), and
     * reals either needs while it runs. NULL: none. */
    size_t (*n_save)(const struct layer *l, const struct nn_run *run);
    size_t (*n_scratch)(const struct layer *l, const struct nn_run *run);
    /* y is written. In training buffers (running statistics) are updated.
     * y may not alias x. */
    void (*forward)(const struct layer *l, const struct nn_run *run, real *y, const real *x,
                    const real *params, real *buffers, real *save, real *scratch);
    /* dx is written, or NULL when nobody wants it; dparams is added to. x, y
     * and save are as forward left them. dy may be overwritten. */
    void (*backward)(const struct layer *l, const struct nn_run *run, real *dx, real *dy, const real *x,
                     const real *y, const real *params, real *dparams, real *save, real *scratch);
};

/* The next n reals of *at, on a cache line where base is; NULL while only measuring. */
static inline real *nn_take(real *base, size_t *at, size_t n)
{
    real *p = base ? base + *at : NULL;

    *at += (n + 15) / 16 * 16;
    return p;
}

#endif
