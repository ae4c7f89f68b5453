/* scores_track.c - see scores_track.h. */
#include "common/music/scores_track.h"

#include <math.h>
#include <stdlib.h>

#include "common/xalloc.h"

static size_t times_of(double *times, const struct onsets *list, int cls)
{
    size_t n = 0;
    for (size_t i = 0; i < list->n; i++)
        if (list->at[i].cls == cls) times[n++] = list->at[i].time_s;
    return n;
}

void track_counts_seconds(struct counts *out, const struct onsets *ref, const struct onsets *est, size_t n_classes,
                          double window_s, struct match_lag *lag)
{
    double *a = xmalloc(size_mul(ref->n, sizeof *a)), *b = xmalloc(size_mul(est->n, sizeof *b));

    for (size_t c = 0; c < n_classes; c++) {
        size_t n_ref = times_of(a, ref, (int)c), n_est = times_of(b, est, (int)c);
        out[c] = counts_of(n_ref, n_est, match_seconds(a, n_ref, b, n_est, window_s, lag));
    }
    free(a), free(b);
}

static size_t frames_of(int64_t *frames, const struct onsets *list, int cls)
{
    size_t n = 0;
    for (size_t i = 0; i < list->n; i++) {
        if (list->at[i].cls != cls) continue;
        int64_t frame = llrint(list->at[i].time_s * THESIS_FRAME_RATE_HZ);
        if (n == 0 || frames[n - 1] != frame) frames[n++] = frame;
    }
    return n;
}

/* How many of the n ascending frames lie before the end of segment `segment`. */
static size_t up_to(const int64_t *frames, size_t n, int64_t segment)
{
    size_t i = 0;
    while (i < n && frames[i] / THESIS_SEGMENT_FRAMES <= segment) i++;
    return i;
}

void track_counts_frames(struct counts *out, const struct onsets *ref, const struct onsets *est, size_t n_classes,
                         int reach_frames)
{
    int64_t *a = xmalloc(size_mul(ref->n, sizeof *a)), *b = xmalloc(size_mul(est->n, sizeof *b));

    for (size_t c = 0; c < n_classes; c++) {
        size_t n_ref = frames_of(a, ref, (int)c), n_est = frames_of(b, est, (int)c), hits = 0;
        for (size_t i = 0, j = 0; i < n_ref && j < n_est;) {
            int64_t segment = a[i] / THESIS_SEGMENT_FRAMES;  // what only the estimate has cannot hit
            size_t to = i + up_to(a + i, n_ref - i, segment);
            j += up_to(b + j, n_est - j, segment - 1);
            size_t end = j + up_to(b + j, n_est - j, segment);
            hits += match_frames(a + i, to - i, b + j, end - j, reach_frames);
            i = to, j = end;
        }
        out[c] = counts_of(n_ref, n_est, hits);
    }
    free(a), free(b);
}
