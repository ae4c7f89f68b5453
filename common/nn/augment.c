/* augment.c - see augment.h. */
#include "common/nn/augment.h"

#include <math.h>

#include "common/rng.h"

/* log10(1 + m) -> log10(1 + g m), m the magnitude or its square. */
static void amplify_band(float *x, size_t T, size_t F, double gain_db, bool squared)
{
    const float gain = (float)pow(10, gain_db / (squared ? 10 : 20)), ln10 = 2.302585093f, log10_e = 0.4342944819f;

    for (size_t t = 0; t < T; t++) x[t * F] = log10_e * log1pf(gain * expm1f(ln10 * x[t * F]));
}

void augment_spec(const struct augment *a, float *spec, size_t T, size_t F, uint64_t seed, uint64_t epoch, uint64_t index)
{
    struct rng rng = rng_make(seed, rng_name("augment") + (epoch << 32) + index);
    double curve[3], level = rng_range(&rng, -a->gain_db, a->gain_db);

    for (int k = 0; k < 3; k++) curve[k] = rng_range(&rng, -a->eq_db, a->eq_db) / (k + 1);
    if (a->gain_db > 0 || a->eq_db > 0)
        for (size_t f = 0; f < F; f++) {
            double at = M_PI * ((double)f + 0.5) / (double)F;
            amplify_band(spec + f, T, F, level + curve[0] * cos(at) + curve[1] * cos(2 * at) + curve[2] * cos(3 * at),
                         a->squared);
        }
    if (a->mask <= 0) return;
    size_t width = (size_t)rng_below(&rng, (uint64_t)a->mask + 1);
    if (width > F) width = F;
    size_t first = (size_t)rng_below(&rng, F - width + 1);
    for (size_t t = 0; t < T; t++)
        for (size_t f = first; f < first + width; f++) spec[t * F + f] = 0;
}
