/* GRU and LSTM, dense layer and dropout: definition, gradients, threads, and
 * that a sample's output does not depend on its batch. */
#include "common/nn/dropout.h"
#include "common/nn/linear.h"
#include "common/nn/rnn.h"
#include "tests/unit/layer_check.h"

static double sigmoid(double x)
{
    return 1 / (1 + exp(-x));
}

/* PyTorch's formulas for one sample and direction, written out. */
static void naive(const struct layer_check *k, size_t b, int d, double *out)
{
    bool lstm = k->l.ops == &lstm_ops;
    size_t H = (size_t)k->l.n[0], I = k->l.n_in, G = lstm ? 4 : 3, T = k->run.T;
    const real *w_ih = k->params + (size_t)d * G * H * (I + H + 2), *w_hh = w_ih + G * H * I;
    const real *b_ih = w_hh + G * H * H, *b_hh = b_ih + G * H;
    double h[64] = {0}, c[64] = {0}, in[256], rec[256];

    for (size_t step = 0; step < T; step++) {
        size_t t = d ? T - 1 - step : step;
        const real *x = k->x + (b * T + t) * I;
        for (size_t g = 0; g < G * H; g++) {
            in[g] = b_ih[g], rec[g] = b_hh[g];
            for (size_t i = 0; i < I; i++) in[g] += w_ih[g * I + i] * x[i];
            for (size_t j = 0; j < H; j++) rec[g] += w_hh[g * H + j] * h[j];
        }
        for (size_t j = 0; j < H; j++) {
            double first = sigmoid(in[j] + rec[j]), second = sigmoid(in[H + j] + rec[H + j]);
            if (lstm) {
                c[j] = second * c[j] + first * tanh(in[2 * H + j] + rec[2 * H + j]);
                h[j] = sigmoid(in[3 * H + j] + rec[3 * H + j]) * tanh(c[j]);
            } else {
                double n = tanh(in[2 * H + j] + first * rec[2 * H + j]);
                h[j] = (1 - second) * n + second * h[j];
            }
            out[t * H + j] = h[j];
        }
    }
}

static void test_definition(const struct layer_ops *ops, size_t B, size_t T, size_t I, int H)
{
    struct layer_check k, one;
    struct layer l = {.ops = ops, .n = {H, 1}, .n_in = I, .n_out = 2 * (size_t)H};
    double *want = xmalloc(T * (size_t)H * sizeof *want);

    for (int train = 0; train < 2; train++) {
        check_make(&k, l, B, T, train);
        check_forward(&k);
        for (size_t b = 0; b < B; b++)
            for (int d = 0; d < 2; d++) {
                naive(&k, b, d, want);
                for (size_t i = 0; i < T * (size_t)H; i++) {
                    size_t t = i / (size_t)H, j = i % (size_t)H;
                    CHECK_NEAR(k.y[(b * T + t) * 2 * (size_t)H + (size_t)d * (size_t)H + j], want[i], 1e-12);
                }
            }
        // alone, a sample gets the same bits
        check_make(&one, l, 1, T, train);
        memcpy(one.params, k.params, k.list.n_params * sizeof(real));
        memcpy(one.x, k.x + (B - 1) * T * I, T * I * sizeof(real));
        check_forward(&one);
        CHECK(!memcmp(one.y, k.y + (B - 1) * T * l.n_out, T * l.n_out * sizeof(real)));
        check_free(&k), check_free(&one);
    }
    free(want);
}

/* All parameters uniform in +-1 / sqrt(n). */
static void test_init(const struct layer_ops *ops, int n)
{
    struct layer_check k;
    struct rng rng = rng_make(1, 2);
    double bound = 1 / sqrt(n), most = 0, sum2 = 0;

    check_make(&k, (struct layer){.ops = ops, .n = {16, 0}, .n_in = 20, .n_out = 32}, 1, 1, false);
    ops->init(&k.l, k.params, k.buffers, &rng);
    for (size_t i = 0; i < k.list.n_params; i++) most = fmax(most, fabs(k.params[i])), sum2 += k.params[i] * k.params[i];
    CHECK(most <= bound && most > 0.99 * bound);
    CHECK_NEAR(sum2 / (double)k.list.n_params, bound * bound / 3, 0.05 * bound * bound);
    check_free(&k);
}

