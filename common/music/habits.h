/* habits.h - what a drummer, or somebody beside one, may do otherwise: strokes
 * that are doubled by another sound, or exchanged for it, by chance. */
#ifndef HABITS_H
#define HABITS_H

#include "common/music/hits.h"
#include "common/music/mixing.h"

/* As often as c->ride and c->percussion say; what is added is not in its place by time. */
void habits_change(struct hits *h, const struct mix_choices *c, struct rng *rng);

#endif
