/* train.c - see train.h. */
#include "common/nn/train.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/music/match.h"
#include "common/music/peak.h"
#include "common/music/scores.h"
#include "common/nn/loss.h"
#include "common/xalloc.h"

struct trainer *trainer_new(struct net *net, struct pool *pool, const struct train_config *cfg,
                            struct train_set train, struct train_set valid)
{
    struct trainer *t = xcalloc(1, sizeof *t);
    size_t n = net->list.n_params, frames = size_mul(cfg->batch, cfg->T);
    size_t C = (size_t)net->arch.classes;

    t->net = net;
    t->pool = pool;
    t->cfg = *cfg;
    t->valid = valid;
    t->m = xhuge(size_mul(n, sizeof(real)));
    t->v = xhuge(size_mul(n, sizeof(real)));
    t->grads = xhuge(size_mul(n, sizeof(real)));
    t->mean = cfg->average > 0 ? xhuge(size_mul(n, sizeof(real))) : NULL;
    t->pass = net_pass_new(net, pool, cfg->batch, cfg->T, true);
    trainer_set_train(t, train);
    t->feed = (struct feed){.T = cfg->T, .F = (size_t)net->arch.bins, .C = C, .mean = cfg->mean, .std = cfg->std,
                            .augment = cfg->augment, .seed = cfg->seed};
    feed_init(&t->feed, cfg->batch);
    t->dlogits = xmalloc(size_mul(frames, C * sizeof(real)));
    t->picked = xmalloc(size_mul(cfg->T, C * sizeof(float)));
    t->frames = xmalloc(size_mul(cfg->T, 2 * sizeof(int64_t)));
    t->state = (struct train_state){.lr = cfg->lr, .plateau = PLATEAU_START, .best_loss = INFINITY, .best_f1 = -1};
    return t;
}

void trainer_set_train(struct trainer *t, struct train_set train)
{
    feed_forget(&t->feed);
    if (!t->order || t->train.n != train.n) {
        t->order = xrealloc(t->order, size_mul(train.n, sizeof *t->order));
        t->ordered = 0;
    }
    t->train = train;
}

void trainer_swap_mean(struct trainer *t)
{
    if (!t->mean) return;
    real *other = t->net->params;
    t->net->params = t->mean;
    t->mean = other;
}

void trainer_free(struct trainer *t)
{
    if (!t) return;
    net_pass_free(t->pass);
    free(t->m), free(t->v), free(t->grads), free(t->mean);
    feed_release(&t->feed);
    free(t->order), free(t->dlogits), free(t->picked), free(t->frames);
    free(t);
}

static size_t batches(size_t n, size_t batch)
{
    return (n + batch - 1) / batch;
}

size_t trainer_batches(const struct trainer *t)
{
    return batches(t->train.n, t->cfg.batch);
}

bool trainer_done(const struct trainer *t)
{
    return t->state.epoch >= t->cfg.max_epochs || t->state.since_best >= t->cfg.patience;
}

/* The order of the epoch under way: a function of seed and epoch, so that a
 * resumed run makes it anew. */
static void order_epoch(struct trainer *t)
{
    struct rng rng = rng_make(t->cfg.seed, rng_name("shuffle") + (uint64_t)t->state.epoch);

    if (t->ordered == t->state.epoch + 1) return;
    t->ordered = t->state.epoch + 1;
    for (size_t i = 0; i < t->train.n; i++) t->order[i] = i;
    rng_shuffle(&rng, t->order, t->train.n);
}

/* A layer may hide a NaN (a sigmoid's output is a number all the same), but the gradient of its weights shows it:
 * whatever is not finite stops the run in that step. */
static int not_finite(struct trainer *t, const char *what, double value, bool backward)
{
    const struct layer *out = net_first_bad(t->pass);
    const struct layer *l = out || !backward ? out : net_first_bad_gradient(t->net, t->grads);
    const char *remedy = "train with a smaller --lr, again or by --init from the last good checkpoint";
    char where[160] = "";

    t->diverged = net_input_finite(t->pass);
    if (!t->diverged) {
        snprintf(where, sizeof where, ", as are features of a segment");
        remedy = "make the shards again";
    } else if (l) {
        snprintf(where, sizeof where, ", first seen in the %s of layer %u (%s, %.*s)", out ? "output" : "gradient",
                 l->id + 1, l->ops->kind, (int)strlen(l->prefix) - 1, l->prefix);
    }
    snprintf(t->error, sizeof t->error, "epoch %d, step %llu: the %s is %s%s: %s", t->state.epoch + 1,
             (unsigned long long)t->state.step + 1, what, isnan(value) ? "not a number" : "infinite", where, remedy);
    return -1;
}

