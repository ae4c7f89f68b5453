/* match.c - see match.h. Two ascending lists in, the number of pairs out.
 *
 * Why one sweep is a maximum matching: rounding is monotone, so the rounded
 * bounds est - window and est + window both ascend with est, exactly as the
 * real ones would. Let r and e be the earliest left of each side. If e's
 * interval ends before r it holds no reference that is left; if it begins
 * after r, so do all later ones, and r is lost. Else r lies in it, and some maximum
 * matching has the pair: when r is matched to a later e' and e to a later r',
 * then r' <= upper(e) <= upper(e') and lower(e') <= r <= r', so the pairs
 * (r, e) and (r', e') can be had instead. */
#include "common/music/match.h"

#include <math.h>

size_t match_frames(const int64_t *ref, size_t n_ref, const int64_t *est, size_t n_est, int64_t reach)
{
    size_t hits = 0, i = 0, j = 0;

    while (i < n_ref && j < n_est) {
        if (est[j] - ref[i] > reach) i++;
        else if (ref[i] - est[j] > reach) j++;
        else hits++, i++, j++;
    }
    return hits;
}

static void add_pair(struct match_lag *lag, double ref, double est)
{
    lag->late_s += est - ref;
    lag->off_s += fabs(est - ref);
    lag->n++;
}

size_t match_seconds(const double *ref, size_t n_ref, const double *est, size_t n_est, double window_s, struct match_lag *lag)
{
    size_t hits = 0, i = 0, j = 0;

    while (i < n_ref && j < n_est) {
        double from = est[j] - window_s, to = est[j] + window_s;
        if (ref[i] < from) i++;
        else if (ref[i] > to) j++;
        else {
            if (lag) add_pair(lag, ref[i], est[j]);
            hits++, i++, j++;
        }
    }
    return hits;
}
