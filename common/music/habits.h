/* habits.h - what a drummer, or somebody beside one, may do otherwise: strokes
 * that are doubled by another sound, or exchanged for it, by chance. */
#ifndef HABITS_H
#define HABITS_H

#include "common/music/mixing.h"
#include "common/music/sampler.h"

/* Zero-initialise; hits_release() when done. */
struct hits {
    struct hit *at;
    size_t n, cap;
};

void hits_add(struct hits *h, struct hit hit);
void hits_sort(struct hits *h);     // by time, those at one time by note and velocity
void hits_release(struct hits *h);

/* As often as c->ride and c->percussion say; what is added is not in its place by time. */
void habits_change(struct hits *h, const struct mix_choices *c, struct rng *rng);

#endif
