/* mixer_parts.h - a recipe's parts in memory: mixer.c's first half. */
#ifndef MIXER_PARTS_H
#define MIXER_PARTS_H

#include <stddef.h>
#include <stdint.h>

#include "common/music/sampler.h"
#include "common/pool.h"
#include "formats/recipe.h"

/* A groove or a song's drums: hits by time, at least one. */
struct playing {
    struct hit *hit;
    size_t n;
    double length_s;
};

struct room {
    float *x;  // (n) at SAMPLER_RATE_HZ, mix_room_prepare()d
    size_t n;
};

/* Arrays have an entry for each part of their kind in the recipe. */
struct mixer_parts {
    const struct recipe *recipe;
    struct drumkit *kit;
    float (*kit_peak)[DRUM_NOTES];  // drum_note_peak() of each
    struct playing *groove, *song;
    struct room *room;
    size_t max_room;                // samples of the longest
    int64_t *song_music, *backing, *voice;  // samples of recorded music and voices, at SAMPLER_RATE_HZ
};

/* Read kits, grooves, songs and rooms, and see how long recordings are, of a
 * checked recipe, which must outlive p. 0, or -1 with a sentence in error; to be
 * released either way. */
int mixer_parts_read(struct mixer_parts *p, const struct recipe *r, struct pool *pool, char *error, size_t size);
void mixer_parts_release(struct mixer_parts *p);

#endif
