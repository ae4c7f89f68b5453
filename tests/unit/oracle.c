/* Whole networks against numbers of the reference implementation: logits in
 * both modes, losses, gradient norms, gradients of the first step and what
 * three steps of AdamW make of the weights. Tolerances are those of the
 * oracle's README: logits 1e-4; |g - ref| / |ref| below 2e-3 a tensor (elements
 * whose true gradient is 0 set the floor); |w3 - ref| / |ref - w| below 0.05;
 * logits after three steps 1e-3. Fixtures: tests/parity/oracle, made by
 * tests/parity/oracle2zts.py. Names on the command line choose networks. */
#include <stdlib.h>
#include <string.h>

#include "common/nn/adamw.h"
#include "common/nn/loss.h"
#include "common/nn/net.h"
#include "common/xalloc.h"
#include "formats/zts.h"
#include "tests/unit/unit.h"

enum { B = 2, T = 60, C = 5, MAX_TENSORS = 400 };

/* All tensors of a network's fixture files, pieces by rows joined. */
struct fixture {
    struct zts_tensor at[MAX_TENSORS];
    size_t n;
};

static bool fixture_file(struct fixture *f, const char *path)
{
    struct zts_reader *in = zts_reader_open(path);
    struct zts_tensor t = {0};
    int got;

    while ((got = zts_reader_next(in, &t)) > 0) {
        double scale = 1;
        bool scaled = attr_num(text_str(&t.attrs), "scale", &scale);
        zts_to_f32(&t);
        for (size_t i = 0; scaled && i < t.len; i++) ((float *)t.data)[i] *= (float)scale;
        f->at[f->n++] = t;
        t = (struct zts_tensor){0};
    }
    zts_reader_free(in);
    return got == 0;
}

static bool fixture_load(struct fixture *f, const char *name)
{
    const char *tests = getenv("T");
    size_t before = f->n;

    for (int part = 0;; part++) {
        char *path = xasprintf("%s/parity/oracle/%s.%d.zts", tests ? tests : "tests", name, part);
        bool more = fixture_file(f, path);
        free(path);
        if (!more) break;
    }
    return f->n > before;
}

static void fixture_release(struct fixture *f)
{
    for (size_t i = 0; i < f->n; i++) zts_tensor_release(&f->at[i]);
    f->n = 0;
}

/* The tensor prefix+name, n long, into to; pieces are called NAME@first. */
static bool get(const struct fixture *f, const char *prefix, const char *name, real *to, size_t n)
{
    char want[200];
    size_t have = 0, len = (size_t)snprintf(want, sizeof want, "%s%s", prefix, name);

    for (size_t i = 0; i < f->n && have < n; i++) {
        const struct zts_tensor *t = &f->at[i];
        if (strncmp(t->name, want, len) || (t->name[len] && t->name[len] != '@') || have + t->len > n) continue;
        for (size_t k = 0; k < t->len; k++) to[have++] = ((float *)t->data)[k];
    }
    return have == n;
}

static double distance(const real *a, const real *b, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++) sum += ((double)a[i] - b[i]) * ((double)a[i] - b[i]);
    return sqrt(sum);
}

static double furthest(const real *a, const real *b, size_t n)
{
    double most = 0;
    for (size_t i = 0; i < n; i++) most = unit_greater(most, fabs((double)a[i] - b[i]));
    return most;
}

struct job {
    struct fixture *f;
    struct net *net;
    struct net_pass *pass;
    real *x, *target, *want;    // want: room for any tensor
    double weight[C];
};

static void compare_logits(struct job *j, const char *name, bool train, double tol)
{
    const real *logits = net_forward(j->pass, j->x, B, train, 0, 0);
    CHECK(get(j->f, "", name, j->want, B * T * C));
    CHECK_NEAR(furthest(logits, j->want, B * T * C), 0, tol);
}

static double length(const real *a, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++) sum += (double)a[i] * a[i];
    return sqrt(sum);
}

/* Gradients, a tensor at a time. Key biases have a true gradient of 0, and what
 * stands there is rounding: they are held against the whole gradient instead. */
static void compare_gradients(struct job *j, const real *g)
{
    double all = length(g, j->net->list.n_params);

    for (size_t i = 0; i < j->net->list.n; i++) {
        const struct nn_param *p = &j->net->list.at[i];
        if (p->buffer) continue;
        CHECK(get(j->f, "g.", p->name, j->want, p->n));
        double off = distance(g + p->offset, j->want, p->n), size = length(j->want, p->n);
        bool fits = off <= 2e-3 * (size > 1e-5 * all ? size : 1e-2 * all);
        if (!fits) printf("g.%s: off %g of %g\n", p->name, off, size);
        CHECK(fits);
    }
}

/* What the steps made of the weights, all together: Adam divides by the
 * gradient's size, so single small tensors follow the rounding. */
