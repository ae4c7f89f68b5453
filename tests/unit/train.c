/* The trainer around a network of one layer of our own, whose logits are the
 * features: what validation counts, when the rate falls and training ends, what
 * is drawn from seed and epoch, and the state as text. */
#include "common/nn/train.h"

#include "common/nn/loss.h"
#include "common/rng.h"
#include "common/xalloc.h"
#include "tests/unit/unit.h"

enum { T = 20, C = 3, N = 20 };

/* ---- a network, and sets --------------------------------------------------- */

/* What forward was given in training: (seed, step), and each sample's first number. */
static struct {
    uint64_t seed, step[100];
    size_t n_steps, n;
    real first[200];
} heard;

static void own_list(const struct layer *l, struct nn_params *list)
{
    nn_params_add(list, l, "weight", false, 1, (const size_t[]){1});
}

static void own_forward(const struct layer *l, const struct nn_run *run, real *y, const real *x, const real *params,
                        real *buffers, real *save, real *scratch)
{
    (void)l, (void)buffers, (void)save, (void)scratch;
    for (size_t i = 0; i < run->B * T * C; i++) y[i] = params[0] * x[i];
    if (!run->train) return;
    heard.seed = run->seed, heard.step[heard.n_steps++] = run->step;
    for (size_t b = 0; b < run->B; b++) heard.first[heard.n++] = x[b * T * C];
}

static void own_backward(const struct layer *l, const struct nn_run *run, real *dx, real *dy, const real *x, const real *y,
                         const real *params, real *dparams, real *save, real *scratch)
{
    (void)l, (void)dx, (void)y, (void)params, (void)save, (void)scratch;
    for (size_t i = 0; i < run->B * T * C; i++) dparams[0] += dy[i] * x[i];
}

static const struct layer_ops own_ops = {"own", own_list, NULL, NULL, NULL, own_forward, own_backward};

static struct net *own_net(void)
{
    struct net *net = xcalloc(1, sizeof *net);

    net->arch = (struct arch){.bins = C, .classes = C};
    net_add(net, (struct layer){.ops = &own_ops, .n_in = C, .n_out = C});
    net->params = xcalloc(1, sizeof *net->params);
    net->params[0] = 1;
    return net;
}

struct made {
    float spec[N][T * C];
    uint8_t roll[N][T * C];
    size_t loaded[200], n;  // in this order
};

static int load(void *ctx, size_t index, float *spec, uint8_t *roll)
{
    struct made *m = ctx;

    m->loaded[m->n++] = index;
    memcpy(spec, m->spec[index], sizeof m->spec[0]);
    memcpy(roll, m->roll[index], sizeof m->roll[0]);
    return 0;
}

static void fill(struct made *m, float logit)
{
    memset(m, 0, sizeof *m);
    for (int i = 0; i < N; i++)
        for (int k = 0; k < T * C; k++) m->spec[i][k] = logit;
}

static void onset(struct made *m, int segment, int c, int frame)
{
    m->roll[segment][frame * C + c] = 2;
    if (frame > 0) m->roll[segment][(frame - 1) * C + c] = 1;
    m->roll[segment][(frame + 1) * C + c] = 1;
}

static const double weight[C] = {9, 4, 7};

static struct train_config config(size_t batch)
{
    struct train_config cfg = TRAIN_CONFIG_DEFAULT;

    cfg.T = T, cfg.batch = batch, cfg.lr = 0, cfg.weight = weight;
    return cfg;
}

/* ---- validation ------------------------------------------------------------- */

static double plain_loss(const struct made *m, size_t first, size_t end)
{
    double sum = 0;
    for (size_t i = first; i < end; i++)
        for (int k = 0; k < T * C; k++) sum += log1p(exp(m->spec[i][k])) - m->spec[i][k] * 0.5 * m->roll[i][k];
    return sum / (double)((end - first) * T);
}