/* Of the step to come. */
static double learning_rate(const struct trainer *t)
{
    if (!t->cfg.linear) return t->state.lr;
    double all = (double)t->cfg.max_epochs, epoch_part = (double)t->state.batch / (double)trainer_batches(t);
    double done = ((double)t->state.epoch + epoch_part) / all, up = 0.02;  // of all steps the rate rises, from lr / 101
    return t->cfg.lr * (done < up ? (done + 0.01 * up) / (1.01 * up) : (1 - done) / (1 - up));
}

/* The mean follows the parameters closely at first, then ever more slowly. */
static void update_mean(struct trainer *t)
{
    double keep = fmin(t->cfg.average, ((double)t->state.step - 1) / ((double)t->state.step + 9));
    const real take = (real)(1 - keep);

    if (!t->mean) return;
    for (size_t i = 0; i < t->net->list.n_params; i++) t->mean[i] += take * (t->net->params[i] - t->mean[i]);
}

/* The segments of a set's batch i, as `order` has them or (NULL) as they come; n = 0 past the last. */
static struct feed_range batch_range(const struct trainer *t, const struct train_set *set, const size_t *order, size_t i)
{
    size_t first = i * t->cfg.batch, n = first < set->n ? set->n - first : 0;

    return (struct feed_range){.set = set, .index = order ? order + first : NULL, .first = first,
                               .n = n < t->cfg.batch ? n : t->cfg.batch, .epoch = (uint64_t)t->state.epoch};
}

/* The next of them is loaded while this one is worked on. */
static const struct feed_batch *load_batch(struct trainer *t, const struct train_set *set, const size_t *order, size_t i)
{
    struct feed_range now = batch_range(t, set, order, i), then = batch_range(t, set, order, i + 1);
    const struct feed_batch *batch = feed_next(&t->feed, &now, then.n ? &then : NULL);

    if (!batch) memcpy(t->error, t->feed.error, sizeof t->feed.error);
    return batch;
}

static int step(struct trainer *t)
{
    struct train_state *s = &t->state;
    size_t n = t->net->list.n_params, C = (size_t)t->net->arch.classes;
    size_t B = batch_range(t, &t->train, NULL, s->batch).n;
    const struct adamw opt = ADAMW_DEFAULT(learning_rate(t), t->cfg.weight_decay);

    order_epoch(t);
    const struct feed_batch *batch = load_batch(t, &t->train, t->order, s->batch);
    if (!batch) return -1;

    const real *logits = net_forward(t->pass, batch->x, B, true, t->cfg.seed, s->step);
    double loss = bce_loss(t->dlogits, logits, batch->target, t->cfg.weight, B * t->cfg.T, C);
    if (!isfinite(loss)) return not_finite(t, "loss", loss, false);
    memset(t->grads, 0, n * sizeof(real));
    net_backward(t->pass, t->dlogits, t->grads);
    double norm = grad_norm(t->pool, t->grads, n);
    if (!isfinite(norm)) return not_finite(t, "gradient norm", norm, true);
    s->step++;
    adamw_step(t->pool, &opt, t->net->params, t->grads, t->m, t->v, n, clip_scale(norm, t->cfg.clip), s->step);
    update_mean(t);

    s->loss_sum += loss;
    s->batch++;
    return s->batch < trainer_batches(t);
}

int trainer_step(struct trainer *t)
{
    int more = step(t);
    feed_wait(&t->feed);  // between steps the sets are the caller's
    return more;
}

enum { REACH = 5 };  // frames, 50 ms

/* One segment, one class: frames with a peak against frames labelled 1. */
static void count_class(struct counts *counts, const float *picked, const uint8_t *roll, size_t T, size_t C, int64_t *frames)
{
    int64_t *ref = frames, *est = frames + T;
    size_t n_ref = 0, n_est = 0;

    for (size_t n = 0; n < T; n++) {
        if (roll[n * C] == 2) ref[n_ref++] = (int64_t)n;
        if (picked[n * C] > 0) est[n_est++] = (int64_t)n;
    }
    struct counts c = counts_of(n_ref, n_est, match_frames(ref, n_ref, est, n_est, REACH));
    counts_add(counts, &c);
}

/* The thesis's peaks of a batch against its rolls, segment by segment. */
static void count_batch(struct trainer *t, const real *logits, const uint8_t *roll, size_t B, struct counts *counts)
{
    size_t C = (size_t)t->net->arch.classes, T = t->cfg.T;
    float threshold[ARCH_MAX_CLASSES], act[ARCH_MAX_CLASSES];

    for (size_t c = 0; c < C; c++) threshold[c] = 0.5f;
    for (size_t b = 0; b < B; b++) {
        struct peaks p;
        size_t n = 0;
        peaks_init(&p, C, threshold, T);
        for (size_t i = 0; i < T + PEAK_REACH; i++) {
            for (size_t c = 0; i < T && c < C; c++) act[c] = (float)(1 / (1 + exp(-(double)logits[(b * T + i) * C + c])));
            if (peaks_next(&p, i < T ? act : NULL, t->picked + n * C)) n++;
        }
        peaks_release(&p);
        for (size_t c = 0; c < C; c++)
            count_class(&counts[c], t->picked + c, roll + b * T * C + c, T, C, t->frames);
    }
}

