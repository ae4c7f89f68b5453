/* audio_slice.h - a stretch out of the middle of an audio file.
 *
 * For files that are kept for it (accompaniments, backing): seekable, and
 * already at the wanted rate. Several threads may read the same file. */
#ifndef AUDIO_SLICE_H
#define AUDIO_SLICE_H

#include <stddef.h>
#include <stdint.h>

/* How many frames the file holds; -1 with a sentence in error. It must be
 * seekable and at rate_hz. */
int64_t audio_slice_length(const char *path, int rate_hz, char *error, size_t size);

/* Samples start .. start + n - 1 as mono (the mean of the channels) into out;
 * zeros before the file's beginning and after its end. 0, or -1. */
int audio_slice(const char *path, int rate_hz, int64_t start, float *out, size_t n, char *error, size_t size);

#endif
