/* harmony.h - chords from Roman numerals, and voices that move little.
 *
 * A progression is chords separated by spaces, a bar each: a degree of the
 * major scale, upper case major, lower case minor, b a semitone lower, and
 *   5 power chord   6 sixth   7 seventh   M7 major seventh   9 ninth   o diminished   o7 half diminished */
#ifndef HARMONY_H
#define HARMONY_H

#include <stdbool.h>
#include <stddef.h>

#include "common/rng.h"

enum { CHORD_TONES = 5 };

struct chord {
    int tone[CHORD_TONES];  // pitch classes 0..11: root, third (or fifth), fifth, ...
    int n;
};

/* One progression out of a list separated by '/', as a place in it. mode: 'm' or
 * 'M' wants one whose tonic is minor or major, if there is one; 0 takes any. */
const char *progression_draw(const char *list, char mode, struct rng *r);
char progression_mode(const char *p);      // 'm', 'M', or 0 when no tonic stands in it
int progression_bars(const char *p);
struct chord progression_chord(const char *p, int bar, int key);  // round and round
bool progression_valid(const char *list);  // every chord can be read

/* The chord's voices, low to high within [lo, hi], as near to the last ones as
 * they go; *n of them stay where they are. n = 0: no chord before. */
void voice_lead(const struct chord *c, int lo, int hi, int *pitch, int *n);

/* Is the pitch in the chord; the chord's note next to it; the next that is the
 * chord's, or the scale's and no semitone from one of the chord's. */
bool chord_has(const struct chord *c, int pitch);
int chord_nearest(const struct chord *c, int pitch);
int scale_nearest(const struct chord *c, int key, bool minor, int pitch);

#endif
