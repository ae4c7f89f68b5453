/* rnn.c - see rnn.h. Gates of a direction are kept as (B, T, 4H) for both
 * cells: LSTM i f g o; GRU r z n and q, the hidden part of n. */
#include "common/nn/rnn.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "common/nn/columns.h"
#include "common/nn/gemm.h"
#include "common/nn/packed.h"
#include "common/nn/rnn_kernels.h"

enum { GROUP = 16 };  // samples that go through the recurrence together

/* Where things are: a view on the arguments of a call. */
struct rnn {
    bool lstm;
    size_t B, T, I, H, G, groups;    // G: gates with weights, 4 or 3
    const real *x;
    real *y;
    const real *w_ih[2], *w_hh[2], *b_ih[2], *b_hh[2];
    real *gates[2], *c[2];           // (B, T, 4H); (B, T, H) of an LSTM
    // scratch
    real *packed_ih[2], *packed_hh[2], *bias[2];  // weights; folded biases (4H)
    real *room;                      // room_len for each direction and group
    size_t room_len, n_save, n_scratch;
    // backward
    real *dx, *dy;
    real *dparams[2];
};

static size_t direction_params(const struct rnn *r)
{
    return r->G * r->H * (r->I + r->H + 2);
}

/* All of it laid out: what forward leaves for backward (in inference gates are
 * a part of scratch), and scratch; or with both NULL, only their lengths. */
static struct rnn view(const struct layer *l, const struct nn_run *run, real *save, real *scratch)
{
    struct rnn r = {.lstm = l->ops == &lstm_ops, .B = run->B, .T = run->T, .I = l->n_in, .H = (size_t)l->n[0]};
    size_t states = r.B * r.T * r.H, *kept = run->train ? &r.n_save : &r.n_scratch;
    real *keep = run->train ? save : scratch;

    r.G = r.lstm ? 4 : 3;
    r.groups = (r.B + GROUP - 1) / GROUP;
    for (int d = 0; d < 2; d++) {
        r.packed_ih[d] = nn_take(scratch, &r.n_scratch, packed_len_either(r.I, r.G * r.H));
        r.packed_hh[d] = nn_take(scratch, &r.n_scratch, packed_len_either(r.H, r.G * r.H));
        r.bias[d] = nn_take(scratch, &r.n_scratch, 4 * r.H);
        r.gates[d] = nn_take(keep, kept, 4 * states);
        if (r.lstm && run->train) r.c[d] = nn_take(keep, kept, states);
    }
    // a group's product, its h and c, or dh's two parts, dc and a sample's dh
    (void)nn_take(NULL, &r.room_len, GROUP * (r.G + 4) * r.H);
    r.room = nn_take(scratch, &r.n_scratch, 2 * r.groups * r.room_len);
    return r;
}

static size_t rnn_n_save(const struct layer *l, const struct nn_run *run)
{
    return view(l, run, NULL, NULL).n_save;
}

static size_t rnn_n_scratch(const struct layer *l, const struct nn_run *run)
{
    return view(l, run, NULL, NULL).n_scratch;
}

static void bind(struct rnn *r, const real *params)
{
    for (int d = 0; d < 2; d++) {
        const real *p = params + (size_t)d * direction_params(r);
        r->w_ih[d] = p, p += r->G * r->H * r->I;
        r->w_hh[d] = p, p += r->G * r->H * r->H;
        r->b_ih[d] = p, p += r->G * r->H;
        r->b_hh[d] = p;
    }
}

/* ---- forward ---- */

static void pack_piece(void *arg, size_t d, int thread)
{
    struct rnn *r = arg;
    size_t H = r->H;

    (void)thread;
    SIMD_CALL(packed_make)(r->packed_ih[d], r->w_ih[d], r->I, r->G * H, 1, r->I);  // x W^T
    SIMD_CALL(packed_make)(r->packed_hh[d], r->w_hh[d], H, r->G * H, 1, H);  // h W^T
    for (size_t i = 0; i < r->G * H; i++) r->bias[d][i] = r->b_ih[d][i] + r->b_hh[d][i];
    if (r->lstm) return;
    memcpy(r->bias[d] + 2 * H, r->b_ih[d] + 2 * H, H * sizeof(real));
    memcpy(r->bias[d] + 3 * H, r->b_hh[d] + 2 * H, H * sizeof(real));
}

