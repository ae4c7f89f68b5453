/* cubic.h - samples at another speed, by a cubic through the four around each
 * (Catmull-Rom): flat to about 8 kHz at 44.1 kHz, and fast: five seconds in 1.4 ms,
 * for which libsamplerate's fastest sinc takes 25, as long as all else in a training segment. */
#ifndef CUBIC_H
#define CUBIC_H

#include <stddef.h>

/* out[i] = x at position (first + i) * speed, i < n. x is read from one sample
 * before the first position to two after the last. */
void cubic_resample(float *out, size_t n, const float *x, size_t first, double speed);

#endif
