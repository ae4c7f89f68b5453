/* onset.c - see onset.h. */
#include "common/music/onset.h"

#include <stdlib.h>
#include <string.h>

#include "common/xalloc.h"

void onsets_add(struct onsets *list, struct onset o)
{
    list->at = xgrow(list->at, &list->cap, list->n + 1, sizeof *list->at);
    list->at[list->n++] = o;
}

static int later(const struct onset *a, const struct onset *b)
{
    if (a->time_s != b->time_s) return a->time_s > b->time_s ? 1 : -1;
    return (a->cls > b->cls) - (a->cls < b->cls);
}

/* Bottom-up merge sort: stable, and linear on lists that are sorted, which most are. */
void onsets_sort(struct onsets *list)
{
    size_t n = list->n;
    struct onset *from = list->at, *tmp;

    size_t i = 1;
    while (i < n && later(&from[i - 1], &from[i]) <= 0) i++;
    if (i >= n) return;
    tmp = xmalloc(size_mul(n, sizeof *tmp));
    for (size_t width = 1; width < n; width *= 2) {
        for (size_t lo = 0; lo < n; lo += 2 * width) {
            size_t mid = lo + width < n ? lo + width : n, hi = mid + width < n ? mid + width : n;
            size_t a = lo, b = mid;
            for (size_t k = lo; k < hi; k++)
                tmp[k] = b >= hi || (a < mid && later(&from[a], &from[b]) <= 0) ? from[a++] : from[b++];
        }
        memcpy(from, tmp, n * sizeof *from);
    }
    free(tmp);
}

void onsets_clear(struct onsets *list)
{
    list->n = 0;
}

void onsets_release(struct onsets *list)
{
    free(list->at);
    *list = (struct onsets){0};
}
