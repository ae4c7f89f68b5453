/* The search's arithmetic: spaces as text, mixtures against the numbers of
 * Optuna's Parzen estimator, 5.0 and before it, draws against the density, and what is proposed. */
#include <string.h>

#include "common/search/tpe.h"
#include "tests/unit/unit.h"

static struct space space_of(const char *line)
{
    struct space s = {0};
    char error[200] = "";

    CHECK(space_add(&s, line, error, sizeof error) == 0 && s.n == 1);
    return s;
}

static void against_optuna(const char *line, const double *observed, size_t n, bool middle, const double *at, const double *want, size_t n_at)
{
    struct space s = space_of(line);
    struct tpe_mixture *m = tpe_mixture_new(&s.at[0], 1, observed, n, middle);

    for (size_t i = 0; i < n_at; i++) CHECK_NEAR(tpe_mixture_log(m, &at[i]), want[i], 1e-9);
    tpe_mixture_free(m);
    space_release(&s);
}

#define V(...) (const double[]){__VA_ARGS__}

static void mixtures(void)
{
    double spread[30], squares[40];

    against_optuna("x uniform -5 10", V(2.5), 1, false, V(-5, 2.5, 9), V(-2.91366960699, -2.60794873979, -2.84085116992), 3);
    against_optuna("x uniform -5 10", V(2.5, -4.9, 2.6), 3, false, V(-5, 2.55, 9), V(-2.87767070352, -2.43751683921, -3.28767763437), 3);
    against_optuna("x log 1e-4 5e-3", V(1e-4, 3e-3, 5e-4, 5e-4), 4, false, V(1e-4, 5e-4, 4e-3), V(-1.42249234729, -1.24690397865, -1.65676741104), 3);
    against_optuna("x int 2 6", V(2, 5, 5), 3, false, V(2, 3, 5, 6), V(-1.88865103999, -1.73424174075, -1.3781505491, -1.63358592703), 4);
    against_optuna("x int 2 10 2", V(0), 0, false, V(2, 10), V(-1.64985937074, -1.64985937074), 2);
    against_optuna("x choice 1 2 3 4", V(0, 2, 2), 3, false, V(0, 1, 2), V(-1.26851132546, -1.85629799037, -0.900786545338), 3);
    for (int i = 0; i < 30; i++) spread[i] = i * 7 % 30 / 30.0;
    against_optuna("x uniform 0 1", spread, 30, false, V(0.01, 0.5, 0.99), V(-0.578112787272, -0.037429301838, -0.626853980286), 3);
    for (int i = 0; i < 40; i++) squares[i] = i * i % 17;
    against_optuna("x int 0 1000", squares, 40, false, V(0, 7, 500, 1000), V(-3.71239232414, -3.67087905613, -10.3849038691, -10.5096542332), 4);
    // Optuna 4.3
    against_optuna("x uniform -5 10", V(2.5), 1, true, V(-5, 2.5, 9), V(-3.08793058518, -2.51609559642, -2.96821065575), 3);
    against_optuna("x uniform -5 10", V(7), 1, true, V(-5, 2.55, 9), V(-3.38824159869, -2.62910058899, -2.48965232893), 3);
    against_optuna("x log 1e-4 5e-3", V(1e-4, 3e-3, 5e-4, 5e-4), 4, true, V(1e-4, 5e-4, 4e-3), V(-1.61779922137, -1.07044683373, -1.76886786015), 3);
    against_optuna("x int 2 6", V(2, 5, 5), 3, true, V(2, 3, 5, 6), V(-1.99971608066, -1.84573340371, -1.25822433846, -1.66371180186), 4);
    against_optuna("x int 0 1000", squares, 40, true, V(0, 7, 500, 1000), V(-3.73204635485, -3.69323069169, -9.70429820946, -10.3021679029), 4);
}

