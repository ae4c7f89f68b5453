/* song.h - songs made up from a seed: drums as a drummer plays them, and a band.
 *
 * The score is written on a grid (metre.h), then played: swing, limbs, timing
 * and touch. Song `index` of a seed depends on (seed, index, options) only, and
 * its drums are the same with and without the band. groove(1) is the authority
 * on what a song may hold. */
#ifndef SONG_H
#define SONG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/music/metre.h"
#include "common/music/style.h"
#include "common/rng.h"

enum song_part { PART_DRUMS, PART_PERCUSSION, PART_BASS, PART_CHORDS, PART_LEAD, PART_PAD, SONG_PARTS };
enum section_kind { INTRO, VERSE, LIFT, CHORUS, SOLO, BRIDGE, OUTRO, SECTION_KINDS };
enum intro_kind { INTRO_ALL, INTRO_DRUMS, INTRO_BAND };  // who begins
enum limb { RIGHT_HAND, LEFT_HAND, RIGHT_FOOT, LEFT_FOOT, LIMBS };

struct song_note {
    uint32_t tick, length;  // SONG_PPQ to the quarter note
    uint8_t part, pitch, velocity;
    uint8_t limb;           // of PART_DRUMS
};

struct section {
    enum section_kind kind;
    int first_bar, n_bars;
    double energy;          // 0 whisper .. 1 all out
};

struct song_options {
    const char *styles;               // names separated by commas; NULL: any
    const struct metre *metre;        // NULL: the style's own
    double tempo_lo, tempo_hi;        // beats a minute; 0: the style's own
    double length_lo_s, length_hi_s;  // about
    int sounds;                       // 0: all; 1, 2: one of two halves with no program in common
    bool drums_only;
};

struct song {
    uint64_t seed;                    // of this song
    const struct style *style;
    const struct metre *metre;
    double tempo;                     // beats a minute
    double swing;                     // where the off-beat falls in its unit, metre->off_beat when straight
    int swing_ticks;                  // the unit: a beat or half of one
    int key;                          // 0 C .. 11 B
    bool minor;
    enum intro_kind intro;
    double touch;                     // the drummer's hand, added to every velocity
    int program[SONG_PARTS];          // General MIDI, from 0; -1: the part is silent
    struct section *section;
    size_t n_sections, section_cap;
    int n_bars;                       // the last one holds the final stroke only
    int *bar_section;                 // n_bars: index into section
    double *bar_tempo;                // n_bars: quarter notes a minute
    double *bar_start_s;              // n_bars
    struct song_note *note;           // by tick, part, pitch
    size_t n_notes, note_cap;
};

/* Style names are checked before by style_find; *s is filled, song_release() frees. */
void song_make(struct song *s, uint64_t seed, uint64_t index, const struct song_options *o);
void song_release(struct song *s);

double song_seconds(const struct song *s, double tick);

/* For the parts' makers. ---------------------------------------------------- */

/* The stream of random numbers for one purpose, the same whatever else is drawn. */
struct rng song_rng(const struct song *s, const char *purpose);

static inline int song_bar_ticks(const struct song *s) { return s->metre->n_steps * s->metre->step_ticks; }
static inline double song_ticks_per_s(const struct song *s, int bar) { return s->bar_tempo[bar] * SONG_PPQ / 60; }
const struct section *song_section(const struct song *s, int bar);

/* A place on the grid as it is played: later off-beats where the song swings. */
double song_swung(const struct song *s, int tick);

/* Velocity and tick are clamped to what a file can hold. */
void song_add(struct song *s, enum song_part part, double tick, double length, int pitch, double velocity);

#endif