static void compare_change(struct job *j, const real *change)
{
    double off = 0, size = 0;

    for (size_t i = 0; i < j->net->list.n; i++) {
        const struct nn_param *p = &j->net->list.at[i];
        if (p->buffer) continue;
        CHECK(get(j->f, "d", p->name, j->want, p->n));
        off += pow(distance(change + p->offset, j->want, p->n), 2);
        size += pow(length(j->want, p->n), 2);
    }
    CHECK_NEAR(sqrt(off / size), 0, 0.05);
    if (getenv("VERBOSE")) printf("  change off by %.4f\n", sqrt(off / size));
}

static void three_steps(struct job *j)
{
    struct net *net = j->net;
    size_t n = net->list.n_params;
    real *g = xcalloc(n, sizeof *g), *m = xcalloc(n, sizeof *m), *v = xcalloc(n, sizeof *v), *before = xcalloc(n, sizeof *before);
    real losses[3], norms[3], dlogits[B * T * C];
    const struct adamw opt = ADAMW_DEFAULT(1e-3, 1e-2);

    memcpy(before, net->params, n * sizeof *before);
    CHECK(get(j->f, "", "losses", losses, 3) && get(j->f, "", "gradnorms_before_clip", norms, 3));
    for (int step = 0; step < 3; step++) {
        const real *logits = net_forward(j->pass, j->x, B, true, 0, (uint64_t)step);
        double loss = bce_loss(dlogits, logits, j->target, j->weight, B * T, C);
        CHECK_NEAR(loss, losses[step], 2e-4 * losses[step]);
        memset(g, 0, n * sizeof *g);
        net_backward(j->pass, dlogits, g);
        double norm = grad_norm(NULL, g, n);
        CHECK_NEAR(norm, norms[step], 5e-3 * norms[step]);
        if (step == 0) compare_gradients(j, g);
        adamw_step(NULL, &opt, net->params, g, m, v, n, clip_scale(norm, 2), (uint64_t)step + 1);
    }
    for (size_t i = 0; i < n; i++) g[i] = net->params[i] - before[i];
    compare_change(j, g);
    free(g), free(m), free(v), free(before);
}

static void test_network(const char *name, const char *line)
{
    struct fixture f = {.n = 0};
    struct arch a;
    char error[200];

    CHECK(fixture_load(&f, name));
    CHECK(fixture_load(&f, "batch"));
    CHECK(arch_parse(&a, line, error, sizeof error) == 0);
    struct job j = {.f = &f, .net = net_new(&a)};
    struct pool *pool = pool_new(2);
    for (size_t i = 0; i < j.net->n_layers; i++) j.net->layer[i].p = 0;  // the oracle has no dropout
    j.pass = net_pass_new(j.net, pool, B, T, true);
    j.want = xmalloc((j.net->list.n_params + B * T * 84) * sizeof(real));
    j.x = xmalloc(B * T * 84 * sizeof(real));
    j.target = xmalloc(B * T * C * sizeof(real));
    real weight[C];
    CHECK(get(&f, "", "input", j.x, B * T * 84) && get(&f, "", "labels", j.target, B * T * C) && get(&f, "", "weights", weight, C));
    for (int c = 0; c < C; c++) j.weight[c] = weight[c];
    for (size_t i = 0; i < j.net->list.n; i++) {
        const struct nn_param *p = &j.net->list.at[i];
        bool found = get(&f, "w.", p->name, net_values(j.net, p), p->n);
        if (!found) printf("no w.%s\n", p->name);
        CHECK(found);
    }
    printf("%s\n", name);
    compare_logits(&j, "logits_eval", false, 1e-4);
    real *buffers = xmalloc((j.net->list.n_buffers + 1) * sizeof *buffers);
    memcpy(buffers, j.net->buffers, j.net->list.n_buffers * sizeof *buffers);
    compare_logits(&j, "logits_train", true, 1e-4);
    memcpy(j.net->buffers, buffers, j.net->list.n_buffers * sizeof *buffers);
    three_steps(&j);
    compare_logits(&j, "logits_eval_after3", false, 1e-3);

    free(buffers), free(j.want), free(j.x), free(j.target);
    net_pass_free(j.pass);
    net_free(j.net);
    pool_free(pool);
    fixture_release(&f);
}

int main(int argc, char **argv)
{
    static const struct {
        const char *name, *line;
    } networks[] = {
        {"rnn_gru", "rnn cell=gru layers=2 hidden=24"},   {"rnn_lstm", "rnn cell=lstm layers=2 hidden=24"},
        {"cnn", "cnn conv=2 layers=2 hidden=24"},         {"crnn_gru", "crnn cell=gru layers=2 hidden=24"},
        {"ct", "ct layers=2 heads=2 embed=24"},           // a crnn of LSTM is of parts that are here
        {"vit", "vit layers=2 heads=2 embed=24 patch=21"},
    };
    for (size_t i = 0; i < sizeof networks / sizeof networks[0]; i++)
        if (argc < 2 || !strcmp(argv[1], networks[i].name)) test_network(networks[i].name, networks[i].line);
    return unit_done_simd(argv);
}
