/* convblock_f64.c - the whole block against its definition, gradients against
 * central differences, masks, and the same bits for any number of threads. */
#include <stdlib.h>
#include <string.h>

#include "common/nn/convblock.h"
#include "common/xalloc.h"
#include "tests/unit/unit.h"

/* In the network's place: the names and sizes that the block lists. */
static char listed[1000];
void nn_params_add(struct nn_params *params, const struct layer *l, const char *name, bool buffer, int rank,
                   const size_t *dim)
{
    size_t n = 1, at = strlen(listed);

    for (int i = 0; i < rank; i++) n *= dim[i];
    *(buffer ? &params->n_buffers : &params->n_params) += n;
    snprintf(listed + at, sizeof listed - at, "%s%s%s %zu\n", l->prefix, name, buffer ? "*" : "", n);
}

struct block {
    struct layer l;
    struct nn_run run;
    size_t I, F, O, n_x, n_y, n_params;
    real *x, *y, *params, *buffers, *save, *scratch;
};

static real *randoms(struct rng *rng, size_t n)
{
    real *p = xmalloc(n * sizeof *p);
    for (size_t i = 0; i < n; i++) p[i] = rng_normal(rng);
    return p;
}

static struct block block_make(size_t B, size_t T, size_t F, size_t I, size_t O, bool flat, double p)
{
    struct rng rng = rng_make(7, B * 1000 + T * 100 + F * 10 + O);
    struct block k = {.I = I, .F = F, .O = O, .n_x = B * T * F * I, .n_y = B * T * (F / 3) * O};

    k.n_params = 9 * O * I + 9 * O * O + 4 * O;
    k.l = (struct layer){.ops = &convblock_ops, .id = 3, .n = {(int)I, (int)F, (int)O, flat}, .p = p,
                         .n_in = F * I, .n_out = F / 3 * O};
    k.run = (struct nn_run){.train = true, .seed = 11, .step = 5, .B = B, .T = T};
    k.x = randoms(&rng, k.n_x);
    k.y = xmalloc(k.n_y * sizeof *k.y);
    k.params = randoms(&rng, k.n_params);
    k.buffers = randoms(&rng, 4 * O);
    for (size_t i = 0; i < 9 * O * I; i++) k.params[i] /= sqrt(9.0 * (double)I);
    for (size_t i = 0; i < 9 * O * O; i++) k.params[9 * O * I + 2 * O + i] /= sqrt(9.0 * (double)O);
    for (size_t c = 0; c < O; c++) {  // variances
        k.buffers[O + c] = fabs(k.buffers[O + c]) + 0.5;
        k.buffers[3 * O + c] = fabs(k.buffers[3 * O + c]) + 0.5;
    }
    k.save = xmalloc(convblock_ops.n_save(&k.l, &k.run) * sizeof(real));
    k.scratch = xmalloc(convblock_ops.n_scratch(&k.l, &k.run) * sizeof(real));
    return k;
}

static void block_free(struct block *k)
{
    free(k->x), free(k->y), free(k->params), free(k->buffers), free(k->save), free(k->scratch);
}

static void block_forward(struct block *k)
{
    convblock_ops.forward(&k->l, &k->run, k->y, k->x, k->params, k->buffers, k->save, k->scratch);
}

/* relu(conv3x3(x)), (B, T, F, O), from (B, T, F, I). */
static real *naive_conv(const real *x, const real *w, const struct block *k, size_t I)
{
    size_t B = k->run.B, T = k->run.T, F = k->F, O = k->O;
    real *y = xcalloc(B * T * F * O, sizeof *y), *to = y;

    for (size_t b = 0; b < B; b++)
        for (size_t t = 0; t < T; t++)
            for (size_t f = 0; f < F; f++)
                for (size_t o = 0; o < O; o++, to++) {
                    for (size_t i = 0; i < I; i++)
                        for (size_t ky = 0; ky < 3; ky++)
                            for (size_t kx = 0; kx < 3; kx++) {
                                size_t u = t + ky - 1, v = f + kx - 1;
                                if (u < T && v < F)
                                    *to += w[((o * I + i) * 3 + ky) * 3 + kx] * x[((b * T + u) * F + v) * I + i];
                            }
                    if (*to < 0) *to = 0;
                }
    return y;
}

