/* band.h - who plays with the drummer: bass, chords, lead, pad, and hand percussion. */
#ifndef BAND_H
#define BAND_H

#include "common/music/harmony.h"
#include "common/music/song.h"

struct band {
    struct song *s;
    struct chord *chord;   // n_bars
    struct {
        int *step;         // of the kicks of all bars, on the grid from the song's start
        size_t n, cap;
    } kick;
};

/* All parts but the drums, which must be there: the bass listens to the kick. */
void band_make(struct song *s);

void bass_write(struct band *b);
void chords_write(struct band *b);
void lead_write(struct band *b);

/* Does the part rest in this section because the drummer begins alone? */
bool band_rests(const struct song *s, const struct section *at);

/* A note from a step (fractions allowed) for n steps, swung and a little loose. */
void band_note(struct band *b, struct rng *r, enum song_part part, int bar, double step, double n_steps, int pitch,
               double velocity);

/* Is there a kick on step (from the song's start)? */
bool band_kick_at(const struct band *b, int step);

#endif
