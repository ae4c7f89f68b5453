/* hits.h - a list of the sampler's hits that grows. */
#ifndef HITS_H
#define HITS_H

#include <stddef.h>

#include "common/music/sampler.h"

/* Zero-initialise; hits_release() when done. */
struct hits {
    struct hit *at;
    size_t n, cap;
};

void hits_add(struct hits *h, struct hit hit);
void hits_sort(struct hits *h);  // by time, those at one time by note and velocity
void hits_release(struct hits *h);

#endif