/* Of several parameters at once: kernels are products. */
static void together(void)
{
    static const char *const lines[] = {"x uniform -5 10", "lr log 1e-4 5e-3", "n int 2 6", "c choice a b c"};
    static const double observed[3][4] = {{2.5, 1e-4, 2, 0}, {-4.9, 3e-3, 5, 2}, {2.6, 5e-4, 5, 2}};
    static const double at[3][4] = {{-5, 1e-4, 2, 0}, {2.55, 5e-4, 5, 2}, {9, 4e-3, 6, 1}};
    static const double want[3] = {-6.58462409397, -5.48118375786, -8.0201175963};
    static const double pair[2][4] = {{-4, 2e-4, 2, 0}, {9, 4e-3, 6, 2}};
    struct space s = {0};
    char error[200];
    double x[4], same = 0;

    for (int i = 0; i < 4; i++) CHECK(space_add(&s, lines[i], error, sizeof error) == 0);
    struct tpe_mixture *m = tpe_mixture_new(s.at, 4, observed[0], 3, false);
    for (int i = 0; i < 3; i++) CHECK_NEAR(tpe_mixture_log(m, at[i]), want[i], 1e-9);
    tpe_mixture_free(m);
    // what was seen together is drawn together: of the drawn choices a and c most have the whole number of theirs
    struct rng r = rng_make(6, 1);
    m = tpe_mixture_new(s.at, 4, pair[0], 2, false);
    for (int i = 0; i < 20000; i++) {
        tpe_mixture_draw(m, &r, x);
        for (size_t k = 0; k < 4; k++) CHECK(x[k] >= (k == 3 ? 0 : s.at[k].low) && x[k] <= (k == 3 ? 2 : s.at[k].high));
        same += (x[3] == 0 && x[2] < 4) || (x[3] == 2 && x[2] > 4);
    }
    CHECK_NEAR(same / 20000, 0.3316, 0.013);  // by hand, from normal masses; 0.3077 if each had a kernel of its own
    tpe_mixture_free(m);
    space_release(&s);
}

/* On a ridge a proposal is near it, where parameters are proposed together; each for itself need not know of it. */
static void ridge(void)
{
    struct space s = space_of("x uniform 0 1");
    double value[40][2], out[2], far[2] = {0};
    struct tpe_trial trial[40];
    char error[200];

    CHECK(space_add(&s, "y uniform 0 1", error, sizeof error) == 0);
    for (int i = 0; i < 40; i++) {
        value[i][0] = i * 17 % 40 / 40.0;
        value[i][1] = i < 4 ? value[i][0] : i * 23 % 40 / 40.0;
        trial[i] = (struct tpe_trial){value[i], TPE_DONE, i};
    }
    for (int independent = 0; independent < 2; independent++)
        for (uint64_t seed = 0; seed < 300; seed++) {
            struct rng r = rng_make(seed, 0);
            tpe_propose(&s, trial, 40, independent, &r, out);
            far[independent] += fabs(out[0] - out[1]) / 300;
        }
    CHECK(far[0] < 0.6 * far[1]);
    space_release(&s);
}

/* Draws fall where the density says: five whole numbers, and a choice. */
static void draws(const char *line, const double *observed, size_t n, size_t n_values, double first)
{
    enum { N = 40000 };
    struct space s = space_of(line);
    struct tpe_mixture *m = tpe_mixture_new(&s.at[0], 1, observed, n, false);
    struct rng r = rng_make(3, 1);
    double count[8] = {0}, sum = 0;

    for (int i = 0; i < N; i++) {
        double x;
        tpe_mixture_draw(m, &r, &x);
        x -= first;
        CHECK(x >= 0 && x < (double)n_values);
        count[(size_t)x]++;
    }
    for (size_t i = 0; i < n_values; i++) {
        double value = first + (double)i, p = exp(tpe_mixture_log(m, &value));
        CHECK_NEAR(count[i] / N, p, 4 * sqrt(p * (1 - p) / N));
        sum += p;
    }
    CHECK_NEAR(sum, 1, 1e-12);
    tpe_mixture_free(m);
    space_release(&s);
}

/* The first trials are drawn evenly: over the logarithm, over all whole numbers and choices. */
static void randoms(void)
{
    enum { N = 20000 };
    struct space s = space_of("lr log 1e-4 5e-3");
    char error[200] = "";
    struct rng r = rng_make(4, 2);
    double out[3], low = 0, least = 1, most = 0, whole[5] = {0}, choice[3] = {0};

    CHECK(space_add(&s, "layers int 2 10 2", error, sizeof error) == 0 && space_add(&s, "cell choice a b c", error, sizeof error) == 0);
    for (int i = 0; i < N; i++) {
        tpe_random(&s, &r, out);
        low += out[0] < sqrt(1e-4 * 5e-3), least = fmin(least, out[0]), most = fmax(most, out[0]);
        whole[(int)out[1] / 2 - 1]++, choice[(int)out[2]]++;
    }
    CHECK_NEAR(low / N, 0.5, 0.015);
    CHECK(least >= 1e-4 && least < 1.01e-4 && most <= 5e-3 && most > 4.95e-3);
    for (int i = 0; i < 5; i++) CHECK_NEAR(whole[i] / N, 0.2, 0.012);
    for (int i = 0; i < 3; i++) CHECK_NEAR(choice[i] / N, 1 / 3.0, 0.014);
    space_release(&s);
}

