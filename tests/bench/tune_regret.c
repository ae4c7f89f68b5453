/* Regret of tpe.h after 15 and 25 trials on the functions of tune_regret.py,
 * which has their spaces in the same words: lines function, method, trials,
 * seed, regret. Methods: together1, which knows all results; together5, which
 * knows those up to the fifth trial before, as tune -p 5; each1 and each5, each
 * parameter for itself, as tune -i; random. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/cli.h"
#include "common/search/tpe.h"

enum { N_TRIALS = 25, N_SEEDS = 100 };

/* How late a result is known, in trials. */
static const struct method {
    const char *name;
    size_t width;  // 0: never
    bool independent;
} methods[] = {{"together1", 1, false}, {"together5", 5, false}, {"each1", 1, true}, {"each5", 5, true}, {"random", 0, false}};

static double branin(const double *v)
{
    double x = v[0], y = v[1], t = y - 5.1 / (4 * M_PI * M_PI) * x * x + 5 / M_PI * x - 6;
    return t * t + 10 * (1 - 1 / (8 * M_PI)) * cos(x) + 10 - 0.39788735772973816;
}

static double hartmann3(const double *v)
{
    static const double a[4] = {1, 1.2, 3, 3.2};
    static const double A[4][3] = {{3, 10, 30}, {0.1, 10, 35}, {3, 10, 30}, {0.1, 10, 35}};
    static const double P[4][3] = {{0.3689, 0.1170, 0.2673}, {0.4699, 0.4387, 0.7470}, {0.1091, 0.8732, 0.5547}, {0.0381, 0.5743, 0.8828}};
    double sum = 0;

    for (int i = 0; i < 4; i++) {
        double e = 0;
        for (int k = 0; k < 3; k++) e += A[i][k] * (v[k] - P[i][k]) * (v[k] - P[i][k]);
        sum += a[i] * exp(-e);
    }
    return 3.86277978678 - sum;
}

static double sphere(const double *v)
{
    return v[0] * v[0] + v[1] * v[1] + v[2] * v[2] + v[3] * v[3];
}

/* Shaped as a search of ours: a bowl in the logarithm of two rates, a best
 * depth, steps between widths, one cell better than the other. */
static double network(const double *v)
{
    static const double width[4] = {0.08, 0.02, 0, 0.03};
    double lr = log10(v[0] / 1e-3), decay = log10(v[1] / 1e-4), layers = v[2] - 4;
    return 0.15 * lr * lr + 0.01 * decay * decay + 0.01 * layers * layers + width[(int)v[3]] + (v[4] == 0 ? 0.02 : 0);
}

static const struct function {
    const char *name;
    double (*at)(const double *);
    const char *space[6];
} functions[] = {
    {"branin", branin, {"x uniform -5 10", "y uniform 0 15"}},
    {"hartmann3", hartmann3, {"x uniform 0 1", "y uniform 0 1", "z uniform 0 1"}},
    {"sphere4", sphere, {"a uniform -5 5", "b uniform -5 5", "c uniform -5 5", "d uniform -5 5"}},
    {"network", network, {"lr log 1e-4 5e-3", "decay log 1e-6 1e-2", "layers int 2 6", "hidden choice 72 144 288 576", "cell choice gru lstm"}},
};

static void run(const struct function *f, const struct space *s, const struct method *m, unsigned seed)
{
    double value[N_TRIALS][PARAM_MAX], best = INFINITY;
    struct tpe_trial trial[N_TRIALS];

    for (size_t i = 0; i < N_TRIALS; i++) {
        struct rng r = rng_make(seed, i);
        if (m->width && i >= m->width) trial[i - m->width].state = TPE_DONE;
        if (!m->width) tpe_random(s, &r, value[i]);
        else tpe_propose(s, trial, i, m->independent, &r, value[i]);
        trial[i] = (struct tpe_trial){value[i], TPE_RUNNING, f->at(value[i])};
        best = fmin(best, trial[i].loss);
        if (i + 1 == 15 || i + 1 == 25) printf("%s\t%s\t%zu\t%u\t%.9g\n", f->name, m->name, i + 1, seed, best);
    }
}

int main(void)
{
    char error[200];

    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
        struct space s = {0};
        for (size_t k = 0; k < 6 && functions[i].space[k]; k++)
            if (space_add(&s, functions[i].space[k], error, sizeof error) < 0) die("%s", error);
        for (unsigned seed = 0; seed < N_SEEDS; seed++)
            for (size_t k = 0; k < sizeof methods / sizeof *methods; k++) run(&functions[i], &s, &methods[k], seed);
        space_release(&s);
    }
    return 0;
}
