/* feed.c - see feed.h. */
#include "common/nn/feed.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "common/clock.h"
#include "common/pool.h"
#include "common/xalloc.h"

void feed_init(struct feed *f, size_t max)
{
    size_t frames = size_mul(max, f->T);

    f->spec = xmalloc(size_mul(f->T, f->F * sizeof *f->spec));
    for (int i = 0; i < 2; i++) {
        f->batch[i].x = xhuge(size_mul(frames, f->F * sizeof(real)));
        f->batch[i].target = xmalloc(size_mul(frames, f->C * sizeof(real)));
        f->batch[i].roll = xmalloc(size_mul(frames, f->C));
    }
    f->loading = f->ready = false;
    f->begun_s = now_s();
    f->waited_s = 0;
}

void feed_release(struct feed *f)
{
    feed_wait(f);
    for (int i = 0; i < 2; i++) free(f->batch[i].x), free(f->batch[i].target), free(f->batch[i].roll);
    free(f->spec);
}

static size_t segment_of(const struct feed_range *range, size_t b)
{
    return range->index ? range->index[b] : range->first + b;
}

static int load(struct feed *f, const struct feed_batch *to, const struct feed_range *range)
{
    size_t n_spec = f->T * f->F, n_roll = f->T * f->C;
    const real mean = (real)f->mean, scale = (real)(1 / f->std);

    for (size_t b = 0; range->set->expect && b < range->n; b++) range->set->expect(range->set->ctx, segment_of(range, b));
    for (size_t b = 0; b < range->n; b++) {
        size_t i = segment_of(range, b);
        if (range->set->load(range->set->ctx, i, f->spec, to->roll + b * n_roll) < 0) {
            snprintf(f->error, sizeof f->error, "segment %zu cannot be read", i);
            return -1;
        }
        if (range->index) augment_spec(&f->augment, f->spec, f->T, f->F, f->seed, range->epoch, i);
        for (size_t k = 0; k < n_spec; k++) to->x[b * n_spec + k] = (f->spec[k] - mean) * scale;
    }
    for (size_t k = 0; k < range->n * n_roll; k++) to->target[k] = (real)(to->roll[k] * 0.5);
    return 0;
}

static void *load_ahead(void *arg)
{
    struct feed *f = arg;

    pool_flush_denormals();  // as the thread that asks would
    f->rc = load(f, &f->batch[!f->now], &f->ahead);
    return NULL;
}

void feed_wait(struct feed *f)
{
    if (f->loading) {
        double from_s = now_s();
        pthread_join(f->thread, NULL);
        f->waited_s += now_s() - from_s;
        f->ready = true;
    }
    f->loading = false;
}

void feed_forget(struct feed *f)
{
    feed_wait(f);
    f->ready = false;
}

static bool same(const struct feed_range *a, const struct feed_range *b)
{
    return a->set == b->set && a->index == b->index && a->first == b->first && a->n == b->n && a->epoch == b->epoch;
}

const struct feed_batch *feed_next(struct feed *f, const struct feed_range *range, const struct feed_range *then)
{
    feed_wait(f);
    if (f->ready && same(&f->ahead, range)) {
        f->now = !f->now;
    } else {
        double from_s = now_s();
        f->rc = load(f, &f->batch[f->now], range);
        f->waited_s += now_s() - from_s;
    }
    f->ready = false;
    if (f->rc < 0) return NULL;
    if (then) {
        f->ahead = *then;
        f->loading = pthread_create(&f->thread, NULL, load_ahead, f) == 0;  // else it is loaded when asked for
    }
    return &f->batch[f->now];
}

double feed_waiting(const struct feed *f)
{
    return f->waited_s / fmax(now_s() - f->begun_s, 1e-9);
}
