/* shard.h - training segments in files that are read at random; man/shard.1
 * tells how they are made. T frames a segment, F bins, C classes.
 *
 * An item of the index is one segment: a piece of the track's `spec` (T, F),
 * one of its `roll` (T, C) u8, and a tensor `onset` (N, 3) f64 of the onsets in
 * it, perhaps one `note` (N) u8 of their General MIDI notes. The index's attributes hold what training needs of a whole file. */
#ifndef SHARD_H
#define SHARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/music/classes.h"
#include "common/text.h"
#include "formats/zts.h"

enum { SHARD_TEXT = 2048, SHARD_MAX_BINS = 100000 };

/* Of one file, or of several that form a union. */
struct shard_info {
    size_t segments, tracks;
    size_t frames, bins, n_classes;               // T, F, C
    char classes[CLASSES_TEXT], feature[SHARD_TEXT];
    double frame_rate_hz;
    double seconds;                               // of the tracks, without the last segments' filling
    double sum, sum2;                             // of all segments * T * F features, filling included
    double mean, std;                             // from them; the deviation is unbiased
    double positive_frames[CLASSES_MAX];    // frames whose label is 1
    double onsets[CLASSES_MAX];
    double dropped;                               // onsets past the end of their audio
    uint64_t fingerprint;                         // of the data, as the indexes tell it
};

/* As the attributes of an index. */
void shard_info_put(const struct shard_info *info, struct text *attrs);

/* Several shard files as one set; segments are numbered through the files in
 * the order given. Never NULL; errors are sticky, as sentences. */
struct shard_set;
struct shard_set *shard_set_open(const char *const *paths, size_t n);
const struct shard_info *shard_set_info(const struct shard_set *s);
const char *shard_set_error(const struct shard_set *s);  // NULL when all is well
/* A segment will be read soon: the system may fetch it meanwhile. */
void shard_set_expect(const struct shard_set *s, size_t index);
void shard_set_free(struct shard_set *s);

/* One thread's view of a set. */
struct shard_cursor;
struct shard_cursor *shard_cursor_new(struct shard_set *s);
/* Segment `index` into spec (T, F) as f32 and roll (T, C). 0, or -1. */
int shard_set_read(struct shard_set *s, struct shard_cursor *c, size_t index, float *spec, uint8_t *roll);
void shard_cursor_free(struct shard_cursor *c);

/* ---- writing -------------------------------------------------------------- */

/* A shard file in the making. Set in info before the first segment: frames,
 * bins, n_classes, classes, feature, frame_rate_hz; the counts are kept here. */
struct shard_writer {
    struct shard_info info;
    bool half;               // features as f16
    struct zts_writer *out;  // sticky errors, as everywhere
    struct zts_tensor t;
};

struct shard_segment {
    const char *key;         // the track, and this segment's number in it
    size_t number;
    bool last;               // of the track
    const float *spec;       // (T, F)
    const uint8_t *roll;     // (T, C)
    const double *onset;     // (n_onsets, 3): time in the track, class, velocity
    const uint8_t *note;     // (n_onsets), General MIDI; NULL: not known
    size_t n_onsets;
    size_t n_frames;         // of the track in it; the rest is filling
};

void shard_put(struct shard_writer *w, const struct shard_segment *s);

/* Index, end, rename: 0, or -1 with zts_writer_error(w->out). Frees w's memory. */
int shard_finish(struct shard_writer *w);

#endif