static void test_linear(void)
{
    struct layer_check k;

    for (int relu = 0; relu < 2; relu++) {
        struct layer l = {.ops = &linear_ops, .n = {relu}, .n_in = 7, .n_out = 70};
        check_make(&k, l, 3, 5, true);
        check_forward(&k);
        for (size_t row = 0; row < 15; row++)
            for (size_t o = 0; o < 70; o++) {
                double sum = k.params[7 * 70 + o];
                for (size_t i = 0; i < 7; i++) sum += k.params[o * 7 + i] * k.x[row * 7 + i];
                CHECK_NEAR(k.y[row * 70 + o], relu && sum < 0 ? 0 : sum, 1e-12);
            }
        check_free(&k);
        check_gradients(l, 3, 5, 1e-7);
        check_threads(l, 3, 5);
    }
}

static void test_dropout(void)
{
    struct layer l = {.ops = &dropout_ops, .p = 0.1, .n_in = 33, .n_out = 33};
    struct layer_check k;
    size_t zeros = 0;

    check_gradients(l, 3, 7, 1e-7);
    check_threads(l, 3, 7);
    check_make(&k, l, 10, 100, true);
    check_forward(&k);
    for (size_t i = 0; i < k.n_y; i++) {
        zeros += k.y[i] == 0;
        if (k.y[i] != 0) CHECK_NEAR(k.y[i], k.x[i] / 0.9, 1e-12);
    }
    CHECK_NEAR((double)zeros / (double)k.n_y, 0.1, 0.01);
    uint32_t word[4], wrong = 0;
    for (uint32_t i = 0; i < 10 * 33 * 100; i++) {  // the definition, by one block at a time; each sample has its own
        if (i % 4 == 0) rng_block(word, k.run.seed, (uint64_t)k.l.id << 32 | 0x64726f70, k.run.step << 32 | i / 4);
        wrong += (k.y[i] == 0) != (word[i % 4] < (uint32_t)(0.1 * 0x1p32));
    }
    CHECK(wrong == 0);
    real first = k.y[0] + k.y[1] + k.y[2] + k.y[3] + k.y[40];
    k.run.step++;
    check_forward(&k);
    size_t moved = 0;
    for (size_t i = 0; i < k.n_y; i++) moved += (k.y[i] == 0);
    CHECK(moved != zeros || k.y[0] + k.y[1] + k.y[2] + k.y[3] + k.y[40] != first);
    k.run.train = false;
    check_forward(&k);
    CHECK(!memcmp(k.y, k.x, k.n_y * sizeof(real)));
    check_free(&k);
}

int main(int argc, char **argv)
{
    const struct layer_ops *cells[2] = {&lstm_ops, &gru_ops};

    (void)argc;

    for (int i = 0; i < 2; i++) {
        struct layer small = {.ops = cells[i], .n = {5, 0}, .n_in = 3, .n_out = 10};
        struct layer large = {.ops = cells[i], .n = {28, 2}, .n_in = 11, .n_out = 56};
        check_gradients(small, 1, 1, 1e-7);
        check_gradients(small, 3, 6, 1e-7);
        check_gradients(large, 18, 4, 1e-7);
        check_threads(large, 18, 4);
        test_definition(cells[i], 18, 5, 4, 9);
        test_definition(cells[i], 2, 7, 3, 24);
        test_init(cells[i], 16);
    }
    test_init(&linear_ops, 20);
    test_linear();
    test_dropout();
    return unit_done_simd(argv);
}