static void spaces(void)
{
    static const char *const bad[] = {
        "x", "x float 1 2", "x choice", "x choice a a", "x uniform 1", "x uniform 2 1", "x uniform 0 1 2", "x log 0 1", "x int 0.5 2",
        "x int 2 7 2", "x int 0 1e12", "x uniform nan 1", "9! uniform 0 1", "x uniform 0 0x10", "x choice a$b",
    };
    struct space s = {0};
    char error[200], text[PARAM_VALUE];
    struct text all = {0};
    double v;

    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        error[0] = '\0';
        CHECK(space_add(&s, bad[i], error, sizeof error) == -1 && *error && s.n == 0);
    }
    CHECK(space_add(&s, "  # nothing", error, sizeof error) == 0 && s.n == 0);
    CHECK(space_add(&s, "lr\tlog 1e-4  5e-3 # rate", error, sizeof error) == 0);
    CHECK(space_add(&s, "cell choice gru lstm\r\n", error, sizeof error) == 0);
    CHECK(space_add(&s, "layers int 2 10 2", error, sizeof error) == 0);
    CHECK(space_add(&s, "lr uniform 0 1", error, sizeof error) == -1);
    space_format(&s, &all);
    CHECK(!strcmp(text_str(&all), "lr log 0.0001 0.0050000000000000001\ncell choice gru lstm\nlayers int 2 10 2\n"));
    CHECK(param_parse(&s.at[1], "lstm", &v) == 0 && v == 1);
    CHECK(param_parse(&s.at[1], "ls", &v) == -1);
    CHECK(param_parse(&s.at[2], "4", &v) == 0 && v == 4);
    CHECK(param_parse(&s.at[2], "5", &v) == -1 && param_parse(&s.at[2], "12", &v) == -1);
    CHECK(param_parse(&s.at[0], "0.006", &v) == -1);
    param_text(&s.at[0], 0.00123456789123, text);
    CHECK(!strcmp(text, "0.00123456789"));
    text_release(&all);
    space_release(&s);
}

/* The best of ten decides where the next trial goes, failed ones repel, and running ones. */
static void proposals(void)
{
    struct space s = space_of("x uniform 0 1");
    double value[40], out, near = 0, first[2];
    struct tpe_trial trial[40];

    for (int i = 0; i < 40; i++) {
        value[i] = i < 10 ? 0.05 + 0.1 * i : 0.75;
        trial[i] = (struct tpe_trial){&value[i], TPE_DONE, fabs(value[i] - 0.75)};
    }
    for (int with = 0; with < 3; with++) {
        near = 0;
        for (int i = 10; i < 40; i++) trial[i].state = with == 1 ? TPE_FAILED : TPE_RUNNING;
        for (uint64_t seed = 0; seed < 200; seed++) {
            struct rng r = rng_make(seed, 0);
            tpe_propose(&s, trial, with ? 40 : 10, false, &r, &out);
            near += fabs(out - 0.75) < 0.1;
        }
        CHECK(with ? near < 60 : near > 100);
    }
    // of 400 the best 25 are followed, not those behind them, though they are of the best tenth
    static double many[400];
    static struct tpe_trial done[400];
    for (int i = 0; i < 400; i++) {
        many[i] = i < 25 ? 0.016 * i : i < 40 ? 0.8 : (i - 40) / 360.0;
        done[i] = (struct tpe_trial){&many[i], TPE_DONE, i};
    }
    for (uint64_t seed = 0; seed < 50; seed++) {
        struct rng r = rng_make(seed, 0);
        tpe_propose(&s, done, 400, false, &r, &out);
        CHECK(out < 0.6);
    }
    for (int i = 0; i < 2; i++) {  // nine are not enough: random, the same for the same numbers
        struct rng a = rng_make(5, 9);
        if (i) tpe_random(&s, &a, &first[i]);
        else tpe_propose(&s, trial, 9, false, &a, &first[i]);
    }
    CHECK(first[0] == first[1]);
    for (int with = 0; with < 2; with++) {  // ten that run are, for all that they tell nothing yet; nine and a failed one are not
        struct rng a = rng_make(5, 9), b = a;
        for (int i = 0; i < 10; i++) trial[i].state = with && i == 4 ? TPE_FAILED : TPE_RUNNING;
        tpe_random(&s, &a, &first[0]);
        tpe_propose(&s, trial, 10, false, &b, &first[1]);
        CHECK((first[0] == first[1]) == with);
    }
    space_release(&s);
}

int main(void)
{
    mixtures();
    together();
    ridge();
    draws("x int 2 6", V(2, 5, 5), 3, 5, 2);
    draws("x choice a b c", V(0, 2, 2, 2), 4, 3, 0);
    randoms();
    spaces();
    proposals();
    return unit_done();
}
