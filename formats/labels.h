/* labels.h - a track's onsets as training has them: series `roll` (T, C) u8 at
 * LABELS_RATE_HZ, tensor `onset` (N, 3) f64. txt2roll(1) has the facts. */
#ifndef LABELS_H
#define LABELS_H

#include "common/music/classes.h"
#include "common/music/onset.h"
#include "formats/zts.h"

enum { LABELS_RATE_HZ = 100, LABELS_MAX_S = 360000 };  // 100 hours

/* Write both; the onsets are sorted on the way. 0; -1: the writer's error, or,
 * in *too_late, the time of an onset after LABELS_MAX_S. */
int labels_write(struct zts_writer *w, const char *key, const struct classes *classes, struct onsets *onsets, double *too_late);

#endif
