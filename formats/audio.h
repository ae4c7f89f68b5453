/* audio.h - audio in and out: any file as a stream of mono samples, and writers.
 *
 * Samples are float, full scale is [-1, 1]. Nothing here prints; errors are
 * sticky sentences that name the file, the fault and the remedy. While an MP3
 * or FLAC is opened or read, standard error points to /dev/null for a moment, because
 * their libraries print there: other threads should not print meanwhile. */
#ifndef AUDIO_H
#define AUDIO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The shape of headerless PCM; encoding as audio_encodings() lists them. */
struct audio_raw {
    int rate_hz, channels;
    const char *encoding;
};

const char *audio_encoding(const char *name);  // the same name, for ever; NULL: there is none such

/* "s16le s16be ...", separated by spaces. */
const char *audio_encodings(void);

enum { AUDIO_MIN_RATE_HZ = 1000, AUDIO_MAX_RATE_HZ = 768000, AUDIO_MAX_CHANNELS = 1024 };

/* ---- reading -------------------------------------------------------------- */

struct audio;

/* Open a file, or "-" for standard input (a pipe will do), to be read as mono
 * (the mean of the channels) at rate_hz; 0 keeps the file's own rate. raw NULL:
 * any format libsndfile knows. Resampling is libsamplerate's band-limited
 * medium converter (121 dB, 90 % of the band). Never NULL. Constant memory. */
struct audio *audio_open(const char *path, const struct audio_raw *raw, int rate_hz);

/* The next samples: n of them, fewer only at the end, 0 after it; -1 on an
 * error. Refused: samples that are not finite, audio that ends before its
 * header says (WAV, AIFF, FLAC and most others; MP3 with a Xing header; Ogg
 * that lacks its last page, or behind which another stream follows), audio without
 * any sample. */
long audio_read(struct audio *a, float *out, size_t n);

int audio_rate_hz(const struct audio *a);         // the file's own; 0: it was not opened
bool audio_cancels(const struct audio *a);        // what was read is silent, but its channels are not
bool audio_is_live(const struct audio *a);        // not a file: it may still be arriving
const char *audio_error(const struct audio *a);   // NULL while all is well
void audio_free(struct audio *a);

/* A whole file as mono samples at rate_hz (0: its own), at most
 * max_samples (more is an error). The caller frees them. NULL on an error,
 * with a sentence in *error, to be freed too. */
float *audio_read_all(const char *path, int rate_hz, size_t max_samples, size_t *n, char **error);

/* ---- writing -------------------------------------------------------------- */

struct audio_writer;

/* The format follows the name: .wav (16-bit), .flac (16-bit), .ogg (Vorbis);
 * NULL or "-" is a WAV on standard output, whose header tells no length. A file
 * is written under a temporary name beside it and renamed by finish. The same
 * samples give the same bytes. Never NULL; errors are sticky. */
struct audio_writer *audio_writer_open(const char *path, int rate_hz, int channels);

/* So many frames will come: that no WAV holds so many is better told before they are made. 0, or -1. */
int audio_writer_expect(struct audio_writer *w, uint64_t n_frames);
/* Interleaved samples, clipped to [-1, 1]. 0, or -1. */
int audio_writer_put(struct audio_writer *w, const float *samples, size_t n_frames);
uint64_t audio_writer_clipped(const struct audio_writer *w);  // samples that were
int audio_writer_finish(struct audio_writer *w);              // 0, or -1
const char *audio_writer_error(const struct audio_writer *w);
/* Without finish the temporary file is removed. */
void audio_writer_free(struct audio_writer *w);

#endif
