/* spectrogram.h - samples in, frames of the feature out, as soon as they can be.
 *
 * Samples are mono at LOGFILT_RATE_HZ; a frame is LOGFILT_BANDS floats. Frame t
 * is centred on sample LOGFILT_HOP * t and sees the 1024 samples before it and
 * the 1023 after (window and filters: logfilt.h), so it comes when sample
 * 441 t + 1023 is there. The ends of the track are extended by reflection
 * (sample -i is sample i, and so about the last; in tracks shorter than the
 * window back and forth, as numpy.pad does). n samples give T = 1 + n / 441
 * frames, rounded down. The frames do not depend on how the samples come in. */
#ifndef SPECTROGRAM_H
#define SPECTROGRAM_H

#include <stddef.h>

struct spectrogram;

/* pad_frames > 0: the track is first extended by zeros, or cut by at most 440
 * samples, so that T is the next multiple of pad_frames >= 1 + n / 441
 * (n = (T - 1) 441, the thesis's readAudio with 400; where T is 1 n stays). Frames
 * then come 440 samples later. */
struct spectrogram *spectrogram_new(int pad_frames);
void spectrogram_free(struct spectrogram *s);
void spectrogram_square(struct spectrogram *s);   // from now on of squared magnitudes: logfilt.h
void spectrogram_restart(struct spectrogram *s);  // for another track

/* Hand over at most n samples: how many were taken; none when frames wait to
 * be pulled. After end() no more may come; it needs one sample at least. */
size_t spectrogram_push(struct spectrogram *s, const float *x, size_t n);
void spectrogram_end(struct spectrogram *s);

/* Up to max_frames frames into out (max_frames, 84): how many. 0 means that
 * more samples are needed or, after end(), that the track is complete. */
size_t spectrogram_pull(struct spectrogram *s, float *out, size_t max_frames);

#endif
