/* Levels that a recipe asks for are those that come out, what it asks for is done
 * in that direction; what is left to no chance leaves the sound alone. */
#include "common/music/mixing.h"

#include <stdlib.h>
#include <string.h>

#include "common/dsp/effects.h"
#include "tests/unit/unit.h"

enum { N = 44100 };
static const double PI = 3.14159265358979323846;
static float x[N], y[N], z[N];

static void sine(float *to, double hz, double amplitude)
{
    for (int i = 0; i < N; i++) to[i] = (float)(amplitude * sin(2 * PI * hz * i / N));
}

static struct rng stream(uint64_t seed)
{
    return rng_make(seed, 7);
}

/* What is not y's in x, over what is: in dB. */
static double rest_db(void)
{
    double xy = 0, yy = 0;
    for (int i = 0; i < N; i++) xy += (double)x[i] * y[i], yy += (double)y[i] * y[i];
    for (int i = 0; i < N; i++) z[i] = (float)(x[i] - xy / yy * y[i]);
    return gain_to_db(rms(z, N) / (fabs(xy / yy) * rms(y, N)));
}

static void nothing(void)
{
    const struct mix_choices c = {.peak_db = {-3, -3}};
    struct rng r = stream(1);

    sine(x, 100, 0.2), sine(y, 100, 0.2);
    mix_piece(&r, &c, x, N);
    mix_drum_bus(&r, &c, x, N, NULL, NULL, 0, NULL);
    CHECK(!memcmp(x, y, sizeof x));
    mix_master(&r, &c, x, N);
    CHECK(rest_db() < -100);
    CHECK_NEAR(gain_to_db(peak_of(x, N)), -3, 1e-3);
}

static void pieces(void)
{
    const struct mix_choices loud = {.saturate = 1}, even = {.compress = 1};

    for (uint64_t seed = 0; seed < 5; seed++) {
        struct rng r = stream(seed);
        // distortion: another shape, the same peak
        sine(x, 100, 0.2), sine(y, 100, 0.2);
        mix_piece(&r, &loud, x, N);
        CHECK_NEAR(peak_of(x, N), 0.2, 0.006);
        CHECK(rms(x, N) > 1.01 * rms(y, N));
        // compression: as much for what is soft as for what is loud
        for (int k = 0; k < 2; k++) {
            struct rng same = stream(seed);
            sine(k ? y : x, 100, 1);
            for (int i = 0; i < N; i++) (k ? y : x)[i] *= (k ? 0.001f : 1) * (i / 5000 % 2 ? 1 : 0.1f);
            mix_piece(&same, &even, k ? y : x, N);
        }
        for (int i = 0; i < N; i++) CHECK_NEAR(1000 * y[i], x[i], 1e-3);
        CHECK(peak_of(x + N / 2, N / 2) < 0.9);
    }
}

/* A click, its echo at half its level 5 ms later: of that the echo stays. */
static void direct_sound(void)
{
    float ir[400] = {[3] = 0.5f, [4] = -1, [5] = 0.5f, [224] = 0.5f, [399] = 0.25f}, tiny[2] = {1, 1};

    mix_room_prepare(ir, 400);
    for (int i = 0; i < 400; i++) CHECK_NEAR(ir[i], i == 224 ? 0.5 : i == 399 ? 0.25 : 0, 0);
    mix_room_prepare(tiny, 2);
    CHECK(tiny[0] == 0 && tiny[1] == 0);
}

static void room(void)
{
    const struct mix_choices c = {.room_db = {-8, -8}};
    static const float ir[] = {0, 0.001f, 0, 0, 0.0005f};
    struct convolver *conv = convolver_new(N, 5);
    struct rng r = stream(1);

    for (int i = 0; i < N; i++) y[i] = x[i] = (float)(0.1 * rng_normal(&r));
    mix_drum_bus(&r, &c, x, N, conv, ir, 5, z);
    for (int i = 0; i < N; i++) z[i] = x[i] - y[i];
    CHECK_NEAR(gain_to_db(rms(z, N) / rms(y, N)), -8, 0.01);
    memset(x, 0, sizeof x);
    mix_drum_bus(&r, &c, x, N, conv, ir, 5, z);
    CHECK(peak_of(x, N) == 0);
    convolver_free(conv);
}

static void music(void)
{
    const struct mix_choices c = {.music_db = {4, 4}};
    struct rng r = stream(1);

    sine(x, 100, 0.2), sine(y, 100, 0.2), sine(z, 331, 0.003);
    mix_music(&r, &c, x, z, N);
    CHECK_NEAR(rest_db(), 4, 0.01);
    memset(x, 0, sizeof x);  // no drums: nothing to be louder than
    sine(y, 331, 1), sine(z, 331, 0.003);
    mix_music(&r, &c, x, z, N);
    CHECK_NEAR(rms(x, N), 0.1, 1e-4);
    CHECK(rest_db() < -90);
    sine(x, 100, 0.2), sine(y, 100, 0.2);
    memset(z, 0, sizeof z);
    mix_music(&r, &c, x, z, N);
    CHECK(!memcmp(x, y, sizeof x));
}

