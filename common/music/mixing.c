/* mixing.c - see mixing.h. */
#include "common/music/mixing.h"

#include <math.h>
#include <string.h>

#include "common/dsp/effects.h"

enum { RATE_HZ = 44100 };

double range_draw(struct rng *rng, struct range r)
{
    return rng_range(rng, r.lo, r.hi);
}

/* Uniform in the logarithm, as ears count frequencies and times. */
static double log_draw(struct rng *rng, double lo, double hi)
{
    return lo * exp(rng_uniform(rng) * log(hi / lo));
}

/* Each of four sections by chance. */
static void equalise(struct rng *rng, const struct mix_choices *c, float *x, size_t n)
{
    static const struct {
        enum biquad_kind kind;
        double lo_hz, hi_hz;
    } section[] = {
        {BIQUAD_LOW_SHELF, 60, 300}, {BIQUAD_PEAK, 100, 1000}, {BIQUAD_PEAK, 1000, 8000}, {BIQUAD_HIGH_SHELF, 2000, 10000},
    };
    for (size_t i = 0; i < sizeof section / sizeof *section; i++) {
        if (!rng_chance(rng, c->eq)) continue;
        double hz = log_draw(rng, section[i].lo_hz, section[i].hi_hz), db = range_draw(rng, c->eq_db);
        double q = section[i].kind == BIQUAD_PEAK ? log_draw(rng, 0.4, 3) : 0.7;
        struct biquad f = biquad_make(section[i].kind, RATE_HZ, hz, q, db);
        biquad_run(&f, x, n);
    }
}

/* Threshold from the signal's own level, so that something happens. */
static void squeeze(struct rng *rng, float *x, size_t n, double max_ratio)
{
    const struct compressor c = {
        .threshold_db = gain_to_db(rms(x, n)) + rng_range(rng, -6, 6), .ratio = log_draw(rng, 1.5, max_ratio),
        .attack_s = log_draw(rng, 0.001, 0.03), .release_s = log_draw(rng, 0.03, 0.4),
    };
    compress(&c, RATE_HZ, x, n);
}

/* Its peak stays where it is. */
static void distort(struct rng *rng, float *x, size_t n, double max_drive)
{
    double top = peak_of(x, n);

    if (top <= 0) return;
    amplify(x, n, 1 / top);
    saturate(x, n, log_draw(rng, 0.5, max_drive));
    amplify(x, n, top);
}

void mix_piece(struct rng *rng, const struct mix_choices *c, float *x, size_t n)
{
    equalise(rng, c, x, n);
    if (rng_chance(rng, c->compress)) squeeze(rng, x, n, 8);
    if (rng_chance(rng, c->saturate)) distort(rng, x, n, 5);
}

void mix_room_prepare(float *ir, size_t n_ir)
{
    float top = (float)peak_of(ir, n_ir);
    size_t n = 0;

    while (n < n_ir && fabsf(ir[n]) < 0.1f * top) n++;
    n += RATE_HZ * 2 / 1000;
    memset(ir, 0, (n < n_ir ? n : n_ir) * sizeof *ir);
}

void mix_drum_bus(struct rng *rng, const struct mix_choices *c, float *x, size_t n, struct convolver *conv,
                  const float *ir, size_t n_ir, float *wet)
{
    mix_piece(rng, c, x, n);
    if (ir) {
        convolver_run(conv, wet, x, n, ir, n_ir);
        double direct = rms(x, n), room = rms(wet, n);
        if (room > 0) mix_in(x, wet, n, direct / room * db_to_gain(range_draw(rng, c->room_db)));
    }
}

void mix_music(struct rng *rng, const struct mix_choices *c, float *drums, float *music, size_t n)
{
    if (rng_chance(rng, c->music_saturate)) distort(rng, music, n, 20);
    equalise(rng, c, music, n);
    double d = rms(drums, n), m = rms(music, n), gain = db_to_gain(range_draw(rng, c->music_db));
    if (m > 1e-6) mix_in(drums, music, n, d > 1e-6 ? gain * d / m : 0.1 / m);
}

void mix_master(struct rng *rng, const struct mix_choices *c, float *x, size_t n)
{
    equalise(rng, c, x, n);
    if (rng_chance(rng, c->dull)) {
        struct biquad f = biquad_make(BIQUAD_LOW_PASS, RATE_HZ, log_draw(rng, 3000, 16000), 0.7, 0);
        biquad_run(&f, x, n);
    }
    if (rng_chance(rng, c->master_compress)) squeeze(rng, x, n, 4);
    if (rng_chance(rng, c->noise)) {
        double level = rms(x, n) * db_to_gain(range_draw(rng, c->noise_db));
        for (size_t i = 0; i < n; i++)  // uniform noise of this RMS
            x[i] += (float)(level * 1.7320508 * (2 * ((double)rng_u32(rng) * 0x1p-32) - 1));
    }
    double top = peak_of(x, n);
    if (top <= 0) return;
    amplify(x, n, 1 / top);
    if (rng_chance(rng, c->master_limit)) {
        amplify(x, n, db_to_gain(rng_range(rng, 2, 10)));
        limit(x, n, RATE_HZ, 1);
    }
    amplify(x, n, db_to_gain(range_draw(rng, c->peak_db)) / fmax(peak_of(x, n), 1e-9));
}
