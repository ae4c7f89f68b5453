/* scores.c - conventions for nothing, micro and macro by hand, the bootstrap. */
#include "common/music/scores.h"

#include <math.h>
#include <string.h>

#include "unit.h"

static void test_nothing(void)
{
    struct counts none = {0}, only_ref = {.fn = 3}, only_est = {.fp = 3}, missed = {.fp = 1, .fn = 1};
    struct score s = score_of(&none, SCORE_THESIS);

    CHECK(s.precision == 1 && s.recall == 1 && s.f1 == 1);
    s = score_of(&none, SCORE_MIR_EVAL);
    CHECK(s.precision == 0 && s.recall == 0 && s.f1 == 0);
    s = score_of(&only_ref, SCORE_THESIS);
    CHECK(s.precision == 1 && s.recall == 0 && s.f1 == 0);
    s = score_of(&only_est, SCORE_THESIS);
    CHECK(s.precision == 0 && s.recall == 1 && s.f1 == 0);
    s = score_of(&only_ref, SCORE_MIR_EVAL);
    CHECK(s.precision == 0 && s.recall == 0 && s.f1 == 0);
    s = score_of(&missed, SCORE_THESIS);
    CHECK(s.precision == 0 && s.recall == 0 && s.f1 == 0);
}

static void test_sums(void)
{
    const struct counts three[] = {counts_of(4, 5, 3), counts_of(2, 1, 1), counts_of(0, 0, 0)};

    CHECK(three[0].tp == 3 && three[0].fp == 2 && three[0].fn == 1);
    struct score s = score_micro(three, 3, SCORE_MIR_EVAL);
    CHECK_NEAR(s.precision, 4.0 / 6, 1e-15);
    CHECK_NEAR(s.recall, 4.0 / 6, 1e-15);
    CHECK_NEAR(s.f1, 4.0 / 6, 1e-15);
    // F1: 2*3/(5+4) = 2/3, 2*1/(1+2) = 2/3, and 0 or 1
    CHECK_NEAR(score_macro(three, 3, SCORE_MIR_EVAL).f1, 4.0 / 9, 1e-15);
    CHECK_NEAR(score_macro(three, 3, SCORE_THESIS).f1, 7.0 / 9, 1e-15);
}

static void test_bootstrap(void)
{
    enum { TRACKS = 40, ROUNDS = 2000 };
    struct counts counts[TRACKS][2];
    struct interval a[4], b[4];

    for (int t = 0; t < TRACKS; t++) {
        counts[t][0] = counts_of(100, 100, 60 + (size_t)t % 5);  // F1 0.60 .. 0.64, mean 0.62
        counts[t][1] = counts_of(10, 10, 10);
    }
    score_bootstrap(a, counts[0], TRACKS, 2, SCORE_MIR_EVAL, ROUNDS, 1);
    score_bootstrap(b, counts[0], TRACKS, 2, SCORE_MIR_EVAL, ROUNDS, 1);
    CHECK(memcmp(a, b, sizeof a) == 0);
    score_bootstrap(b, counts[0], TRACKS, 2, SCORE_MIR_EVAL, ROUNDS, 2);
    CHECK(a[0].low != b[0].low || a[0].high != b[0].high);
    // all tracks have 100 onsets: the F1 is a mean of 40 values of deviation 0.01414
    double half = 1.96 * 0.0141421 / sqrt(TRACKS);
    CHECK_NEAR(a[0].low, 0.62 - half, 0.0006);
    CHECK_NEAR(a[0].high, 0.62 + half, 0.0006);
    CHECK(a[1].low == 1 && a[1].high == 1);
    CHECK_NEAR(a[2].low, (100 * a[0].low + 10) / 110, 1e-12);  // micro: same draws
    CHECK_NEAR(a[3].high, (a[0].high + 1) / 2, 1e-12);         // macro
    // two rounds, x and y: the interval is 0.05 of their distance narrower; the first round's x is that of one round
    score_bootstrap(b, counts[0], TRACKS, 2, SCORE_MIR_EVAL, 1, 1);
    score_bootstrap(a, counts[0], TRACKS, 2, SCORE_MIR_EVAL, 2, 1);
    double x = b[0].low, y = a[0].low + a[0].high - x;
    CHECK(b[0].high == x && x != y);
    CHECK_NEAR(a[0].high - a[0].low, 0.95 * fabs(y - x), 1e-12);
    score_bootstrap(a, counts[0], 1, 2, SCORE_MIR_EVAL, ROUNDS, 1);  // one track: no spread
    CHECK(isnan(a[0].low) && isnan(a[0].high));
    CHECK(isnan(a[2].low) && isnan(a[3].low));
}

/* A class that one track of four has: a third of all rounds draws none of it, which is neither an F1 of 1 nor one of 0, nor
 * is macro without it macro. */
static void test_rare(void)
{
    enum { ROUNDS = 2000 };
    struct counts a[4][3] = {{counts_of(10, 10, 8), counts_of(2, 2, 1)}}, b[4][3];
    struct interval at[5];

    for (int t = 1; t < 4; t++) a[t][0] = counts_of(10, 10, 8), a[t][1] = a[t][2] = (struct counts){0};
    memcpy(b, a, sizeof b);
    b[0][1] = counts_of(2, 2, 2);
    for (int rule = SCORE_MIR_EVAL; rule <= SCORE_THESIS; rule++) {
        double never = rule == SCORE_THESIS;  // the last class, which no track has

        score_bootstrap(at, a[0], 4, 3, (enum score_rule)rule, ROUNDS, 1);
        CHECK_NEAR(at[0].low, 0.8, 1e-12);
        CHECK_NEAR(at[0].high, 0.8, 1e-12);
        CHECK(isnan(at[1].low) && isnan(at[1].high));
        CHECK(at[2].low == never && at[2].high == never);
        CHECK(isnan(at[4].low) && isnan(at[4].high));
        score_bootstrap_difference(at, a[0], (enum score_rule)rule, b[0], (enum score_rule)rule, 4, 3, ROUNDS, 1);
        CHECK(isnan(at[1].low) && isnan(at[1].high));
        CHECK(isnan(at[4].low) && isnan(at[4].high));
    }
    // the second has false onsets of it elsewhere, of the first nothing is left: not 0 less 1
    b[1][1] = b[2][1] = b[3][1] = counts_of(0, 1, 0);
    score_bootstrap_difference(at, a[0], SCORE_THESIS, b[0], SCORE_THESIS, 4, 3, ROUNDS, 1);
    CHECK(at[1].low > -0.5);
    // in two tracks it has an interval, and macro where it was drawn
    a[1][1] = counts_of(2, 2, 2);
    score_bootstrap(at, a[0], 4, 3, SCORE_THESIS, ROUNDS, 1);
    CHECK(at[1].low == 0.5 && at[1].high == 1);
    CHECK_NEAR(at[4].low, (0.8 + 0.5 + 1) / 3, 1e-12);
    CHECK_NEAR(at[4].high, (0.8 + 1 + 1) / 3, 1e-12);
    // one round that draws none of it
    for (uint64_t seed = 1;; seed++) {
        score_bootstrap(at, a[0], 4, 3, SCORE_THESIS, 1, seed);
        if (!isnan(at[1].low)) continue;
        CHECK_NEAR(at[0].low, 0.8, 1e-12);
        CHECK(isnan(at[4].low) && isnan(at[4].high));
        break;
    }
}

int main(void)
{
    test_nothing();
    test_sums();
    test_bootstrap();
    test_rare();
    return unit_done();
}
