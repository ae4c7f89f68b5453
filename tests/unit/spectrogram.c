/* The front end against the thesis's code (tests/parity/frontend.py), and its
 * promises: the same frames however the samples come, reflection, lengths. */
#include "common/dsp/spectrogram.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "common/dsp/logfilt.h"
#include "common/xalloc.h"
#include "tests/unit/unit.h"

enum { N = 441000, BANDS = LOGFILT_BANDS };
static const double PI = 3.14159265358979323846;

/* Elements of tests/parity/NAME, 32-bit floats behind a header of 128 bytes. */
static float *fixture(const char *name, size_t *n)
{
    const char *tests = getenv("T");
    char *path = xasprintf("%s/parity/%s", tests ? tests : "tests", name);
    FILE *f = fopen(path, "rb");
    float *x = xmalloc(1 << 20);

    *n = 0;
    CHECK(f != NULL);
    if (f && fseek(f, 128, SEEK_SET) == 0) *n = fread(x, sizeof *x, (1 << 20) / sizeof *x, f);
    if (f) fclose(f);
    free(path);
    return x;
}

/* The oracle's test signal: two tones and a burst each quarter second, as
 * 16-bit samples. */
static float *test_signal(void)
{
    double *x = xcalloc(N, sizeof *x), *noise = xmalloc(N * sizeof *noise);
    float *out = xmalloc(N * sizeof *out);
    uint32_t v = 1;
    uint64_t hash = 0xcbf29ce484222325;

    for (int i = 0; i < N; i++) v = v * 1664525u + 1013904223u, noise[i] = v / 2147483648.0 - 1;
    for (int i = 0; i < N; i++) {
        double t = i / 44100.0;
        x[i] = 0.05 * sin(2 * PI * 220 * t) + 0.03 * sin(2 * PI * 1760 * t);
    }
    for (int k = 0; k < 40; k++) {
        int start = k * 11025;
        for (int i = start; i < N; i++) {
            double d = (i - start) / 44100.0;
            if (k % 4 == 0) x[i] += 0.6 * exp(-d / 0.08) * sin(2 * PI * (50 * d + 0.9 * (1 - exp(-d / 0.03))));
            if (k % 4 == 1) x[i] += 0.25 * exp(-d / 0.02) * noise[i - start];
            if (k % 4 == 2) x[i] += 0.35 * exp(-d / 0.06) * noise[i - start] + 0.2 * exp(-d / 0.05) * sin(2 * PI * 180 * d);
            if (k % 4 == 3) x[i] += 0.15 * exp(-d / 0.25) * noise[i];
        }
    }
    for (int i = 0; i < N; i++) {
        int sample = (int)rint(x[i] * 32767 * 0.7);
        sample = sample > 32767 ? 32767 : sample < -32768 ? -32768 : sample;
        for (int b = 0; b < 2; b++) hash = (hash ^ ((uint32_t)sample >> 8 * b & 255)) * 0x100000001b3;
        out[i] = (float)sample / 32768;
    }
    CHECK(hash == 0xc161e433a2dfdeef);
    free(x), free(noise);
    return out;
}

/* All frames of x, pushed `step` samples at a time and pulled `most` at a time. */
static size_t transform(const float *x, size_t n, int pad, size_t step, size_t most, float **frames)
{
    struct spectrogram *s = spectrogram_new(pad);
    size_t t = 0, k, cap = 0;

    *frames = NULL;
    for (size_t i = 0; i <= n; ) {
        if (i == n) spectrogram_end(s), i++;
        else i += spectrogram_push(s, x + i, n - i < step ? n - i : step);
        do {
            *frames = xgrow(*frames, &cap, (t + most) * BANDS, sizeof **frames);
            t += k = spectrogram_pull(s, *frames + t * BANDS, most);
        } while (k > 0);
    }
    spectrogram_free(s);
    return t;
}

static void check_filterbank(void)
{
    static struct logfilt f;
    size_t n, i = 0;
    float *want = fixture("frontend-filterbank.npy", &n);
    double worst = 0;

    logfilt_init(&f);
    for (int b = 0; b < BANDS && i + 2 <= n; b++) {
        int first = (int)want[i], len = (int)want[i + 1];
        const float *w = want + i + 2;
        for (int k = 0; k < LOGFILT_BINS; k++) {
            float a = k >= f.first[b] && k < f.first[b] + f.len[b] ? f.weight[f.at[b] + k - f.first[b]] : 0;
            float wanted = k >= first && k < first + len ? w[k - first] : 0;
            worst = unit_greater(worst, fabs(a - wanted));
        }
        i += 2 + (size_t)len;
    }
    CHECK(i == n);
    CHECK_NEAR(worst, 0, 1e-7);
    free(want);
}