static int validate(struct trainer *t, struct train_epoch *e)
{
    struct train_state *s = &t->state;
    size_t C = (size_t)t->net->arch.classes, n_batches = batches(t->valid.n, t->cfg.batch);
    struct counts counts[ARCH_MAX_CLASSES] = {{0}};
    double loss = 0;

    for (size_t i = 0; i < n_batches; i++) {
        size_t B = batch_range(t, &t->valid, NULL, i).n;
        const struct feed_batch *batch = load_batch(t, &t->valid, NULL, i);
        if (!batch) return -1;
        if (t->stop && *t->stop) return 1;
        const real *logits = net_forward(t->pass, batch->x, B, false, 0, 0);
        loss += bce_loss(NULL, logits, batch->target, NULL, B * t->cfg.T, C);
        if (!isfinite(loss)) return not_finite(t, "validation loss", loss, false);  // of this batch
        count_batch(t, logits, batch->roll, B, counts);
    }
    *e = (struct train_epoch){
        .epoch = s->epoch + 1, .lr = t->cfg.linear ? learning_rate(t) : s->lr,
        .train_loss = s->loss_sum / (double)trainer_batches(t), .valid_loss = loss / (double)n_batches,
    };
    for (size_t c = 0; c < C; c++) e->f1[c] = score_of(&counts[c], SCORE_THESIS).f1;
    e->micro_f1 = score_micro(counts, C, SCORE_THESIS).f1;
    e->macro_f1 = score_macro(counts, C, SCORE_THESIS).f1;
    e->best = e->micro_f1 > s->best_f1;

    s->epoch++;
    s->batch = 0;
    s->loss_sum = 0;
    if (e->best) s->best_f1 = e->micro_f1, s->best_epoch = s->epoch;
    s->since_best = e->valid_loss < s->best_loss ? 0 : s->since_best + 1;
    if (e->valid_loss < s->best_loss) s->best_loss = e->valid_loss;
    s->lr = plateau_update(&s->plateau, s->lr, e->valid_loss, t->cfg.lr_factor, t->cfg.lr_patience);
    return 0;
}

int trainer_validate(struct trainer *t, struct train_epoch *e)
{
    trainer_swap_mean(t);
    int rc = validate(t, e);
    trainer_swap_mean(t);
    return rc;
}

/* ---- the state as text ---- */

/* Infinity (before the first epoch) is written as 1e300, which no loss reaches. */
void train_state_put(const struct train_state *s, struct text *attrs)
{
    attr_setf(attrs, "train.epoch", "%d", s->epoch);
    attr_setf(attrs, "train.batch", "%zu", s->batch);
    attr_setf(attrs, "train.loss_sum", "%.17g", s->loss_sum);
    attr_setf(attrs, "train.step", "%llu", (unsigned long long)s->step);
    attr_setf(attrs, "train.lr", "%.17g", s->lr);
    attr_setf(attrs, "train.plateau_best", "%.17g", fmin(s->plateau.best, 1e300));
    attr_setf(attrs, "train.plateau_bad", "%d", s->plateau.bad);
    attr_setf(attrs, "train.best_loss", "%.17g", fmin(s->best_loss, 1e300));
    attr_setf(attrs, "train.since_best", "%d", s->since_best);
    attr_setf(attrs, "train.best_f1", "%.17g", s->best_f1);
    attr_setf(attrs, "train.best_epoch", "%d", s->best_epoch);
}

/* Nothing is taken that a run cannot have come to: casts of it would be undefined. */
int train_state_get(struct train_state *s, const char *attrs)
{
    static const struct {
        const char *key;
        bool whole;
        double lo, hi;
    } keys[11] = {
        {"train.epoch", true, 0, 1e9}, {"train.batch", true, 0, 1e15}, {"train.loss_sum", false, 0, 1e300},
        {"train.step", true, 0, 1e15}, {"train.lr", false, 0, 1e300}, {"train.plateau_best", false, 0, 1e300},
        {"train.plateau_bad", true, 0, 1e9}, {"train.best_loss", false, 0, 1e300}, {"train.since_best", true, 0, 1e9},
        {"train.best_f1", false, -1, 1}, {"train.best_epoch", true, 0, 1e9},
    };
    double v[11];

    for (int i = 0; i < 11; i++)
        if (!attr_num(attrs, keys[i].key, &v[i]) || v[i] < keys[i].lo || v[i] > keys[i].hi || (keys[i].whole && v[i] != floor(v[i])))
            return -1;
    *s = (struct train_state){
        .epoch = (int)v[0], .batch = (size_t)v[1], .loss_sum = v[2], .step = (uint64_t)v[3], .lr = v[4],
        .plateau = {v[5], (int)v[6]}, .best_loss = v[7], .since_best = (int)v[8],
        .best_f1 = v[9], .best_epoch = (int)v[10],
    };
    return 0;
}