static void test_validation(void)
{
    static struct made m;
    struct train_config cfg = config(2);
    struct train_epoch e;

    fill(&m, -9);
    onset(&m, 0, 0, 10), m.spec[0][15 * C] = 0.1f;       // five frames late: a hit
    onset(&m, 1, 0, 5), m.spec[1][11 * C] = 3;           // six: none
    onset(&m, 2, 0, 10), m.spec[2][10 * C] = 0;          // 0.5 is not above the threshold
    onset(&m, 0, 1, 8), m.spec[0][8 * C + 1] = 3;
    onset(&m, 2, 1, 1), m.spec[2][1 * C + 1] = 3;        // the first two frames of a segment are no peaks
    cfg.augment = (struct augment){40, 40, C, false};    // of what is learned from only
    struct net *net = own_net();
    struct trainer *t = trainer_new(net, NULL, &cfg, (struct train_set){N, load, &m, NULL}, (struct train_set){3, load, &m, NULL});
    CHECK(trainer_validate(t, &e) == 0);
    CHECK_NEAR(e.f1[0], 2.0 / (2 + 1 + 2), 1e-12);
    CHECK_NEAR(e.f1[1], 2.0 / (2 + 1), 1e-12);
    CHECK_NEAR(e.f1[2], 1, 0);                           // on neither side
    CHECK_NEAR(e.micro_f1, 4.0 / (4 + 1 + 3), 1e-12);
    CHECK_NEAR(e.macro_f1, (e.f1[0] + e.f1[1] + 1) / 3, 1e-12);
    // no weights; the mean of the batches' means, though the last is smaller
    CHECK_NEAR(e.valid_loss, (plain_loss(&m, 0, 2) + plain_loss(&m, 2, 3)) / 2, 1e-6);
    CHECK(e.best && e.epoch == 1);

    // the best epoch is that of the highest micro F1, not of the highest macro F1
    m.spec[1][11 * C] = -9, m.spec[1][5 * C] = 3, m.spec[2][10 * C] = 3;
    m.spec[0][15 * C + 2] = 3;                           // one false stroke is all there is of class 2
    double macro_f1 = e.macro_f1;
    CHECK(trainer_validate(t, &e) == 0 && e.best && e.macro_f1 < macro_f1);
    CHECK_NEAR(e.micro_f1, 8.0 / (8 + 1 + 1), 1e-12);
    m.spec[0][15 * C + 2] = -9, m.spec[2][10 * C] = -9;
    macro_f1 = e.macro_f1;
    CHECK(trainer_validate(t, &e) == 0 && !e.best && e.macro_f1 > macro_f1);
    CHECK(t->state.best_epoch == 2);
    CHECK_NEAR(t->state.best_f1, 0.8, 1e-12);

    // told to stop, it gives up, and all is as it was
    const volatile sig_atomic_t stop = 1;
    int epoch = t->state.epoch;
    t->stop = &stop;
    CHECK(trainer_validate(t, &e) == 1 && t->state.epoch == epoch && t->state.best_epoch == 2);
    trainer_free(t), net_free(net);
}

/* ---- schedule --------------------------------------------------------------- */

/* The loss of each epoch is that of silence where this is the logit. */
static void test_schedule(void)
{
    static const float logit[] = {-3, -3, -3, -4, -4, -3.9f, -4, -4};
    static const double lr[] = {1, 1, 1, 0.2, 0.2, 0.2, 0.04, 0.04};  // of the epoch: after more than one bad one
    static const int since[] = {0, 1, 2, 0, 1, 2, 3, 4};              // equal is not lower
    static struct made m;
    struct train_config cfg = config(N);
    struct train_epoch e;

    cfg.lr = 1, cfg.lr_patience = 1, cfg.patience = 4;
    struct net *net = own_net();
    struct trainer *t = trainer_new(net, NULL, &cfg, (struct train_set){N, load, &m, NULL}, (struct train_set){N, load, &m, NULL});
    for (int i = 0; i < 8; i++) {
        CHECK(!trainer_done(t));
        fill(&m, logit[i]);
        CHECK(trainer_validate(t, &e) == 0);
        CHECK_NEAR(e.lr, lr[i], 1e-12);
        CHECK(t->state.since_best == since[i]);
        CHECK(e.best == (i == 0) && t->state.best_epoch == 1);  // F1 stays: the first of equals is kept
    }
    CHECK(trainer_done(t));
    trainer_free(t);

    cfg.max_epochs = 2, cfg.linear = true, cfg.patience = 99;
    t = trainer_new(net, NULL, &cfg, (struct train_set){N, load, &m, NULL}, (struct train_set){N, load, &m, NULL});
    CHECK(!trainer_done(t) && trainer_validate(t, &e) == 0 && !trainer_done(t));
    CHECK(trainer_validate(t, &e) == 0 && trainer_done(t));
    trainer_free(t), net_free(net);

    const struct train_config thesis = TRAIN_CONFIG_DEFAULT;
    CHECK(thesis.T == 400 && thesis.batch == 128 && thesis.clip == 2 && thesis.lr_factor == 0.2 && thesis.lr_patience == 5);
    CHECK(thesis.patience == 15 && thesis.max_epochs == 100 && !thesis.linear && thesis.average == 0);
}

