/* roll.c - see roll.h. */
#include "common/music/roll.h"

#include <math.h>

#include "common/xalloc.h"

double roll_frame(double time_s, double rate_hz)
{
    return nearbyint(time_s * rate_hz);
}

static void raise_to(uint8_t *cell, uint8_t value)
{
    if (*cell < value) *cell = value;
}

void roll_fill(uint8_t *roll, size_t T, size_t C, double rate_hz, const struct onsets *onsets)
{
    for (size_t i = 0; i < onsets->n; i++) {
        double frame = roll_frame(onsets->at[i].time_s, rate_hz);
        if (!(frame >= 0 && frame < (double)T)) continue;
        uint8_t *cell = roll + (size_t)frame * C + (size_t)onsets->at[i].cls;
        raise_to(cell, 2);
        if (frame > 0) raise_to(cell - C, 1);
        if (frame + 1 < (double)T) raise_to(cell + C, 1);
    }
}

double *roll_onsets(const uint8_t *roll, size_t T, size_t C, double rate_hz, size_t *n)
{
    size_t len = size_mul(T, C);

    *n = 0;
    for (size_t i = 0; i < len; i++) *n += roll[i] == 2;
    double *onset = xmalloc(size_mul(*n, 3 * sizeof *onset)), *row = onset;
    for (size_t i = 0; i < len; i++) {
        if (roll[i] != 2) continue;
        row[0] = (double)(i / C) / rate_hz, row[1] = (double)(i % C), row[2] = 0;
        row += 3;
    }
    return onset;
}
