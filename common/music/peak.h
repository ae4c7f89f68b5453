/* peak.h - from activations to onsets: a streaming peak picker.
 *
 * Method of the thesis (R. Fosse 2025; after Vogl, Widmer and Knees 2018): frame n
 * of a class is a peak when
 *     a[n] = max a[n-2 .. n+2]
 *     a[n] >= mean a[n-2 .. n+2] + 0.1
 *     n - n_last > 2        n_last: the last frame accepted in this class
 * and it is kept when a[n] > threshold, strictly. Beyond the ends a is zero; the
 * mean is over five values always. All of it is float32 arithmetic in the order
 * of the reference (sum from left to right, divided by 5), so that the same
 * activations give the same peaks, plateaus and exact thresholds included.
 *
 * segment_frames = 0 takes the track as one and lets any frame be a peak. With
 * 400 it works as the thesis does: each segment is on its own, zero beyond its
 * ends, and n_last starts one frame before it, so that the first two frames of
 * a segment are never peaks. */
#ifndef PEAK_H
#define PEAK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { PEAK_REACH = 2, PEAK_WINDOW = 2 * PEAK_REACH + 1 };

struct peaks {
    size_t n_classes;
    const float *threshold;   // (n_classes), the caller's, to outlive the picker
    uint64_t segment_frames;  // 0: the whole track
    uint64_t n_in, n_out;     // frames taken, rows given
    float *ring;              // (PEAK_WINDOW, n_classes): frame n in row n % PEAK_WINDOW
    int64_t *last;            // (n_classes), the last accepted frame
};

void peaks_init(struct peaks *p, size_t n_classes, const float *threshold, uint64_t segment_frames);
void peaks_restart(struct peaks *p);  // for the next track
void peaks_release(struct peaks *p);

/* Take the next frame's activations (n_classes); act NULL: there are no more.
 * True when a row was settled: row (n_classes) has the activation where frame
 * n_out - 1 is a peak, else 0. A row is settled two frames after its own; at
 * the end call with NULL until false. */
bool peaks_next(struct peaks *p, const float *act, float *row);

/* Where the peak of class c in the row just given lies between the frames: the
 * vertex of the parabola through it and its neighbours, -0.5 .. 0.5 frames. 0
 * where a neighbour is missing, or the three are equal. */
double peaks_offset(const struct peaks *p, size_t c);

#endif