static void check_oracle(const float *x, int pad, size_t frames, const char *name)
{
    size_t n;
    float *want = fixture(name, &n), *got;
    double worst = 0;

    CHECK(transform(x, N, pad, 4096, 100, &got) == frames);
    CHECK(n > 40 * (BANDS + 1) && n % (BANDS + 1) == 0);
    for (size_t i = 0; i < n; i += BANDS + 1)
        for (int b = 0; b < BANDS; b++) {
            double d = fabs(got[(size_t)want[i] * BANDS + (size_t)b] - want[i + 1 + (size_t)b]);
            worst = unit_greater(worst, d);
        }
    CHECK_NEAR(worst, 0, 1e-5);
    free(want), free(got);
}

/* The same bits in pieces of any size; and x[0..n) with `pad` equals y[0..m)
 * without, where y is x padded by hand. */
static void check_same(const float *a, size_t ta, const float *b, size_t tb)
{
    CHECK(ta == tb);
    if (ta == tb) CHECK(memcmp(a, b, ta * BANDS * sizeof *a) == 0);
}

static void check_pieces(const float *x)
{
    static const size_t step[] = {1, 7, 441, 1000, 5000, 20000, N}, most[] = {1, 3, 10, 400};
    static const size_t length[] = {1, 2, 3, 440, 441, 1023, 1024, 1025, 1026, 1464, 2048, 2049, 20000};

    for (size_t l = 0; l < sizeof length / sizeof *length; l++)
        for (int pad = 0; pad <= 40; pad += 40) {
            float *a, *b;
            size_t ta = transform(x, length[l], pad, N, 1000, &a);
            CHECK(ta == (pad ? (length[l] / 441 / 40 + 1) * 40 : 1 + length[l] / 441));
            for (size_t i = 0; i < sizeof step / sizeof *step; i++) {
                size_t tb = transform(x, length[l], pad, step[i], most[i % 4], &b);
                check_same(a, ta, b, tb);
                free(b);
            }
            free(a);
        }
}

/* Reflection worked out here, sample by sample, with a track in the middle. */
static void check_reflection(const float *x)
{
    static const int length[] = {1, 2, 5, 600, 1024, 1025, 3000};
    for (size_t l = 0; l < sizeof length / sizeof *length; l++) {
        enum { LEFT = 441 * 8 };  // more than the reflection reaches, a whole number of frames
        int n = length[l], m = LEFT + n + LEFT;
        float *y = xmalloc((size_t)m * sizeof *y), *a, *b;
        for (int i = 0; i < m; i++) {
            int at = i - LEFT, step = at < 0 ? -1 : 1;
            int walk = 0, to = 0, dir = step;  // bounce between the ends
            for (to = 0; walk != at && n > 1; walk += step) {
                if (to + dir < 0 || to + dir >= n) dir = -dir;
                to += dir;
            }
            y[i] = x[1000 + to];
        }
        size_t ta = transform(x + 1000, (size_t)n, 0, 4096, 10, &a), tb = transform(y, (size_t)m, 0, 4096, 10, &b);
        CHECK(tb >= ta + 8);
        CHECK(memcmp(a, b + 8 * BANDS, ta * BANDS * sizeof *a) == 0);
        free(a), free(b), free(y);
    }
}

/* The padding of the thesis, by hand: zeros appended, or up to 440 samples cut. */
static void check_padding(const float *x)
{
    static const size_t length[] = {100, 176398, 176399, 175959, 175960, 176400, 352000};
    for (size_t l = 0; l < sizeof length / sizeof *length; l++) {
        size_t n = length[l], frames = (1 + n / 441 + 399) / 400 * 400, m = (frames - 1) * 441;
        float *y = xcalloc(m, sizeof *y), *a, *b;
        memcpy(y, x, (n < m ? n : m) * sizeof *y);
        size_t ta = transform(x, n, 400, 3000, 50, &a), tb = transform(y, m, 0, 3000, 50, &b);
        CHECK(ta == frames);
        check_same(a, ta, b, tb);
        free(a), free(b), free(y);
    }
}

