/* Layer norm, attention, GELU, position and patch embedding: definitions
 * written out, gradients, threads, start values; and residual connections in
 * a whole network. */
#include "common/nn/attention.h"
#include "common/nn/gelu.h"
#include "common/nn/layernorm.h"
#include "common/nn/net.h"
#include "common/nn/patch.h"
#include "common/nn/position.h"
#include "tests/unit/layer_check.h"

static struct layer norm_of(size_t D)
{
    return (struct layer){.ops = &layernorm_ops, .n_in = D, .n_out = D};
}

static struct layer attention_of(size_t D, int heads)
{
    return (struct layer){.ops = &attention_ops, .n = {heads}, .n_in = D, .n_out = D};
}

static struct layer patch_of(size_t F, int P, size_t C)
{
    return (struct layer){.ops = &patch_ops, .n = {P}, .n_in = F, .n_out = F / (size_t)P * C};
}

static void naive_norm(const struct layer_check *k, double *y)
{
    size_t D = k->l.n_in;

    for (const real *x = k->x; x < k->x + k->n_x; x += D, y += D) {
        double mean = 0, var = 0;
        for (size_t j = 0; j < D; j++) mean += x[j] / (double)D;
        for (size_t j = 0; j < D; j++) var += (x[j] - mean) * (x[j] - mean) / (double)D;
        for (size_t j = 0; j < D; j++) y[j] = k->params[j] * (x[j] - mean) / sqrt(var + 1e-5) + k->params[D + j];
    }
}

/* out (T, O) = x (T, I) W^T + b */
static void naive_dense(double *out, const double *x, const real *W, const real *b, size_t T, size_t I, size_t O)
{
    for (size_t t = 0; t < T; t++)
        for (size_t o = 0; o < O; o++) {
            out[t * O + o] = b[o];
            for (size_t i = 0; i < I; i++) out[t * O + o] += W[o * I + i] * x[t * I + i];
        }
}

static void naive_attention(const struct layer_check *k, double *y)
{
    size_t D = k->l.n_in, T = k->run.T, heads = (size_t)k->l.n[0], d = D / heads;
    const real *w_in = k->params, *b_in = w_in + 3 * D * D, *w_out = b_in + 3 * D, *b_out = w_out + D * D;
    double *qkv = xmalloc(T * 3 * D * sizeof *qkv), *mixed = xmalloc(T * D * sizeof *mixed), *p = xmalloc(T * sizeof *p);

    for (size_t b = 0; b < k->run.B; b++) {
        naive_dense(qkv, k->x + b * T * D, w_in, b_in, T, D, 3 * D);
        for (size_t h = 0; h < heads; h++)
            for (size_t t = 0; t < T; t++) {
                double sum = 0;
                for (size_t s = 0; s < T; s++) {
                    double dot = 0;
                    for (size_t j = h * d; j < (h + 1) * d; j++) dot += qkv[t * 3 * D + j] * qkv[s * 3 * D + D + j];
                    sum += p[s] = exp(dot / sqrt((double)d));
                }
                for (size_t j = h * d; j < (h + 1) * d; j++) {
                    mixed[t * D + j] = 0;
                    for (size_t s = 0; s < T; s++) mixed[t * D + j] += p[s] / sum * qkv[s * 3 * D + 2 * D + j];
                }
            }
        naive_dense(y + b * T * D, mixed, w_out, b_out, T, D, D);
    }
    free(qkv), free(mixed), free(p);
}

static void naive_gelu(const struct layer_check *k, double *y)
{
    for (size_t i = 0; i < k->n_x; i++) y[i] = k->x[i] * 0.5 * (1 + erf(k->x[i] / sqrt(2)));
}

static void naive_position(const struct layer_check *k, double *y)
{
    size_t D = k->l.n_in;

    for (size_t i = 0; i < k->n_x; i++) {
        size_t t = i / D % k->run.T, j = i % D;
        double angle = (double)t / pow(10000, (double)(j / 2 * 2) / (double)D);
        y[i] = k->x[i] + (j % 2 ? cos(angle) : sin(angle));
    }
}

