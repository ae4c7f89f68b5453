/* convblock.c - see convblock.h: arranges conv2d, batchnorm and maxpool over
 * the samples of a batch. A sample is a piece of work; the gradients of the
 * weights are summed within groups of samples, and the groups in order. */
#include "common/nn/convblock.h"

#include <math.h>
#include <string.h>

#include "common/nn/batchnorm.h"
#include "common/nn/conv2d.h"
#include "common/nn/maxpool.h"

enum { MAX_GROUPS = 32 };
enum { BAND_REALS = 24576 };  // 96 KB of floats: two bands and the rows beside them stay in a core's cache

/* Parameters, in this order. */
enum { CONV1, WEIGHT1, BIAS1, CONV2, WEIGHT2, BIAS2, N_PARAMS };
/* Buffers, O reals each. */
enum { MEAN1, VAR1, MEAN2, VAR2 };
/* What a norm needs, O reals each, in save and in scratch. */
enum { MEAN, INV_STD, N_MOMENTS };
enum { SCALE, SHIFT, BACK_A, BACK_B, BACK_C, N_COEFS };

/* One thread's own memory. */
struct lane {
    real *in, *mid;     // padded bands, of I and O channels
    real *dmid;         // the same for a gradient of O channels
    real *keep;         // (O) dropout's factors for the sample at hand
    real *rows;         // (n_rows, F, O)
    real *room;         // conv2d's
    real *z, *pooled;   // (F, O), (F / 3, O): a row before and after pooling
};

struct pass {
    const struct layer *l;
    const struct nn_run *run;
    size_t B, T, F, I, O;
    size_t n_rows;              // frames in a band
    size_t n_groups;
    const real *x, *dy;
    real *y, *dx;
    real *r1, *r2;              // (B, T, F, O) rectified convolutions; r2 becomes the gradient of norm 1
    real *moments[2];           // (N_MOMENTS, O) of each norm
    real *coefs[2];             // (N_COEFS, O) of each norm
    double *sums[2];            // (B, 2, O) of each norm
    real *w1, *w2;              // packed, turned for backward
    real *dw1, *dw2;            // (n_groups) packed
    real *lanes;
    size_t lane_reals;
};

static size_t param_offset(const struct layer *l, int which)
{
    size_t I = (size_t)l->n[0], O = (size_t)l->n[2];
    const size_t size[N_PARAMS] = {O * I * 9, O, O, O * O * 9, O, O};
    size_t at = 0;
    for (int i = 0; i < which; i++) at += size[i];
    return at;
}

static void list(const struct layer *l, struct nn_params *params)
{
    size_t I = (size_t)l->n[0], O = (size_t)l->n[2];
    nn_params_add(params, l, "conv1.weight", false, 4, (size_t[]){O, I, 3, 3});
    nn_params_add(params, l, "batchnorm1.weight", false, 1, &O);
    nn_params_add(params, l, "batchnorm1.bias", false, 1, &O);
    nn_params_add(params, l, "batchnorm1.running_mean", true, 1, &O);
    nn_params_add(params, l, "batchnorm1.running_var", true, 1, &O);
    nn_params_add(params, l, "conv2.weight", false, 4, (size_t[]){O, O, 3, 3});
    nn_params_add(params, l, "batchnorm2.weight", false, 1, &O);
    nn_params_add(params, l, "batchnorm2.bias", false, 1, &O);
    nn_params_add(params, l, "batchnorm2.running_mean", true, 1, &O);
    nn_params_add(params, l, "batchnorm2.running_var", true, 1, &O);
}

static void init_conv(real *w, size_t I, size_t O, struct rng *rng)
{
    double bound = 1 / sqrt(9 * (double)I);
    for (size_t i = 0; i < O * I * 9; i++) w[i] = (real)rng_range(rng, -bound, bound);
}

static void init(const struct layer *l, real *params, real *buffers, struct rng *rng)
{
    size_t I = (size_t)l->n[0], O = (size_t)l->n[2];

    init_conv(params + param_offset(l, CONV1), I, O, rng);
    init_conv(params + param_offset(l, CONV2), O, O, rng);
    for (size_t c = 0; c < O; c++) {
        params[param_offset(l, WEIGHT1) + c] = params[param_offset(l, WEIGHT2) + c] = 1;
        params[param_offset(l, BIAS1) + c] = params[param_offset(l, BIAS2) + c] = 0;
        buffers[MEAN1 * O + c] = buffers[MEAN2 * O + c] = 0;
        buffers[VAR1 * O + c] = buffers[VAR2 * O + c] = 1;
    }
}

