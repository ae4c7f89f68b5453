/* drums.h - the drummer: from grooves to strokes, from strokes to limbs, to notes.
 *
 * drum_part.c decides what is played, drum_fill.c the fills, drum_limbs.c who of
 * two hands and two feet plays it and leaves out what nobody can, drum_play.c
 * when exactly and how hard. */
#ifndef DRUMS_H
#define DRUMS_H

#include "common/music/groove.h"
#include "common/music/song.h"

enum piece {
    KICK, SNARE, CROSS_STICK, CLAP, HAT, HAT_OPEN, HAT_PEDAL, RIDE, RIDE_BELL, CRASH1, CRASH2, CHINA, SPLASH, COWBELL,
    TOM1, TOM2, TOM3, TOM4, PIECES
};

struct stroke {
    int tick;         // on the grid
    enum piece piece;
    double strength;  // 0 not heard .. 0.25 ghost, 0.7 stroke, 1 accent
    char ornament;    // 'f' flam, 'd' drag, 0
    bool roll;        // of a fill: hands alternate
    size_t number;    // in the order of writing: of two on one tick and piece the first is played
    int limb;         // LIMBS: not decided
    double time_s;    // as the grid, the swing and the tempo say
    double played_s;  // as it is played
};

struct strokes {
    struct stroke *at;
    size_t n, cap;
};

void strokes_add(struct strokes *h, int tick, enum piece piece, double strength, char ornament, bool roll);

/* General MIDI notes of one drummer's kit: two to four toms, one snare sound. */
struct drum_setup {
    int pitch[PIECES];
};

/* The tom at a place from 0 (the highest) to 1 (the lowest), on a kit of any size. */
static inline enum piece tom_of(double high_to_low)
{
    int i = (int)(high_to_low * 4);
    return (enum piece)(TOM1 + (i < 0 ? 0 : i > 3 ? 3 : i));
}

/* Closer than this no hand or foot strikes again: as written, and as played. */
static const double HAND_GAP_S = 0.085, FOOT_GAP_S = 0.085, STROKE_GAP_S = 0.045;

/* The whole drum track, PART_DRUMS of s. */
void drums_make(struct song *s);

/* A fill over steps [from, to) of the bar that starts at `tick`. */
void fill_write(struct strokes *h, const struct song *s, int tick, int from, int to, double energy, struct rng *r);

/* Gives each stroke a limb, or removes it. Sorts by time. */
void limbs_assign(struct strokes *h, const struct song *s);

/* Adds the grace strokes, timing and touch, and writes the notes. */
void drums_play(const struct strokes *h, struct song *s, const struct drum_setup *kit);

#endif
