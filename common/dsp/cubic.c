/* cubic.c - see cubic.h. */
#include "common/dsp/cubic.h"

void cubic_resample(float *out, size_t n, const float *x, size_t first, double speed)
{
    for (size_t i = 0; i < n; i++) {
        double at = (double)(first + i) * speed;
        size_t k = (size_t)at;
        float t = (float)(at - (double)k), a = x[(ptrdiff_t)k - 1], b = x[k], c = x[k + 1], d = x[k + 2];
        out[i] = b + 0.5f * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
    }
}
