/* song.c - see song.h. */
#include "common/music/song.h"

#include <math.h>
#include <stdlib.h>

#include "common/music/band.h"
#include "common/music/drums.h"
#include "common/music/form.h"
#include "common/xalloc.h"

struct rng song_rng(const struct song *s, const char *purpose)
{
    return rng_make(s->seed, rng_name(purpose));
}

const struct section *song_section(const struct song *s, int bar)
{
    return &s->section[s->bar_section[bar]];
}

double song_swung(const struct song *s, int tick)
{
    int unit = s->swing_ticks, start = tick - tick % unit;
    double at = (tick - start) / (double)unit, off = s->metre->off_beat;

    at = at < off ? at / off * s->swing : s->swing + (at - off) / (1 - off) * (1 - s->swing);
    return start + at * unit;
}

double song_seconds(const struct song *s, double tick)
{
    int bar = (int)(tick / song_bar_ticks(s));
    if (bar >= s->n_bars) bar = s->n_bars - 1;
    return s->bar_start_s[bar] + (tick - (double)bar * song_bar_ticks(s)) / song_ticks_per_s(s, bar);
}

void song_add(struct song *s, enum song_part part, double tick, double length, int pitch, double velocity)
{
    s->note = xgrow(s->note, &s->note_cap, s->n_notes + 1, sizeof *s->note);
    s->note[s->n_notes++] = (struct song_note){
        .tick = tick > 0 ? (uint32_t)lround(tick) : 0,
        .length = length > 1 ? (uint32_t)lround(length) : 1,
        .part = (uint8_t)part,
        .pitch = (uint8_t)pitch,
        .velocity = (uint8_t)(velocity < 1 ? 1 : velocity > 127 ? 127 : lround(velocity)),
        .limb = LIMBS,
    };
}

static int by_tick(const void *a, const void *b)
{
    const struct song_note *x = a, *y = b;
    if (x->tick != y->tick) return x->tick < y->tick ? -1 : 1;
    if (x->part != y->part) return x->part - y->part;
    return x->pitch != y->pitch ? x->pitch - y->pitch : x->velocity - y->velocity;
}

static void draw_programs(struct song *s, const struct song_options *o)
{
    const struct style *st = s->style;
    const char *list[SONG_PARTS] = {st->kits, st->kits, st->basses, st->chords, st->leads, st->pads};
    struct rng r = song_rng(s, "programs");

    for (int i = 0; i < SONG_PARTS; i++) s->program[i] = style_program(list[i], i == PART_DRUMS, o->sounds, &r);
    s->program[PART_PERCUSSION] = s->program[PART_DRUMS];  // one channel, one kit
}

void song_make(struct song *s, uint64_t seed, uint64_t index, const struct song_options *o)
{
    uint32_t word[4];

    *s = (struct song){0};
    rng_block(word, seed, rng_name("song"), index);
    s->seed = (uint64_t)word[1] << 32 | word[0];
    form_make(s, o);
    draw_programs(s, o);
    drums_make(s);
    if (!o->drums_only) band_make(s);
    qsort(s->note, s->n_notes, sizeof *s->note, by_tick);
}

void song_release(struct song *s)
{
    free(s->section);
    free(s->bar_section);
    free(s->bar_tempo);
    free(s->bar_start_s);
    free(s->note);
    *s = (struct song){0};
}