/* ---- an epoch --------------------------------------------------------------- */

struct drawn {
    size_t order[2][N];
    real changed[2][N];  // the first number of each segment, augmented
};

/* Two epochs of a seed, in batches. */
static void draw(struct drawn *d, uint64_t seed, size_t batch)
{
    static struct made m, valid;
    struct train_config cfg = config(batch);
    struct train_epoch e;

    fill(&m, 1), fill(&valid, -1);
    for (int i = 0; i < N; i++) m.spec[i][1] = (float)i;
    cfg.augment.gain_db = 6, cfg.seed = seed;
    memset(&heard, 0, sizeof heard);
    struct net *net = own_net();
    struct trainer *t = trainer_new(net, NULL, &cfg, (struct train_set){N, load, &m, NULL}, (struct train_set){N, load, &valid, NULL});
    for (int epoch = 0; epoch < 2; epoch++) {
        size_t seen[N] = {0};
        for (size_t i = 1; i <= trainer_batches(t); i++) CHECK(trainer_step(t) == (i < trainer_batches(t)));
        CHECK(trainer_validate(t, &e) == 0);
        for (size_t i = 0; i < N; i++) {
            size_t index = m.loaded[(size_t)epoch * N + i];
            d->order[epoch][i] = index;
            d->changed[epoch][index] = heard.first[(size_t)epoch * N + i];
            seen[index]++;
        }
        for (size_t i = 0; i < N; i++) CHECK(seen[i] == 1);  // the last, smaller batch is not left out
    }
    CHECK(m.n == 2 * N && heard.n == 2 * N);
    // dropout's masks are named by the seed and the number of the step
    CHECK(heard.seed == seed && heard.n_steps == 2 * trainer_batches(t));
    for (size_t i = 0; i < heard.n_steps; i++) CHECK(heard.step[i] == i);
    trainer_free(t), net_free(net);
}

static void test_draws(void)
{
    struct drawn a, b, other;

    draw(&a, 5, 7), draw(&b, 5, 3), draw(&other, 6, 7);
    CHECK(!memcmp(a.order, b.order, sizeof a.order) && !memcmp(a.changed, b.changed, sizeof a.changed));
    CHECK(memcmp(a.order[0], a.order[1], sizeof a.order[0]) && memcmp(a.order[0], other.order[0], sizeof a.order[0]));
    for (int i = 0; i < N; i++) {
        CHECK(a.changed[0][i] != a.changed[1][i] && a.changed[0][i] != other.changed[0][i]);
        CHECK(i == 0 || a.changed[0][i] != a.changed[0][i - 1]);
    }
}

/* The same levels of magnitudes and of their squares; bands masked. */
static void test_augment(void)
{
    struct augment a = {20, 20, 0, false};
    float one[T * C], two[T * C];

    for (int i = 0; i < T * C; i++) one[i] = log10f(1 + 0.1f * (float)i), two[i] = log10f(1 + 0.01f * (float)(i * i));
    augment_spec(&a, one, T, C, 1, 2, 3);
    a.squared = true;
    augment_spec(&a, two, T, C, 1, 2, 3);
    CHECK(fabs(pow(10, one[C]) - 1.3) > 0.01);
    for (int i = 0; i < T * C; i++) {
        double m = pow(10, one[i]) - 1;
        CHECK_NEAR(two[i], log10(1 + m * m), 1e-5);
    }
    a = (struct augment){0, 0, C, false};
    int silent = 0;
    for (uint64_t k = 0; k < 30; k++) {
        for (int i = 0; i < T * C; i++) one[i] = 1;
        augment_spec(&a, one, T, C, 1, 2, k);
        for (int c = 0; c < C; c++) silent += one[c] == 0;
        for (int i = C; i < T * C; i++) CHECK(one[i] == one[i % C]);
    }
    CHECK(silent > 0 && silent < 30 * C);
}

