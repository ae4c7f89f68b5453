/* scores_track.c - onsets by class into counts, by hand, for both protocols. */
#include "common/music/scores_track.h"

#include "unit.h"

static struct onsets list(size_t n, const double *time_s, const int *cls)
{
    struct onsets l = {0};
    for (size_t i = 0; i < n; i++) onsets_add(&l, (struct onset){.time_s = time_s[i], .cls = cls ? cls[i] : 0});
    return l;
}

#define TIMES(...) (const double[]){__VA_ARGS__}

/* Hits, false and missed of one class by both protocols at 50 ms. */
static void expect(size_t n_ref, const double *ref_s, size_t n_est, const double *est_s, struct counts frames,
                   struct counts seconds)
{
    struct onsets ref = list(n_ref, ref_s, NULL), est = list(n_est, est_s, NULL);
    struct counts c;

    track_counts_frames(&c, &ref, &est, 1, 5);
    CHECK(c.tp == frames.tp && c.fp == frames.fp && c.fn == frames.fn);
    track_counts_seconds(&c, &ref, &est, 1, 0.05, NULL);
    CHECK(c.tp == seconds.tp && c.fp == seconds.fp && c.fn == seconds.fn);
    onsets_release(&ref);
    onsets_release(&est);
}

static void test_frames_and_seconds(void)
{
    // 54 ms: five frames once rounded
    expect(1, TIMES(1.000), 1, TIMES(1.054), (struct counts){1, 0, 0}, (struct counts){0, 1, 1});
    // 48 ms and 46 ms: frames 0 and 5, 101 and 105
    expect(2, TIMES(0.004, 1.009), 2, TIMES(0.052, 1.055), (struct counts){2, 0, 0}, (struct counts){2, 0, 0});
    // halves to even: 0.125 is frame 12, 0.175 frame 18: six apart
    expect(1, TIMES(0.125), 1, TIMES(0.175), (struct counts){0, 1, 1}, (struct counts){1, 0, 0});
    // two in one frame are one
    expect(3, TIMES(1, 1, 1.001), 2, TIMES(1, 1.002), (struct counts){1, 0, 0}, (struct counts){2, 0, 1});
    expect(0, NULL, 1, TIMES(1), (struct counts){0, 1, 0}, (struct counts){0, 1, 0});
    expect(1, TIMES(1), 0, NULL, (struct counts){0, 0, 1}, (struct counts){0, 0, 1});
}

static void test_segments(void)
{
    // frames 399 and 400 are strangers
    expect(1, TIMES(3.99), 1, TIMES(4.00), (struct counts){0, 1, 1}, (struct counts){1, 0, 0});
    expect(1, TIMES(4.00), 1, TIMES(3.99), (struct counts){0, 1, 1}, (struct counts){1, 0, 0});
    // segments that only one side has, before, between and after
    expect(3, TIMES(0.1, 9, 20), 4, TIMES(5, 9.01, 13, 30), (struct counts){1, 3, 2}, (struct counts){1, 3, 2});
    // the second reference may not reach back for the estimate of the segment before
    expect(2, TIMES(3.97, 4.01), 2, TIMES(3.96, 3.98), (struct counts){1, 1, 1}, (struct counts){2, 0, 0});
}

static void test_classes(void)
{
    const int ref_cls[] = {0, 2, 0}, est_cls[] = {2, 0, 1};
    struct onsets ref = list(3, TIMES(1, 1, 2), ref_cls), est = list(3, TIMES(1.01, 2, 2), est_cls);
    struct counts c[3];

    for (int thesis = 0; thesis < 2; thesis++) {
        if (thesis) track_counts_frames(c, &ref, &est, 3, 5);
        else track_counts_seconds(c, &ref, &est, 3, 0.05, NULL);
        CHECK(c[0].tp == 1 && c[0].fp == 0 && c[0].fn == 1);
        CHECK(c[1].tp == 0 && c[1].fp == 1 && c[1].fn == 0);
        CHECK(c[2].tp == 1 && c[2].fp == 0 && c[2].fn == 0);
    }
    onsets_release(&ref);
    onsets_release(&est);
}

int main(void)
{
    test_frames_and_seconds();
    test_segments();
    test_classes();
    return unit_done();
}
