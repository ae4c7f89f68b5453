/* sampler.h - drums out of recorded single strokes.
 *
 * A drumkit holds recordings; a drumset says which of them each General MIDI
 * note plays, so that pieces of several kits may stand side by side. Rendering
 * only reads them: threads may share both. Samples are mono float at
 * SAMPLER_RATE_HZ.
 *
 *     struct drumset set = {0};
 *     drumset_fill(&set, DRUM_SNARE, &wooden);   // this snare,
 *     drumset_fill(&set, DRUM_ALL, &rock);       // everything else of this kit,
 *     drumset_fill(&set, DRUM_ALL, &jazz);       // and what that lacks from here
 *     sampler_render(out, n, 0, hits, n_hits, &set, seed);
 */
#ifndef SAMPLER_H
#define SAMPLER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { SAMPLER_RATE_HZ = 44100, DRUM_NOTES = 128 };

/* ---- kits ----------------------------------------------------------------- */

struct drum_take {
    float *x;              // n samples; x[-1], x[n] and x[n + 1] are there too, and 0
    size_t n;
};

struct drum_layer {        // recordings at one velocity: the round robins
    struct drum_take *take;
    unsigned n_takes;
};

struct drum_note {
    struct drum_layer *layer;  // soft to loud
    unsigned n_layers;         // 0: the kit has no such note
};

struct drumkit {
    struct drum_note note[DRUM_NOTES];
    bool alternatives;     // takes are different sounds, one for a whole piece; else repeats, one a hit
    bool flat;             // everything at full level, as drum machines have it, not as it sounds together
};

/* Append a copy of a recording to a layer, from 1. Takes of one layer come
 * together, layers in order: false when layer is neither the last one nor the
 * next. Zero-initialise the kit. */
bool drumkit_add(struct drumkit *kit, unsigned note, unsigned layer, const float *x, size_t n);

/* Set flat: the loudest hat, or without hats the loudest cymbal, is within 4 dB
 * of the loudest note. In kits as they sound together it is far softer. */
void drumkit_judge_levels(struct drumkit *kit);
void drumkit_release(struct drumkit *kit);
float drum_note_peak(const struct drum_note *d);  // its loudest sample; 0 without the note

/* ---- sets ----------------------------------------------------------------- */

enum drum_group {
    DRUM_KICK = 1, DRUM_SNARE = 2, DRUM_TOM = 4, DRUM_HAT = 8, DRUM_CRASH = 16, DRUM_RIDE = 32,
    DRUM_OTHER = 64, DRUM_ALL = 127,
};

/* The group of a note: 37 (cross stick) with the snare, 52 and 55 (china,
 * splash) with the crashes, all that is not of a drum kit in DRUM_OTHER. */
enum drum_group drum_group(unsigned note);

/* How loud the group's loudest stroke is in a kit as it sounds together, peak, dB over the kick's. */
double drum_balance_db(enum drum_group group);

/* Whether the kit plays the usual stroke of a group, itself or by what stands in for it: of snares 38, not only a cross
 * stick, of hats 42, of crashes 49, not only a splash, of rides 51. Of toms and of DRUM_OTHER any. */
bool drumkit_has(const struct drumkit *kit, enum drum_group group);

/* "kick", "snare", ..., "all"; 0 when it is none. */
int drum_group_named(const char *name);

struct drum_piece {
    const struct drum_note *note;  // NULL: silent
    unsigned sounds;               // the note whose recordings these are: another one where they stand in, but for toms, which are tuned
    bool alternatives;             // as the kit's
    float gain;
    float power;    // within a layer the amplitude is (velocity / the layer's top)^power
    double speed;   // 2 is an octave up and half as long
};

struct drumset {
    struct drum_piece piece[DRUM_NOTES];  // what each note plays
};

/* Let the notes of these groups (DRUM_* added) that are still silent play the
 * kit: its own note, else what commonly stands in for it (35 and 36, 38 and 40,
 * 42 for 44, 49 for other crashes, 51 for other rides, the nearest tom, 3
 * semitones a step away). speed 1, power 1 (1.5 where there is one layer), gain 1,
 * but in a flat kit that of drum_balance_db(). */
void drumset_fill(struct drumset *set, int groups, const struct drumkit *kit);

/* ---- rendering ------------------------------------------------------------ */

struct hit {
    double time_s;
    uint8_t note;      // General MIDI, 0..127
    uint8_t velocity;  // 1..127
};

/* Add the set's sound in the window of n samples that starts at start_s (taken
 * to the nearest sample) to out, the tails of earlier hits included. Hits are
 * those of the whole piece, by time: a take is chosen by (seed, number of the
 * hit), so that a window has exactly the samples of the whole. An open hat (46)
 * stops at the next 42 or 44. */
void sampler_render(float *out, size_t n, double start_s, const struct hit *hits, size_t n_hits,
                    const struct drumset *set, uint64_t seed);

/* Where the last sound ends: the samples that hold all. */
size_t sampler_length(const struct hit *hits, size_t n_hits, const struct drumset *set, uint64_t seed);

#endif
