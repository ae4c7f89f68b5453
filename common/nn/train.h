/* train.h - the training recipe of the thesis (its section on training).
 *
 * B batch, T frames, F bins, C classes. Knows no file: segments come through a
 * callback. A trainer's whole state can be saved between two batches and put
 * back; what follows is then the same, bit for bit. A sample depends on (seed,
 * epoch, index) only, and nothing on the number of threads. */
#ifndef TRAIN_H
#define TRAIN_H

#include <signal.h>

#include "common/nn/adamw.h"
#include "common/nn/feed.h"
#include "common/nn/net.h"
#include "common/text.h"

struct train_config {
    size_t T;
    size_t batch;             // segments a step [128]
    double lr, weight_decay;
    double clip;              // gradient norm [2]
    double lr_factor;         // [0.2]
    int lr_patience;          // epochs [5]
    int patience;             // epochs without a lower validation loss [15]
    int max_epochs;           // [100]
    bool linear;              // not the plateau schedule: up over the first 2 % of all
                              // steps, then in a line down to 0 at the end of max_epochs
    double average;           // [0] decay a step of the running mean of the parameters, which
                              // is validated and kept in their place; 0: no mean
    struct augment augment;
    uint64_t seed;
    double mean, std;         // of the training features
    const double *weight;     // (C) infrequency weights
};
#define TRAIN_CONFIG_DEFAULT {.T = 400, .batch = 128, .lr = 1e-3, .weight_decay = 1e-4, .clip = 2, \
    .lr_factor = 0.2, .lr_patience = 5, .patience = 15, .max_epochs = 100, .std = 1}

/* An epoch's line. */
struct train_epoch {
    int epoch;                // from 1
    double train_loss, valid_loss, lr;
    double micro_f1, macro_f1, f1[ARCH_MAX_CLASSES];
    bool best;                // highest validation micro F1 so far
};

/* What is kept between batches, besides the network, m, v and mean. */
struct train_state {
    int epoch;                // epochs done
    size_t batch;             // batches done of the epoch under way
    double loss_sum;          // of those batches
    uint64_t step;            // batches done in all
    double lr;
    struct plateau plateau;
    double best_loss;
    int since_best;           // epochs since best_loss
    double best_f1;           // -1 before the first epoch
    int best_epoch;
};

struct trainer {
    struct net *net;
    struct pool *pool;
    struct train_config cfg;
    struct train_set train, valid;
    struct train_state state;
    real *m, *v, *grads;      // net->list.n_params each
    real *mean;               // the parameters' running mean; NULL without
    struct net_pass *pass;
    size_t *order;            // of epoch `ordered`, which counts from 1; 0: none yet
    int ordered;
    struct feed feed;
    real *dlogits;
    float *picked;            // (T, C): a segment's peaks
    int64_t *frames;          // room for the frames of two lists
    const volatile sig_atomic_t *stop;  // the caller's, or NULL: validation is given up once it is set
    char error[400];          // set when a call returned -1
    bool diverged;            // for its numbers grew beyond bounds, not for what it was given
};

/* net is already initialised (or loaded). */
struct trainer *trainer_new(struct net *net, struct pool *pool, const struct train_config *cfg,
                            struct train_set train, struct train_set valid);
/* The training set of the next epoch, if it is another. Not within an epoch. */
void trainer_set_train(struct trainer *t, struct train_set train);

/* Exchange the network's parameters and their running mean; nothing without one.
 * Call it twice: around what wants the mean. */
void trainer_swap_mean(struct trainer *t);

void trainer_free(struct trainer *t);

size_t trainer_batches(const struct trainer *t);  // an epoch

/* Train one batch. 1: more to come in this epoch; 0: it was the last; -1: the
 * data failed, or the loss or gradient is not finite (the parameters are still
 * those before the batch; error names epoch, step and layer). */
int trainer_step(struct trainer *t);

/* After an epoch's last batch: validate, fill *e, update the schedule. 0, or -1; 1: *stop came first, and nothing was changed. */
int trainer_validate(struct trainer *t, struct train_epoch *e);

bool trainer_done(const struct trainer *t);  // epochs or patience used up

/* The state as attributes with names "train.*", and back: -1 when one is missing or makes no sense. */
void train_state_put(const struct train_state *s, struct text *attrs);
int train_state_get(struct train_state *s, const char *attrs);

#endif