static void naive_patch(const struct layer_check *k, double *y)
{
    size_t F = k->l.n_in, P = (size_t)k->l.n[0], N = F / P, C = k->l.n_out / N;
    const real *position = k->params, *weight = position + C * N, *bias = weight + C * P;

    for (const real *x = k->x; x < k->x + k->n_x; x += F, y += C * N)
        for (size_t c = 0; c < C; c++)
            for (size_t n = 0; n < N; n++) {
                y[c * N + n] = bias[c] + position[c * N + n];
                for (size_t i = 0; i < P; i++) y[c * N + n] += weight[c * P + i] * x[n * P + i];
            }
}

/* Both modes as defined, and a sample alone gets the same bits. */
static void test_definition(struct layer l, void (*naive)(const struct layer_check *, double *), size_t B, size_t T, double tol)
{
    struct layer_check k, one;

    for (int train = 0; train < 2; train++) {
        check_make(&k, l, B, T, train);
        double *want = xmalloc(k.n_y * sizeof *want), off = 0;
        check_forward(&k);
        naive(&k, want);
        for (size_t i = 0; i < k.n_y; i++) off = unit_greater(off, fabs(k.y[i] - want[i]));
        CHECK_NEAR(off, 0, tol);
        check_make(&one, l, 1, T, train);
        memcpy(one.params, k.params, k.list.n_params * sizeof(real));
        memcpy(one.x, k.x + (B - 1) * T * l.n_in, one.n_x * sizeof(real));
        check_forward(&one);
        CHECK(!memcmp(one.y, k.y + (B - 1) * T * l.n_out, one.n_y * sizeof(real)));
        check_free(&k), check_free(&one), free(want);
    }
}

/* Scores far beyond exp's range: rows still add up to 1. */
static void test_large_scores(void)
{
    struct layer_check k;

    check_make(&k, attention_of(4, 1), 1, 5, true);
    for (size_t i = 0; i < k.n_x; i++) k.x[i] *= 1000;
    check_forward(&k);
    for (size_t i = 0; i < k.n_y; i++) CHECK(isfinite(k.y[i]));
    check_free(&k);
}

static void test_init(void)
{
    struct layer_check k;
    struct rng rng = rng_make(3, 0);
    double most = 0, sum = 0;

    check_make(&k, attention_of(24, 2), 1, 1, true);
    k.l.ops->init(&k.l, k.params, k.buffers, &rng);
    for (size_t i = 0; i < 3 * 24 * 24; i++) most = fmax(most, fabs(k.params[i]));
    CHECK(most <= sqrt(6.0 / 96) && most > 0.99 * sqrt(6.0 / 96));
    for (size_t i = 0; i < 3 * 24; i++) CHECK(k.params[3 * 24 * 24 + i] == 0);
    most = 0;
    for (size_t i = 0; i < 24 * 24; i++) most = fmax(most, fabs(k.params[3 * 24 * 25 + i]));
    CHECK(most <= 1 / sqrt(24) && most > 0.98 / sqrt(24));
    for (size_t i = 0; i < 24; i++) CHECK(k.params[k.list.n_params - 1 - i] == 0);
    check_free(&k);
    check_make(&k, patch_of(84, 7, 12), 1, 1, true);
    k.l.ops->init(&k.l, k.params, k.buffers, &rng);
    for (size_t i = 0; i < 144; i++) sum += k.params[i] * k.params[i];
    CHECK(sum / 144 > 0.7 && sum / 144 < 1.4);
    most = 0;
    for (size_t i = 144; i < k.list.n_params; i++) most = fmax(most, fabs(k.params[i]));
    CHECK(most <= 1 / sqrt(7) && most > 0.95 / sqrt(7));
    check_free(&k);
}

/* A network with residual connections: the gradient of a weighted sum of its
 * outputs, by all parameters, and inference in three buffers. */
