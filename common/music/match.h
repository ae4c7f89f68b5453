/* match.h - pair reference and estimated onsets of one class.
 *
 * All lists ascend. Both functions find a maximum matching. */
#ifndef MATCH_H
#define MATCH_H

#include <stddef.h>
#include <stdint.h>

/* The thesis's two pointers over frames: how many pairs at most `reach` frames
 * apart. */
size_t match_frames(const int64_t *ref, size_t n_ref, const int64_t *est, size_t n_est, int64_t reach);

/* As mir_eval.util.match_events decides (C. Raffel et al., "mir_eval", ISMIR
 * 2014): a pair may match when est - window <= ref <= est + window, the sums
 * rounded to double. */
size_t match_seconds(const double *ref, size_t n_ref, const double *est, size_t n_est, double window_s);

#endif
