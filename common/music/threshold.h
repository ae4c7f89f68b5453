/* threshold.h - the activation above which a peak should count, per class.
 *
 * Peaks do not depend on thresholds (peak.h), so one list of peaks with their
 * activations tells what every threshold would have given. Counts are kept for
 * THRESHOLDS candidates: (k + 1) / (THRESHOLDS + 1). */
#ifndef THRESHOLD_H
#define THRESHOLD_H

#include "common/music/onset.h"
#include "common/music/scores.h"

enum { THRESHOLDS = 99 };

double threshold_value(size_t k);

/* Add a track's counts: counts (n_classes, THRESHOLDS); est has all peaks with
 * their activations as probability. Both sorted by time. */
void threshold_count(struct counts *counts, const struct onsets *ref, const struct onsets *est, size_t n_classes, double window_s);

/* The best candidate of each class into best (n_classes): that of its own F1,
 * or, with micro, those that together give the highest pooled F1 (Dinkelbach's
 * iteration: at F, a class adds most by the largest 2 TP - F (n_ref + n_est)).
 * Of equals the middle one. */
void threshold_best(size_t *best, const struct counts *counts, size_t n_classes, bool micro);

#endif
