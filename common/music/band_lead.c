/* band_lead.c - a melody from motifs: a rhythm and a contour of one bar, said,
 * said again, answered; strong notes are the chord's, others the scale's. */
#include <string.h>

#include "common/music/band.h"

enum { LOWEST = 60, HIGHEST = 84, MOTIFS = 3 };

struct motif {
    int n, step[STEPS_MAX], move[STEPS_MAX];  // move: scale steps from the note before
};

static void draw_motif(const struct song *s, double density, struct rng *r, struct motif *t)
{
    static const signed char moves[] = {-1, 1, -1, 1, -2, 2, 0, 3, -3, 4, -4};
    const struct metre *m = s->metre;

    t->n = 0;
    for (int i = 0; i < m->n_steps; i++) {
        double p = density * (m->weight[i] == '3' ? 1.1 : m->weight[i] == '2' ? 1.0 : m->weight[i] == '1' ? 0.8 : 0.25);
        if (rng_uniform(r) >= p) continue;
        t->step[t->n] = i;
        t->move[t->n++] = moves[rng_below(r, sizeof moves)];
    }
}

static int walk(const struct band *b, const struct chord *c, int pitch, int move)
{
    int sign = move < 0 ? -1 : 1;
    for (; move; move -= sign) pitch = scale_nearest(c, b->s->key, b->s->minor, pitch + 2 * sign);
    return pitch;
}

static int say(struct band *b, struct rng *r, const struct motif *t, int bar, int pitch, bool ends)
{
    const struct metre *m = b->s->metre;
    const struct chord *c = &b->chord[bar];

    for (int k = 0; k < t->n; k++) {
        int i = t->step[k], next = k + 1 < t->n ? t->step[k + 1] : m->n_steps;
        pitch = walk(b, c, pitch, t->move[k]);
        if (pitch > HIGHEST - 2) pitch -= 7;
        if (pitch < LOWEST + 2) pitch += 7;
        pitch = m->weight[i] >= '2' || k + 1 == t->n ? chord_nearest(c, pitch) : scale_nearest(c, b->s->key, b->s->minor, pitch);
        while (pitch > HIGHEST) pitch -= 12;
        while (pitch < LOWEST) pitch += 12;
        bool last = ends && (k + 1 == t->n || i >= m->n_steps / 2);  // a long note, then air
        double length = last ? m->n_steps - i - 0.5 : (next - i) * rng_range(r, 0.7, 0.98);
        band_note(b, r, PART_LEAD, bar, i, length, pitch, 84 + 4 * (m->weight[i] - '1'));
        if (last) break;
    }
    return pitch;
}

void lead_write(struct band *b)
{
    static const char *const orders[] = {"0010", "0102", "0011", "0012", "01-2", "0-0-", "01-0"};
    struct song *s = b->s;
    struct rng r = song_rng(s, "lead");
    struct motif motif[SECTION_KINDS][MOTIFS];
    const char *order[SECTION_KINDS];
    bool plays[SECTION_KINDS], any = false;
    int pitch = 72;

    for (int k = 0; k < SECTION_KINDS; k++) {
        double density = (k == SOLO ? 0.65 : 0.45) * rng_range(&r, 0.7, 1.2);
        for (int j = 0; j < MOTIFS; j++) draw_motif(s, density, &r, &motif[k][j]);
        order[k] = orders[rng_below(&r, sizeof orders / sizeof *orders)];
        any |= plays[k] = rng_uniform(&r) < s->style->lead * (k == SOLO || k == CHORUS ? 1.4 : k == INTRO || k == OUTRO ? 0.6 : 1);
    }
    if (!any) s->program[PART_LEAD] = -1;
    for (int bar = 0; bar < s->n_bars - 1; bar++) {
        const struct section *at = song_section(s, bar);
        int i = bar - at->first_bar;
        char c = order[at->kind][i % 4];
        if (!plays[at->kind] || c == '-' || band_rests(s, at)) continue;
        if (i % 4 == 0) pitch = chord_nearest(&b->chord[bar], 72);
        pitch = say(b, &r, &motif[at->kind][c - '0'], bar, pitch, i % 4 == 3);
    }
}
