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

/* How late the estimates of pairs are: sums over n pairs of est - ref, and of its size. */
struct match_lag {
    double late_s, off_s;
    size_t n;
};

/* As mir_eval.util.match_events decides (C. Raffel et al., "mir_eval", ISMIR
 * 2014): a pair may match when est - window <= ref <= est + window, the sums
 * rounded to double. The pairs, of which each has the earliest that are left, are added to lag, if it is not NULL. */
size_t match_seconds(const double *ref, size_t n_ref, const double *est, size_t n_est, double window_s, struct match_lag *lag);

#endif
