/* drum_fill.c - fills: a rhythm beat by beat, then an order in which to go round the kit. */
#include <string.h>

#include "common/music/drums.h"

enum way {
    DOWN,         // snare, then the toms from high to low
    TOMS_DOWN,    // toms only
    UP,           // floor tom up to the snare
    ROLL,         // snare, growing
    HEADS,        // a tom on the beat, the snare between
    FLOOR_SNARE,  // right hand on the floor tom, left on the snare
    LINEAR,       // two hands, two feet, again
    QUADS,        // hand hand kick in threes over the grid
    UNISON,       // both hands and the kick together
    PUNCHES,      // crashes with the kick
    WAYS
};

/* Strokes of one beat. */
struct rhythm {
    int beat_steps;     // 0: any
    const char *cells;  // of beat_steps characters; or as many 'x' as even strokes
};

static const struct rhythm rhythms[] = {
    {4, "xxxx"}, {4, "xxxx"}, {4, "xxxx"}, {4, "x-xx"}, {4, "xx-x"}, {4, "x-x-"}, {4, "xxx-"}, {4, "--xx"},
    {3, "xxx"}, {3, "xxx"}, {3, "x-x"}, {3, "xx-"}, {3, "-xx"},
    {6, "xxxxxx"}, {6, "x-xxxx"}, {6, "x-x-x-"}, {6, "xx-xx-"}, {6, "x--xxx"},
    {0, "xxxxxx"}, {0, "xxxxxxxx"}, {0, "xxx"},
};

/* One that fits the grid, with strokes that two hands can play. */
static const struct rhythm *draw_rhythm(const struct song *s, double beat_s, struct rng *r)
{
    const struct rhythm *found = &rhythms[0];
    uint64_t n = 0;

    for (size_t i = 0; i < sizeof rhythms / sizeof *rhythms; i++) {
        const struct rhythm *c = &rhythms[i];
        size_t strokes = strlen(c->cells);
        if (c->beat_steps && c->beat_steps != s->metre->beat_steps) continue;
        if (beat_s / (double)strokes < 0.065 || (strokes == 3 && s->metre->beat_steps == 6)) continue;
        if (rng_below(r, ++n) == 0) found = c;
    }
    return found;
}

static enum piece on_the_way(enum way way, double done, int stroke, bool on_beat)
{
    switch (way) {
    case DOWN: return done < 0.25 ? SNARE : tom_of((done - 0.25) / 0.75);
    case TOMS_DOWN: return tom_of(done);
    case UP: return done > 0.75 ? SNARE : tom_of(1 - done / 0.75);
    case HEADS: return on_beat ? tom_of(done) : SNARE;
    case FLOOR_SNARE: return stroke % 2 ? SNARE : TOM4;
    case LINEAR: return stroke % 4 > 1 ? KICK : stroke % 4 ? SNARE : tom_of(done);
    case QUADS: return stroke % 3 == 2 ? KICK : done < 0.3 ? SNARE : tom_of(done);
    case UNISON: return SNARE;
    case PUNCHES: return stroke % 2 ? CRASH2 : CRASH1;
    case ROLL:
    default: return SNARE;
    }
}

void fill_write(struct strokes *h, const struct song *s, int tick, int from, int to, double energy, struct rng *r)
{
    static const enum way odds[] = {DOWN, DOWN, DOWN, TOMS_DOWN, TOMS_DOWN, UP, ROLL, ROLL, HEADS, HEADS, FLOOR_SNARE,
                                    LINEAR, QUADS, UNISON, UNISON, PUNCHES};
    enum way way = odds[rng_below(r, sizeof odds / sizeof *odds)];
    const struct metre *m = s->metre;
    int bar = tick / song_bar_ticks(s), beat_ticks = metre_beat_ticks(m), stroke = 0;
    double beat_s = beat_ticks / song_ticks_per_s(s, bar);
    const struct rhythm *c = draw_rhythm(s, beat_s, r);
    bool kicks = rng_uniform(r) < 0.35, flams = rng_uniform(r) < 0.15;

    for (int step = from; step < to; step += m->beat_steps) {
        int here = tick + step * m->step_ticks, whole = to - step < m->beat_steps ? to - step : m->beat_steps;
        if (rng_uniform(r) < 0.5) c = draw_rhythm(s, beat_s, r);
        const char *cells = way >= UNISON ? m->beat_steps % 3 ? "x-x-" : "x-x" : c->cells;
        int n = (int)strlen(cells), each = beat_ticks / n;
        for (int i = 0; i < n && i * each < whole * m->step_ticks; i++) {
            if (cells[i] == '-') continue;
            double done = ((step - from) * m->step_ticks + i * each) / (double)((to - from) * m->step_ticks);
            double strength = 0.5 + 0.25 * energy + 0.2 * done + (i == 0 ? 0.12 : 0) - (way == ROLL ? 0.3 * (1 - done) : 0);
            enum piece piece = on_the_way(way, done, stroke++, i == 0);
            int at = here + i * each;
            strokes_add(h, at, piece, piece == KICK ? 0.75 : strength, flams && i == 0 && piece == SNARE ? 'f' : 0, true);
            if (way == UNISON) strokes_add(h, at, TOM4, strength, 0, true);
            if (way >= UNISON || (kicks && i == 0 && piece != KICK)) strokes_add(h, at, KICK, 0.75, 0, false);
        }
    }
}
