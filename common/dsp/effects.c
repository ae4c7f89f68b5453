/* effects.c - see effects.h. */
#include "common/dsp/effects.h"

#include <math.h>
#include <stdlib.h>

#include "common/xalloc.h"

struct biquad biquad_make(enum biquad_kind kind, double rate_hz, double hz, double q, double gain_db)
{
    double a = pow(10, gain_db / 40), w = 2 * M_PI * hz / rate_hz, c = cos(w), alpha = sin(w) / (2 * q);
    double b0, b1, b2, a0, a1, a2;

    switch (kind) {
    case BIQUAD_PEAK:
        b0 = 1 + alpha * a, b1 = -2 * c, b2 = 1 - alpha * a;
        a0 = 1 + alpha / a, a1 = -2 * c, a2 = 1 - alpha / a;
        break;
    case BIQUAD_LOW_SHELF:
    case BIQUAD_HIGH_SHELF: {
        // the two are mirror images: c changes its sign, and with it b1 and a1
        double s = kind == BIQUAD_LOW_SHELF ? 1 : -1, r = 2 * sqrt(a) * alpha;
        b0 = a * (a + 1 - s * (a - 1) * c + r);
        b1 = s * 2 * a * (a - 1 - s * (a + 1) * c);
        b2 = a * (a + 1 - s * (a - 1) * c - r);
        a0 = a + 1 + s * (a - 1) * c + r;
        a1 = -s * 2 * (a - 1 + s * (a + 1) * c);
        a2 = a + 1 + s * (a - 1) * c - r;
        break;
    }
    case BIQUAD_LOW_PASS:
    default:
        b1 = 1 - c, b0 = b2 = (1 - c) / 2;
        a0 = 1 + alpha, a1 = -2 * c, a2 = 1 - alpha;
        break;
    }
    return (struct biquad){b0 / a0, b1 / a0, b2 / a0, a1 / a0, a2 / a0};
}

void biquad_run(const struct biquad *f, float *x, size_t n)
{
    double s1 = 0, s2 = 0;  // transposed direct form II

    for (size_t i = 0; i < n; i++) {
        double in = x[i], out = f->b0 * in + s1;
        s1 = f->b1 * in - f->a1 * out + s2;
        s2 = f->b2 * in - f->a2 * out;
        x[i] = (float)out;
    }
}

enum { STEP = 16 };  // samples that share one gain computation; 0.4 ms at 44.1 kHz

void compress(const struct compressor *c, double rate_hz, float *x, size_t n)
{
    double attack = exp(-STEP / (c->attack_s * rate_hz)), release = exp(-STEP / (c->release_s * rate_hz));
    double slope = 1 - 1 / c->ratio, held = 0, smooth = 0;
    float gain = 1;

    for (size_t at = 0; at < n; at += STEP) {
        size_t len = n - at < STEP ? n - at : STEP;
        double over = gain_to_db(peak_of(x + at, len)) - c->threshold_db;
        double want = over > 0 ? over * slope : 0;  // dB to take away
        held = fmax(want, release * held + (1 - release) * want);
        smooth = attack * smooth + (1 - attack) * held;
        // the gain moves along a line within the step, so that it does not click
        float next = (float)db_to_gain(-smooth), delta = (next - gain) / (float)len;
        for (size_t i = 0; i < len; i++) {
            gain += delta;
            x[at + i] *= gain;
        }
        gain = next;
    }
}

void saturate(float *x, size_t n, double drive)
{
    float scale = (float)(1 / tanh(drive)), d = (float)drive;

    for (size_t i = 0; i < n; i++) {
        // Pade of tanh, within 3 % up to 3, where it meets 1; odd and monotone
        float v = d * x[i];
        v = v > 3 ? 3 : v < -3 ? -3 : v;
        x[i] = scale * v * (27 + v * v) / (27 + 9 * v * v);
    }
}

void limit(float *x, size_t n, double rate_hz, double ceiling)
{
    double release = 1 - exp(-STEP / (0.08 * rate_hz));
    size_t n_steps = (n + STEP - 1) / STEP;
    float *want = xmalloc(size_mul(n_steps + 1, sizeof *want));

    // the gain each step needs; then no step may ask more than its neighbour
    // allows: down at once before a peak, up slowly after it
    for (size_t s = 0; s < n_steps; s++) {
        size_t at = s * STEP, len = n - at < STEP ? n - at : STEP;
        float top = peak_of(x + at, len);
        want[s] = top > ceiling ? (float)(ceiling / top) : 1;
    }
    want[n_steps] = 1;
    for (size_t s = 1; s < n_steps; s++) {
        double up = want[s - 1] + (1 - want[s - 1]) * release;
        if (want[s] > up) want[s] = (float)up;
    }
    for (size_t s = 0; s < n_steps; s++) {
        size_t at = s * STEP, len = n - at < STEP ? n - at : STEP;
        // lines between the lower gains of neighbours never exceed a step's own
        float from = s && want[s - 1] < want[s] ? want[s - 1] : want[s];
        float to = want[s + 1] < want[s] ? want[s + 1] : want[s], delta = (to - from) / (float)len;
        for (size_t i = 0; i < len; i++) x[at + i] *= from + delta * (float)i;
    }
    free(want);
}

double db_to_gain(double db)
{
    return exp(db * 0.11512925464970229);  // ln 10 / 20
}

double gain_to_db(double gain)
{
    return gain > 1e-10 ? 20 * log10(gain) : -200;
}

double rms(const float *x, size_t n)
{
    double sum = 0;

    for (size_t i = 0; i < n; i++) sum += (double)x[i] * x[i];
    return n ? sqrt(sum / (double)n) : 0;
}

float peak_of(const float *x, size_t n)
{
    float top[16] = {0};  // a loop on one would wait for each of its comparisons

    for (size_t i = 0; i < n / 16 * 16; i += 16) {
        for (int k = 0; k < 16; k++) {
            float v = fabsf(x[i + k]);
            top[k] = v > top[k] ? v : top[k];
        }
    }
    for (size_t i = n / 16 * 16; i < n; i++) {
        float v = fabsf(x[i]);
        top[0] = v > top[0] ? v : top[0];
    }
    for (int k = 1; k < 16; k++) top[0] = top[k] > top[0] ? top[k] : top[0];
    return top[0];
}

void amplify(float *x, size_t n, double gain)
{
    for (size_t i = 0; i < n; i++) x[i] *= (float)gain;
}

void mix_in(float *to, const float *x, size_t n, double gain)
{
    for (size_t i = 0; i < n; i++) to[i] += (float)gain * x[i];
}
