/* net.c - time a network's training step and its inference.
 *
 *     net train|infer ARCH [batch [threads [seconds]]]
 *
 * Segments are of 400 frames, made up. A training step is all of
 * trainer_step(): loading, forward, backward, clipping, AdamW. Steps are timed
 * for about `seconds` (at least two, after one that does not count). Prints
 * "segments/s X CPU Y MB Z": the median step's rate, all threads' seconds a
 * segment, and the process's peak memory. */
#include <string.h>

#include "common/nn/train.h"
#include "common/xalloc.h"
#include "tests/bench/bench.h"

enum { MAX_STEPS = 1000 };

struct made_up {
    size_t n_spec, n_roll;
};

static int load(void *ctx, size_t index, float *spec, uint8_t *roll)
{
    const struct made_up *m = ctx;
    struct rng rng = rng_make(1, index);

    for (size_t i = 0; i < m->n_spec; i++) spec[i] = (float)rng_range(&rng, -1, 1);
    for (size_t i = 0; i < m->n_roll; i++) roll[i] = rng_below(&rng, 20) == 0 ? 2 : 0;
    return 0;
}

int main(int argc, char **argv)
{
    size_t batch = argc > 3 ? (size_t)atoi(argv[3]) : 16;
    struct pool *pool = pool_new(argc > 4 ? atoi(argv[4]) : 1);
    double limit_s = argc > 5 ? atof(argv[5]) : 5, seconds[MAX_STEPS], start = 0, cpu = 0;
    struct arch arch;
    char error[200];
    int n = 0;

    if (argc < 3 || arch_parse(&arch, argv[2], error, sizeof error) < 0) {
        fprintf(stderr, "net: train|infer ARCH [batch [threads [seconds]]]\n");
        return 2;
    }
    struct net *net = net_new(&arch);
    struct train_config cfg = TRAIN_CONFIG_DEFAULT;
    double weight[128];
    struct made_up made_up = {cfg.T * (size_t)arch.bins, cfg.T * (size_t)arch.classes};
    struct train_set set = {.n = 1000 * batch, .load = load, .ctx = &made_up};
    for (int c = 0; c < arch.classes; c++) weight[c] = 1;
    cfg.batch = batch, cfg.weight = weight;
    net_init(net, 1);

    if (strcmp(argv[1], "train") == 0) {
        struct trainer *t = trainer_new(net, pool, &cfg, set, set);
        for (; n < MAX_STEPS && (n < 3 || now_s() - start < limit_s); n++) {
            double from = now_s();
            if (n == 1) start = from, cpu = cpu_s();
            if (trainer_step(t) < 0) return fprintf(stderr, "net: %s\n", t->error), 2;
            seconds[n] = now_s() - from;
        }
        trainer_free(t);
    } else {
        struct net_pass *p = net_pass_new(net, pool, batch, cfg.T, false);
        real *x = xhuge(batch * made_up.n_spec * sizeof *x);
        struct rng rng = rng_make(1, 1);
        for (size_t i = 0; i < batch * made_up.n_spec; i++) x[i] = (real)rng_range(&rng, -1, 1);
        for (; n < MAX_STEPS && (n < 3 || now_s() - start < limit_s); n++) {
            double from = now_s();
            if (n == 1) start = from, cpu = cpu_s();
            net_forward(p, x, batch, false, 0, 0);
            seconds[n] = now_s() - from;
        }
        net_pass_free(p);
        free(x);
    }
    cpu = (cpu_s() - cpu) / (double)(batch * (size_t)(n - 1));
    printf("segments/s %.2f CPU %.5f MB %.0f\n", (double)batch / median(seconds + 1, n - 1), cpu, peak_mb());
    net_free(net);
    pool_free(pool);
    return 0;
}
