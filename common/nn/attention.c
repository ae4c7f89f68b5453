/* attention.c - see attention.h. */
#include "common/nn/attention.h"

#include <math.h>
#include <string.h>

#include "common/nn/gemm.h"
#include "common/nn/linear.h"
#include "common/nn/packed.h"
#include "common/nn/softmax.h"

enum { ROWS = 64 };  // frames whose scores are made at a time: they stay in a core's cache

struct attention {
    size_t B, T, D, heads, d;
    bool train;
    real scale;
    real *qkv;        // (B, T, 3 D); backward makes it its own gradient
    real *mixed;      // (B, T, D) the heads' outputs, side by side
    real *log_sum;    // (B, heads, T)
    // scratch
    real *dmixed;     // (B, T, D)
    real *packed;     // of the dense layers
    real *lanes;      // each thread's, struct lane
    size_t lane_len, n_save, n_scratch;
};

/* What a thread needs for a head. */
struct lane {
    real *p, *factor;   // (ROWS, T), (ROWS)
    real *kt, *v;       // packed, as the right side of products: k turned around, v
    real *k, *vt;       // only in training: the same the other way around
    real *ds, *dk, *dv; // only in training: (ROWS, T), (T, d) twice
    size_t len;
};

/* A lane that begins at base, or at NULL to learn its length. */
static struct lane lane_at(const struct attention *a, real *base)
{
    size_t T = a->T, d = a->d, n = 0;
    struct lane lane = {.p = nn_take(base, &n, ROWS * T), .factor = nn_take(base, &n, ROWS)};

    lane.kt = nn_take(base, &n, packed_len(d, T));
    lane.v = nn_take(base, &n, packed_len(T, d));
    if (a->train) {
        lane.k = nn_take(base, &n, packed_len(T, d));
        lane.vt = nn_take(base, &n, packed_len(d, T));
        lane.ds = nn_take(base, &n, ROWS * T);
        lane.dk = nn_take(base, &n, T * d);
        lane.dv = nn_take(base, &n, T * d);
    }
    lane.len = n;
    return lane;
}

/* All of it laid out: what forward leaves for backward (in inference a part of
 * scratch), and scratch; or with both NULL, only their lengths. */
static struct attention view(const struct layer *l, const struct nn_run *run, real *save, real *scratch)
{
    struct attention a = {.B = run->B, .T = run->T, .D = l->n_in, .heads = (size_t)l->n[0], .train = run->train};
    size_t n = a.B * a.T * a.D, *kept = a.train ? &a.n_save : &a.n_scratch;
    real *keep = a.train ? save : scratch;

    a.d = a.D / a.heads;
    a.scale = (real)(1 / sqrt((double)a.d));
    a.lane_len = lane_at(&a, NULL).len;
    a.packed = nn_take(scratch, &a.n_scratch, packed_len_either(a.D, 3 * a.D));
    a.lanes = nn_take(scratch, &a.n_scratch, (size_t)pool_threads(run->pool) * a.lane_len);
    if (a.train) a.dmixed = nn_take(scratch, &a.n_scratch, n);
    a.qkv = nn_take(keep, kept, 3 * n);
    a.mixed = nn_take(keep, kept, n);
    a.log_sum = nn_take(keep, kept, a.B * a.heads * a.T);
    return a;
}

static size_t n_save(const struct layer *l, const struct nn_run *run)
{
    return view(l, run, NULL, NULL).n_save;
}

static size_t n_scratch(const struct layer *l, const struct nn_run *run)
{
    return view(l, run, NULL, NULL).n_scratch;
}

/* The dense layers around the heads, on x or y and their gradients. */
static struct linear in_projection(const struct attention *a, const real *x, const real *params)
{
    return (struct linear){.n = a->B * a->T, .I = a->D, .O = 3 * a->D, .x = x, .y = a->qkv,
                           .weight = params, .bias = params + 3 * a->D * a->D, .packed = a->packed};
}

static size_t out_offset(const struct attention *a)
{
    return 3 * a->D * (a->D + 1);
}

static struct linear out_projection(const struct attention *a, real *y, const real *params)
{
    return (struct linear){.n = a->B * a->T, .I = a->D, .O = a->D, .x = a->mixed, .y = y, .packed = a->packed,
                           .weight = params + out_offset(a), .bias = params + out_offset(a) + a->D * a->D};
}

/* Where a head of a sample begins. */
struct head {
    real *q, *k, *v;        // rows of 3 D
    real *mixed, *dmixed;   // rows of D
    real *log_sum;
};

static struct head head_at(const struct attention *a, size_t piece)
{
    size_t b = piece / a->heads, column = piece % a->heads * a->d;
    real *q = a->qkv + b * a->T * 3 * a->D + column;
    return (struct head){.q = q, .k = q + a->D, .v = q + 2 * a->D,
                         .mixed = a->mixed + b * a->T * a->D + column,
                         .dmixed = a->dmixed ? a->dmixed + b * a->T * a->D + column : NULL,
                         .log_sum = a->log_sum + piece * a->T};
}

