/* score_groups.h - tracks that are no witnesses of their own, as one playing that was recorded with many kits: for an
 * interval over tracks they are drawn together, and count as one. */
#ifndef SCORE_GROUPS_H
#define SCORE_GROUPS_H

#include <stddef.h>

#include "common/music/scores.h"

/* Zero-initialised: no pattern, so that each track is a group. */
struct score_groups {
    void *pattern;
    size_t n;    // groups
    size_t *of;  // (n_tracks) the group of each, from 0 in the order in which they first come
};

/* Tracks whose keys are the same without what this extended regular expression
 * matches first are one group. 0, or -1: the sentence in error. */
int score_groups_set(struct score_groups *g, const char *expression, char *error, size_t size);
/* The groups of these keys. */
void score_groups_find(struct score_groups *g, const char *const *key, size_t n_tracks);
/* (n, n_classes): the sums of each group's counts (n_tracks, n_classes); the caller frees them. */
struct counts *score_groups_sum(const struct score_groups *g, const struct counts *counts, size_t n_tracks, size_t n_classes);
void score_groups_release(struct score_groups *g);

#endif