static void input_piece(void *arg, size_t piece, int thread)
{
    struct rnn *r = arg;
    size_t d = piece % 2, b = piece / 2;

    (void)thread;
    SIMD_CALL(packed_product)(r->gates[d] + b * r->T * 4 * r->H, 4 * r->H, r->x + b * r->T * r->I, r->I, false, r->T,
                              r->I, r->packed_ih[d], r->G * r->H, NULL, 0);
}

static void forward_piece(void *arg, size_t piece, int thread)
{
    struct rnn *r = arg;
    size_t d = piece % 2, first = piece / 2 * GROUP, H = r->H, T = r->T, GH = r->G * H;
    size_t rows = r->B - first < GROUP ? r->B - first : GROUP;
    real *h = r->room + piece * r->room_len, *c = h + GROUP * H, *rec = c + GROUP * H;

    (void)thread;
    memset(h, 0, 2 * GROUP * H * sizeof(real));
    for (size_t step = 0; step < T; step++) {
        size_t t = d ? T - 1 - step : step;
        SIMD_CALL(packed_product)(rec, GH, h, H, false, rows, H, r->packed_hh[d], GH, NULL, 0);
        for (size_t i = 0; i < rows; i++) {
            size_t at = (first + i) * T + t;
            real *gates = r->gates[d] + at * 4 * H;
            if (r->lstm) SIMD_CALL(lstm_cell)(gates, rec + i * GH, r->bias[d], h + i * H, c + i * H, H);
            else SIMD_CALL(gru_cell)(gates, rec + i * GH, r->bias[d], h + i * H, H);
            memcpy(r->y + at * 2 * H + d * H, h + i * H, H * sizeof(real));
            if (r->lstm && r->c[d]) memcpy(r->c[d] + at * H, c + i * H, H * sizeof(real));
        }
    }
}

static void rnn_forward(const struct layer *l, const struct nn_run *run, real *y, const real *x, const real *params,
                        real *buffers, real *save, real *scratch)
{
    struct rnn r = view(l, run, save, scratch);

    (void)buffers;
    r.x = x, r.y = y;
    bind(&r, params);
    pool_run(run->pool, pack_piece, &r, 2);
    pool_run(run->pool, input_piece, &r, 2 * r.B);
    pool_run(run->pool, forward_piece, &r, 2 * r.groups);
}

/* ---- backward ---- */

/* The weights once more, for products with W instead of its transpose. */
static void pack_back_piece(void *arg, size_t d, int thread)
{
    struct rnn *r = arg;
    (void)thread;
    SIMD_CALL(packed_make)(r->packed_ih[d], r->w_ih[d], r->G * r->H, r->I, r->I, 1);  // dgates W
    SIMD_CALL(packed_make)(r->packed_hh[d], r->w_hh[d], r->G * r->H, r->H, r->H, 1);
}

static void backward_piece(void *arg, size_t piece, int thread)
{
    struct rnn *r = arg;
    size_t d = piece % 2, first = piece / 2 * GROUP, H = r->H, T = r->T, K = r->G * H;
    size_t rows = r->B - first < GROUP ? r->B - first : GROUP;
    real *drec = r->room + piece * r->room_len, *dh_rec = drec + GROUP * K, *dc = dh_rec + GROUP * H;
    real *direct = dc + GROUP * H, *dh = direct + GROUP * H;

    (void)thread;
    memset(r->room + piece * r->room_len, 0, r->room_len * sizeof(real));
    for (size_t step = T; step-- > 0;) {
        size_t t = d ? T - 1 - step : step, before = d ? t + 1 : t - 1;
        for (size_t i = 0; i < rows; i++) {
            size_t at = (first + i) * T + t, prev = (first + i) * T + before;
            const real *dy = r->dy + at * 2 * H + d * H;
            for (size_t j = 0; j < H; j++) dh[j] = dy[j] + dh_rec[i * H + j] + direct[i * H + j];
            if (r->lstm)
                SIMD_CALL(lstm_cell_back)(r->gates[d] + at * 4 * H, drec + i * K, dh, dc + i * H, r->c[d] + at * H,
                                          step ? r->c[d] + prev * H : NULL, H);
            else
                SIMD_CALL(gru_cell_back)(r->gates[d] + at * 4 * H, drec + i * K, direct + i * H, dh,
                                         step ? r->y + prev * 2 * H + d * H : NULL, H);
        }
        if (step) SIMD_CALL(packed_product)(dh_rec, H, drec, K, false, rows, K, r->packed_hh[d], H, NULL, 0);
    }
}