/* In place; the running statistics move when training. */
static void naive_norm(real *x, const real *weight, const real *bias, real *mean, real *var, const struct block *k)
{
    size_t n = k->run.B * k->run.T * k->F, O = k->O;

    for (size_t c = 0; c < O; c++) {
        double m = 0, v = 0;
        for (size_t i = 0; i < n; i++) m += x[i * O + c];
        m /= (double)n;
        for (size_t i = 0; i < n; i++) v += (x[i * O + c] - m) * (x[i * O + c] - m);
        if (k->run.train) {
            mean[c] = 0.9 * mean[c] + 0.1 * m;
            var[c] = 0.9 * var[c] + 0.1 * v / (double)(n - 1);
            v /= (double)n;
        } else {
            m = mean[c], v = var[c];
        }
        for (size_t i = 0; i < n; i++) x[i * O + c] = (x[i * O + c] - m) / sqrt(v + 1e-5) * weight[c] + bias[c];
    }
}

/* y without dropout; buffers move. */
static void naive_block(real *y, real *buffers, const struct block *k)
{
    size_t I = k->I, O = k->O, P = k->F / 3;
    const real *w1 = k->params, *norm1 = w1 + 9 * O * I, *w2 = norm1 + 2 * O, *norm2 = w2 + 9 * O * O;
    real *z1 = naive_conv(k->x, w1, k, I), *z2;

    naive_norm(z1, norm1, norm1 + O, buffers, buffers + O, k);
    z2 = naive_conv(z1, w2, k, O);
    naive_norm(z2, norm2, norm2 + O, buffers + 2 * O, buffers + 3 * O, k);
    for (size_t bt = 0; bt < k->run.B * k->run.T; bt++)
        for (size_t f = 0; f < P; f++)
            for (size_t c = 0; c < O; c++) {
                const real *z = z2 + (bt * k->F + 3 * f) * O + c;
                y[bt * P * O + (k->l.n[3] ? c * P + f : f * O + c)] = fmax(fmax(z[0], z[O]), z[2 * O]);
            }
    free(z1), free(z2);
}

static void check_forward(size_t B, size_t T, size_t F, size_t I, size_t O, bool flat)
{
    struct block k = block_make(B, T, F, I, O, flat, 0);
    real *want = xmalloc(k.n_y * sizeof *want), *buffers = xmalloc(4 * O * sizeof *buffers);

    for (int train = 1; train >= 0; train--) {
        k.run.train = train;
        k.l.p = train ? 0 : 0.5;  // no dropout in inference
        memcpy(buffers, k.buffers, 4 * O * sizeof *buffers);
        naive_block(want, buffers, &k);
        block_forward(&k);
        double worst = 0;
        for (size_t i = 0; i < k.n_y; i++) worst = unit_greater(worst, fabs(k.y[i] - want[i]));
        CHECK_NEAR(worst, 0, 1e-10);
        for (size_t i = 0; i < 4 * O; i++) CHECK_NEAR(k.buffers[i], buffers[i], 1e-11);
    }
    free(want), free(buffers);
    block_free(&k);
}

/* sum(y * dy), without moving the running statistics. */
static double loss(struct block *k, const real *dy)
{
    real *keep = xmalloc(4 * k->O * sizeof *keep);
    double sum = 0;

    memcpy(keep, k->buffers, 4 * k->O * sizeof *keep);
    block_forward(k);
    memcpy(k->buffers, keep, 4 * k->O * sizeof *keep);
    for (size_t i = 0; i < k->n_y; i++) sum += k->y[i] * dy[i];
    free(keep);
    return sum;
}

static double dot(const real *a, const real *b, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++) sum += a[i] * b[i];
    return sum;
}

/* The derivative of the loss along a direction of v, by a difference of fourth
 * order: norms of nearly silent channels bend too much for the plain one. */
static double slope(struct block *k, const real *dy, real *v, const real *direction, size_t n)
{
    const double h = 1e-5, factor[4] = {1, -8, 8, -1}, at[4] = {-2, -1, 1, 2};
    double sum = 0;
    real *keep = xmalloc(n * sizeof *keep);

    memcpy(keep, v, n * sizeof *v);
    for (int step = 0; step < 4; step++) {
        for (size_t i = 0; i < n; i++) v[i] = keep[i] + at[step] * h * direction[i];
        sum += factor[step] * loss(k, dy);
    }
    memcpy(v, keep, n * sizeof *v);
    free(keep);
    return sum / (12 * h);
}

