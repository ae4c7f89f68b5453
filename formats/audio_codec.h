/* audio_codec.h - what a lossy codec does to sound: there and back in memory. */
#ifndef AUDIO_CODEC_H
#define AUDIO_CODEC_H

#include <stddef.h>

enum audio_codec { AUDIO_MP3, AUDIO_VORBIS };

/* Encode n mono samples and decode them in place. quality 0 (worst) to 1. What
 * comes out is aligned with what went in. 0, or -1 with a sentence in error. */
int audio_codec_pass(enum audio_codec codec, double quality, int rate_hz, float *x, size_t n, char *error, size_t size);

#endif
