/* logfilt.c - see logfilt.h. */
#include "common/dsp/logfilt.h"

#include <math.h>
#include <string.h>

#include "common/nn/simd.h"

SIMD_DECLARE(void, logfilt_window_simd, (const struct logfilt *f, float *out, const float *x));
SIMD_DECLARE(void, logfilt_bands_simd, (const struct logfilt *f, float *out, const float *bins));

static double bin_hz(int bin)
{
    return bin * (double)LOGFILT_RATE_HZ / LOGFILT_WINDOW;
}

static int nearest_bin(double hz)
{
    int right = 1;  // numpy's searchsorted, clipped to 1..BINS-1, then the nearer of two neighbours
    while (right < LOGFILT_BINS - 1 && bin_hz(right) < hz) right++;
    return hz - bin_hz(right - 1) < bin_hz(right) - hz ? right - 1 : right;
}

/* Element i of n from a to b, both included; one element is a. */
static double linspace(double a, double b, int n, int i)
{
    return n > 1 ? a + (b - a) * i / (n - 1) : a;
}

static void init_row(struct logfilt *f, int row, int start, int centre, int stop)
{
    float *w = f->weight + f->at[row];
    double sum = 0;

    f->first[row] = start;
    if (stop - start < 2) {
        w[0] = 1;
        f->len[row] = 1;
        return;
    }
    for (int k = start; k < stop; k++)
        w[k - start] = (float)(k < centre ? linspace(0, 1, centre - start, k - start)
                                          : linspace(1, 0, stop - centre, k - centre));
    for (int i = 0; i < stop - start; i++) sum += w[i];
    for (int i = 0; i < stop - start; i++) w[i] = (float)(w[i] / sum);
    f->len[row] = stop - start;
}

void logfilt_init(struct logfilt *f)
{
    int bin[200], n = 0;

    memset(f, 0, sizeof *f);
    for (int k = (int)ceil(12 * log2(20 / 440.0)); k <= (int)floor(12 * log2(20000 / 440.0)); k++) {
        int b = nearest_bin(440 * exp2(k / 12.0));
        if (n == 0 || bin[n - 1] != b) bin[n++] = b;
    }
    for (int row = 0; row < LOGFILT_BANDS; row++) {
        if (row > 0) f->at[row] = f->at[row - 1] + f->len[row - 1];
        init_row(f, row, bin[row], bin[row + 1], bin[row + 2]);
        f->len[row] = (f->len[row] + 7) / 8 * 8;
    }
    for (int i = 0; i < LOGFILT_WINDOW; i++) f->window[i] = (float)(0.5 - 0.5 * cos(2 * M_PI * i / LOGFILT_WINDOW));
}

void logfilt_window(const struct logfilt *f, float *out, const float *x)
{
    SIMD_CALL(logfilt_window_simd)(f, out, x);
}

void logfilt_bands(const struct logfilt *f, float *out, const float *bins)
{
    SIMD_CALL(logfilt_bands_simd)(f, out, bins);
}
