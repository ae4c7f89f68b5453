/* convblock.c - time the two convolution blocks of the CRNN.
 *
 *     convblock [batch [threads [repetitions]]]
 *
 * Prints the median seconds of forward, backward and inference (T = 400,
 * F = 84) with the rate of the convolutions' multiply-adds, two operations
 * each, and the memory of a training pass. */
#include <string.h>

#include "common/nn/convblock.h"
#include "common/xalloc.h"
#include "tests/bench/bench.h"

enum { T = 400, N_BLOCKS = 2, MAX_REPETITIONS = 100 };

struct block {
    struct layer l;
    real *params, *buffers, *dparams, *y, *dy, *save;
};

static void report(const char *what, double *seconds, int n, double flop)
{
    double s = median(seconds, n);
    printf("%-10s %8.4f s  %6.1f GFLOP/s\n", what, s, flop / s * 1e-9);
}

int main(int argc, char **argv)
{
    size_t B = argc > 1 ? (size_t)atoi(argv[1]) : 16, n_scratch = 0, n_x = B * T * 84, bytes = 0;
    int threads = argc > 2 ? atoi(argv[2]) : 1, repetitions = argc > 3 ? atoi(argv[3]) : 5;
    struct rng rng = rng_make(1, 0);
    struct block block[N_BLOCKS] = {
        {.l = {.ops = &convblock_ops, .n = {1, 84, 32, 0}, .p = 0.3, .n_in = 84, .n_out = 28 * 32}},
        {.l = {.ops = &convblock_ops, .id = 1, .n = {32, 28, 64, 1}, .p = 0.3, .n_in = 28 * 32, .n_out = 9 * 64}},
    };
    struct nn_run run = {.pool = pool_new(threads), .train = true, .B = B, .T = T};
    real *x = xhuge(n_x * sizeof *x);
    double forward[MAX_REPETITIONS], backward[MAX_REPETITIONS], infer[MAX_REPETITIONS], flop = 0, dx_flop = 0;

    if (repetitions < 1 || repetitions > MAX_REPETITIONS) repetitions = 5;
    for (size_t i = 0; i < n_x; i++) x[i] = (real)rng_normal(&rng);
    for (int i = 0; i < N_BLOCKS; i++) {
        struct block *k = &block[i];
        double I = k->l.n[0], F = k->l.n[1], O = k->l.n[2];
        size_t n_params = (size_t)(9 * O * (I + O) + 4 * O), n_y = B * T * k->l.n_out;
        size_t n_save = convblock_ops.n_save(&k->l, &run), n = convblock_ops.n_scratch(&k->l, &run);
        if (n > n_scratch) n_scratch = n;
        k->params = xhuge(n_params * sizeof(real));
        k->dparams = xhuge(n_params * sizeof(real));
        k->buffers = xcalloc(4 * (size_t)O, sizeof(real));
        k->y = xhuge(n_y * sizeof(real));
        k->dy = xhuge(n_y * sizeof(real));
        k->save = xhuge(n_save * sizeof(real));
        bytes += (2 * n_y + n_save) * sizeof(real);
        convblock_ops.init(&k->l, k->params, k->buffers, &rng);
        flop += 2 * 9 * F * T * (double)B * (I * O + O * O);
        if (i == 0) dx_flop = 2 * 9 * F * T * (double)B * I * O;
    }
    real *scratch = xhuge(n_scratch * sizeof *scratch);

    for (int r = -1; r < repetitions; r++) {  // the first does not count
        double start = now_s(), middle, end;
        run.train = true, run.step++;
        for (int i = 0; i < N_BLOCKS; i++)
            convblock_ops.forward(&block[i].l, &run, block[i].y, i ? block[i - 1].y : x, block[i].params,
                                  block[i].buffers, block[i].save, scratch);
        middle = now_s();
        memcpy(block[N_BLOCKS - 1].dy, block[N_BLOCKS - 1].y, B * T * block[N_BLOCKS - 1].l.n_out * sizeof(real));
        for (int i = N_BLOCKS; i-- > 0;)
            convblock_ops.backward(&block[i].l, &run, i ? block[i - 1].dy : NULL, block[i].dy,
                                   i ? block[i - 1].y : x, block[i].y, block[i].params, block[i].dparams,
                                   block[i].save, scratch);
        end = now_s();
        if (r >= 0) forward[r] = middle - start, backward[r] = end - middle;
        run.train = false;
        start = now_s();
        for (int i = 0; i < N_BLOCKS; i++)
            convblock_ops.forward(&block[i].l, &run, block[i].y, i ? block[i - 1].y : x, block[i].params,
                                  block[i].buffers, NULL, scratch);
        if (r >= 0) infer[r] = now_s() - start;
    }
    printf("batch %zu, %d threads, %.0f MB for training\n", B, threads,
           ((double)bytes + (double)n_scratch * sizeof(real)) * 1e-6);
    report("forward", forward, repetitions, flop);
    report("backward", backward, repetitions, 2 * flop - dx_flop);
    report("inference", infer, repetitions, flop);
    for (int i = 0; i < N_BLOCKS; i++) {
        struct block *k = &block[i];
        free(k->params), free(k->dparams), free(k->buffers), free(k->y), free(k->dy), free(k->save);
    }
    free(x), free(scratch);
    pool_free(run.pool);
    return 0;
}
