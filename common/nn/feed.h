/* feed.h - batches of segments, standardised, the next one loaded meanwhile.
 *
 * T frames, F bins, C classes. A thread of its own loads what will be asked for
 * next; what a batch holds does not depend on who loaded it. */
#ifndef FEED_H
#define FEED_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/nn/augment.h"
#include "common/nn/real.h"

/* A set of segments. load() fills spec (T, F) with features as stored and roll
 * (T, C) with 0, 1, 2 for targets 0, 0.5, 1; 0, or -1 having kept a sentence.
 * It is called by one thread at a time, not always the same. expect() (or NULL)
 * is told of the segments of a batch before they are loaded, so that slow disks
 * can fetch all of them at once. */
struct train_set {
    size_t n;
    int (*load)(void *ctx, size_t index, float *spec, uint8_t *roll);
    void *ctx;
    void (*expect)(void *ctx, size_t index);
};

/* Segments index[0..n-1] of a set, augmented for an epoch; without an index
 * first..first+n-1, as they are. */
struct feed_range {
    const struct train_set *set;
    const size_t *index;
    size_t first, n;
    uint64_t epoch;
};

struct feed_batch {
    real *x, *target;   // (n, T, F), (n, T, C)
    uint8_t *roll;      // (n, T, C), as loaded
};

struct feed {
    size_t T, F, C;
    double mean, std;   // of the features
    struct augment augment;
    uint64_t seed;
    float *spec;        // (T, F): a segment as loaded
    struct feed_batch batch[2];
    int now;            // of the two, the one in use
    struct feed_range ahead;  // what the other holds, or will
    bool loading, ready;
    int rc;
    pthread_t thread;
    double begun_s, waited_s;  // on a clock; for batches, so far
    char error[400];    // set when a call returned NULL
};

/* The caller has set T, F, C and the four after them. max: segments of the largest batch. */
void feed_init(struct feed *f, size_t max);
void feed_release(struct feed *f);

/* The batch of `range`, valid until the next call; meanwhile `then` (NULL:
 * nothing) is loaded. NULL: the data failed. */
const struct feed_batch *feed_next(struct feed *f, const struct feed_range *range, const struct feed_range *then);

/* How much of the time since feed_init went by in waiting for batches, 0..1. */
double feed_waiting(const struct feed *f);

/* Nothing is being loaded when this returns: before a set goes away. */
void feed_wait(struct feed *f);
/* Forget what was loaded ahead: another set stands where its pointer leads. */
void feed_forget(struct feed *f);

#endif
