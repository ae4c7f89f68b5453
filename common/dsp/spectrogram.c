/* spectrogram.c - see spectrogram.h.
 *
 * Positions count samples of the track extended by 1024 on the left: frame t
 * covers positions 441 t .. 441 t + 2047. The buffer holds a stretch of it. */
#include "common/dsp/spectrogram.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "common/dsp/fft.h"
#include "common/dsp/logfilt.h"
#include "common/xalloc.h"

enum {
    HALF = LOGFILT_WINDOW / 2,
    HOP = LOGFILT_HOP,
    CAPACITY = 8 * LOGFILT_WINDOW,  // room for some 30 frames
};

struct spectrogram {
    struct logfilt filter;
    struct fft *fft;
    int pad_frames;
    int64_t n;         // samples pushed (and, at the end, appended)
    int64_t n_final;   // samples of the track as transformed; -1 before the end
    int64_t t;         // the next frame
    int64_t base;      // position of buf[0]
    bool headed, tailed;  // the reflections are in place
    float buf[CAPACITY];
};

struct spectrogram *spectrogram_new(int pad_frames)
{
    struct spectrogram *s = xmalloc(sizeof *s);
    logfilt_init(&s->filter);
    s->fft = fft_new(LOGFILT_WINDOW);
    s->pad_frames = pad_frames;
    spectrogram_restart(s);
    return s;
}

void spectrogram_square(struct spectrogram *s)
{
    s->filter.squared = true;
}

void spectrogram_restart(struct spectrogram *s)
{
    s->n = s->t = s->base = 0;
    s->n_final = -1;
    s->headed = s->tailed = false;
}

void spectrogram_free(struct spectrogram *s)
{
    if (!s) return;
    fft_free(s->fft);
    free(s);
}

/* How many samples are certain to be in the track. */
static int64_t sure(const struct spectrogram *s)
{
    if (s->n_final >= 0) return s->n < s->n_final ? s->n : s->n_final;
    return s->pad_frames ? s->n - (HOP - 1) : s->n;  // the end may cut so many
}

/* The sample that stands at index i, i beyond the track 0..n-1 too. */
static int64_t reflected(int64_t i, int64_t n)
{
    if (n == 1) return 0;
    int64_t period = 2 * (n - 1);
    i = (i % period + period) % period;
    return i < n ? i : period - i;
}

static float *at(struct spectrogram *s, int64_t sample)
{
    return s->buf + (sample + HALF - s->base);
}

/* Samples that may still be added: behind the last the right end's reflection must fit. */
static int64_t room_left(const struct spectrogram *s)
{
    return CAPACITY - HALF - (s->n + HALF - s->base);
}

/* Drop what no frame needs any more. */
static void make_room(struct spectrogram *s)
{
    int64_t drop = s->t * HOP - s->base, used = s->n + HALF - s->base;
    if (drop < CAPACITY / 2) return;
    if (drop > used) drop = used;
    memmove(s->buf, s->buf + drop, (size_t)(used - drop) * sizeof *s->buf);
    s->base += drop;
}

size_t spectrogram_push(struct spectrogram *s, const float *x, size_t n)
{
    make_room(s);
    int64_t room = room_left(s);
    if (s->n_final >= 0) return 0;
    if ((int64_t)n > room) n = (size_t)room;
    memcpy(at(s, s->n), x, n * sizeof *x);
    s->n += (int64_t)n;
    return n;
}

void spectrogram_end(struct spectrogram *s)
{
    s->n_final = s->n;
    if (s->pad_frames) {
        int64_t p = s->pad_frames, frames = (1 + s->n / HOP + p - 1) / p * p;
        if (frames > 1) s->n_final = (frames - 1) * HOP;
    }
}

/* Append zeros, up to the final length or as many as fit. */
static void extend(struct spectrogram *s)
{
    int64_t n = s->n_final - s->n;
    if (n <= 0) return;
    make_room(s);
    int64_t room = room_left(s);
    if (n > room) n = room;
    memset(at(s, s->n), 0, (size_t)n * sizeof *s->buf);
    s->n += n;
}

/* The reflections, as soon as what they mirror is there. */
static void mirror(struct spectrogram *s)
{
    int64_t n = sure(s);
    bool whole = s->n_final >= 0 && n == s->n_final;

    if (!s->headed && (n > HALF || whole)) {
        for (int64_t i = 1; i <= HALF; i++) *at(s, -i) = *at(s, whole ? reflected(-i, n) : i);
        s->headed = true;
    }
    if (!s->tailed && whole) {
        for (int64_t i = n; i < n + HALF; i++) *at(s, i) = *at(s, reflected(i, n));
        s->tailed = true;
    }
}

static bool ready(const struct spectrogram *s)
{
    if (!s->headed) return false;
    if (s->tailed) return s->t <= s->n_final / HOP;
    return s->t * HOP + HALF <= sure(s);
}

size_t spectrogram_pull(struct spectrogram *s, float *out, size_t max_frames)
{
    size_t done = 0;

    for (; done < max_frames; done++, s->t++) {
        if (!ready(s)) {
            if (s->n_final >= 0) extend(s);
            mirror(s);
            if (!ready(s)) break;
        }
        logfilt_window(&s->filter, fft_input(s->fft), s->buf + (s->t * HOP - s->base));
        logfilt_bands(&s->filter, out + done * LOGFILT_BANDS, fft_run(s->fft));
    }
    return done;
}
