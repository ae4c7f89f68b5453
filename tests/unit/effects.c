/* Filters by their responses, dynamics by what they promise, convolution
 * against the sum it stands for. */
#include "common/dsp/effects.h"

#include <complex.h>
#include <stdlib.h>
#include <string.h>

#include "common/dsp/convolve.h"
#include "common/dsp/fft.h"
#include "common/rng.h"
#include "tests/unit/unit.h"

enum { N = 44100 };
static const double RATE = 44100, PI = 3.14159265358979323846;
static float x[N], y[N];

static void sine(double hz, double amplitude)
{
    for (int i = 0; i < N; i++) x[i] = (float)(amplitude * sin(2 * PI * hz * i / RATE));
}

/* The level a filter gives a sine, after it has settled. */
static double response_db(enum biquad_kind kind, double f_hz, double q, double gain_db, double at_hz)
{
    struct biquad f = biquad_make(kind, RATE, f_hz, q, gain_db);
    sine(at_hz, 0.5);
    double before = rms(x + N / 2, N / 2);
    biquad_run(&f, x, N);
    return gain_to_db(rms(x + N / 2, N / 2) / before);
}

/* The analogue filters that the Cookbook's come from, s = j tan(w / 2) / tan(w0 / 2). */
static double prototype_db(enum biquad_kind kind, double f_hz, double q, double gain_db, double at_hz)
{
    double complex s = I * tan(PI * at_hz / RATE) / tan(PI * f_hz / RATE);
    double a = pow(10, gain_db / 40), r = sqrt(a) / q;

    switch (kind) {
    case BIQUAD_PEAK: return gain_to_db(cabs((s * s + s * a / q + 1) / (s * s + s / (a * q) + 1)));
    case BIQUAD_LOW_SHELF: return gain_to_db(cabs(a * (s * s + r * s + a) / (a * s * s + r * s + 1)));
    case BIQUAD_HIGH_SHELF: return gain_to_db(cabs(a * (a * s * s + r * s + 1) / (s * s + r * s + a)));
    default: return gain_to_db(cabs(1 / (s * s + s / q + 1)));
    }
}

static void filters(void)
{
    for (int kind = BIQUAD_PEAK; kind <= BIQUAD_LOW_PASS; kind++)
        for (double q = 0.4; q < 2; q *= 2)
            for (double hz = 500; hz < 10000; hz *= 3)
                CHECK_NEAR(response_db(kind, 2000, q, 9, hz), prototype_db(kind, 2000, q, 9, hz), 0.01);
    CHECK_NEAR(response_db(BIQUAD_PEAK, 1000, 1, 9, 1000), 9, 0.05);
    CHECK_NEAR(response_db(BIQUAD_PEAK, 1000, 1, 9, 20), 0, 0.05);
    CHECK_NEAR(response_db(BIQUAD_LOW_SHELF, 500, 0.7, -8, 20), -8, 0.1);
    CHECK_NEAR(response_db(BIQUAD_LOW_SHELF, 500, 0.7, -8, 15000), 0, 0.1);
    CHECK_NEAR(response_db(BIQUAD_HIGH_SHELF, 3000, 0.7, 6, 18000), 6, 0.2);
    CHECK_NEAR(response_db(BIQUAD_HIGH_SHELF, 3000, 0.7, 6, 50), 0, 0.1);
    CHECK_NEAR(response_db(BIQUAD_LOW_PASS, 2000, 0.70710678, 0, 2000), -3.01, 0.05);
    CHECK(response_db(BIQUAD_LOW_PASS, 2000, 0.7, 0, 16000) < -35);
}

