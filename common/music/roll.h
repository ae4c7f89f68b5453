/* roll.h - onsets on the frame grid, widened as in the thesis. */
#ifndef ROLL_H
#define ROLL_H

#include <stdint.h>

#include "common/music/onset.h"

/* The frame an onset falls in: time * rate, rounded half to even. */
double roll_frame(double time_s, double rate_hz);

/* roll (T, C), zeroed by the caller: 2 at the frames of onsets, 1 at their
 * neighbours that are not 2 (targets 1 and 0.5). Onsets outside are left out;
 * their cls is below C. */
void roll_fill(uint8_t *roll, size_t T, size_t C, double rate_hz, const struct onsets *onsets);

/* The onsets that a roll of whatever origin tells of, its 2s, by frame and class: (*n, 3) of time in seconds, class,
 * velocity 0, which it does not tell. To be freed. */
double *roll_onsets(const uint8_t *roll, size_t T, size_t C, double rate_hz, size_t *n);

#endif