static size_t max(size_t a, size_t b)
{
    return a > b ? a : b;
}

static struct pass pass_make(const struct layer *l, const struct nn_run *run)
{
    struct pass p = {.l = l, .run = run, .B = run->B, .T = run->T,
                     .I = (size_t)l->n[0], .F = (size_t)l->n[1], .O = (size_t)l->n[2]};
    size_t step = CONV2D_TILE * conv2d_tile_rows(p.F), fit = BAND_REALS / ((p.F + 2) * max(p.I, p.O));
    p.n_rows = max(fit / step, 1) * step;
    p.n_groups = p.B < MAX_GROUPS ? p.B : MAX_GROUPS;
    return p;
}

static void take_save(struct pass *p, real *save, size_t *at)
{
    p->r1 = nn_take(save, at, p->B * p->T * p->F * p->O);
    p->r2 = nn_take(save, at, p->B * p->T * p->F * p->O);
    for (int i = 0; i < 2; i++) p->moments[i] = nn_take(save, at, N_MOMENTS * p->O);
}

static void take_lane(const struct pass *p, struct lane *lane, real *base, size_t *at)
{
    size_t band = (p->n_rows + 3) * (p->F + 2);
    lane->in = nn_take(base, at, band * p->I + CONV2D_SLACK);
    lane->mid = nn_take(base, at, band * p->O + CONV2D_SLACK);
    lane->dmid = nn_take(base, at, p->run->train ? band * p->O + CONV2D_SLACK : 0);
    lane->keep = nn_take(base, at, p->O);
    lane->room = nn_take(base, at, max(conv2d_n_room(p->F, p->O, p->O),
                                    max(conv2d_n_room(p->F, p->I, p->O), conv2d_n_room(p->F, p->O, p->I))));
    lane->rows = nn_take(base, at, p->n_rows * p->F * p->O);
    lane->z = nn_take(base, at, p->F * p->O);
    lane->pooled = nn_take(base, at, p->F / 3 * p->O);
}

static struct lane lane_of(const struct pass *p, int thread)
{
    struct lane lane;
    size_t at = 0;
    take_lane(p, &lane, p->lanes + (size_t)thread * p->lane_reals, &at);
    return lane;
}

static void take_scratch(struct pass *p, real *scratch, size_t *at)
{
    struct lane unused;

    if (scratch)  // room for this was added to its size
        while ((uintptr_t)scratch % 64) scratch++;
    for (int i = 0; i < 2; i++) {
        p->coefs[i] = nn_take(scratch, at, N_COEFS * p->O);
        p->sums[i] = (double *)(void *)nn_take(scratch, at, p->B * 2 * p->O * sizeof(double) / sizeof(real));
    }
    p->w1 = nn_take(scratch, at, max(conv2d_n_packed(p->I, p->O), conv2d_n_packed(p->O, p->I)));
    p->w2 = nn_take(scratch, at, conv2d_n_packed(p->O, p->O));
    if (p->run->train) {
        p->dw1 = nn_take(scratch, at, p->n_groups * conv2d_n_packed(p->I, p->O));
        p->dw2 = nn_take(scratch, at, p->n_groups * conv2d_n_packed(p->O, p->O));
    }
    p->lane_reals = 0;
    take_lane(p, &unused, NULL, &p->lane_reals);
    p->lanes = nn_take(scratch, at, (size_t)pool_threads(p->run->pool) * p->lane_reals);
}

static size_t n_save(const struct layer *l, const struct nn_run *run)
{
    struct pass p = pass_make(l, run);
    size_t n = 0;
    take_save(&p, NULL, &n);
    return n;
}

static size_t n_scratch(const struct layer *l, const struct nn_run *run)
{
    struct pass p = pass_make(l, run);
    size_t n = 0;
    take_scratch(&p, NULL, &n);
    return n + CONV2D_BLOCK;
}

/* Reals before frame t of sample b, in a tensor of n channels a bin. */
static size_t frame_at(const struct pass *p, size_t b, size_t t, size_t n)
{
    return (b * p->T + t) * p->F * n;
}

