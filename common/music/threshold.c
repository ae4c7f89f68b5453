/* threshold.c - see threshold.h. */
#include "common/music/threshold.h"

#include <stdlib.h>

#include "common/music/scores_track.h"
#include "common/xalloc.h"

double threshold_value(size_t k)
{
    return (double)(k + 1) / (THRESHOLDS + 1);
}

void threshold_count(struct counts *counts, const struct onsets *ref, const struct onsets *est, size_t n_classes, double window_s)
{
    struct counts *of_track = xmalloc(size_mul(n_classes, sizeof *of_track));
    struct onsets kept = {0};

    for (size_t k = 0; k < THRESHOLDS; k++) {
        onsets_clear(&kept);
        for (size_t i = 0; i < est->n; i++)
            if (est->at[i].probability > (float)threshold_value(k)) onsets_add(&kept, est->at[i]);  // as peak.h
        track_counts_seconds(of_track, ref, &kept, n_classes, window_s, NULL);
        for (size_t c = 0; c < n_classes; c++) counts_add(&counts[c * THRESHOLDS + k], &of_track[c]);
    }
    onsets_release(&kept);
    free(of_track);
}

/* What a candidate adds to a pooled F1 of f. */
static double gain(const struct counts *c, double f)
{
    return 2 * (double)c->tp - f * (double)(2 * c->tp + c->fp + c->fn);
}

/* The candidate of most gain; of a run of equals the middle. */
static size_t best_of(const struct counts *counts, double f)
{
    size_t first = 0, last = 0;

    for (size_t k = 1; k < THRESHOLDS; k++) {
        double d = gain(&counts[k], f) - gain(&counts[first], f);
        if (d > 0) first = last = k;
        else if (d >= 0 && last == k - 1) last = k;
    }
    return (first + last) / 2;
}

/* The F1 of the chosen candidates of classes first..end-1 together. */
static double pooled(const size_t *best, const struct counts *counts, size_t first, size_t end)
{
    struct counts sum = {0};

    for (size_t c = first; c < end; c++) counts_add(&sum, &counts[c * THRESHOLDS + best[c]]);
    return score_of(&sum, SCORE_MIR_EVAL).f1;
}

/* Together for classes first..end-1: F rises until it no longer does. */
static void choose(size_t *best, const struct counts *counts, size_t first, size_t end)
{
    double f = 0, next = 0;

    do {
        f = next;
        for (size_t c = first; c < end; c++) best[c] = best_of(counts + c * THRESHOLDS, f);
        next = pooled(best, counts, first, end);
    } while (next > f);
}

void threshold_best(size_t *best, const struct counts *counts, size_t n_classes, bool micro)
{
    if (micro) choose(best, counts, 0, n_classes);
    else
        for (size_t c = 0; c < n_classes; c++) choose(best, counts, c, c + 1);
}
