/* peak.c - see peak.h. Activations a frame at a time in, rows of peaks out. */
#include "common/music/peak.h"

#include <stdlib.h>
#include <string.h>

#include "common/xalloc.h"

#define PEAK_DELTA 0.1f

void peaks_init(struct peaks *p, size_t n_classes, const float *threshold, uint64_t segment_frames)
{
    *p = (struct peaks){.n_classes = n_classes, .threshold = threshold, .segment_frames = segment_frames};
    p->ring = xmalloc(size_mul(size_mul(PEAK_WINDOW, n_classes), sizeof *p->ring));
    p->last = xmalloc(size_mul(n_classes, sizeof *p->last));
    peaks_restart(p);
}

void peaks_restart(struct peaks *p)
{
    p->n_in = p->n_out = 0;
    for (size_t c = 0; c < p->n_classes; c++) p->last[c] = -1 - PEAK_REACH;
}

void peaks_release(struct peaks *p)
{
    free(p->ring);
    free(p->last);
    *p = (struct peaks){0};
}

/* Frame m, seen from frame n: false when it lies beyond the end of n's segment or of the track. */
static bool visible(const struct peaks *p, int64_t m, int64_t n)
{
    if (m < 0 || m >= (int64_t)p->n_in) return false;
    return !p->segment_frames || m / (int64_t)p->segment_frames == n / (int64_t)p->segment_frames;
}

static float at(const struct peaks *p, int64_t m, size_t c)
{
    return p->ring[(size_t)(m % PEAK_WINDOW) * p->n_classes + c];
}

/* The activation when frame n is a peak of class c, else 0. */
static float pick(struct peaks *p, int64_t n, size_t c, const bool *inside)
{
    float a = at(p, n, c), sum = 0;

    for (int d = -PEAK_REACH; d <= PEAK_REACH; d++) {
        float other = inside[d + PEAK_REACH] ? at(p, n + d, c) : 0;
        if (!(a >= other)) return 0;
        sum += other;
    }
    float mean = sum / PEAK_WINDOW, bar = mean + PEAK_DELTA;  // each rounded to float
    if (!(a >= bar) || n - p->last[c] <= PEAK_REACH) return 0;
    p->last[c] = n;
    return a > p->threshold[c] ? a : 0;
}

bool peaks_next(struct peaks *p, const float *act, float *row)
{
    int64_t n = (int64_t)p->n_out;
    bool inside[PEAK_WINDOW];

    if (act) {
        memcpy(p->ring + (p->n_in % PEAK_WINDOW) * p->n_classes, act, p->n_classes * sizeof *act);
        p->n_in++;
    }
    if (p->n_out + (act ? PEAK_REACH : 0) >= p->n_in) return false;
    if (p->segment_frames && p->n_out % p->segment_frames == 0)
        for (size_t c = 0; c < p->n_classes; c++) p->last[c] = n - 1;
    for (int d = -PEAK_REACH; d <= PEAK_REACH; d++) inside[d + PEAK_REACH] = visible(p, n + d, n);
    for (size_t c = 0; c < p->n_classes; c++) row[c] = pick(p, n, c, inside);
    p->n_out++;
    return true;
}

double peaks_offset(const struct peaks *p, size_t c)
{
    int64_t n = (int64_t)p->n_out - 1;

    if (!visible(p, n - 1, n) || !visible(p, n + 1, n)) return 0;
    double left = at(p, n - 1, c), top = at(p, n, c), right = at(p, n + 1, c);
    double bend = 2 * top - left - right;  // >= 0: top is the largest
    return bend > 0 ? 0.5 * (right - left) / bend : 0;
}