/* What has one frame already is neither extended nor cut to nothing. */
static void check_one_frame(const float *x)
{
    for (size_t n = 1; n < 441; n += 73) {
        float *a, *b;
        size_t ta = transform(x, n, 1, 100, 10, &a), tb = transform(x, n, 0, 100, 10, &b);
        CHECK(ta == 1);
        check_same(a, ta, b, tb);
        free(a), free(b);
    }
}

/* A frame comes as soon as its last sample is there: sample 441 t + 1023, and
 * for the first the reflected sample 1024. */
static void check_latency(const float *x)
{
    struct spectrogram *s = spectrogram_new(0);
    float out[2 * BANDS];
    for (size_t i = 0, t = 0; i < 20000; i++) {
        CHECK(spectrogram_push(s, x + i, 1) == 1);
        size_t got = spectrogram_pull(s, out, 2);
        CHECK(got == (i + 1 >= 441 * t + 1025 - (t > 0)));
        t += got;
    }
    // 440 samples later where the end may yet be cut
    struct spectrogram *padded = spectrogram_new(40);
    for (size_t i = 0, t = 0; i < 20000; i++) {
        CHECK(spectrogram_push(padded, x + i, 1) == 1);
        size_t got = spectrogram_pull(padded, out, 2);
        CHECK(got == (i + 1 >= 441 * t + 1025 - (t > 0) + 440));
        t += got;
    }
    spectrogram_free(padded);
    spectrogram_restart(s);
    spectrogram_push(s, x, 1);
    spectrogram_end(s);
    CHECK(spectrogram_pull(s, out, 2) == 1);
    CHECK(spectrogram_pull(s, out, 2) == 0 && spectrogram_push(s, x, 1) == 0);
    spectrogram_free(s);
}

/* The last step: bins of a filter's own level give log10(1 + level), or of its square, within 2e-7 or a float's own bits. */
static void check_logarithm(void)
{
    static struct logfilt f;
    float bins[2 * LOGFILT_BINS] = {0}, out[BANDS];

    logfilt_init(&f);
    for (double level = 1e-4; level < 1e4; level *= 1.01) {
        for (int k = 0; k < LOGFILT_BINS; k++) bins[2 * k + k % 2] = (float)level;
        logfilt_bands(&f, out, bins);
        CHECK_NEAR(out[0], log10(1 + (double)(float)level), 2e-7 + 1.2e-7 * log10(1 + level));
        f.squared = true;
        logfilt_bands(&f, out, bins);
        CHECK_NEAR(out[0], log10(1 + (double)((float)level * (float)level)), 2e-7 + 1.2e-7 * log10(1 + level * level));
        f.squared = false;
    }
    // one bin of a wide filter: the weight is not squared
    int k = f.first[BANDS - 1] + 9;
    double weight = f.weight[f.at[BANDS - 1] + 9];
    memset(bins, 0, sizeof bins), bins[2 * k] = 100;
    f.squared = true;
    logfilt_bands(&f, out, bins);
    CHECK_NEAR(out[BANDS - 1], log10(1 + weight * 1e4), 1e-6);
}

/* A full-scale tone in the middle of a band that is one bin, against the sum
 * worked out by hand: a Hann window of 2048 gives a sine on a bin 512. */
static void check_tone(void)
{
    float x[8 * 441], *frames;
    for (int i = 0; i < 8 * 441; i++) x[i] = (float)sin(2 * PI * 10 * i / 2048 + 0.3);
    size_t t = transform(x, 8 * 441, 0, 4096, 10, &frames);
    int loudest = 0;
    for (int b = 0; b < BANDS; b++) if (frames[4 * BANDS + b] > frames[4 * BANDS + loudest]) loudest = b;
    CHECK(t == 9);
    CHECK_NEAR(frames[4 * BANDS + loudest], log10(1 + 512), 1e-5);
    CHECK_NEAR(frames[4 * BANDS + loudest + 1], log10(1 + 256), 1e-5);
    CHECK_NEAR(frames[4 * BANDS + BANDS - 1], 0, 1e-4);
    free(frames);
}

int main(void)
{
    float *x = test_signal();
    check_filterbank();
    check_logarithm();
    check_oracle(x, 0, 1001, "frontend-nopad.npy");
    check_oracle(x, 400, 1200, "frontend-pad400.npy");
    check_pieces(x);
    check_reflection(x);
    check_padding(x);
    check_one_frame(x);
    check_latency(x);
    check_tone();
    free(x);
    return unit_done();
}
