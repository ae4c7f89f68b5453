/* form.c - see form.h. */
#include "common/music/form.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "common/xalloc.h"

/* One letter a section: Intro, Verse, Lift, Chorus, Solo, Bridge, Outro. */
static const char letters[] = "IVLCSBO";
static const char *const forms[] = {
    "IVCBO",      "IVCVCBCO", "IVLCVLCBCO", "IVVCVCBCCO", "ICVCVCBCO", "IVCVCSCBCO",
    "IVCVCBSCO",  "IVCBCO",   "IVCBVCO",    "IVCSBCO",    "IVVCSSBVCO",
};

static int weight_of(char letter)  // in units of bars
{
    return strchr("VCS", letter) ? 2 : 1;
}

static int weight_of_all(const char *form)
{
    int w = 0;
    for (; *form; form++) w += weight_of(*form);
    return w;
}

static double energy_of(enum section_kind kind, struct rng *r)
{
    static const double lo[SECTION_KINDS] = {0.3, 0.4, 0.5, 0.75, 0.65, 0.25, 0.6},
                        hi[SECTION_KINDS] = {0.8, 0.65, 0.75, 1.0, 1.0, 0.85, 0.95};
    return rng_range(r, lo[kind], hi[kind]);
}

static void add_section(struct song *s, char letter, int n_bars, const double *energy, struct rng *r)
{
    s->section = xgrow(s->section, &s->section_cap, s->n_sections + 1, sizeof *s->section);
    struct section *x = &s->section[s->n_sections++];
    x->kind = (enum section_kind)(strchr(letters, letter) - letters);
    x->first_bar = s->n_bars;
    x->n_bars = n_bars;
    x->energy = fmin(1, fmax(0, energy[x->kind] + rng_range(r, -0.05, 0.05)));
    s->n_bars += n_bars;
}

/* Sections of 1, 2, 4 or 8 bars a unit so that the song comes near `want` bars;
 * a long song repeats verse and chorus before the bridge. */
static void draw_sections(struct song *s, int want, struct rng *r)
{
    double energy[SECTION_KINDS];
    const char *form = forms[0];
    int unit = 1, more;

    for (int k = 0; k < SECTION_KINDS; k++) energy[k] = energy_of((enum section_kind)k, r);
    for (int i = 0; i < 4; i++) {  // the first of a few draws that is short enough
        const char *f = forms[rng_below(r, sizeof forms / sizeof *forms)];
        if (weight_of_all(f) * 2 <= want) {
            form = f;
            break;
        }
    }
    int w = weight_of_all(form);
    while (unit < 4 && w * unit * 1.7 <= want) unit *= 2;
    more = (want - w * unit) / (4 * unit);
    for (const char *f = form; *f; f++) {
        if (*f == 'B')
            for (int i = 0; i < more; i++) {
                add_section(s, 'V', 2 * unit, energy, r);
                add_section(s, 'C', 2 * unit, energy, r);
            }
        add_section(s, *f, weight_of(*f) * unit, energy, r);
    }
    s->n_bars++;  // the final stroke
}

/* Slow wandering round the tempo, a little more in loud sections, and often a
 * slowing down at the end; a machine keeps still. */
static void draw_tempo(struct song *s, struct rng *r)
{
    double wander = 0, beat_quarters = metre_beat_ticks(s->metre) / (double)SONG_PPQ;
    double slower = rng_uniform(r) < 0.3 ? rng_range(r, 0.05, 0.2) : 0;

    s->bar_tempo = xmalloc(size_mul((size_t)s->n_bars, sizeof *s->bar_tempo));
    s->bar_start_s = xmalloc(size_mul((size_t)s->n_bars, sizeof *s->bar_start_s));
    for (int bar = 0; bar < s->n_bars; bar++) {
        wander = 0.93 * wander + 0.37 * rng_normal(r);  // deviation 1
        double push = 0.6 * (song_section(s, bar)->energy - 0.6);
        double tempo = s->tempo * (1 + s->style->drift * (wander + push));
        if (s->style->drift > 0 && bar >= s->n_bars - 2) tempo *= 1 - slower * (bar == s->n_bars - 1 ? 1 : 0.4);
        s->bar_tempo[bar] = tempo * beat_quarters;
        s->bar_start_s[bar] = bar ? s->bar_start_s[bar - 1] + song_bar_ticks(s) / song_ticks_per_s(s, bar - 1) : 0;
    }
}

static void draw_style(struct song *s, const struct song_options *o, struct rng *r)
{
    size_t n = 0;

    if (!o->styles) {
        while (style_at(n)) n++;
        s->style = style_at((size_t)rng_below(r, n));
        return;
    }
    for (const char *p = o->styles; p; p = (p = strchr(p, ',')) ? p + 1 : NULL)
        if (rng_below(r, ++n) == 0) s->style = style_find(p, strcspn(p, ","));
}

static void draw_metre(struct song *s, const struct song_options *o, struct rng *r)
{
    char name[8];
    const char *list = *s->style->odd && rng_uniform(r) < 1.0 / 12 ? s->style->odd : s->style->metres;

    style_draw(list, r, name, sizeof name);
    s->metre = o->metre ? o->metre : metre_find(name);
    s->swing = s->metre->off_beat;
    s->swing_ticks = metre_beat_ticks(s->metre);
    if (s->style->swing_lo > 0 && s->metre->beat_steps == 4) {
        s->swing = rng_range(r, s->style->swing_lo, s->style->swing_hi);
        s->swing_ticks /= s->style->swing_beats;
    } else if (s->metre->beat_steps == 3 && s->metre->step_ticks == 320) {
        s->swing = rng_range(r, 0.6, 0.69);  // fast swing is straighter, slow blues drags
    }
}

void form_make(struct song *s, const struct song_options *o)
{
    struct rng r = song_rng(s, "form");
    static const enum intro_kind intros[] = {INTRO_ALL, INTRO_ALL, INTRO_ALL, INTRO_DRUMS, INTRO_BAND};

    draw_style(s, o, &r);
    draw_metre(s, o, &r);
    double lo = o->tempo_lo > 0 ? o->tempo_lo : s->style->tempo_lo, hi = o->tempo_lo > 0 ? o->tempo_hi : s->style->tempo_hi;
    if (o->tempo_lo <= 0 && s->metre->beat_steps == 6) lo *= 0.55, hi *= 0.65;  // dotted beats are slower
    s->tempo = lo * pow(hi / lo, rng_uniform(&r));
    s->key = (int)rng_below(&r, 12);
    s->touch = s->style->loose_ms > 0 ? 13 * fmax(-2, fmin(2, rng_normal(&r))) : 0;
    s->intro = intros[rng_below(&r, sizeof intros / sizeof *intros)];
    double want_s = rng_range(&r, o->length_lo_s, o->length_hi_s);
    draw_sections(s, (int)(want_s * s->tempo / 60 * s->metre->beat_steps / s->metre->n_steps), &r);
    s->bar_section = xmalloc(size_mul((size_t)s->n_bars, sizeof *s->bar_section));
    for (size_t i = 0; i < s->n_sections; i++)
        for (int bar = s->section[i].first_bar; bar < s->n_bars; bar++) s->bar_section[bar] = (int)i;
    draw_tempo(s, &r);
}