static void test_network(const char *line, size_t B, size_t T)
{
    struct arch a;
    char error[200];
    struct rng rng = rng_make(9, B);

    CHECK(arch_parse(&a, line, error, sizeof error) == 0);
    struct net *net = net_new(&a);
    net_init(net, 4);
    struct net_pass *train = net_pass_new(net, NULL, B, T, true), *infer = net_pass_new(net, NULL, B, T, false);
    size_t n = net->list.n_params, n_y = B * T * (size_t)a.classes;
    real *x = check_randoms(&rng, B * T * (size_t)a.bins, 1), *dy = check_randoms(&rng, n_y, 1);
    real *way = check_randoms(&rng, n, 1), *keep = xmalloc(n * sizeof *keep), *g = xcalloc(n, sizeof *g);
    real *d = xmalloc(n_y * sizeof *d);
    double want = 0, got[2], step = 1e-6;

    memcpy(keep, net->params, n * sizeof *keep);
    net_forward(train, x, B, true, 3, 8);
    memcpy(d, dy, n_y * sizeof *d);
    net_backward(train, d, g);
    for (size_t i = 0; i < n; i++) want += (double)g[i] * way[i];
    for (int side = 0; side < 2; side++) {
        for (size_t i = 0; i < n; i++) net->params[i] = keep[i] + (side ? step : -step) * way[i];
        const real *y = net_forward(train, x, B, true, 3, 8);
        got[side] = 0;
        for (size_t i = 0; i < n_y; i++) got[side] += (double)y[i] * dy[i];
    }
    CHECK_NEAR((got[1] - got[0]) / (2 * step), want, 1e-7 * (1 + fabs(want)));

    const real *one = net_forward(train, x, B, false, 0, 0), *other = net_forward(infer, x, B, false, 0, 0);
    for (size_t i = 0; i < n_y; i++) CHECK_NEAR(one[i], other[i], 1e-12);
    free(x), free(dy), free(way), free(keep), free(g), free(d);
    net_pass_free(train), net_pass_free(infer), net_free(net);
}

int main(int argc, char **argv)
{
    const struct layer gelu = {.ops = &gelu_ops, .n_in = 7, .n_out = 7}, position = {.ops = &position_ops, .n_in = 10, .n_out = 10};

    test_definition(norm_of(11), naive_norm, 3, 5, 1e-12);
    test_definition(norm_of(8), naive_norm, 1, 1, 1e-12);
    test_definition(attention_of(12, 3), naive_attention, 2, 7, 1e-12);
    test_definition(attention_of(10, 1), naive_attention, 2, 150, 1e-12);  // scores in three parts
    test_definition(attention_of(6, 6), naive_attention, 3, 1, 1e-12);
    test_definition(gelu, naive_gelu, 3, 5, 1e-14);
    test_definition(position, naive_position, 2, 500, 4e-5);               // its table is in float
    test_definition(patch_of(12, 4, 5), naive_patch, 2, 3, 1e-12);
    test_definition(patch_of(9, 9, 1), naive_patch, 3, 4, 1e-12);

    check_gradients(norm_of(11), 3, 5, 1e-7);
    check_gradients(norm_of(2), 1, 1, 1e-7);
    check_gradients(attention_of(12, 3), 2, 7, 1e-7);
    check_gradients(attention_of(4, 2), 1, 140, 1e-7);
    check_gradients(gelu, 3, 5, 1e-7);
    check_gradients(position, 2, 6, 1e-7);
    check_gradients(patch_of(12, 4, 5), 2, 3, 1e-7);

    check_threads(norm_of(11), 7, 5);
    check_threads(attention_of(12, 3), 5, 70);
    check_threads(gelu, 7, 5);
    check_threads(position, 7, 5);
    check_threads(patch_of(12, 3, 5), 7, 5);

    test_large_scores();
    test_init();
    test_network("vit layers=2 heads=3 embed=12 patch=3 bins=9 classes=2", 3, 5);
    test_network("vit layers=1 heads=1 embed=4 patch=9 bins=9 classes=1", 1, 1);
    test_network("ct layers=2 heads=2 embed=6 bins=9 classes=2", 2, 4);
    (void)argc;
    return unit_done_simd(argv);
}