/* Factors of sample b's channels: 0 or 1 / (1 - p), or 1 without dropout. */
static void dropout_factors(const struct pass *p, real *keep, size_t b)
{
    const struct nn_run *run = p->run;
    uint64_t stream = rng_name("dropout2d") ^ (uint64_t)p->l->id << 48 ^ run->step;
    double limit = p->l->p * 0x1p32;
    uint32_t word[4];

    for (size_t c = 0; c < p->O; c++) {
        uint64_t i = b * p->O + c;
        if (!run->train || p->l->p <= 0) {
            keep[c] = 1;
            continue;
        }
        if (c == 0 || i % 4 == 0) rng_block(word, run->seed, stream, i / 4);
        keep[c] = word[i % 4] < limit ? 0 : 1 / (1 - p->l->p);
    }
}

/* Frames from .. from + n - 1 of sample b into a padded band: `to` is the
 * first pixel of the first that is not padding, F pixels to be written a row. */
typedef void fill_fn(const struct pass *p, struct lane *lane, real *to, size_t b, size_t from, size_t n);

/* Bring a padded band of C channels to frames from .. from + n - 1 and one
 * either side. Bands follow each other: the last two rows of the one before,
 * which had n_rows frames, are the first two of this one. */
static void band_next(const struct pass *p, struct lane *lane, real *band, size_t C, fill_fn *fill, size_t b,
                      size_t from, size_t n)
{
    size_t row = (p->F + 2) * C, first = from ? from + 1 : 0, end = from + n + 1;
    real *to = band + (first + 1 - from) * row;

    if (from == 0) memset(band, 0, row * sizeof *band);
    else memmove(band, band + p->n_rows * row, 2 * row * sizeof *band);
    if (end > p->T) memset(band + (n + 1) * row, 0, row * sizeof *band), end = p->T;
    for (size_t t = first; t < end; t++) {
        memset(to + (t - first) * row, 0, C * sizeof *to);
        memset(to + (t - first + 1) * row - C, 0, C * sizeof *to);
    }
    if (first < end) fill(p, lane, to + C, b, first, end - first);
}

static void fill_x(const struct pass *p, struct lane *lane, real *to, size_t b, size_t from, size_t n)
{
    (void)lane;
    for (size_t t = from; t < from + n; t++, to += (p->F + 2) * p->I)
        memcpy(to, p->x + frame_at(p, b, t, p->I), p->F * p->I * sizeof *to);
}

/* The first norm's output, in training. */
static void fill_z1(const struct pass *p, struct lane *lane, real *to, size_t b, size_t from, size_t n)
{
    (void)lane;
    for (size_t t = from; t < from + n; t++, to += (p->F + 2) * p->O)
        SIMD_CALL(batchnorm_apply)(to, p->r1 + frame_at(p, b, t, p->O), p->coefs[0] + SCALE * p->O,
                                   p->coefs[0] + SHIFT * p->O, p->F, p->O);
}

/* The same in inference, convolution included, from a band of its own. */
static void fill_conv1(const struct pass *p, struct lane *lane, real *to, size_t b, size_t from, size_t n)
{
    struct conv2d_out out = {.relu = true, .scale = p->coefs[0] + SCALE * p->O,
                             .shift = p->coefs[0] + SHIFT * p->O};
    size_t row = (p->F + 2) * p->I, before = from > 0, after = from + n < p->T;

    memset(lane->in, 0, (n + 2) * row * sizeof(real));
    fill_x(p, lane, lane->in + (1 - before) * row + p->I, b, from - before, before + n + after);
    conv2d_rows(to, (p->F + 2) * p->O, lane->in, p->w1, n, p->F, p->I, p->O, &out, lane->room);
}

/* Where bin f of channel c stands in a frame of y and dy; n[3]: channel by channel, as what follows the last block wants it. */
static size_t y_at(const struct pass *p, size_t f, size_t c)
{
    return p->l->n[3] ? c * (p->F / 3) + f : f * p->O + c;
}

/* y's frame t from a rectified second convolution. */
static void pool_frame(const struct pass *p, struct lane *lane, const real *r2, size_t b, size_t t)
{
    size_t F = p->F / 3, O = p->O;
    real *y = p->y + (b * p->T + t) * F * O;

    SIMD_CALL(batchnorm_apply)(lane->z, r2, p->coefs[1] + SCALE * O, p->coefs[1] + SHIFT * O, p->F, O);
    SIMD_CALL(maxpool_row)(lane->pooled, lane->z, p->F, O);
    for (size_t f = 0; f < F; f++)
        for (size_t c = 0; c < O; c++)
            y[y_at(p, f, c)] = lane->keep[c] * lane->pooled[f * O + c];
}

