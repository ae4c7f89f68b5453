/* windows.h - activations of tracks of any length from a network of one window.
 *
 * A network learns on segments of W frames. A track is covered by windows of W
 * frames, each `hop` after the one before; the last is moved back so that it
 * ends with the track (a track shorter than W is filled with silence, feature
 * 0, as the last training segment of a track is). Windows overlap by W - hop
 * frames and are cross-faded in the middle of that, so that no frame is judged
 * by a window at whose edge it lies: there are no seams. With hop = W they are the
 * thesis's segments instead.
 *
 * Windows of one or several tracks are run `batch` at a time. Memory is bounded
 * by the batch, whatever the length of the track. */
#ifndef WINDOWS_H
#define WINDOWS_H

#include "common/nn/net.h"

struct windows_config {
    size_t W, hop, batch;   // hop = W: segments, each for itself, the last filled with silence
    double mean, std;       // input is (feature - mean) / std
};

/* Finished activations of a track, in order of frames: act (n_frames, C) are
 * frames first.. of the track that was begun with `track`; the last call of a
 * track has last = true (and may have n_frames 0). 0, or -1 to stop. */
typedef int windows_sink(void *ctx, void *track, size_t first, const float *act, size_t n_frames, bool last);

struct windows;
struct windows *windows_new(struct net *net, struct pool *pool, const struct windows_config *cfg,
                            windows_sink *sink, void *ctx);
void windows_free(struct windows *w);

/* A track: begin, frames (n, F) as they come, end. The sink is called from
 * these and from flush, which runs what is waiting. 0, or -1 when a sink did. */
void windows_begin(struct windows *w, void *track);
int windows_add(struct windows *w, const float *spec, size_t n_frames);
int windows_end(struct windows *w);
int windows_flush(struct windows *w);

#endif
