/* drum_part.c - the drummer's plan: a groove for each kind of section, its
 * variations bar by bar, fills at the ends and crashes at the starts. */
#include <stdlib.h>
#include <string.h>

#include "common/music/drums.h"
#include "common/xalloc.h"

enum { VARIATIONS = 4 };

/* What is played in all sections of one kind. */
struct plan {
    bool made;
    struct bar bar[VARIATIONS];
    const char *order;  // of the variations in four bars
};

struct drummer {
    struct song *s;
    struct rng r;
    struct strokes strokes;
    struct plan plan[SECTION_KINDS];
    enum piece crash, other_crash;
    bool fill_was_played;
};

/* ---- a bar of the plan ------------------------------------------------------ */

/* Move or add a kick where nothing leans on it. */
static void vary_kick(const struct song *s, struct bar *b, double how_much, struct rng *r)
{
    char *kick = b->cell[ROW_KICK];

    for (int i = 1; i < s->metre->n_steps; i++) {
        bool off = s->metre->weight[i] != '2', snare = strchr("xXf", b->cell[ROW_SNARE][i]) != NULL;
        if (kick[i] == '-' && !snare && rng_chance(r, how_much * (s->metre->weight[i] == '1' ? 0.12 : 0.06))) kick[i] = 'x';
        else if (kick[i] != '-' && off && rng_chance(r, how_much * 0.15)) kick[i] = '-';
    }
}

static void add_ghosts(const struct song *s, struct bar *b, struct rng *r)
{
    char *snare = b->cell[ROW_SNARE];

    for (int i = 1; i < s->metre->n_steps; i++) {
        bool after_stroke = strchr("xXfd", snare[i - 1]) != NULL;
        bool busy = snare[i] != '-' || (after_stroke && rng_chance(r, 0.5));
        double p = s->style->ghost * (s->metre->weight[i] == '0' ? 0.42 : s->metre->weight[i] == '1' ? 0.14 : 0.05);
        if (!busy && b->cell[ROW_STICK][i] == '-' && rng_chance(r, p)) snare[i] = 'g';
    }
    if (rng_chance(r, 0.25 * s->style->ghost)) {  // a ruff or flam into a backbeat
        int i = (int)rng_below(r, (uint64_t)s->metre->n_steps);
        if (strchr("xX", snare[i])) snare[i] = rng_chance(r, 0.5) ? 'f' : 'd';
    }
}

/* An open hat on an "and", most often the last one. */
static void add_open(const struct song *s, struct bar *b, struct rng *r)
{
    char *hat = b->cell[ROW_HAT];

    for (int i = s->metre->n_steps - 1; i > 0; i--)
        if (s->metre->weight[i] == '1' && strchr("xXg", hat[i]) && rng_chance(r, 0.45)) {
            hat[i] = 'o';
            return;
        }
}

static void add_pedal(const struct song *s, struct bar *b, struct rng *r)
{
    static const char *const on[] = {"2", "2", "32", "32", "1", "321"};  // weights: backbeats, all beats, "ands", eighths
    const char *which = on[rng_below(r, sizeof on / sizeof *on)];

    for (int i = 0; i < s->metre->n_steps; i++) {
        int beat = i / s->metre->beat_steps;
        bool backbeat = beat % 2 == 1 || strcmp(which, "2");
        if (strchr(which, s->metre->weight[i]) && backbeat && b->cell[ROW_PEDAL][i] == '-') b->cell[ROW_PEDAL][i] = 'x';
    }
}

