/* net_take.c - a wider network says what the one it was begun with says, and can
 * learn more; others are refused. */
#include "common/nn/net.h"
#include "common/pool.h"
#include "common/rng.h"
#include "tests/unit/unit.h"

enum { T = 40, BINS = 84, C = 5 };

static struct net *made(const char *line, uint64_t seed)
{
    struct arch a;
    char error[200];

    CHECK(arch_parse(&a, line, error, sizeof error) == 0);
    struct net *net = net_new(&a);
    net_init(net, seed);
    struct rng rng = rng_make(seed, 1);
    for (size_t i = 0; i < net->list.n_buffers; i++) net->buffers[i] += (real)(0.2 * rng_uniform(&rng));  // running statistics
    return net;
}

static void outputs(struct net *net, const real *x, real *y)
{
    struct pool *pool = pool_new(1);
    struct net_pass *p = net_pass_new(net, pool, 1, T, false);

    memcpy(y, net_forward(p, x, 1, false, 0, 0), T * C * sizeof *y);
    net_pass_free(p);
    pool_free(pool);
}

static void takes(const char *small, const char *large)
{
    struct net *from = made(small, 1), *to = made(large, 2);
    static real x[T * BINS], y[T * C], z[T * C];
    struct rng rng = rng_make(3, 0);

    for (int i = 0; i < T * BINS; i++) x[i] = (real)rng_normal(&rng);
    outputs(from, x, y);
    outputs(to, x, z);
    double apart = 0, far = 0;
    for (int i = 0; i < T * C; i++) far = unit_greater(far, fabs(y[i] - z[i]));
    CHECK(far > 1e-2);
    CHECK(net_take(to, from));
    outputs(to, x, z);
    for (int i = 0; i < T * C; i++) apart = unit_greater(apart, fabs(y[i] - z[i]));
    CHECK_NEAR(apart, 0, 2e-5);
    // what new units would say is there to be learned from: few of their own parameters are 0
    size_t zeros = 0;
    for (size_t i = 0; i < to->list.n_params; i++) zeros += to->params[i] == 0;
    CHECK(zeros < to->list.n_params / 3);
    net_free(from), net_free(to);
}

static void refuses(const char *small, const char *large)
{
    struct net *from = made(small, 1), *to = made(large, 2);
    real first = to->params[0];

    CHECK(!net_take(to, from));
    CHECK(to->params[0] == first);
    net_free(from), net_free(to);
}

int main(void)
{
    takes("crnn cell=gru layers=2 hidden=6", "crnn cell=gru layers=2 hidden=6");
    takes("crnn cell=gru layers=3 hidden=6", "crnn cell=gru layers=3 hidden=10");
    takes("crnn cell=lstm layers=2 hidden=5", "crnn cell=lstm layers=2 hidden=12");
    takes("rnn cell=gru layers=2 hidden=7", "rnn cell=gru layers=2 hidden=9");
    takes("cnn conv=2 layers=2 hidden=16", "cnn conv=2 layers=2 hidden=24");
    takes("ct layers=1 heads=2 embed=8", "ct layers=1 heads=2 embed=8");
    refuses("crnn cell=gru layers=2 hidden=6", "crnn cell=gru layers=2 hidden=5");
    refuses("crnn cell=gru layers=2 hidden=6", "crnn cell=gru layers=3 hidden=6");
    refuses("crnn cell=gru layers=2 hidden=6", "crnn cell=lstm layers=2 hidden=8");
    refuses("ct layers=1 heads=2 embed=8", "ct layers=1 heads=2 embed=16");
    return unit_done();
}