static void dx_piece(void *arg, size_t b, int thread)
{
    struct rnn *r = arg;
    (void)thread;
    for (int d = 0; d < 2; d++)
        SIMD_CALL(packed_product)(r->dx + b * r->T * r->I, r->I, r->gates[d] + b * r->T * 4 * r->H, 4 * r->H, false,
                                  r->T, r->G * r->H, r->packed_ih[d], r->I, d ? r->dx + b * r->T * r->I : NULL, r->I);
}

/* Rows of the weight gradients of one direction and gate: all samples, in order. */
static void dw_piece(void *arg, size_t piece, int thread)
{
    struct rnn *r = arg;
    size_t d = piece % 2, g = piece / 2, H = r->H, T = r->T, I = r->I, GH = r->G * H;
    const real *of_input = r->gates[d] + g * H;
    const real *of_hidden = r->gates[d] + (!r->lstm && g == 2 ? 3 : g) * H;  // GRU: q instead of n
    real *dw_ih = r->dparams[d] + g * H * I, *dw_hh = r->dparams[d] + GH * I + g * H * H;
    real *db_ih = r->dparams[d] + GH * (I + H) + g * H, *db_hh = db_ih + GH;

    (void)thread;
    gemm(true, false, H, I, r->B * T, of_input, 4 * H, r->x, I, true, dw_ih, I);
    for (size_t b = 0; b < r->B && T > 1; b++) {
        // step t has the state of the step before it: t - 1, or t + 1 in reverse
        const real *now = of_hidden + (b * T + !d) * 4 * H, *before = r->y + (b * T + d) * 2 * H + d * H;
        gemm(true, false, H, H, T - 1, now, 4 * H, before, 2 * H, true, dw_hh, H);
    }
    SIMD_CALL(add_column_sums)(db_ih, of_input, r->B * T, H, 4 * H);
    SIMD_CALL(add_column_sums)(db_hh, of_hidden, r->B * T, H, 4 * H);
}

static void rnn_backward(const struct layer *l, const struct nn_run *run, real *dx, real *dy, const real *x, const real *y,
                         const real *params, real *dparams, real *save, real *scratch)
{
    struct rnn r = view(l, run, save, scratch);

    r.x = x, r.y = (real *)y, r.dx = dx, r.dy = dy;
    bind(&r, params);
    for (int d = 0; d < 2; d++) r.dparams[d] = dparams + (size_t)d * direction_params(&r);
    pool_run(run->pool, pack_back_piece, &r, 2);
    pool_run(run->pool, backward_piece, &r, 2 * r.groups);
    if (dx) pool_run(run->pool, dx_piece, &r, r.B);
    pool_run(run->pool, dw_piece, &r, 2 * r.G);
}

/* ---- parameters ---- */

static void rnn_list(const struct layer *l, struct nn_params *list)
{
    size_t H = (size_t)l->n[0], GH = (l->ops == &lstm_ops ? 4 : 3) * H;
    const size_t ih[2] = {GH, l->n_in}, hh[2] = {GH, H}, b[1] = {GH};
    char name[48];

    for (int d = 0; d < 2; d++) {
        const char *way = d ? "_reverse" : "";
        snprintf(name, sizeof name, "weight_ih_l%d%s", l->n[1], way), nn_params_add(list, l, name, false, 2, ih);
        snprintf(name, sizeof name, "weight_hh_l%d%s", l->n[1], way), nn_params_add(list, l, name, false, 2, hh);
        snprintf(name, sizeof name, "bias_ih_l%d%s", l->n[1], way), nn_params_add(list, l, name, false, 1, b);
        snprintf(name, sizeof name, "bias_hh_l%d%s", l->n[1], way), nn_params_add(list, l, name, false, 1, b);
    }
}

static void rnn_init(const struct layer *l, real *params, real *buffers, struct rng *rng)
{
    size_t H = (size_t)l->n[0], GH = (l->ops == &lstm_ops ? 4 : 3) * H;
    double bound = 1 / sqrt((double)H);

    (void)buffers;
    for (size_t i = 0; i < 2 * GH * (l->n_in + H + 2); i++) params[i] = (real)rng_range(rng, -bound, bound);
}

const struct layer_ops lstm_ops = {"lstm", rnn_list, rnn_init, rnn_n_save, rnn_n_scratch, rnn_forward, rnn_backward};
const struct layer_ops gru_ops = {"gru", rnn_list, rnn_init, rnn_n_save, rnn_n_scratch, rnn_forward, rnn_backward};
