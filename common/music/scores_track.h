/* scores_track.h - the counts of one track: its onsets by class, matched. */
#ifndef SCORES_TRACK_H
#define SCORES_TRACK_H

#include "common/music/match.h"
#include "common/music/onset.h"
#include "common/music/scores.h"

enum { THESIS_SEGMENT_FRAMES = 400, THESIS_FRAME_RATE_HZ = 100 };

/* As mir_eval: in seconds, over the whole track, each onset for itself.
 * Both lists sorted by time; out: (n_classes), overwritten; lag: added to, or NULL. */
void track_counts_seconds(struct counts *out, const struct onsets *ref, const struct onsets *est, size_t n_classes,
                          double window_s, struct match_lag *lag);

/* As the thesis: on frames of 10 ms (the time rounded, halves to even), where
 * onsets of one class in one frame are one; in segments of 400 frames, each
 * for itself; pairs at most `reach_frames` apart. */
void track_counts_frames(struct counts *out, const struct onsets *ref, const struct onsets *est, size_t n_classes,
                         int reach_frames);

#endif