static void plan_make(struct drummer *d, const struct section *at, struct plan *p)
{
    static const char *const orders[] = {"0001", "0102", "0010", "0000", "0101", "0123", "0003"};
    const struct song *s = d->s;
    const struct style *st = s->style;
    struct rng *r = &d->r;
    bool loud = at->energy > 0.62;
    char where = loud ? 'h' : 'l', name[32];

    if (rng_chance(r, at->kind == BRIDGE ? 0.45 : at->kind == INTRO ? 0.25 : 0.08)) where = 't';
    const struct groove *g = groove_draw(st->grooves, s->metre, where, r);
    style_draw(loud ? st->loud : st->soft, r, name, sizeof name);
    const struct timekeeper *t = timekeeper_find(name);
    bool time_by_tab = groove_bar(g, s->metre, 0, r, &p->bar[0]);
    bool pedal = rng_chance(r, st->pedal), two_kicks = loud && rng_chance(r, st->double_bass);

    for (int v = 0; v < VARIATIONS; v++) {
        struct bar *b = &p->bar[v];
        groove_bar(g, s->metre, v % 2, r, b);
        if (!time_by_tab && t) timekeeper_write(t, s->metre, b);
    }
    vary_kick(s, &p->bar[0], st->busy, r);
    for (int v = 0; v < VARIATIONS; v++) {
        struct bar *b = &p->bar[v];
        if (v > 0 && groove_bars(g, s->metre) == 1) memcpy(b->cell[ROW_KICK], p->bar[0].cell[ROW_KICK], STEPS_MAX + 1);
        if (v > 0) vary_kick(s, b, st->busy, r);
        bool ride = strpbrk(b->cell[ROW_RIDE], "xXb") || strpbrk(b->cell[ROW_CRASH], "xyh") ||
                    strpbrk(b->cell[ROW_BELL], "xX") || strpbrk(b->cell[ROW_TOM4], "xX");
        if (two_kicks) memset(b->cell[ROW_KICK], 'x', (size_t)s->metre->n_steps);
        add_ghosts(s, b, r);
        if (rng_chance(r, st->open)) add_open(s, b, r);
        if (pedal && ride && !two_kicks) {
            struct rng same = song_rng(s, "pedal");
            add_pedal(s, b, &same);
        }
    }
    p->order = orders[rng_below(r, sizeof orders / sizeof *orders)];
    p->made = true;
}

/* ---- from the plan to strokes ---------------------------------------------- */

static const enum piece row_piece[ROWS] = {KICK,   SNARE,  CROSS_STICK, CLAP, HAT,  HAT_PEDAL, RIDE,
                                           CRASH1, COWBELL, TOM1,       TOM2, TOM3, TOM4};

static void write_cell(struct drummer *d, int tick, enum row row, char c)
{
    double strength = c == 'X' || c == 'b' ? 0.95 : c == 'g' ? (row == ROW_SNARE ? 0.22 : 0.4) : 0.72;
    enum piece piece = row_piece[row];

    if (row == ROW_SNARE && c == 'X') strength = 0.9;
    if (row == ROW_HAT || row == ROW_RIDE) strength -= 0.14;  // time is kept lightly
    if (row == ROW_PEDAL) strength = 0.5;
    if (row == ROW_CRASH) piece = c == 'y' ? d->other_crash : c == 'h' ? CHINA : c == 's' ? SPLASH : d->crash;
    if (row == ROW_HAT && c == 'o') piece = HAT_OPEN;
    if (row == ROW_RIDE && c == 'b') piece = RIDE_BELL;
    strokes_add(&d->strokes, tick, piece, strength, c == 'f' || c == 'd' ? c : 0, false);
}

/* Steps [from, to) of a bar. crash: begins with one, in place of the timekeeper. */
static void write_bar(struct drummer *d, const struct bar *b, int bar, int from, int to, bool crash)
{
    const struct metre *m = d->s->metre;
    int tick = bar * song_bar_ticks(d->s);

    for (int row = 0; row < ROWS; row++)
        for (int i = from; i < to; i++) {
            char c = b->cell[row][i];
            if (c == '-' || (crash && i == 0 && row >= ROW_HAT)) continue;
            write_cell(d, tick + i * m->step_ticks, (enum row)row, c);
        }
    for (int i = m->beat_steps; i < to && rng_chance(&d->r, 0.04 * d->s->style->crash); i += m->beat_steps)
        if (b->cell[ROW_SNARE][i] == 'X') strokes_add(&d->strokes, tick + i * m->step_ticks, d->other_crash, 0.9, 0, false);
    if (!crash || from > 0) return;
    static const enum piece rare[] = {CHINA, SPLASH};
    enum piece which = rng_chance(&d->r, 0.08) ? rare[rng_below(&d->r, 2)] : rng_chance(&d->r, 0.3) ? d->other_crash : d->crash;
    strokes_add(&d->strokes, tick, which, 0.95, 0, false);
    if (b->cell[ROW_KICK][0] == '-' && rng_chance(&d->r, 0.8)) strokes_add(&d->strokes, tick, KICK, 0.9, 0, false);
}

