/* band_bass.c - the bass: with the kick, or in a manner of its own. */
#include <string.h>

#include "common/music/band.h"

enum { LOWEST = 28 };  // the open E string

enum manner { KICKS, BUSY, EIGHTHS, LONG, OCTAVES, WALK, TWO, BOSSA, TUMBAO, RIFF, OFFBEAT, SIXTEENTHS };

static enum manner find_manner(const char *name)
{
    static const char *const names[] = {"kick",  "busy",   "eighths", "long", "octaves", "walk",
                                        "two",   "bossa",  "tumbao",  "riff", "offbeat", "sixteenths"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!strcmp(names[i], name)) return (enum manner)i;
    return KICKS;
}

struct bass {
    struct band *b;
    struct rng r;
    enum manner manner;
    char riff[SECTION_KINDS][STEPS_MAX + 1];
};

static bool strikes(struct bass *p, const struct section *at, int bar, int i)
{
    const struct metre *m = p->b->s->metre;
    char w = m->weight[i];
    int beat = i / m->beat_steps;

    switch (p->manner) {
    case BUSY: return band_kick_at(p->b, bar * m->n_steps + i) || rng_uniform(&p->r) < (w == '3' ? 1 : w == '0' ? 0.18 : 0.12);
    case EIGHTHS:
    case OCTAVES: return w >= '1' || (m->beat_steps == 3 && i % 3 == 2);
    case LONG: return i == 0;
    case WALK: return w >= '2' || (m->beat_steps == 3 && i % 3 == 2 && rng_uniform(&p->r) < 0.08);
    case TWO: return w >= '2' && (beat % 2 == 0 || i + m->beat_steps >= m->n_steps) && (i == 0 || m->beat_steps * 2 < m->n_steps);
    case BOSSA: return strchr("x", "x--xx--x"[i % 8]) != NULL;
    case TUMBAO: return i == 6 || i == 12 || (i == 0 && bar == at->first_bar);
    case RIFF: return p->riff[at->kind][i] == 'x';
    case OFFBEAT: return w == '1';
    case SIXTEENTHS: return true;
    case KICKS:
    default: return band_kick_at(p->b, bar * m->n_steps + i) || (i == 0 && rng_uniform(&p->r) < 0.6);
    }
}

/* A pitch class in the octave from `from` up. */
static int pitch_of(int pitch_class, int from)
{
    return from + (pitch_class - from % 12 + 12) % 12;
}

static int draw_pitch(struct bass *p, int bar, int i, int last)
{
    const struct metre *m = p->b->s->metre;
    const struct chord *c = &p->b->chord[bar], *next = &p->b->chord[bar + 1 < p->b->s->n_bars ? bar + 1 : bar];
    int root = pitch_of(c->tone[0], LOWEST), fifth = pitch_of(c->tone[c->n > 2 ? 2 : 1], LOWEST);
    bool last_beat = i + m->beat_steps >= m->n_steps;
    double u = rng_uniform(&p->r);

    switch (p->manner) {
    case OCTAVES: return m->weight[i] == '1' ? root + 12 : root;
    case TWO: return i == 0 ? root : last_beat && u < 0.2 ? pitch_of(next->tone[0], LOWEST) + (u < 0.1 ? 2 : -1) : fifth;
    case BOSSA: return i % 8 < 4 ? root : fifth;
    case TUMBAO: return i == 12 ? pitch_of(next->tone[0], LOWEST) : i == 0 ? root : fifth;
    case WALK:
        if (i == 0) return u < 0.85 ? root : fifth;
        if (last_beat) return pitch_of(next->tone[0], LOWEST) + (u < 0.4 ? 1 : u < 0.8 ? -1 : 2);
        return chord_nearest(c, last + (u < 0.6 ? 3 : -3));
    case EIGHTHS:
    case SIXTEENTHS:
    case LONG: return last_beat && i + 2 >= m->n_steps && u < 0.2 ? pitch_of(next->tone[0], LOWEST) - 1 : root;
    default:
        if (i == 0 || m->weight[i] == '2') return u < 0.85 ? root : fifth;
        if (last_beat && u < 0.25) return pitch_of(next->tone[0], LOWEST) + (u < 0.12 ? -1 : 2);
        return u < 0.6 ? root : u < 0.8 ? fifth : root + 12;
    }
}

void bass_write(struct band *b)
{
    const struct song *s = b->s;
    const struct metre *m = s->metre;
    struct bass p = {.b = b, .r = song_rng(s, "bass")};
    char name[16];
    int last = LOWEST + 8;

    style_draw(s->style->bass, &p.r, name, sizeof name);
    p.manner = find_manner(name);
    for (int k = 0; k < SECTION_KINDS; k++)
        for (int i = 0; i < m->n_steps; i++)
            p.riff[k][i] = rng_uniform(&p.r) < (m->weight[i] >= '2' ? 0.5 : m->weight[i] == '1' ? 0.45 : 0.1) ? 'x' : '-';
    for (int bar = 0; bar < s->n_bars - 1; bar++) {
        const struct section *at = song_section(s, bar);
        int when[STEPS_MAX], n = 0;
        if (band_rests(s, at)) continue;
        for (int i = 0; i < m->n_steps; i++)
            if (strikes(&p, at, bar, i)) when[n++] = i;
        if (n == 0 && p.manner != RIFF) when[n++] = 0;
        for (int k = 0; k < n; k++) {
            double length = (k + 1 < n ? when[k + 1] : m->n_steps) - when[k];
            last = draw_pitch(&p, bar, when[k], last);
            if (last < LOWEST) last += 12;
            if (p.manner == EIGHTHS || p.manner == OFFBEAT) length *= 0.85;
            band_note(b, &p.r, PART_BASS, bar, when[k], length * rng_range(&p.r, 0.75, 0.98), last,
                      86 + 4 * (m->weight[when[k]] - '1'));
        }
    }
    band_note(b, &p.r, PART_BASS, s->n_bars - 1, 0, m->n_steps / 2.0, pitch_of(b->chord[s->n_bars - 1].tone[0], LOWEST), 95);
}
