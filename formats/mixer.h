/* mixer.h - training segments out of a recipe's parts: what mixdown(1) does.
 *
 * T = MIXER_FRAMES frames a segment, F = LOGFILT_BANDS, C classes. A segment is
 * a function of the recipe and (seed, epoch, index) alone, so any number of
 * threads, runs and machines make the same ones in any order. */
#ifndef MIXER_H
#define MIXER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/music/onset.h"
#include "common/pool.h"
#include "formats/labelmap.h"
#include "formats/recipe.h"

enum { MIXER_FRAMES = 400, MIXER_SAMPLES = MIXER_FRAMES * 441 };

struct mixer;

/* Read kits, grooves, songs and rooms into memory; recorded music is read when
 * it is wanted; warns of what is odd in them. The recipe (checked) and the map must outlive the
 * mixer. NULL with a sentence in error. */
struct mixer *mixer_new(const struct recipe *r, const struct labelmap *map, struct pool *pool, char *error, size_t size);
void mixer_free(struct mixer *m);

/* What one segment is. */
struct mixer_segment {
    float *audio;           // (MIXER_SAMPLES), as it sounds
    float *spec;            // (T, F)
    uint8_t *roll;          // (T, C): 0, 1, 2
    struct onsets onsets;   // seconds from the segment's start, class, velocity
    uint8_t *note;          // of each onset: the General MIDI note, for finer labels later
    size_t cap_notes;
    bool unknown[128];      // notes that sound in it and are not in the map
    char error[400];        // after -1
};

/* One thread's own desk: memory and plans. Not to be made in several threads at once. */
struct mixer_desk;
struct mixer_desk *mixer_desk_new(const struct mixer *m);
void mixer_desk_free(struct mixer_desk *d);

void mixer_segment_init(struct mixer_segment *s, const struct mixer *m);
void mixer_segment_release(struct mixer_segment *s);

/* 0, or -1 with a sentence in s->error. */
int mixer_make(const struct mixer *m, struct mixer_desk *d, uint64_t seed, uint64_t epoch, uint64_t index,
               struct mixer_segment *s);

#endif
