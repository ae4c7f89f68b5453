/* The pooled choice against all choices, on random counts that differ at few
 * candidates. */
#include "common/music/threshold.h"

#include "common/rng.h"
#include "tests/unit/unit.h"

enum { C = 3, LEVELS = 5 };

static double f1_of(const struct counts *a, const struct counts *b, const struct counts *c)
{
    struct counts sum = *a;
    counts_add(&sum, b), counts_add(&sum, c);
    return score_of(&sum, SCORE_MIR_EVAL).f1;
}

/* At each candidate the peaks count that peakpick, given it as text, would keep: those above it as a float. */
static void test_count(void)
{
    static struct counts counts[THRESHOLDS];
    struct onset peak[] = {{.time_s = 1, .probability = 0.3f}, {.time_s = 2, .probability = 0.5f}, {.time_s = 3, .probability = 0.7f}};
    struct onset played[] = {{.time_s = 1}, {.time_s = 2.02}, {.time_s = 9}};
    const struct onsets ref = {played, 3, 3}, est = {peak, 3, 3};

    threshold_count(counts, &ref, &est, 1, 0.05);
    for (size_t k = 0; k < THRESHOLDS; k++) {
        float t = (float)threshold_value(k);
        CHECK(counts[k].tp == (size_t)(0.3f > t) + (0.5f > t));
        CHECK(counts[k].fp == (size_t)(0.7f > t) && counts[k].tp + counts[k].fn == 3);
    }
}

int main(void)
{
    test_count();
    struct rng rng = rng_make(1, 1);
    static struct counts counts[C * THRESHOLDS];
    size_t best[C];
    int differ = 0;

    for (int round = 0; round < 200; round++) {
        struct counts level[C][LEVELS];
        for (int c = 0; c < C; c++) {
            uint64_t n_ref = 1 + rng_below(&rng, 50);
            for (int l = 0; l < LEVELS; l++) {
                uint64_t tp = rng_below(&rng, n_ref + 1);
                level[c][l] = (struct counts){tp, rng_below(&rng, 60), n_ref - tp};
            }
            for (int k = 0; k < THRESHOLDS; k++) counts[c * THRESHOLDS + k] = level[c][k * LEVELS / THRESHOLDS];
        }
        double top = 0;
        for (int i = 0; i < LEVELS; i++)
            for (int j = 0; j < LEVELS; j++)
                for (int k = 0; k < LEVELS; k++) top = fmax(top, f1_of(&level[0][i], &level[1][j], &level[2][k]));
        threshold_best(best, counts, C, true);
        CHECK_NEAR(f1_of(&counts[best[0]], &counts[THRESHOLDS + best[1]], &counts[2 * THRESHOLDS + best[2]]), top, 1e-12);
        size_t each[C];
        threshold_best(each, counts, C, false);
        for (int c = 0; c < C; c++) {
            for (int l = 0; l < LEVELS; l++)
                CHECK(score_of(&counts[(size_t)c * THRESHOLDS + each[c]], SCORE_MIR_EVAL).f1 + 1e-12 >= score_of(&level[c][l], SCORE_MIR_EVAL).f1);
            differ += each[c] != best[c];
        }
    }
    CHECK(differ > 0);
    return unit_done();
}