/* Rounding is in proportion to the whole gradient, however small the slope along this direction. */
static void check_slope(const real *gradient, const real *direction, size_t n, double want)
{
    CHECK_NEAR(dot(gradient, direction, n), want, 1e-9 * (1 + sqrt(dot(gradient, gradient, n))));
}

static void check_gradients(size_t B, size_t T, size_t F, size_t I, size_t O, bool flat, double p)
{
    struct block k = block_make(B, T, F, I, O, flat, p);
    struct rng rng = rng_make(2, rng_name("directions"));
    real *dy = randoms(&rng, k.n_y), *dy2 = xmalloc(k.n_y * sizeof *dy2);
    real *dx = xmalloc(k.n_x * sizeof *dx), *dparams = xcalloc(k.n_params, sizeof *dparams);
    const size_t sizes[] = {9 * O * I, O, O, 9 * O * O, O, O};

    loss(&k, dy);
    memcpy(dy2, dy, k.n_y * sizeof *dy);
    convblock_ops.backward(&k.l, &k.run, dx, dy2, k.x, k.y, k.params, dparams, k.save, k.scratch);
    for (int trial = 0; trial < 2; trial++) {
        real *direction = randoms(&rng, k.n_x), want;
        want = slope(&k, dy, k.x, direction, k.n_x);
        check_slope(dx, direction, k.n_x, want);
        free(direction);
        for (size_t i = 0, at = 0; i < 6; at += sizes[i++]) {
            direction = randoms(&rng, sizes[i]);
            want = slope(&k, dy, k.params + at, direction, sizes[i]);
            check_slope(dparams + at, direction, sizes[i], want);
            free(direction);
        }
    }

    // added to, and without dx the same
    real *again = xmalloc(k.n_params * sizeof *again);
    for (size_t i = 0; i < k.n_params; i++) again[i] = dparams[i];
    loss(&k, dy);
    memcpy(dy2, dy, k.n_y * sizeof *dy);
    convblock_ops.backward(&k.l, &k.run, NULL, dy2, k.x, k.y, k.params, again, k.save, k.scratch);
    for (size_t i = 0; i < k.n_params; i++) CHECK_NEAR(again[i], 2 * dparams[i], 1e-9 * (1 + fabs(again[i])));
    free(dy), free(dy2), free(dx), free(dparams), free(again);
    block_free(&k);
}

/* About p of the channels of each sample are 0 throughout, the others scaled. */
static void check_dropout(void)
{
    struct block k = block_make(20, 1, 3, 1, 50, false, 0);
    real *whole = xmalloc(k.n_y * sizeof *whole);
    int dropped = 0, same = 0;

    block_forward(&k);
    memcpy(whole, k.y, k.n_y * sizeof *whole);
    k.l.p = 0.3;
    block_forward(&k);
    for (size_t i = 0; i < k.n_y; i++) {
        if (k.y[i] == 0) dropped++;
        else CHECK_NEAR(k.y[i], whole[i] / 0.7, 1e-12);
    }
    CHECK(dropped > 240 && dropped < 360);  // 300 of 1000, deviation 14.5
    for (int what = 0; what < 3; what++) {  // other seed, step, layer: other masks
        memcpy(whole, k.y, k.n_y * sizeof *whole);
        if (what == 0) k.run.seed++;
        else if (what == 1) k.run.step++;
        else k.l.id++;
        block_forward(&k);
        for (size_t i = same = 0; i < k.n_y; i++) same += (whole[i] == 0) == (k.y[i] == 0);
        CHECK(same > 500 && same < 660);  // 580
    }
    free(whole);
    block_free(&k);
}

