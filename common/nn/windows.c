/* windows.c - see windows.h. */
#include "common/nn/windows.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "common/xalloc.h"

/* A window waiting to be run. */
struct job {
    void *track;
    size_t start;     // first frame in its track
    size_t valid;     // frames of the track in it; the rest is silence
    size_t settled;   // no later window of the track reaches a frame before this
    bool begins, ends;
};

struct windows {
    struct windows_config cfg;
    struct net *net;
    struct net_pass *pass;
    windows_sink *sink;
    void *ctx;
    size_t F, C;
    struct job *job;      // cfg.batch
    size_t n_jobs;
    real *x;              // (batch, W, F): their standardised input

    void *track;          // being fed
    float *recent;        // (2 W, F): room for the track's last frames, oldest first
    size_t n_recent;
    size_t n_frames;      // of the track, so far
    size_t next;          // start of the track's next window
    bool first;           // no window of the track was queued yet

    float *sum;           // (W, C): weighted activations from frame `emitted` of the track being emitted
    float *weight;        // (W)
    size_t emitted;
};

struct windows *windows_new(struct net *net, struct pool *pool, const struct windows_config *cfg,
                            windows_sink *sink, void *ctx)
{
    struct windows *w = xcalloc(1, sizeof *w);

    w->cfg = *cfg;
    w->net = net;
    w->sink = sink;
    w->ctx = ctx;
    w->F = (size_t)net->arch.bins;
    w->C = (size_t)net->arch.classes;
    w->pass = net_pass_new(net, pool, cfg->batch, cfg->W, false);
    w->job = xcalloc(cfg->batch, sizeof *w->job);
    w->x = xmalloc(size_mul(size_mul(cfg->batch, cfg->W), w->F * sizeof(real)));
    w->recent = xmalloc(size_mul(cfg->W, 2 * w->F * sizeof(float)));
    w->sum = xcalloc(size_mul(cfg->W, w->C), sizeof(float));
    w->weight = xcalloc(cfg->W, sizeof(float));
    return w;
}

void windows_free(struct windows *w)
{
    if (!w) return;
    net_pass_free(w->pass);
    free(w->job), free(w->x), free(w->recent), free(w->sum), free(w->weight);
    free(w);
}

/* The cross-fade of a window whose frames before `skip` are out already: rises
 * from there and falls to the end over the middle half of the overlap, flat
 * between. In its outer quarters, where the network misses what lies beyond the
 * window, it counts only where no other window does. Where the track ends there
 * is nothing to miss: the last window does not fall. */
static float fade(const struct windows *w, size_t i, size_t skip, bool ends)
{
    size_t overlap = w->cfg.W - w->cfg.hop, margin = overlap / 4, most = overlap - 2 * margin + 1;
    size_t rise = i - skip + 1, fall = ends ? rise : w->cfg.W - i, edge = rise < fall ? rise : fall;
    if (edge <= margin) return 1e-20f;
    return (float)(edge - margin < most ? edge - margin : most);
}

/* Hand out the frames before `settled` and move the rest to the front. */
static int emit(struct windows *w, const struct job *j)
{
    size_t n = j->settled - w->emitted, C = w->C;

    for (size_t i = 0; i < n; i++)
        for (size_t c = 0; c < C; c++) w->sum[i * C + c] /= w->weight[i];
    int rc = n || j->ends ? w->sink(w->ctx, j->track, w->emitted, w->sum, n, j->ends) : 0;
    memmove(w->sum, w->sum + n * C, (w->cfg.W - n) * C * sizeof *w->sum);
    memmove(w->weight, w->weight + n, (w->cfg.W - n) * sizeof *w->weight);
    memset(w->sum + (w->cfg.W - n) * C, 0, n * C * sizeof *w->sum);
    memset(w->weight + (w->cfg.W - n), 0, n * sizeof *w->weight);
    w->emitted = j->settled;
    return rc;
}

int windows_flush(struct windows *w)
{
    size_t W = w->cfg.W, C = w->C, n = w->n_jobs;

    if (n == 0) return 0;
    w->n_jobs = 0;
    const real *logits = net_forward(w->pass, w->x, n, false, 0, 0);
    for (size_t b = 0; b < n; b++) {
        const struct job *j = &w->job[b];
        if (j->begins) {
            w->emitted = 0;
            memset(w->sum, 0, W * C * sizeof *w->sum);
            memset(w->weight, 0, W * sizeof *w->weight);
        }
        size_t skip = w->emitted - j->start;  // not 0 for a last window that was moved back
        for (size_t i = skip; i < j->valid; i++) {
            float f = fade(w, i, skip, j->ends);
            w->weight[i - skip] += f;
            for (size_t c = 0; c < C; c++)
                w->sum[(i - skip) * C + c] += f * (float)(1 / (1 + exp(-(double)logits[(b * W + i) * C + c])));
        }
        if (emit(w, j) < 0) return -1;
    }
    return 0;
}

/* Queue the window of the last `valid` frames, filled up with silence. */
static int queue(struct windows *w, size_t valid, bool ends)
{
    size_t W = w->cfg.W, F = w->F, start = w->n_frames - valid;
    const float *from = w->recent + (w->n_recent - valid) * F;
    real *x = w->x + w->n_jobs * W * F;
    const real mean = (real)w->cfg.mean, scale = (real)(1 / w->cfg.std);

    for (size_t i = 0; i < valid * F; i++) x[i] = (from[i] - mean) * scale;
    for (size_t i = valid * F; i < W * F; i++) x[i] = (0 - mean) * scale;
    w->next = start + w->cfg.hop;
    w->job[w->n_jobs++] = (struct job){
        .track = w->track, .start = start, .valid = valid,
        .settled = ends ? w->n_frames : w->next, .begins = w->first, .ends = ends,
    };
    w->first = false;
    return w->n_jobs == w->cfg.batch ? windows_flush(w) : 0;
}

void windows_begin(struct windows *w, void *track)
{
    w->track = track;
    w->n_recent = w->n_frames = w->next = 0;
    w->first = true;
}

/* A window is queued when the first frame behind it has come, so that the last
 * window of a track is known to be the last. */
int windows_add(struct windows *w, const float *spec, size_t n_frames)
{
    size_t W = w->cfg.W, F = w->F;

    for (size_t i = 0; i < n_frames; i++) {
        if (w->n_frames == w->next + W && queue(w, W, false) < 0) return -1;
        if (w->n_recent == 2 * W) {
            memcpy(w->recent, w->recent + W * F, W * F * sizeof *w->recent);
            w->n_recent = W;
        }
        memcpy(w->recent + w->n_recent * F, spec + i * F, F * sizeof *w->recent);
        w->n_recent++;
        w->n_frames++;
    }
    return 0;
}

int windows_end(struct windows *w)
{
    size_t W = w->cfg.W, left = w->n_frames - w->next;

    if (w->n_frames == 0) {  // the order of tracks is kept: those waiting first
        if (windows_flush(w) < 0) return -1;
        return w->sink(w->ctx, w->track, 0, w->sum, 0, true);
    }
    if (w->cfg.hop < W && w->n_frames > W) left = W;
    return queue(w, left, true);
}
