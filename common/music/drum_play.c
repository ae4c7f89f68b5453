/* drum_play.c - when exactly, and how hard.
 *
 * A drummer's time wanders slowly, and what plays one stroke early plays the
 * next early too; each limb has its habit, and each stroke its own error. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "common/music/drums.h"
#include "common/xalloc.h"

static const double WANDER_S = 1.5;  // after so long the drummer has forgotten

struct player {
    struct rng r;
    double loose_s, late_s, wander_s, last_s;
    double habit_s[LIMBS], played_s[LIMBS];
    double mood;  // of the touch: slow, in velocity
};

static double habit_of(const struct player *p, const struct stroke *x)
{
    double late = x->piece == SNARE || x->piece == CROSS_STICK || x->piece == CLAP ? p->late_s : 0;
    return late + p->habit_s[x->limb];
}

static double play_time(struct player *p, const struct stroke *x)
{
    double keep = exp(-(x->time_s - p->last_s) / WANDER_S);

    p->wander_s = keep * p->wander_s + sqrt(1 - keep * keep) * p->loose_s * rng_normal(&p->r);
    p->mood = keep * p->mood + sqrt(1 - keep * keep) * rng_normal(&p->r);
    p->last_s = x->time_s;
    double error = fmax(-2, fmin(2, rng_normal(&p->r))) * 0.95 * p->loose_s;
    double t = x->time_s + p->wander_s + habit_of(p, x) + error;
    t = fmax(t, p->played_s[x->limb] + STROKE_GAP_S);
    return p->played_s[x->limb] = fmax(t, 0);
}

static double play_velocity(struct player *p, const struct song *s, const struct stroke *x, double energy)
{
    const struct style *st = s->style;
    int step = x->tick % song_bar_ticks(s) / s->metre->step_ticks;
    double weight = s->metre->weight[step] - '1';  // -1 between .. 2 on the one
    double v = st->level + st->spread * 95 * (x->strength - 0.85) + s->touch;

    if (st->loose_ms == 0) return v + 3 * (energy - 0.5) + 2 * weight;
    if (x->piece == HAT || x->piece == RIDE || x->piece == HAT_OPEN) v += 3 * weight;
    if (x->limb == LEFT_HAND) v -= 4;
    return v + 34 * (energy - 0.65) + 5 * p->mood + 8 * rng_normal(&p->r);
}

static void put(struct song *s, const struct drum_setup *kit, const struct stroke *x, double time_s, double velocity)
{
    int bar = x->tick / song_bar_ticks(s);
    double tick = bar * song_bar_ticks(s) + (time_s - s->bar_start_s[bar]) * song_ticks_per_s(s, bar);

    song_add(s, PART_DRUMS, tick, SONG_PPQ / 8, kit->pitch[x->piece], velocity);
    s->note[s->n_notes - 1].limb = (uint8_t)x->limb;
}

/* Is `limb` free from `from` to `to`? Strokes near stroke i only: at 85 ms apart
 * on four limbs, 24 either way are more than those of the time that matters. */
static bool is_free(const struct strokes *h, size_t i, int limb, double from_s, double to_s)
{
    size_t first = i > 24 ? i - 24 : 0, last = i + 24 < h->n ? i + 24 : h->n;
    for (size_t k = first; k < last; k++) {
        double t = k <= i ? h->at[k].played_s : h->at[k].time_s;
        if (h->at[k].limb == limb && t > from_s && t < to_s) return false;
    }
    return true;
}

/* The little strokes before a flam or drag, by the other hand when it is free. */
static void grace(struct player *p, const struct strokes *h, size_t i, struct song *s, const struct drum_setup *kit, double v)
{
    const struct stroke *x = &h->at[i];
    struct stroke g = *x;
    int n = x->ornament == 'd' ? 2 : 1;
    double gap_s = n == 2 ? rng_range(&p->r, 0.048, 0.06) : rng_range(&p->r, 0.018, 0.032);
    double softer = rng_range(&p->r, 0.4, 0.65);

    g.limb = x->limb == RIGHT_HAND ? LEFT_HAND : RIGHT_HAND;
    double begin_s = x->played_s - n * gap_s;
    if (begin_s < 0 || !is_free(h, i, g.limb, begin_s - 0.06, x->played_s + 0.1)) return;
    for (int k = 0; k < n; k++) put(s, kit, &g, begin_s + k * gap_s, v * softer);
    p->played_s[g.limb] = begin_s + (n - 1) * gap_s;
}

void drums_play(const struct strokes *h, struct song *s, const struct drum_setup *kit)
{
    struct player p = {.r = song_rng(s, "play"), .loose_s = s->style->loose_ms / 1000, .late_s = s->style->late_ms / 1000};

    for (int i = 0; i < LIMBS; i++) {
        p.habit_s[i] = 0.3 * p.loose_s * rng_normal(&p.r);
        p.played_s[i] = -1;
    }
    for (size_t i = 0; i < h->n; i++) {
        struct stroke *x = &h->at[i];
        double energy = song_section(s, x->tick / song_bar_ticks(s))->energy;
        x->played_s = play_time(&p, x);
        double v = play_velocity(&p, s, x, energy);
        if (x->ornament) grace(&p, h, i, s, kit, v);
        put(s, kit, x, x->played_s, v);
    }
}