static void master(void)
{
    const struct mix_choices noisy = {.noise = 1, .noise_db = {-26, -26}}, dull = {.dull = 1},
                             loud = {.master_limit = 1, .peak_db = {-1, -1}};

    for (uint64_t seed = 0; seed < 5; seed++) {
        struct rng r = stream(seed);
        sine(x, 100, 0.05), sine(y, 100, 1);
        mix_master(&r, &noisy, x, N);
        CHECK_NEAR(rest_db(), -26, 0.1);
        CHECK_NEAR(peak_of(x, N), 1, 1e-5);
        // nothing above 16 kHz to speak of
        sine(x, 500, 0.3), sine(y, 500, 0.3), sine(z, 20000, 0.3);
        mix_in(x, z, N, 1);
        mix_master(&r, &dull, x, N);
        CHECK(rest_db() < -3);
        // limited: the peak is what was asked for, and all else is nearer to it
        for (int i = 0; i < N; i++) x[i] = (float)(0.02 * rng_normal(&r) * (i % 9000 < 100 ? 8 : 1));
        double before = rms(x, N) / peak_of(x, N);
        mix_master(&r, &loud, x, N);
        CHECK_NEAR(gain_to_db(peak_of(x, N)), -1, 1e-3);
        CHECK(rms(x, N) / peak_of(x, N) > 1.1 * before);
    }
    memset(x, 0, sizeof x);
    struct rng r = stream(1);
    mix_master(&r, &loud, x, N);
    CHECK(peak_of(x, N) == 0);
}

/* Four sections, all of them louder by 9 dB, or softer: shelves, and bells that are anywhere between them. */
static void equaliser(void)
{
    for (uint64_t seed = 0; seed < 5; seed++)
        for (int sign = -1; sign < 2; sign += 2) {
            const struct mix_choices c = {.eq = 1, .eq_db = {sign * 9, sign * 9}};
            static const double hz[] = {40, 12000};  // what the two shelves reach whatever is drawn, nearly
            for (int k = 0; k < 2; k++) {
                struct rng r = stream(seed);
                sine(x, hz[k], 0.1);
                double before = rms(x + N / 2, N / 2);
                mix_piece(&r, &c, x, N);
                double db = sign * gain_to_db(rms(x + N / 2, N / 2) / before);
                CHECK(db > 4 && db < 19);
            }
        }
    double mean_db = 0;
    for (uint64_t seed = 0; seed < 40; seed++) {
        const struct mix_choices c = {.eq = 1, .eq_db = {9, 9}};
        struct rng r = stream(seed);
        sine(x, 800, 0.1);
        double before = rms(x + N / 2, N / 2);
        mix_piece(&r, &c, x, N);
        mean_db += gain_to_db(rms(x + N / 2, N / 2) / before) / 40;
    }
    CHECK(mean_db > 3 && mean_db < 18);
}

static double amplitude_at(double hz)
{
    double a = 0, b = 0;

    for (int i = 0; i < N; i++)
        a += x[i] * sin(2 * PI * hz * i / N), b += x[i] * cos(2 * PI * hz * i / N);
    return hypot(a, b);
}

/* The mix ends at 3 to 16 kHz: of 9 kHz, against 1 kHz, now all is left, now little. */
static void dullness(void)
{
    const struct mix_choices dull = {.dull = 1};
    int stays = 0, goes = 0;
    for (uint64_t seed = 0; seed < 40; seed++) {
        struct rng r = stream(seed);
        sine(x, 1000, 0.1), sine(z, 9000, 0.1);
        mix_in(x, z, N, 1);
        mix_master(&r, &dull, x, N);
        double db = gain_to_db(amplitude_at(9000) / amplitude_at(1000));
        stays += db > -3, goes += db < -9;
    }
    CHECK(stays > 5 && goes > 5);
}

static void dynamics(void)
{
    const struct mix_choices even = {.master_compress = 1}, driven = {.music_saturate = 1};
    for (uint64_t seed = 0; seed < 5; seed++) {
        struct rng r = stream(seed);
        sine(x, 100, 0.5);
        for (int i = 0; i < N; i++) x[i] *= i / 9000 % 2 ? 1 : 0.1f;
        double before = rms(x, N) / rms(x, 9000);
        mix_master(&r, &even, x, N);
        CHECK(rms(x, N) / rms(x, 9000) < 0.97 * before);
        r = stream(seed);
        memset(x, 0, sizeof x), sine(y, 331, 1), sine(z, 331, 0.5);
        mix_music(&r, &driven, x, z, N);
        CHECK(rest_db() > -50);  // the third harmonic
    }
}

/* What a group may have the drum bus may have, too, and music and master an equaliser. */
static void buses(void)
{
    const struct mix_choices c[] = {{.eq = 1, .eq_db = {9, 9}}, {.compress = 1}, {.saturate = 1}};
    for (int k = 0; k < 5; k++) {
        struct rng r = stream(1);
        sine(x, 40, 0.1), sine(z, 800, 0.1), mix_in(x, z, N, 1);
        for (int i = 0; i < N; i++) x[i] *= i / 5000 % 2 ? 1 : 0.1f;
        memcpy(y, x, sizeof x);
        if (k < 3) mix_drum_bus(&r, &c[k], x, N, NULL, NULL, 0, NULL);
        else if (k == 3) mix_master(&r, &c[0], x, N);
        else memcpy(z, x, sizeof x), memset(x, 0, sizeof x), mix_music(&r, &c[0], x, z, N);
        CHECK(rest_db() > -40);
    }
}

int main(void)
{
    nothing();
    pieces();
    direct_sound();
    room();
    music();
    master();
    equaliser();
    buses();
    dullness();
    dynamics();
    return unit_done();
}
