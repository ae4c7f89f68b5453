/* mixing.h - how a studio and the world treat drums and music, by chance.
 *
 * What mixdown(1) does to the sound of a training segment, as pure functions of
 * samples and a random stream. x is mono at 44.1 kHz, n samples, in place. The
 * ranges are those of a recipe (mixdown(1) documents every one). */
#ifndef MIXING_H
#define MIXING_H

#include <stdbool.h>
#include <stddef.h>

#include "common/dsp/convolve.h"
#include "common/rng.h"

struct range {
    double lo, hi;
};

/* Probabilities are 0..1. The names are the recipe's. */
struct mix_choices {
    // what is played
    double song_share;             // of segments: a song with its own music; the rest are grooves
    double music;                  // of segments: music is under the drums, a song's own with it
    double recorded;               // of grooves' music: from backing, rather than a song's accompaniment
    struct range tempo;            // speed of the playing, and with songs of their music and its pitch
    double quantize;               // share of a hit's distance to the nearest twelfth of a beat that is taken away
    double humanize_ms;            // deviation of hits from there
    double min_velocity;           // softer hits are neither played nor labelled
    // the kit
    double swap;                   // each group of pieces: comes from another kit
    struct range piece_db;         // level of each group
    struct range piece_semitones;  // tuning of each group
    double leave_out;              // each group: is not there
    double percussion;             // a tambourine, claps, a cowbell join in, or a habit changes
    double hand_percussion;        // shakers, congas, a triangle and the like play along, of no class
    double ride;                   // the ride is played where the hats were
    double drumless;               // of segments: no drums at all
    double piece_studio;           // each group: has effects of its own
    // the drum bus
    double eq;                     // chance of each of four sections, here and on music and master
    struct range eq_db;
    double compress, saturate;
    double room;
    struct range room_db;          // RMS of the reverberation over that of the drums
    // the music
    double music_saturate;         // distortion, as of guitars
    double layers;                 // a second piece of music on top of the first
    struct range music_db;         // RMS of the music over that of the drums
    double sing;                   // of music: a voice is on top of it
    struct range voice_db;         // RMS of the voice over that of the music
    // the master
    double master_compress, master_limit, dull;  // dull: low-passed at 3..16 kHz
    double noise;
    struct range noise_db;         // RMS below the mix
    double codec;                  // the mix was an MP3 or Ogg file
    struct range peak_db;          // highest sample of what is rendered, full scale 0
};

/* One group of pieces, before it comes to the others. */
void mix_piece(struct rng *rng, const struct mix_choices *c, float *x, size_t n);

/* Silence the direct sound of a room's response, which the drums have already:
 * all until 2 ms after its first arrival. */
void mix_room_prepare(float *ir, size_t n_ir);

/* ir prepared; NULL: no room. wet has room for n samples. */
void mix_drum_bus(struct rng *rng, const struct mix_choices *c, float *x, size_t n, struct convolver *conv,
                  const float *ir, size_t n_ir, float *wet);

/* drums += music, equalised and perhaps distorted, at a level drawn from music_db. */
void mix_music(struct rng *rng, const struct mix_choices *c, float *drums, float *music, size_t n);

void mix_master(struct rng *rng, const struct mix_choices *c, float *x, size_t n);

double range_draw(struct rng *rng, struct range r);

#endif