static void forward_piece(void *arg, size_t piece, int thread)
{
    const struct attention *a = arg;
    struct head h = head_at(a, piece);
    struct lane lane = lane_at(a, a->lanes + (size_t)thread * a->lane_len);
    size_t T = a->T, d = a->d, ld = 3 * a->D;

    SIMD_CALL(packed_make)(lane.kt, h.k, d, T, 1, ld);
    SIMD_CALL(packed_make)(lane.v, h.v, T, d, ld, 1);
    for (size_t t = 0; t < T; t += ROWS) {
        size_t rows = T - t < ROWS ? T - t : ROWS;
        real *mixed = h.mixed + t * a->D;
        SIMD_CALL(packed_product)(lane.p, T, h.q + t * ld, ld, false, rows, d, lane.kt, T, NULL, 0);
        SIMD_CALL(softmax_rows)(lane.p, lane.factor, h.log_sum + t, a->scale, rows, T);
        SIMD_CALL(packed_product)(mixed, a->D, lane.p, T, false, rows, T, lane.v, d, NULL, 0);
        for (size_t r = 0; r < rows; r++, mixed += a->D)
            for (size_t i = 0; i < d; i++) mixed[i] *= lane.factor[r];
    }
}

static void forward(const struct layer *l, const struct nn_run *run, real *y, const real *x, const real *params,
                    real *buffers, real *save, real *scratch)
{
    struct attention a = view(l, run, save, scratch);

    (void)buffers;
    struct linear in = in_projection(&a, x, params), out = out_projection(&a, y, params);
    linear_apply(run->pool, &in);
    pool_run(run->pool, forward_piece, &a, a.B * a.heads);
    linear_apply(run->pool, &out);
}

static void copy_columns(real *to, size_t ld, const real *from, size_t rows, size_t n)
{
    for (size_t t = 0; t < rows; t++) memcpy(to + t * ld, from + t * n, n * sizeof *to);
}

/* dv = p^T dmixed; ds from dp = dmixed v^T; dk = ds^T q; dq = ds k. The rows of
 * q are done with after their turn and become dq; k and v only after the last. */
static void backward_piece(void *arg, size_t piece, int thread)
{
    const struct attention *a = arg;
    struct head h = head_at(a, piece);
    struct lane lane = lane_at(a, a->lanes + (size_t)thread * a->lane_len);
    size_t T = a->T, d = a->d, D = a->D, ld = 3 * D;

    SIMD_CALL(packed_make)(lane.kt, h.k, d, T, 1, ld);
    SIMD_CALL(packed_make)(lane.vt, h.v, d, T, 1, ld);
    SIMD_CALL(packed_make)(lane.k, h.k, T, d, ld, 1);
    for (size_t t = 0; t < T; t += ROWS) {
        size_t rows = T - t < ROWS ? T - t : ROWS;
        real *q = h.q + t * ld, *dmixed = h.dmixed + t * D;
        SIMD_CALL(packed_product)(lane.p, T, q, ld, false, rows, d, lane.kt, T, NULL, 0);
        SIMD_CALL(softmax_rows_again)(lane.p, h.log_sum + t, a->scale, rows, T);
        gemm(true, false, T, d, rows, lane.p, T, dmixed, D, t > 0, lane.dv, d);
        SIMD_CALL(packed_product)(lane.ds, T, dmixed, D, false, rows, d, lane.vt, T, NULL, 0);
        SIMD_CALL(softmax_rows_back)(lane.ds, lane.p, a->scale, rows, T);
        gemm(true, false, T, d, rows, lane.ds, T, q, ld, t > 0, lane.dk, d);
        SIMD_CALL(packed_product)(q, ld, lane.ds, T, false, rows, T, lane.k, d, NULL, 0);
    }
    copy_columns(h.k, ld, lane.dk, T, d);
    copy_columns(h.v, ld, lane.dv, T, d);
}

static void backward(const struct layer *l, const struct nn_run *run, real *dx, real *dy, const real *x, const real *y,
                     const real *params, real *dparams, real *save, real *scratch)
{
    struct attention a = view(l, run, save, scratch);
    real *dout = dparams + out_offset(&a);
    struct linear in = in_projection(&a, x, params), out = out_projection(&a, (real *)y, params);
    out.dx = a.dmixed, out.dy = dy, out.dweight = dout, out.dbias = dout + a.D * a.D;
    linear_apply_back(run->pool, &out);
    pool_run(run->pool, backward_piece, &a, a.B * a.heads);
    in.dx = dx, in.dy = a.qkv, in.dweight = dparams, in.dbias = dparams + 3 * a.D * a.D;
    linear_apply_back(run->pool, &in);
}

static void list(const struct layer *l, struct nn_params *params)
{
    size_t D = l->n_in, D3 = 3 * D;
    nn_params_add(params, l, "in_proj_weight", false, 2, (const size_t[]){D3, D});
    nn_params_add(params, l, "in_proj_bias", false, 1, &D3);
    nn_params_add(params, l, "out_proj.weight", false, 2, (const size_t[]){D, D});
    nn_params_add(params, l, "out_proj.bias", false, 1, &D);
}

static void init(const struct layer *l, real *params, real *buffers, struct rng *rng)
{
    struct attention a = {.D = l->n_in};
    size_t D = a.D, out = out_offset(&a);
    double xavier = sqrt(6 / (double)(4 * D)), bound = 1 / sqrt((double)D);  // fan in D, fan out 3 D

    (void)buffers;
    memset(params, 0, (out + D * (D + 1)) * sizeof *params);
    for (size_t i = 0; i < 3 * D * D; i++) params[i] = (real)rng_range(rng, -xavier, xavier);
    for (size_t i = 0; i < D * D; i++) params[out + i] = (real)rng_range(rng, -bound, bound);
}

const struct layer_ops attention_ops = {"attention", list, init, n_save, n_scratch, forward, backward};