static void dynamics(void)
{
    const struct compressor c = {.threshold_db = -20, .ratio = 4, .attack_s = 0.005, .release_s = 0.1};
    struct rng rng = rng_make(1, 0);

    // a steady tone 14 dB over the threshold comes out 14 / 4 dB over it
    sine(1000, db_to_gain(-6));
    compress(&c, RATE, x, N);
    CHECK_NEAR(gain_to_db(peak_of(x + N / 2, N / 2)), -20 + 14 / 4.0, 0.3);
    // one below it stays as it is
    sine(1000, db_to_gain(-26));
    memcpy(y, x, sizeof x);
    compress(&c, RATE, x, N);
    CHECK(memcmp(x, y, sizeof x) == 0);

    // how long it takes: to 1 - 1/e of the decibels, and when the tone stops, back to 1/e of them
    const struct compressor slow = {.threshold_db = -20, .ratio = 4, .attack_s = 0.02, .release_s = 1e-9},
                            held = {.threshold_db = -20, .ratio = 4, .attack_s = 1e-9, .release_s = 0.1};
    double less_db = 14 * (1 - 1 / 4.0);
    for (int i = 0; i < N; i++) x[i] = (float)db_to_gain(i < 10000 ? -6 : -40);
    memcpy(y, x, sizeof x);
    compress(&slow, RATE, x, N);
    CHECK_NEAR(gain_to_db(x[882] / y[882]), -less_db * (1 - exp(-1)), 0.1);
    memcpy(x, y, sizeof x);
    compress(&held, RATE, x, N);
    CHECK_NEAR(gain_to_db(x[100] / y[100]), -less_db, 0.1);
    CHECK_NEAR(gain_to_db(x[10000 + 4410] / y[10000 + 4410]), -less_db * exp(-1), 0.1);

    sine(300, 1);
    saturate(x, N, 4);
    CHECK_NEAR(peak_of(x, N), 1, 0.02);
    CHECK(rms(x, N) > 0.8);  // a sine of that peak has 0.71
    sine(300, 0.5);
    memcpy(y, x, sizeof x);
    saturate(x, N, 0.01);
    for (int i = 0; i < N; i++) CHECK_NEAR(x[i], y[i], 1e-3);

    for (int i = 0; i < N; i++) x[i] = (float)(0.3 * rng_normal(&rng) * (i % 5000 < 200 ? 8 : 1));
    x[0] = 5, x[N - 1] = -5;
    memcpy(y, x, sizeof x);
    limit(x, N, RATE, 1);
    CHECK(peak_of(x, N) <= 1.000001);
    CHECK(peak_of(x, N) > 0.99);
    for (int i = 0; i < N; i++) CHECK(fabsf(x[i]) <= fabsf(y[i]) && x[i] * y[i] >= 0);
    // one peak: the gain has fallen when it comes, without a step, and half a second later it is back
    for (int i = 0; i < N; i++) x[i] = i == 8000 ? 4 : 0.5f;
    limit(x, N, RATE, 1);
    CHECK_NEAR(x[8000], 1, 1e-6);
    for (int i = 1; i < N; i++)
        if (i != 8000 && i != 8001) CHECK(fabsf(x[i] - x[i - 1]) < 0.05f && x[i - 1] > 0.124f);
    CHECK(x[8000 - 32] == 0.5f && x[7999] < 0.2f && x[8000 + 2205] < 0.45f && x[8000 + 22050] > 0.49f);
    for (int i = 0; i < N; i++) y[i] = x[i] = 0.5f;
    limit(x, N, RATE, 1);
    CHECK(memcmp(x, y, sizeof x) == 0);
}

static void convolution(void)
{
    enum { M = 700, L = 301 };
    struct convolver *c = convolver_new(M, L);
    struct rng rng = rng_make(2, 0);
    float in[M], ir[L], out[M];

    for (int n = M - 3; n <= M; n += 3)
        for (int l = 1; l <= L; l += 100) {
            for (int i = 0; i < n; i++) in[i] = (float)rng_normal(&rng);
            for (int i = 0; i < l; i++) ir[i] = (float)rng_normal(&rng);
            convolver_run(c, out, in, (size_t)n, ir, (size_t)l);
            for (int i = 0; i < n; i++) {
                double sum = 0;
                for (int k = 0; k < l && k <= i; k++) sum += (double)ir[k] * in[i - k];
                CHECK_NEAR(out[i], sum, 1e-4);
            }
        }
    convolver_free(c);
    CHECK(fft_good_size(1) == 2 && fft_good_size(7) == 8 && fft_good_size(11) == 12 && fft_good_size(61) == 64);
}

int main(void)
{
    CHECK_NEAR(db_to_gain(20), 10, 1e-9);
    CHECK_NEAR(gain_to_db(0.1), -20, 1e-9);
    CHECK(gain_to_db(0) == -200);
    filters();
    dynamics();
    convolution();
    return unit_done();
}
