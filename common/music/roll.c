/* roll.c - see roll.h. */
#include "common/music/roll.h"

#include <math.h>

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
