/* checkpoint.h - a training run in a file, to go on with.
 *
 * A model file (model.h) as the network is now, then `checkpoint` (the log so
 * far, its attributes the trainer's state and the run's settings), then the
 * optimiser's moments `adam.m` and `adam.v`, and `mean`, the parameters' running
 * mean, when the run keeps one. */
#ifndef CHECKPOINT_H
#define CHECKPOINT_H

#include "common/nn/train.h"
#include "formats/model.h"

struct checkpoint {
    struct text settings;  // what must be the same to go on: one line
    struct text log;       // everything printed so far
    bool done;             // the run had ended by itself
};

/* Written atomically. 0, or -1 with a sentence in error. */
int checkpoint_save(const char *path, const struct model *m, const struct trainer *t,
                    const struct checkpoint *c, char *error, size_t size);

/* Fills m's network (already built for the same architecture), t and c, whose settings, if they are told, must be those of the file.
 * error must have room for both. */
int checkpoint_load(const char *path, struct model *m, struct trainer *t, struct checkpoint *c,
                    char *error, size_t size);

/* Whether the run in this file had ended by itself: 1, 0, or -1 as above. */
int checkpoint_ended(const char *path, char *error, size_t size);

void checkpoint_release(struct checkpoint *c);

#endif
