/* style.h - what makes a song rock, jazz or metal: one table entry a style. */
#ifndef STYLE_H
#define STYLE_H

#include <stdbool.h>
#include <stddef.h>

#include "common/rng.h"

/* Lists are text: words separated by spaces, of which a song draws one; a word
 * that stands there twice is drawn twice as often. Shares are 0..1. */
struct style {
    const char *name, *says;      // says: one line for the page and the list
    int tempo_lo, tempo_hi;       // beats a minute
    const char *metres, *odd;     // odd: one song in twelve, where there are any
    double swing_lo, swing_hi;    // share of the beat before the "and": 0.5 straight; 0: the metre's own
    int swing_beats;              // 1: eighths swing; 2: sixteenths do

    const char *grooves;          // families of groove_table.c
    const char *soft, *loud;      // who keeps time in quiet and in loud sections: timekeepers of groove_table.c
    double crash;                 // section starts with a crash
    double fill;                  // phrases of four bars that end in a fill; sections nearly always do
    double ghost;                 // free sixteenths beside the backbeat that get a ghost note
    double open;                  // bars with an open hat
    double pedal;                 // sections in which the left foot marks the beat
    double busy;                  // how much the kick strays from the groove as written
    double double_bass;           // loud sections with two kick pedals

    double loose_ms;              // deviation of each stroke; 0: a machine
    double late_ms;               // backbeat behind the beat; negative: ahead
    double drift;                 // tempo, deviation over the song
    int level;                    // typical velocity of a backbeat
    double spread;                // how far accents and taps lie apart; 1 usual

    const char *verse, *chorus;   // progressions of harmony.h separated by '/'
    const char *bass, *comp;      // manners of band_bass.c and band_chords.c
    const char *percussion;       // of band.c; "" none
    double lead, pad;             // sections in which they play
    const char *kits, *basses, *chords, *leads, *pads;  // General MIDI programs, from 0
};

const struct style *style_at(size_t i);                    // NULL past the last
const struct style *style_find(const char *name, size_t n); // the first n bytes of name

/* One word of a list into word (size bytes), "" out of an empty list. */
void style_draw(const char *list, struct rng *r, char *word, size_t size);

/* A program out of a list. half: 0 any; 1 and 2 share no program and no kit in
 * any style: even and odd ones, and for kits 0 16 24 32 against the others. */
int style_program(const char *list, bool kit, int half, struct rng *r);

#endif
