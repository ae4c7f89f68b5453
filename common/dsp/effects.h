/* effects.h - what a studio does to drums and mixes, on mono samples in place.
 *
 * For making training material: plausible, cheap, and the same bytes everywhere
 * the same build runs; in many threads, which sox's library, whose state is the
 * process's, is not made for. Levels are in dB; x is full scale at +-1. */
#ifndef EFFECTS_H
#define EFFECTS_H

#include <stddef.h>

/* ---- equaliser: one section of second order ---- */

/* y[n] = b0 x[n] + b1 x[n-1] + b2 x[n-2] - a1 y[n-1] - a2 y[n-2] */
struct biquad {
    double b0, b1, b2, a1, a2;
};

enum biquad_kind { BIQUAD_PEAK, BIQUAD_LOW_SHELF, BIQUAD_HIGH_SHELF, BIQUAD_LOW_PASS };

/* R. Bristow-Johnson, "Cookbook formulae for audio equalizer biquad filter
 * coefficients". 0 < hz < rate_hz / 2; the passes ignore gain_db. */
struct biquad biquad_make(enum biquad_kind kind, double rate_hz, double hz, double q, double gain_db);
void biquad_run(const struct biquad *f, float *x, size_t n);  // starts from silence

/* ---- dynamics ---- */

/* Feed-forward compressor in the log domain (D. Giannoulis, M. Massberg and
 * J. Reiss, "Digital dynamic range compressor design", JAES 60(6), 2012,
 * smooth decoupled detector, hard knee). */
struct compressor {
    double threshold_db, ratio, attack_s, release_s;
};
void compress(const struct compressor *c, double rate_hz, float *x, size_t n);

/* Soft clipping, about tanh(drive x) / tanh(drive), by a Pade form; drive > 0, small is clean. */
void saturate(float *x, size_t n, double drive);

/* No sample beyond +-ceiling: the gain falls over the look-ahead before a peak
 * and recovers after it. */
void limit(float *x, size_t n, double rate_hz, double ceiling);

/* ---- levels ---- */

double db_to_gain(double db);
double gain_to_db(double gain);  // -200 for 0
double rms(const float *x, size_t n);
float peak_of(const float *x, size_t n);
void amplify(float *x, size_t n, double gain);
void mix_in(float *to, const float *x, size_t n, double gain);  // to += gain x

#endif
