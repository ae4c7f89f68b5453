/* logfilt_simd.c - the front end's inner loops: window, magnitude, filters,
 * logarithm. Plain loops that the compiler turns into vectors (sqrtf for the
 * sake of -fno-math-errno). */
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "common/dsp/logfilt.h"
#include "common/nn/simd.h"

typedef float vfloat __attribute__((vector_size(32)));
typedef float vfloat_u __attribute__((vector_size(32), aligned(4), may_alias));

void SIMD(logfilt_window_simd)(const struct logfilt *f, float *out, const float *x);
void SIMD(logfilt_bands_simd)(const struct logfilt *f, float *out, const float *bins);

void SIMD(logfilt_window_simd)(const struct logfilt *f, float *restrict out, const float *restrict x)
{
    for (int i = 0; i < LOGFILT_WINDOW; i++) out[i] = x[i] * f->window[i];
}

/* log10(1 + x) for x >= 0, within 2e-7: the exponent apart, the mantissa in
 * [sqrt(1/2), sqrt(2)), and log(m) = 2 atanh(s) with s = (m-1)/(m+1). */
static void log10_1p(float *restrict out, const float *restrict x, int n)
{
    for (int i = 0; i < n; i++) {
        float y = 1 + x[i], m;
        uint32_t bits;
        memcpy(&bits, &y, sizeof bits);
        uint32_t shifted = bits - 0x3f3504f3;  // sqrt(1/2)
        int32_t e = (int32_t)shifted >> 23;
        bits -= (uint32_t)e << 23;
        memcpy(&m, &bits, sizeof m);
        float s = (m - 1) / (m + 1), s2 = s * s;
        float log_m = 2 * s * (1 + s2 * (1.0f / 3 + s2 * (1.0f / 5 + s2 * (1.0f / 7 + s2 * (1.0f / 9)))));
        out[i] = (float)e * 0.301029995663981195f + log_m * 0.434294481903251828f;
    }
}

void SIMD(logfilt_bands_simd)(const struct logfilt *f, float *restrict out, const float *restrict bins)
{
    float magnitude[LOGFILT_BINS_PADDED] __attribute__((aligned(32)));
    float band[LOGFILT_BANDS];

    for (int k = 0; k < LOGFILT_BINS; k++) magnitude[k] = bins[2 * k] * bins[2 * k] + bins[2 * k + 1] * bins[2 * k + 1];
    for (int k = 0; k < LOGFILT_BINS && !f->squared; k++) magnitude[k] = sqrtf(magnitude[k]);
    memset(magnitude + LOGFILT_BINS, 0, sizeof magnitude - LOGFILT_BINS * sizeof *magnitude);
    for (int b = 0; b < LOGFILT_BANDS; b++) {
        const float *x = magnitude + f->first[b], *w = f->weight + f->at[b];
        vfloat sum = {0};
        for (int i = 0; i < f->len[b]; i += 8) sum += *(const vfloat_u *)(x + i) * *(const vfloat_u *)(w + i);
        band[b] = ((sum[0] + sum[4]) + (sum[2] + sum[6])) + ((sum[1] + sum[5]) + (sum[3] + sum[7]));
    }
    log10_1p(out, band, LOGFILT_BANDS);
}
