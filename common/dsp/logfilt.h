/* logfilt.h - the feature's filterbank: 84 log-spaced triangles on an FFT.
 *
 * The thesis's feature (R. Fosse 2025, "Audio preprocessing"; after the
 * filterbank of madmom): centres 440 * 2^(k/12) Hz within 20..20000 Hz, each
 * moved to its nearest FFT bin, doubles removed; each three successive bins
 * are the start, centre and stop of one filter, whose weights sum to 1. Where
 * bins are sparse (rows 0..18) a filter is a single bin. */
#ifndef LOGFILT_H
#define LOGFILT_H

#include <stdbool.h>

enum {
    LOGFILT_RATE_HZ = 44100,
    LOGFILT_WINDOW = 2048,           // samples, and the FFT's size
    LOGFILT_HOP = 441,               // samples: 10 ms
    LOGFILT_BINS = LOGFILT_WINDOW / 2 + 1,
    LOGFILT_BANDS = 84,
    LOGFILT_BINS_PADDED = LOGFILT_BINS + 15,
    LOGFILT_MAX_WEIGHTS = 4096,
};

/* What streams of this feature say of it. */
#define LOGFILT_NAME "logfilt84-44100-2048-441"
#define LOGFILT_NAME_SQUARED LOGFILT_NAME "-squared"

/* Row b weighs bins first[b] .. first[b] + len[b] - 1 by weight[at[b] ..]; len
 * is a multiple of 8, filled up with zeros. */
struct logfilt {
    int first[LOGFILT_BANDS], len[LOGFILT_BANDS], at[LOGFILT_BANDS];
    float weight[LOGFILT_MAX_WEIGHTS];
    float window[LOGFILT_WINDOW];    // periodic Hann
    bool squared;                    // magnitudes are squared first, as the thesis's text has it; its program does not
};

void logfilt_init(struct logfilt *f);  // not squared

/* out[i] = x[i] * window[i], i < LOGFILT_WINDOW. */
void logfilt_window(const struct logfilt *f, float *out, const float *x);

/* bins (LOGFILT_BINS, 2): a spectrum's real and imaginary parts.
 * out (LOGFILT_BANDS): log10(1 + filterbank x magnitude), or magnitude^2. */
void logfilt_bands(const struct logfilt *f, float *out, const float *bins);

#endif
