/* Loss, weights, clipping, AdamW and the schedule, in double: against formulas
 * written out, numerical gradients, and the reference implementation's numbers
 * (infrequency_weights, val_losses and lr_after of the oracle's post.npz). */
#include <math.h>
#include <string.h>

#include "common/nn/adamw.h"
#include "common/nn/loss.h"
#include "common/rng.h"
#include "tests/unit/unit.h"

static void test_infrequency(void)
{
    // frames whose label is 1 in the oracle's 6 x 400 frames, and its weights
    static const int positives[5] = {145, 131, 148, 129, 78};
    static const double weights[5] = {4.383803, 4.7215343, 4.3191133, 4.7752705, 6.977012};

    for (int c = 0; c < 5; c++) CHECK_NEAR(infrequency_weight(positives[c], 2400), weights[c], 2e-6 * weights[c]);
    CHECK_NEAR(infrequency_weight(0, 2400), 1 / (1e-10 * log(1e10) + 1e-10), 1e-6 * 4.2e8);  // what never sounds counts as 1e-10 of the frames
    CHECK(isfinite(infrequency_weight(2400, 2400)));
}

static void test_loss(void)
{
    enum { N = 7, C = 3 };
    const double weight[C] = {5, 6, 0.75};
    struct rng rng = rng_make(3, 0);
    real z[N * C], t[N * C], d[N * C], moved[N * C];

    for (int i = 0; i < N * C; i++) {
        z[i] = 4 * rng_normal(&rng);
        t[i] = 0.5 * (double)rng_below(&rng, 3);
    }
    z[0] = 800, z[1] = -800;  // no overflow, no NaN
    t[3] = t[4] = 0, t[5] = 1;  // a frame of 0.75 counts 1
    double loss = bce_loss(d, z, t, weight, N, C), plain = 0;
    for (int n = 0; n < N; n++) {
        double w = 0, sum = 0;
        for (int c = 0; c < C; c++) {
            double p = 1 / (1 + exp(-z[n * C + c]));
            w += t[n * C + c] * weight[c];
            sum += n || c > 1 ? -t[n * C + c] * log(p) - (1 - t[n * C + c]) * log(1 - p)
                              : z[c] * ((z[c] > 0) - t[c]);  // the limit
        }
        plain += fmax(1, w) * sum / N;
    }
    CHECK_NEAR(loss, plain, 1e-9 * plain);
    for (int i = 2; i < N * C; i++) {
        const double step = 1e-5;
        memcpy(moved, z, sizeof z);
        moved[i] = z[i] + step;
        double up = bce_loss(NULL, moved, t, weight, N, C);
        moved[i] = z[i] - step;
        double down = bce_loss(NULL, moved, t, weight, N, C);
        CHECK_NEAR(d[i], (up - down) / (2 * step), 1e-6);
    }
    // unweighted: every frame counts 1
    const double none[C] = {0, 0, 0};
    CHECK_NEAR(bce_loss(NULL, z, t, NULL, N, C), bce_loss(NULL, z, t, none, N, C), 1e-12);
    CHECK(bce_loss(NULL, z, t, NULL, N, C) < loss);
}

static void test_adamw(void)
{
    enum { N = 70000, STEPS = 3 };  // more than one piece
    static real p[N], g[N], m[N], v[N], p2[N], m2[N], v2[N];
    const struct adamw o = ADAMW_DEFAULT(1e-2, 0.1);
    struct rng rng = rng_make(4, 0);
    struct pool *pool = pool_new(3);
    double wp = 0, wm = 0, wv = 0;

    for (int i = 0; i < N; i++) p2[i] = p[i] = rng_normal(&rng);
    wp = p[N - 1];
    for (int step = 1; step <= STEPS; step++) {
        for (int i = 0; i < N; i++) g[i] = rng_normal(&rng);
        double norm = grad_norm(pool, g, N), sum = 0;
        for (int i = 0; i < N; i++) sum += g[i] * g[i];
        CHECK_NEAR(norm, sqrt(sum), 1e-9 * norm);
        CHECK(norm == grad_norm(NULL, g, N));
        double scale = clip_scale(norm, 2);
        CHECK_NEAR(scale, 2 / (norm + 1e-6), 1e-15);
        adamw_step(pool, &o, p, g, m, v, N, scale, (uint64_t)step);
        adamw_step(NULL, &o, p2, g, m2, v2, N, scale, (uint64_t)step);
        // algorithm 2 of the paper, for one parameter
        double x = g[N - 1] * scale;
        wp -= o.lr * o.weight_decay * wp;
        wm = 0.9 * wm + 0.1 * x;
        wv = 0.999 * wv + 0.001 * x * x;
        wp -= o.lr * (wm / (1 - pow(0.9, step))) / (sqrt(wv / (1 - pow(0.999, step))) + 1e-8);
        CHECK_NEAR(p[N - 1], wp, 1e-12);
    }
    CHECK(memcmp(p, p2, sizeof p) == 0);
    CHECK(clip_scale(0.5, 2) == 1);
    pool_free(pool);
}

static void test_plateau(void)
{
    double loss[40], lr = 1e-3, want[40];
    struct plateau s = PLATEAU_START;

    for (int i = 0; i < 40; i++) {
        loss[i] = i < 8 ? 1 - i / 14.0 : i < 17 ? 0.5 : i == 17 ? 0.49999 : i == 18 ? 0.4999 : 0.48;
        want[i] = i < 13 ? 1e-3 : i < 25 ? 2e-4 : i < 31 ? 4e-5 : i < 37 ? 8e-6 : 1.6e-6;
    }
    for (int i = 0; i < 40; i++) {
        lr = plateau_update(&s, lr, loss[i], 0.2, 5);
        CHECK_NEAR(lr, want[i], 1e-12);
    }
    s = (struct plateau){0.1, 5};
    CHECK(plateau_update(&s, 1.2e-8, 1, 0.2, 5) == 1.2e-8);  // too small a change is not made
    s = (struct plateau){0.1, 5};  // what is better by 0.01 % is better, by less is not
    CHECK(plateau_update(&s, 1, 0.1 * (1 - 1.01e-4), 0.2, 5) == 1);
    s = (struct plateau){0.1, 5};
    CHECK(plateau_update(&s, 1, 0.1 * (1 - 0.99e-4), 0.2, 5) == 0.2);
}

int main(void)
{
    test_infrequency();
    test_loss();
    test_adamw();
    test_plateau();
    return unit_done();
}