/* The gradient of the second norm's output, frame t. */
static void unpool_frame(const struct pass *p, struct lane *lane, real *dz, size_t b, size_t t)
{
    size_t F = p->F / 3, O = p->O;
    const real *dy = p->dy + (b * p->T + t) * F * O;

    SIMD_CALL(batchnorm_apply)(lane->z, p->r2 + frame_at(p, b, t, O), p->coefs[1] + SCALE * O,
                               p->coefs[1] + SHIFT * O, p->F, O);
    for (size_t f = 0; f < F; f++)
        for (size_t c = 0; c < O; c++)
            lane->pooled[f * O + c] = lane->keep[c] * dy[y_at(p, f, c)];
    SIMD_CALL(maxpool_row_backward)(dz, lane->pooled, lane->z, p->F, O);
}

static void norm_backward_row(const struct pass *p, int norm, real *dr, const real *dz, const real *r)
{
    const real *k = p->coefs[norm];
    SIMD_CALL(batchnorm_relu_backward)(dr, dz, r, k + BACK_A * p->O, k + BACK_B * p->O, k + BACK_C * p->O,
                                       p->F, p->O);
}

/* The gradient of the second convolution's output. */
static void fill_dconv2(const struct pass *p, struct lane *lane, real *to, size_t b, size_t from, size_t n)
{
    for (size_t t = from; t < from + n; t++, to += (p->F + 2) * p->O) {
        unpool_frame(p, lane, to, b, t);
        norm_backward_row(p, 1, to, to, p->r2 + frame_at(p, b, t, p->O));
    }
}

/* The gradient of the first convolution's output. */
static void fill_dconv1(const struct pass *p, struct lane *lane, real *to, size_t b, size_t from, size_t n)
{
    (void)lane;
    for (size_t t = from; t < from + n; t++, to += (p->F + 2) * p->O) {
        size_t at = frame_at(p, b, t, p->O);
        norm_backward_row(p, 0, to, p->r2 + at, p->r1 + at);
    }
}

/* Inference: band by band, nothing is kept. */
static void infer_sample(void *arg, size_t b, int thread)
{
    const struct pass *p = arg;
    struct lane lane = lane_of(p, thread);
    struct conv2d_out out = {.relu = true};
    size_t n, row = p->F * p->O;

    dropout_factors(p, lane.keep, b);
    for (size_t t = 0; t < p->T; t += n) {
        n = p->T - t < p->n_rows ? p->T - t : p->n_rows;
        band_next(p, &lane, lane.mid, p->O, fill_conv1, b, t, n);
        conv2d_rows(lane.rows, row, lane.mid, p->w2, n, p->F, p->O, p->O, &out, lane.room);
        for (size_t i = 0; i < n; i++) pool_frame(p, &lane, lane.rows + i * row, b, t + i);
    }
}

/* r = relu(conv(fill)) and its sums, all of a sample. */
static void conv_sample(const struct pass *p, struct lane *lane, real *band, size_t C, fill_fn *fill,
                        const real *w, real *r, double *sums, size_t b)
{
    struct conv2d_out out = {.relu = true, .sums = sums + b * 2 * p->O};
    size_t n;

    memset(out.sums, 0, 2 * p->O * sizeof *out.sums);
    for (size_t t = 0; t < p->T; t += n) {
        n = p->T - t < p->n_rows ? p->T - t : p->n_rows;
        band_next(p, lane, band, C, fill, b, t, n);
        conv2d_rows(r + frame_at(p, b, t, p->O), p->F * p->O, band, w, n, p->F, C, p->O, &out, lane->room);
    }
}

static void train_conv1(void *arg, size_t b, int thread)
{
    const struct pass *p = arg;
    struct lane lane = lane_of(p, thread);
    conv_sample(p, &lane, lane.in, p->I, fill_x, p->w1, p->r1, p->sums[0], b);
}

static void train_conv2(void *arg, size_t b, int thread)
{
    const struct pass *p = arg;
    struct lane lane = lane_of(p, thread);
    conv_sample(p, &lane, lane.mid, p->O, fill_z1, p->w2, p->r2, p->sums[1], b);
}

