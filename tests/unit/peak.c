/* peak.c - the peak picker on made-up activations whose peaks are known. */
#include "common/music/peak.h"

#include <string.h>

#include "unit.h"

static float row_of[4096];
static double offset_of[4096];

/* Run one class; rows and offsets land above. The number of rows. */
static size_t pick(const float *act, size_t n, float threshold, uint64_t segment_frames)
{
    struct peaks p;
    size_t rows = 0;

    peaks_init(&p, 1, &threshold, segment_frames);
    for (size_t i = 0; i < n + 5; i++)
        if (peaks_next(&p, i < n ? &act[i] : NULL, &row_of[rows])) {
            offset_of[rows] = peaks_offset(&p, 0);
            rows++;
        }
    CHECK(p.n_in == n && p.n_out == rows);
    peaks_release(&p);
    return rows;
}

#define PICK(threshold, segment, ...) \
    CHECK(pick((const float[]){__VA_ARGS__}, sizeof((const float[]){__VA_ARGS__}) / sizeof(float), threshold, segment) \
          == sizeof((const float[]){__VA_ARGS__}) / sizeof(float))

static void expect(const char *peaks)  // a '1' for each frame that must be a peak
{
    for (size_t i = 0; peaks[i]; i++)
        if ((row_of[i] > 0) != (peaks[i] == '1')) {
            unit_failures++;
            printf("%s: frame %zu is %s\n", peaks, i, row_of[i] > 0 ? "a peak" : "none");
        }
    unit_checks++;
}

static void test_rules(void)
{
    PICK(0.5f, 0, 0, 0, 0, 0.9f, 0, 0, 0);
    expect("0001000");
    CHECK(row_of[3] == 0.9f);
    PICK(0.5f, 0, 0, 0, 0.9f, 0.9f, 0.9f, 0.9f, 0, 0);  // a plateau: its first frame, then three later
    expect("00100100");
    PICK(0.5f, 0, 0, 0, 0.9f, 0, 0.8f, 0, 0);  // two apart: the larger
    expect("0010000");
    PICK(0.5f, 0, 0, 0, 0.9f, 0, 0, 0.8f, 0, 0);  // three apart: both
    expect("00100100");
    PICK(0.5f, 0, 0, 0, 0.5f, 0, 0, 0);  // at the threshold: not above it
    expect("000000");
    PICK(0.25f, 0, 0, 0, 0.5f, 0, 0, 0);
    expect("001000");
    PICK(0.5f, 0, 0.8f, 0.8f, 0.9f, 0.8f, 0.8f);  // no 0.1 above the mean of five
    expect("00000");
    PICK(0.5f, 0, 0.7f, 0.7f, 0.9f, 0.7f, 0.7f);
    expect("00100");
    PICK(0.1f, 0, 0, 0, 0.125f, 0, 0);  // 0.1 above it exactly, which will do; one bit less will not
    expect("00100");
    PICK(0.1f, 0, 0, 0, nextafterf(0.125f, 0), 0, 0);
    expect("00000");
}

static void test_ends(void)
{
    PICK(0.5f, 0, 0.9f);  // zeros beyond both ends
    expect("1");
    PICK(0.5f, 0, 0.9f, 0.2f);
    expect("10");
    PICK(0.5f, 0, 0, 0, 0, 0.9f);
    expect("0001");
    PICK(0.5f, 400, 0.9f, 0, 0, 0, 0.9f, 0, 0);  // the thesis: not in the first two frames
    expect("0000100");
    PICK(0.5f, 400, 0, 0.9f, 0, 0, 0, 0, 0);
    expect("0000000");
    PICK(0.5f, 400, 0, 0, 0.9f, 0, 0, 0, 0);
    expect("0010000");
    // segments of five: a peak at a segment's end does not see or hinder the next
    PICK(0.5f, 5, 0, 0, 0, 0, 0.7f, 0.9f, 0, 0, 0.8f, 0);
    expect("0000100010");
    PICK(0.5f, 0, 0, 0, 0, 0, 0.7f, 0.9f, 0, 0, 0.8f, 0);
    expect("0000010010");
    CHECK(pick(NULL, 0, 0.5f, 0) == 0);
}

static void test_offsets(void)
{
    PICK(0.5f, 0, 0, 0, 0.5f, 0.9f, 0.5f, 0, 0);
    CHECK_NEAR(offset_of[3], 0, 1e-12);
    PICK(0.5f, 0, 0, 0, 0.25f, 0.75f, 0.5f, 0, 0);  // a parabola through 1/4, 3/4, 1/2: vertex at 1/6
    CHECK_NEAR(offset_of[3], 1.0 / 6, 1e-12);
    PICK(0.5f, 0, 0, 0, 0.9f, 0.9f, 0, 0);  // two equal: between them
    CHECK_NEAR(offset_of[2], 0.5, 1e-12);
    PICK(0.5f, 0, 0.9f, 0.5f, 0, 0);  // no left neighbour
    CHECK_NEAR(offset_of[0], 0, 0);
}

/* Several classes do not touch each other, and restart forgets everything. */
static void test_classes(void)
{
    static const float act[][2] = {{0.9f, 0}, {0, 0}, {0, 0.6f}, {0, 0}, {0.9f, 0}};
    static const float threshold[2] = {0.5f, 0.6f};
    struct peaks p;
    float row[2];

    peaks_init(&p, 2, threshold, 0);
    for (int round = 0; round < 2; round++) {
        size_t n = 0, peaks[2] = {0};
        peaks_restart(&p);
        for (size_t i = 0; i < 7; i++)
            if (peaks_next(&p, i < 5 ? act[i] : NULL, row)) {
                CHECK(i >= 2 && n++ == i - 2);  // a row is settled two frames later
                for (int c = 0; c < 2; c++) peaks[c] += row[c] > 0;
            }
        CHECK(n == 5 && peaks[0] == 2 && peaks[1] == 0);
    }
    peaks_release(&p);
}

int main(void)
{
    test_rules();
    test_ends();
    test_offsets();
    test_classes();
    return unit_done();
}