/* The mean of the batches' weighted losses; the gradient's length is limited. */
static void test_step(void)
{
    static struct made m;
    struct train_config cfg = config(2);
    struct train_epoch e;
    double loss[3];
    real target[T * C], logits[T * C];

    fill(&m, -1);
    for (int i = 0; i < 3; i++) {
        for (int k = 0; k < i + 1; k++) onset(&m, i, k, 3 * i + 2);
        for (int k = 0; k < T * C; k++) target[k] = (real)0.5 * m.roll[i][k], logits[k] = m.spec[i][k];
        loss[i] = bce_loss(NULL, logits, target, weight, T, C);
    }
    cfg.clip = 1e-3;
    struct net *net = own_net();
    struct trainer *t = trainer_new(net, NULL, &cfg, (struct train_set){3, load, &m, NULL}, (struct train_set){3, load, &m, NULL});
    CHECK(trainer_step(t) == 1);
    CHECK(fabs(t->grads[0]) > 0.1);
    CHECK_NEAR(fabs(t->m[0]), 0.1 * 1e-3, 1e-6);
    CHECK(trainer_step(t) == 0);
    size_t a = m.loaded[0], b = m.loaded[1], last = m.loaded[2];
    CHECK(trainer_validate(t, &e) == 0);
    CHECK_NEAR(e.train_loss, ((loss[a] + loss[b]) / 2 + loss[last]) / 2, 1e-5);
    trainer_free(t), net_free(net);
}

/* The first step of AdamW is as long as the rate, whatever the gradient; the decay is the one asked for. */
static void test_optimiser(void)
{
    static struct made m;
    struct train_config cfg = config(N);

    fill(&m, -1);
    cfg.lr = 0.25, cfg.weight_decay = 0.5;
    struct net *net = own_net();
    struct trainer *t = trainer_new(net, NULL, &cfg, (struct train_set){N, load, &m, NULL}, (struct train_set){N, load, &m, NULL});
    CHECK(trainer_step(t) == 0 && t->grads[0] < -0.1);  // silence is wanted, and it is not sure enough of it
    CHECK_NEAR(net->params[0], 1 - 0.25 * 0.5 + 0.25, 1e-6);
    trainer_free(t), net_free(net);
}

/* Once it has begun, the running mean decays by what was asked for a step. */
static void test_mean(void)
{
    static struct made m, valid;
    struct train_config cfg = config(N);
    struct train_epoch e;
    double before = 0;

    fill(&m, -1), fill(&valid, -1);
    cfg.lr = 0.01, cfg.average = 0.5;
    struct net *net = own_net();
    struct trainer *t = trainer_new(net, NULL, &cfg, (struct train_set){N, load, &m, NULL}, (struct train_set){N, load, &valid, NULL});
    for (int i = 0; i < 20; i++) {
        memset(&heard, 0, sizeof heard), m.n = valid.n = 0;
        before = t->mean[0];
        CHECK(trainer_step(t) == 0 && trainer_validate(t, &e) == 0);
    }
    CHECK(fabs(net->params[0] - before) > 1e-3);
    CHECK_NEAR(t->mean[0], (before + net->params[0]) / 2, 1e-6);
    trainer_free(t), net_free(net);
}

/* ---- the state as text ------------------------------------------------------ */

static void test_state(void)
{
    const struct train_state s = {.epoch = 3, .batch = 4, .loss_sum = 1 / 3.0, .step = 5, .lr = 1 / 7.0, .plateau = {1 / 9.0, 6},
                                  .best_loss = 1 / 11.0, .since_best = 7, .best_f1 = 1 / 13.0, .best_epoch = 2};
    struct train_state back;
    struct text attrs = {0};

    train_state_put(&s, &attrs);
    CHECK(train_state_get(&back, text_str(&attrs)) == 0);
    CHECK(back.epoch == 3 && back.batch == 4 && back.loss_sum == s.loss_sum && back.step == 5 && back.lr == s.lr);
    CHECK(back.plateau.best == s.plateau.best && back.plateau.bad == 6 && back.best_loss == s.best_loss);
    CHECK(back.since_best == 7 && back.best_f1 == s.best_f1 && back.best_epoch == 2);
    attr_set(&attrs, "train.since_best", "1.5");
    CHECK(train_state_get(&back, text_str(&attrs)) == -1);
    text_release(&attrs);
}

int main(void)
{
    test_validation();
    test_schedule();
    test_draws();
    test_augment();
    test_step();
    test_optimiser();
    test_mean();
    test_state();
    return unit_done();
}