static void train_pool(void *arg, size_t b, int thread)
{
    const struct pass *p = arg;
    struct lane lane = lane_of(p, thread);

    dropout_factors(p, lane.keep, b);
    for (size_t t = 0; t < p->T; t++) pool_frame(p, &lane, p->r2 + frame_at(p, b, t, p->O), b, t);
}

/* Values a channel in the batch. */
static double norm_count(const struct pass *p)
{
    return (double)p->B * (double)p->T * (double)p->F;
}

static void norm_affine(const struct pass *p, int norm, const real *params)
{
    batchnorm_affine(p->coefs[norm] + SCALE * p->O, p->coefs[norm] + SHIFT * p->O,
                     params + param_offset(p->l, norm ? WEIGHT2 : WEIGHT1),
                     params + param_offset(p->l, norm ? BIAS2 : BIAS1), p->moments[norm] + MEAN * p->O,
                     p->moments[norm] + INV_STD * p->O, p->O);
}

/* After a convolution in training: the batch's moments, the running ones, the coefficients. */
static void norm_batch(const struct pass *p, int norm, const real *params, real *buffers)
{
    batchnorm_moments(p->moments[norm] + MEAN * p->O, p->moments[norm] + INV_STD * p->O,
                      buffers + (norm ? MEAN2 : MEAN1) * p->O, buffers + (norm ? VAR2 : VAR1) * p->O,
                      p->sums[norm], p->B, norm_count(p), p->O);
    norm_affine(p, norm, params);
}

static void norm_running(const struct pass *p, int norm, const real *params, const real *buffers)
{
    batchnorm_affine_running(p->coefs[norm] + SCALE * p->O, p->coefs[norm] + SHIFT * p->O,
                             params + param_offset(p->l, norm ? WEIGHT2 : WEIGHT1),
                             params + param_offset(p->l, norm ? BIAS2 : BIAS1),
                             buffers + (norm ? MEAN2 : MEAN1) * p->O,
                             buffers + (norm ? VAR2 : VAR1) * p->O, p->O);
}

static void forward(const struct layer *l, const struct nn_run *run, real *y, const real *x, const real *params,
                    real *buffers, real *save, real *scratch)
{
    struct pass p = pass_make(l, run);
    size_t at = 0;

    take_scratch(&p, scratch, &at);
    p.x = x, p.y = y;
    conv2d_pack(p.w1, params + param_offset(l, CONV1), p.I, p.O);
    conv2d_pack(p.w2, params + param_offset(l, CONV2), p.O, p.O);
    if (!run->train) {
        norm_running(&p, 0, params, buffers);
        norm_running(&p, 1, params, buffers);
        pool_run(run->pool, infer_sample, &p, p.B);
        return;
    }
    at = 0;
    take_save(&p, save, &at);
    pool_run(run->pool, train_conv1, &p, p.B);
    norm_batch(&p, 0, params, buffers);
    pool_run(run->pool, train_conv2, &p, p.B);
    norm_batch(&p, 1, params, buffers);
    pool_run(run->pool, train_pool, &p, p.B);
}

/* What the second norm's gradient needs to know of a sample. */
static void back_sums(void *arg, size_t b, int thread)
{
    const struct pass *p = arg;
    struct lane lane = lane_of(p, thread);
    double *sums = p->sums[1] + b * 2 * p->O;

    memset(sums, 0, 2 * p->O * sizeof *sums);
    dropout_factors(p, lane.keep, b);
    for (size_t t = 0; t < p->T; t++) {
        unpool_frame(p, &lane, lane.rows, b, t);
        SIMD_CALL(batchnorm_sums)(sums, lane.rows, p->r2 + frame_at(p, b, t, p->O), p->F, p->O);
    }
}

/* A sample through the second convolution: the gradient of the first norm's
 * output goes where r2 was, whose rows have been used by then. */
static void back_conv2(const struct pass *p, struct lane *lane, real *dw2, size_t b)
{
    size_t n, row = p->F * p->O;

    dropout_factors(p, lane->keep, b);
    memset(p->sums[0] + b * 2 * p->O, 0, 2 * p->O * sizeof(double));
    for (size_t t = 0; t < p->T; t += n) {
        size_t at = frame_at(p, b, t, p->O);
        struct conv2d_out out = {.sums = p->sums[0] + b * 2 * p->O, .with = p->r1 + at};
        n = p->T - t < p->n_rows ? p->T - t : p->n_rows;
        band_next(p, lane, lane->mid, p->O, fill_z1, b, t, n);
        band_next(p, lane, lane->dmid, p->O, fill_dconv2, b, t, n);
        conv2d_weight_rows(dw2, lane->mid, lane->dmid, n, p->F, p->O, p->O, lane->room);
        conv2d_rows(p->r2 + at, row, lane->dmid, p->w2, n, p->F, p->O, p->O, &out, lane->room);
    }
}

