/* band_chords.c - guitar, piano, organ: the rhythm of a manner, voices that move little. */
#include <string.h>

#include "common/music/band.h"

struct manner {
    const char *name;
    const char *straight, *triplet;  // x a chord, g a soft one; "": drawn for each section, "k": with the kick
    double n_steps;                  // how long; 0: until the next
    double density;                  // of those that are drawn
    bool power, broken;              // root and fifth down low; one voice after the other
};

static const struct manner manners[] = {
    {"held", "x---------------", "x-----------", 0, 0, false, false},
    {"eighths", "x-g-", "x-g", 1.5, 0, false, false},
    {"quarters", "g---x---", "g--x--", 2, 0, false, false},
    {"strum", "x---x-xg--xgx-xg", "x--x-gx-gx-g", 0, 0, false, false},
    {"power", "x-g-g-g-", "x-g", 1.3, 0, true, false},
    {"chug", "k", "k", 0.8, 0, true, false},
    {"arpeggio", "x-x-", "xxx", 0, 0, false, true},
    {"montuno", "x-xx-xx--xx-xx-x", "x-xxx-", 1, 0, false, true},
    {"scratch", "", "", 0.6, 0.42, false, false},
    {"stabs", "", "", 1, 0.16, false, false},
    {"charleston", "x-----x---------", "x----x------", 1.5, 0, false, false},
    {"skank", "--x-", "--x", 0.8, 0, false, false},
    {"boomchick", "----x---", "---x--", 1, 0, false, false},
    {"bossa", "x--x--x---x--x--", "x-xx-x", 1.5, 0, false, false},
};

struct comp {
    struct band *b;
    struct rng r;
    const struct manner *how;
    char drawn[SECTION_KINDS][STEPS_MAX + 1];
    int pitch[CHORD_TONES], n, turn;
};

static char cell(struct comp *p, const struct section *at, int bar, int i)
{
    const struct metre *m = p->b->s->metre;
    const char *cells = m->beat_steps == 3 ? p->how->triplet : p->how->straight;

    if (!*cells) return p->drawn[at->kind][i];
    if (*cells == 'k') return i == 0 || band_kick_at(p->b, bar * m->n_steps + i) ? 'x' : '-';
    return cells[(size_t)i % strlen(cells)];
}

static void strike(struct comp *p, int bar, int i, double n_steps, double velocity)
{
    const struct chord *c = &p->b->chord[bar];

    if (p->how->power) {
        int root = 40 + (c->tone[0] - 4 + 12) % 12;
        int fifth = root + (c->tone[c->n > 2 ? 2 : 1] - c->tone[0] + 12) % 12;
        band_note(p->b, &p->r, PART_CHORDS, bar, i, n_steps, root, velocity);
        band_note(p->b, &p->r, PART_CHORDS, bar, i, n_steps, fifth, velocity - 4);
        if (p->how->n_steps > 1) band_note(p->b, &p->r, PART_CHORDS, bar, i, n_steps, root + 12, velocity - 6);
    } else if (p->how->broken) {
        int up = p->n > 1 ? p->turn++ % (2 * p->n - 2) : 0;
        band_note(p->b, &p->r, PART_CHORDS, bar, i, n_steps * 1.5, p->pitch[up < p->n ? up : 2 * p->n - 2 - up], velocity);
    } else {
        double spread = p->how->n_steps == 0 ? 0.12 : 0.03;  // a strum takes time
        for (int k = 0; k < p->n; k++)
            band_note(p->b, &p->r, PART_CHORDS, bar, i + k * spread, n_steps, p->pitch[k], velocity - 2 * k);
    }
}

void chords_write(struct band *b)
{
    const struct song *s = b->s;
    const struct metre *m = s->metre;
    struct comp p = {.b = b, .r = song_rng(s, "chords"), .how = &manners[0]};
    char name[16];

    style_draw(s->style->comp, &p.r, name, sizeof name);
    for (size_t i = 0; i < sizeof manners / sizeof *manners; i++)
        if (!strcmp(manners[i].name, name)) p.how = &manners[i];
    for (int k = 0; k < SECTION_KINDS; k++)
        for (int i = 0; i < m->n_steps; i++) {
            double lean = m->weight[i] == '3' ? 1.5 : m->weight[i] == '0' ? 1.1 : 0.9;
            p.drawn[k][i] = rng_uniform(&p.r) < p.how->density * lean ? rng_uniform(&p.r) < 0.6 ? 'x' : 'g' : '-';
        }
    for (int bar = 0; bar < s->n_bars; bar++) {
        const struct section *at = song_section(s, bar);
        bool last = bar == s->n_bars - 1;
        voice_lead(&b->chord[bar], 48, 76, p.pitch, &p.n);
        p.turn = 0;
        if (band_rests(s, at)) continue;
        for (int i = 0; i < (last ? 1 : m->n_steps); i++) {
            char c = last ? 'x' : cell(&p, at, bar, i);
            int next = i + 1;
            if (c == '-') continue;
            while (next < m->n_steps && cell(&p, at, bar, next) == '-') next++;
            double length = last ? m->n_steps / 2.0 : p.how->n_steps > 0 ? p.how->n_steps : (next - i) * 0.95;
            strike(&p, bar, i, length, c == 'x' ? 78 : 62);
        }
    }
}
