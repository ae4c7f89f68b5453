/* band.c - see band.h; the pad and the percussion are here, for there is little to them. */
#include "common/music/band.h"

#include <stdlib.h>
#include <string.h>

#include "common/xalloc.h"

static int compare_int(const void *a, const void *b)
{
    return *(const int *)a - *(const int *)b;
}

static void find_kicks(struct band *b)
{
    for (size_t i = 0; i < b->s->n_notes; i++) {
        const struct song_note *x = &b->s->note[i];
        if (x->pitch != 35 && x->pitch != 36) continue;
        b->kick.step = xgrow(b->kick.step, &b->kick.cap, b->kick.n + 1, sizeof *b->kick.step);
        b->kick.step[b->kick.n++] = ((int)x->tick + b->s->metre->step_ticks / 2) / b->s->metre->step_ticks;
    }
    if (b->kick.n) qsort(b->kick.step, b->kick.n, sizeof *b->kick.step, compare_int);
}

bool band_kick_at(const struct band *b, int step)
{
    return b->kick.n && bsearch(&step, b->kick.step, b->kick.n, sizeof step, compare_int);
}

bool band_rests(const struct song *s, const struct section *at)
{
    return at->kind == INTRO && s->intro == INTRO_DRUMS;
}

void band_note(struct band *b, struct rng *r, enum song_part part, int bar, double step, double n_steps, int pitch,
               double velocity)
{
    const struct song *s = b->s;
    double late = 0.0006 * s->style->loose_ms * rng_normal(r) * song_ticks_per_s(s, bar);
    double start = song_swung(s, (int)(bar * song_bar_ticks(s) + step * s->metre->step_ticks));
    double energy = song_section(s, bar)->energy;

    song_add(b->s, part, start + late, n_steps * s->metre->step_ticks, pitch,
             velocity + 20 * (energy - 0.6) + (s->style->loose_ms > 0 ? 4 : 1) * rng_normal(r));
}

/* Chords for every bar: one progression a kind of section, verse or chorus. */
static void draw_harmony(struct band *b)
{
    struct song *s = b->s;
    struct rng r = song_rng(s, "harmony");
    const char *kind[SECTION_KINDS], *verse = progression_draw(s->style->verse, 0, &r);
    char mode = progression_mode(verse);

    s->minor = mode == 'm';
    for (int k = 0; k < SECTION_KINDS; k++) kind[k] = verse;
    kind[CHORUS] = progression_draw(s->style->chorus, mode, &r);
    kind[LIFT] = progression_draw(s->style->verse, mode, &r);
    kind[BRIDGE] = progression_draw(rng_uniform(&r) < 0.5 ? s->style->verse : s->style->chorus, mode, &r);
    if (rng_uniform(&r) < 0.5) kind[SOLO] = kind[CHORUS];
    b->chord = xmalloc(size_mul((size_t)s->n_bars, sizeof *b->chord));
    for (int bar = 0; bar < s->n_bars; bar++) {
        const struct section *at = song_section(s, bar);
        b->chord[bar] = progression_chord(kind[at->kind], bar - at->first_bar, s->key);
    }
    b->chord[s->n_bars - 1] = progression_chord(s->minor ? "i" : "I", 0, s->key);
}

static void pad_write(struct band *b)
{
    struct song *s = b->s;
    struct rng r = song_rng(s, "pad");
    int pitch[CHORD_TONES], n = 0, n_steps = s->metre->n_steps;
    bool plays[SECTION_KINDS], any = false;

    for (int k = 0; k < SECTION_KINDS; k++)
        any |= plays[k] = rng_uniform(&r) < s->style->pad * (k == CHORUS || k == BRIDGE ? 1.2 : 0.7);
    if (!any) s->program[PART_PAD] = -1;
    for (int bar = 0; any && bar < s->n_bars; bar++) {
        const struct section *at = song_section(s, bar);
        voice_lead(&b->chord[bar], 55, 81, pitch, &n);
        for (int i = 0; i < n && plays[at->kind] && !band_rests(s, at); i++)
            band_note(b, &r, PART_PAD, bar, 0, n_steps * 0.98, pitch[i], 62);
    }
}

static void percussion_write(struct band *b)
{
    static const struct {
        const char *name;
        int low, high;
        const char *straight, *triplet;  // x and X the low and high sound, o a soft one
    } table[] = {
        {"tambourine", 54, 54, "o-x-X-x-", "x-xX-x"}, {"shaker", 70, 70, "xoXo", "xoX"},
        {"conga", 64, 62, "ooXooox-ooXoxxx-", "o-Xoxx"}, {"bongo", 61, 60, "XoxoXoxo", "Xox"},
        {"clave", 75, 75, "X--X--X---X-X---", "X-xX-x"}, {"guiro", 73, 74, "X---x-x-", "X--x-x"},
        {"agogo", 68, 67, "X-X-xx-XX-X-x-x-", "XxX-x-"}, {"cowbell", 56, 56, "X---x---", "X--x--"},
        {"triangle", 80, 81, "x-X-", "x-X"}, {"claps", 39, 39, "----X---", "---X--"},
    };
    struct song *s = b->s;
    struct rng r = song_rng(s, "percussion");
    char name[16];
    size_t k = 0;
    bool plays[SECTION_KINDS];

    style_draw(s->style->percussion, &r, name, sizeof name);
    for (int i = 0; i < SECTION_KINDS; i++) plays[i] = rng_uniform(&r) < (i == CHORUS || i == SOLO ? 0.9 : 0.55);
    while (k < sizeof table / sizeof *table && strcmp(table[k].name, name)) k++;
    if (k == sizeof table / sizeof *table) {
        s->program[PART_PERCUSSION] = -1;
        return;
    }
    const char *cells = s->metre->beat_steps == 3 ? table[k].triplet : table[k].straight;
    for (int bar = 0; bar < s->n_bars - 1; bar++) {
        if (!plays[song_section(s, bar)->kind]) continue;
        for (int i = 0; i < s->metre->n_steps; i++) {
            char c = cells[(size_t)i % strlen(cells)];
            if (c == '-' || (c == 'o' && rng_uniform(&r) < 0.15)) continue;
            band_note(b, &r, PART_PERCUSSION, bar, i, 1, c == 'X' ? table[k].high : table[k].low,
                      c == 'X' ? 92 : c == 'x' ? 74 : 48);
        }
    }
}

void band_make(struct song *s)
{
    struct band b = {.s = s};

    find_kicks(&b);
    draw_harmony(&b);
    bass_write(&b);
    chords_write(&b);
    lead_write(&b);
    pad_write(&b);
    percussion_write(&b);
    free(b.chord);
    free(b.kick.step);
}