/* And through the first. */
static void back_conv1(const struct pass *p, struct lane *lane, real *dw1, size_t b)
{
    struct conv2d_out out = {0};
    size_t n;

    for (size_t t = 0; t < p->T; t += n) {
        n = p->T - t < p->n_rows ? p->T - t : p->n_rows;
        band_next(p, lane, lane->in, p->I, fill_x, b, t, n);
        band_next(p, lane, lane->dmid, p->O, fill_dconv1, b, t, n);
        conv2d_weight_rows(dw1, lane->in, lane->dmid, n, p->F, p->I, p->O, lane->room);
        if (p->dx)
            conv2d_rows(p->dx + frame_at(p, b, t, p->I), p->F * p->I, lane->dmid, p->w1, n, p->F,
                                   p->O, p->I, &out, lane->room);
    }
}

/* A group's first sample and, of group + 1, the end. */
static size_t group_at(const struct pass *p, size_t group)
{
    return group * p->B / p->n_groups;
}

static void back_conv2_group(void *arg, size_t group, int thread)
{
    const struct pass *p = arg;
    struct lane lane = lane_of(p, thread);
    size_t n = conv2d_n_packed(p->O, p->O);

    memset(p->dw2 + group * n, 0, n * sizeof(real));
    for (size_t b = group_at(p, group); b < group_at(p, group + 1); b++)
        back_conv2(p, &lane, p->dw2 + group * n, b);
}

static void back_conv1_group(void *arg, size_t group, int thread)
{
    const struct pass *p = arg;
    struct lane lane = lane_of(p, thread);
    size_t n = conv2d_n_packed(p->I, p->O);

    memset(p->dw1 + group * n, 0, n * sizeof(real));
    for (size_t b = group_at(p, group); b < group_at(p, group + 1); b++)
        back_conv1(p, &lane, p->dw1 + group * n, b);
}

static void norm_back(const struct pass *p, int norm, const real *params, real *dparams)
{
    size_t weight = param_offset(p->l, norm ? WEIGHT2 : WEIGHT1);
    size_t bias = param_offset(p->l, norm ? BIAS2 : BIAS1);
    real *k = p->coefs[norm];

    batchnorm_backward(k + BACK_A * p->O, k + BACK_B * p->O, k + BACK_C * p->O, dparams + weight, dparams + bias,
                       params + weight, p->moments[norm] + MEAN * p->O, p->moments[norm] + INV_STD * p->O,
                       p->sums[norm], p->B, norm_count(p), p->O);
}

static void backward(const struct layer *l, const struct nn_run *run, real *dx, real *dy, const real *x,
                     const real *y, const real *params, real *dparams, real *save, real *scratch)
{
    struct pass p = pass_make(l, run);
    size_t at = 0;

    (void)y;
    take_scratch(&p, scratch, &at);
    at = 0;
    take_save(&p, save, &at);
    p.x = x, p.dy = dy, p.dx = dx;
    conv2d_pack_turned(p.w1, params + param_offset(l, CONV1), p.I, p.O);
    conv2d_pack_turned(p.w2, params + param_offset(l, CONV2), p.O, p.O);
    norm_affine(&p, 0, params);
    norm_affine(&p, 1, params);

    pool_run(run->pool, back_sums, &p, p.B);
    norm_back(&p, 1, params, dparams);
    pool_run(run->pool, back_conv2_group, &p, p.n_groups);
    norm_back(&p, 0, params, dparams);
    pool_run(run->pool, back_conv1_group, &p, p.n_groups);
    conv2d_unpack_add(dparams + param_offset(l, CONV2), p.dw2, p.n_groups, p.O, p.O);
    conv2d_unpack_add(dparams + param_offset(l, CONV1), p.dw1, p.n_groups, p.I, p.O);
}

const struct layer_ops convblock_ops = {"conv block", list, init, n_save, n_scratch, forward, backward};