/* Steps of the fill at the end of a bar, 0 for none. */
static int draw_fill(struct drummer *d, const struct section *at, int in_section)
{
    bool section_ends = in_section == at->n_bars - 1, phrase_ends = in_section % 4 == 3;
    int beats = d->s->metre->n_steps / d->s->metre->beat_steps, n;

    if (!rng_chance(&d->r, section_ends ? 0.5 + 0.5 * d->s->style->fill : phrase_ends ? d->s->style->fill : 0.03)) return 0;
    double u = rng_uniform(&d->r) + (section_ends ? 0.2 : -0.1);
    n = u < 0.3 ? 1 : u < 0.7 ? 2 : beats;
    return (n < beats ? n : beats) * d->s->metre->beat_steps;
}

static void section_write(struct drummer *d, const struct section *at)
{
    const struct song *s = d->s;
    struct plan *p = &d->plan[at->kind];
    int silent = at->kind == INTRO && s->intro == INTRO_BAND ? at->n_bars : 0;
    bool hats_only = at->kind == BRIDGE && at->energy < 0.5 && rng_chance(&d->r, 0.2);

    if (!p->made || rng_chance(&d->r, 0.1)) plan_make(d, at, p);
    for (int i = 0; i < at->n_bars; i++) {
        int bar = at->first_bar + i, fill = draw_fill(d, at, i), n = s->metre->n_steps, keep = n - fill;
        double crash = i == 0 ? s->style->crash * (at->energy < 0.4 ? 0.5 : 1) : 0;
        if (i > 0 && i % 4 == 0) crash = s->style->crash * (d->fill_was_played ? 0.6 : 0.15);
        struct bar b = p->bar[p->order[i % 4] - '0'];
        if (hats_only && i < at->n_bars / 2) {
            memset(b.cell[ROW_SNARE], '-', (size_t)n);
            memset(b.cell[ROW_KICK] + 1, '-', (size_t)n - 1);
        }
        if (i >= silent) write_bar(d, &b, bar, 0, keep, rng_chance(&d->r, crash));
        if (fill && i + 1 >= silent) fill_write(&d->strokes, s, bar * song_bar_ticks(s), keep, n, at->energy, &d->r);
        d->fill_was_played = fill > 0;
    }
}

/* ---- the kit ---------------------------------------------------------------- */

static struct drum_setup draw_kit(struct rng *r)
{
    static const unsigned char toms[][5] = {{4, 50, 48, 45, 41}, {4, 50, 47, 43, 41}, {4, 48, 47, 45, 43}, {3, 50, 47, 43},
                                            {3, 48, 45, 41}, {3, 48, 47, 43}, {2, 48, 43}, {2, 47, 41}};
    const unsigned char *t = toms[rng_below(r, sizeof toms / sizeof *toms)];
    struct drum_setup k = {.pitch = {[KICK] = 36, [SNARE] = 38, [CROSS_STICK] = 37, [CLAP] = 39, [HAT] = 42, [HAT_OPEN] = 46,
                                     [HAT_PEDAL] = 44, [RIDE] = 51, [RIDE_BELL] = 53, [CRASH1] = 49, [CRASH2] = 57,
                                     [CHINA] = 52, [SPLASH] = 55, [COWBELL] = 56}};
    int n_toms = t[0];

    if (rng_chance(r, 0.25)) k.pitch[KICK] = 35;
    if (rng_chance(r, 0.3)) k.pitch[SNARE] = 40;
    if (rng_chance(r, 0.25)) k.pitch[RIDE] = 59;
    for (int i = 0; i < 4; i++) k.pitch[TOM1 + i] = t[1 + i * n_toms / 4];
    return k;
}

void drums_make(struct song *s)
{
    struct drummer d = {.s = s, .r = song_rng(s, "drums"), .crash = CRASH1, .other_crash = CRASH2};
    struct rng r = song_rng(s, "kit");
    struct drum_setup kit = draw_kit(&r);

    if (rng_chance(&d.r, 0.4)) d.crash = CRASH2, d.other_crash = CRASH1;
    for (size_t i = 0; i < s->n_sections; i++) section_write(&d, &s->section[i]);
    int last = (s->n_bars - 1) * song_bar_ticks(s);
    strokes_add(&d.strokes, last, d.crash, 1, 0, false);
    strokes_add(&d.strokes, last, KICK, 0.95, 0, false);
    if (rng_chance(&d.r, 0.4)) strokes_add(&d.strokes, last, rng_chance(&d.r, 0.5) ? SNARE : d.other_crash, 0.9, 0, false);
    limbs_assign(&d.strokes, s);
    drums_play(&d.strokes, s, &kit);
    free(d.strokes.at);
}
