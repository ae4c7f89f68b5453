/* hits.c - see hits.h. */
#include "common/music/hits.h"

#include <stdlib.h>

#include "common/xalloc.h"

void hits_add(struct hits *h, struct hit hit)
{
    h->at = xgrow(h->at, &h->cap, h->n + 1, sizeof *h->at);
    h->at[h->n++] = hit;
}

static int by_time(const void *a, const void *b)
{
    const struct hit *x = a, *y = b;
    if (x->time_s != y->time_s) return x->time_s < y->time_s ? -1 : 1;
    return x->note != y->note ? x->note - y->note : x->velocity - y->velocity;
}

void hits_sort(struct hits *h)
{
    if (h->n) qsort(h->at, h->n, sizeof *h->at, by_time);
}

void hits_release(struct hits *h)
{
    free(h->at);
    *h = (struct hits){0};
}