/* Forward, backward and inference for n threads. The caller frees all. */
static real *everything(int n_threads, size_t *n)
{
    struct block k = block_make(5, 9, 84, 3, 24, true, 0.3);
    size_t n_all = 2 * k.n_y + k.n_x + k.n_params + 4 * k.O;
    real *all = xcalloc(n_all, sizeof *all), *dx = all + 2 * k.n_y, *dparams = dx + k.n_x;
    real *dy = xmalloc(k.n_y * sizeof *dy);

    k.run.pool = pool_new(n_threads);
    k.scratch = xrealloc(k.scratch, convblock_ops.n_scratch(&k.l, &k.run) * sizeof(real));
    block_forward(&k);
    memcpy(all, k.y, k.n_y * sizeof *all);
    memcpy(dy, k.y, k.n_y * sizeof *dy);
    convblock_ops.backward(&k.l, &k.run, dx, dy, k.x, k.y, k.params, dparams, k.save, k.scratch);
    memcpy(dparams + k.n_params, k.buffers, 4 * k.O * sizeof *all);
    k.run.train = false;
    block_forward(&k);
    memcpy(all + k.n_y, k.y, k.n_y * sizeof *all);
    pool_free(k.run.pool);
    free(dy);
    block_free(&k);
    *n = n_all;
    return all;
}

static void check_threads(void)
{
    size_t n;
    real *one = everything(1, &n);
    for (int threads = 2; threads <= 5; threads += 3) {
        real *more = everything(threads, &n);
        CHECK(!memcmp(one, more, n * sizeof *one));
        free(more);
    }
    free(one);
}

static void check_init(void)
{
    struct block k = block_make(1, 1, 3, 4, 16, false, 0);
    struct rng rng = rng_make(1, 2);
    size_t O = k.O, n1 = 9 * O * k.I, n2 = 9 * O * O;
    double most[2] = {0}, sum[2] = {0};

    convblock_ops.init(&k.l, k.params, k.buffers, &rng);
    for (size_t i = 0; i < n1; i++) most[0] = fmax(most[0], fabs(k.params[i])), sum[0] += k.params[i];
    const real *w2 = k.params + n1 + 2 * O;
    for (size_t i = 0; i < n2; i++) most[1] = fmax(most[1], fabs(w2[i])), sum[1] += w2[i];
    CHECK(most[0] <= 1 / 6.0 && most[0] > 0.99 / 6);   // 1 / sqrt(9 * 4)
    CHECK(most[1] <= 1 / 12.0 && most[1] > 0.99 / 12); // 1 / sqrt(9 * 16)
    CHECK(fabs(sum[0] / (double)n1) < 0.02 && fabs(sum[1] / (double)n2) < 0.005);
    for (size_t c = 0; c < O; c++) {
        CHECK(k.params[n1 + c] == 1 && k.params[n1 + O + c] == 0);
        CHECK(w2[n2 + c] == 1 && w2[n2 + O + c] == 0);
        CHECK(k.buffers[c] == 0 && k.buffers[O + c] == 1 && k.buffers[2 * O + c] == 0 && k.buffers[3 * O + c] == 1);
    }
    block_free(&k);
}

static void check_list(void)
{
    struct block k = block_make(1, 1, 3, 2, 4, false, 0);
    struct nn_params params = {0};

    strcpy(k.l.prefix, "e.0.");
    convblock_ops.list(&k.l, &params);
    CHECK(params.n_params == k.n_params && params.n_buffers == 16);
    CHECK(!strcmp(listed, "e.0.conv1.weight 72\n"
                          "e.0.batchnorm1.weight 4\ne.0.batchnorm1.bias 4\n"
                          "e.0.batchnorm1.running_mean* 4\ne.0.batchnorm1.running_var* 4\n"
                          "e.0.conv2.weight 144\n"
                          "e.0.batchnorm2.weight 4\ne.0.batchnorm2.bias 4\n"
                          "e.0.batchnorm2.running_mean* 4\ne.0.batchnorm2.running_var* 4\n"));
    block_free(&k);
}

int main(int argc, char **argv)
{
    check_forward(1, 1, 3, 1, 1, false);
    check_forward(2, 7, 11, 1, 24, false);
    check_forward(3, 5, 8, 5, 17, true);
    check_forward(1, 40, 13, 16, 32, true);   // more than one band of frames
    check_gradients(1, 5, 3, 1, 8, false, 0);
    check_gradients(2, 6, 10, 1, 24, false, 0.3);
    check_gradients(3, 5, 7, 5, 9, true, 0.3);
    check_gradients(1, 35, 9, 8, 16, true, 0);
    check_dropout();
    check_threads();
    check_init();
    check_list();
    (void)argc;
    return unit_done_simd(argv);
}
