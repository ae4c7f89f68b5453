/* augment.c - see augment.h. */
#include "common/nn/augment.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/cli.h"
#include "common/rng.h"
#include "common/xalloc.h"

/* The part name=value of such a text; value NULL: it has none. */
static int parse_part(struct augment *a, const char *name, const char *value, char *error, size_t size)
{
    double *level = !strcmp(name, "gain") ? &a->gain_db : !strcmp(name, "eq") ? &a->eq_db : NULL;
    long long bands;

    if (!value || (!level && strcmp(name, "mask"))) {
        snprintf(error, size, "'%.100s' is none of gain=X, eq=X, mask=N: separate them by commas", name);
    } else if (level) {
        if (parse_num(value, 0, 60, level)) return 0;
        snprintf(error, size, "%s is '%.100s': give a number of dB from 0 to 60", name, value);
    } else {
        if (parse_int(value, 0, 1000, &bands)) return a->mask = (int)bands, 0;
        snprintf(error, size, "mask is '%.100s': give a whole number of bands from 0 to 1000", value);
    }
    return -1;
}

int augment_parse(struct augment *a, const char *text, char *error, size_t size)
{
    char *copy = xstrdup(text), *rest = copy, *part;
    int rc = 0;

    while (rc == 0 && (part = strsep(&rest, ","))) {
        char *value = strchr(part, '=');
        if (value) *value++ = '\0';
        rc = parse_part(a, part, value, error, size);
    }
    free(copy);
    return rc;
}

void augment_format(const struct augment *a, char line[AUGMENT_LINE])
{
    snprintf(line, AUGMENT_LINE, "gain=%.9g,eq=%.9g,mask=%d", a->gain_db, a->eq_db, a->mask);
}

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
