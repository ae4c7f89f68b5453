/* Frames and widening, by hand. */
#include "common/music/roll.h"

#include <stdlib.h>
#include <string.h>

#include "tests/unit/unit.h"

int main(void)
{
    // half to even: 0.005 s is frame 0, 0.015 frame 2
    struct onset at[] = {{.time_s = 0.005}, {.time_s = 0.015}, {.time_s = 0.05, .cls = 1}, {.time_s = 0.07, .cls = 1},
                         {.time_s = 0.08}, {.time_s = -0.02}};
    struct onsets list = {at, sizeof at / sizeof *at, 0};
    uint8_t roll[8 * 2] = {0};
    static const uint8_t want[8 * 2] = {
        2, 0,
        1, 0,   // between two onsets
        2, 0,
        1, 0,
        0, 1,
        0, 2,
        0, 1,
        0, 2,   // the last frame; what lies at frame 8 is left out, and does not widen
    };

    CHECK(roll_frame(0.025, 100) == 2);
    roll_fill(roll, 8, 2, 100, &list);
    CHECK(memcmp(roll, want, sizeof roll) == 0);
    // neighbours in frames next to each other stay 2
    uint8_t close[4] = {0};
    struct onset pair[] = {{.time_s = 0.01}, {.time_s = 0.02}};
    struct onsets two = {pair, 2, 0};
    roll_fill(close, 4, 1, 100, &two);
    CHECK(memcmp(close, (uint8_t[]){1, 2, 2, 1}, 4) == 0);

    size_t n;
    double *onset = roll_onsets(roll, 8, 2, 50, &n);
    CHECK(n == 4);
    CHECK(memcmp(onset, (double[]){0, 0, 0, 0.04, 0, 0, 0.1, 1, 0, 0.14, 1, 0}, 12 * sizeof *onset) == 0);
    free(onset);
    free(roll_onsets(roll, 0, 2, 50, &n));
    CHECK(n == 0);
    return unit_done();
}
