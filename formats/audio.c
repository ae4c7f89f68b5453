/* audio.c - see audio.h. Samples in, the mean of their channels out, resampled. */
#include "formats/audio.h"

#include <math.h>
#include <samplerate.h>
#include <sndfile.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/cli.h"
#include "common/xalloc.h"
#include "formats/audio_source.h"

enum {
    BLOCK = 4096,  // frames read at once; with many channels fewer
    AFTER = 64,    // silence after the end, for the resampler's last samples
};

struct audio {
    struct audio_source source;
    char *name;
    char error[512];
    int rate_hz;
    int64_t n_read;         // frames of the file so far
    bool at_end;            // of the file
    bool sounds, mean_sounds;  // a channel, and the mean of them, has not been silent
    size_t block;
    float *interleaved;     // (block, channels)
    float *mono;            // (block)
    SRC_STATE *resampler;   // NULL: the rates are equal
    size_t n_in, in_at;     // samples in mono, and how many of them are used up
    bool drained;           // the resampler has given its last
    float *out;             // (out_cap), what the resampler gave
    size_t out_cap, n_out, out_at;
    int64_t n_given;        // by the resampler so far
};

static const struct encoding {
    const char *name;
    int format;
} encodings[] = {
    {"s16le", SF_FORMAT_PCM_16 | SF_ENDIAN_LITTLE}, {"s16be", SF_FORMAT_PCM_16 | SF_ENDIAN_BIG},
    {"s24le", SF_FORMAT_PCM_24 | SF_ENDIAN_LITTLE}, {"s24be", SF_FORMAT_PCM_24 | SF_ENDIAN_BIG},
    {"s32le", SF_FORMAT_PCM_32 | SF_ENDIAN_LITTLE}, {"s32be", SF_FORMAT_PCM_32 | SF_ENDIAN_BIG},
    {"f32le", SF_FORMAT_FLOAT | SF_ENDIAN_LITTLE},  {"f32be", SF_FORMAT_FLOAT | SF_ENDIAN_BIG},
    {"f64le", SF_FORMAT_DOUBLE | SF_ENDIAN_LITTLE}, {"f64be", SF_FORMAT_DOUBLE | SF_ENDIAN_BIG},
    {"s8", SF_FORMAT_PCM_S8}, {"u8", SF_FORMAT_PCM_U8}, {"ulaw", SF_FORMAT_ULAW}, {"alaw", SF_FORMAT_ALAW},
};

static const struct encoding *find_encoding(const char *name)
{
    for (size_t i = 0; i < sizeof encodings / sizeof *encodings; i++)
        if (strcmp(name, encodings[i].name) == 0) return &encodings[i];
    return NULL;
}

const char *audio_encodings(void)
{
    return "s16le s16be s24le s24be s32le s32be f32le f32be f64le f64be s8 u8 ulaw alaw";
}

const char *audio_encoding(const char *name)
{
    const struct encoding *e = find_encoding(name);
    return e ? e->name : NULL;
}

#define fail(a, ...) error_put((a)->error, sizeof (a)->error, (a)->name, 0, __VA_ARGS__)

static int raw_info(struct audio *a, const struct audio_raw *raw, SF_INFO *info)
{
    const struct encoding *e = find_encoding(raw->encoding);
    if (!e) return fail(a, "raw encoding '%s' is unknown: use one of %s", raw->encoding, audio_encodings());
    info->format = SF_FORMAT_RAW | e->format;
    info->samplerate = raw->rate_hz;
    info->channels = raw->channels;
    return 0;
}

struct audio *audio_open(const char *path, const struct audio_raw *raw, int rate_hz)
{
    struct audio *a = xcalloc(1, sizeof *a);
    SF_INFO info = {0};
    char why[300];
    int rc;

    audio_source_init(&a->source);
    a->name = xstrdup(input_name(path));
    if (raw && raw_info(a, raw, &info) < 0) return a;
    if (audio_source_open(&a->source, path, &info, why, sizeof why) < 0) {
        fail(a, "%s", why);
        return a;
    }
    info = a->source.info;
    if (info.samplerate < AUDIO_MIN_RATE_HZ || info.samplerate > AUDIO_MAX_RATE_HZ) {
        fail(a, "sample rate %d Hz is not within %d and %d: is the header right?", info.samplerate,
             AUDIO_MIN_RATE_HZ, AUDIO_MAX_RATE_HZ);
        return a;
    }
    if (info.channels < 1 || info.channels > AUDIO_MAX_CHANNELS) {
        fail(a, "%d channels, not within 1 and %d: is the header right?", info.channels, AUDIO_MAX_CHANNELS);
        return a;
    }
    a->rate_hz = rate_hz ? rate_hz : info.samplerate;
    a->block = info.channels <= 16 ? BLOCK : 16 * BLOCK / (size_t)info.channels;
    a->interleaved = xmalloc(size_mul(a->block * sizeof(float), (size_t)info.channels));
    a->mono = xmalloc((a->block + AFTER) * sizeof(float));
    if (a->rate_hz != info.samplerate) {
        a->out_cap = BLOCK;
        a->out = xmalloc(a->out_cap * sizeof(float));
        a->resampler = src_new(SRC_SINC_MEDIUM_QUALITY, 1, &rc);
        if (!a->resampler) fail(a, "%s: use less memory elsewhere", src_strerror(rc));
    }
    return a;
}

static void mix_down(float *mono, const float *x, size_t n, int channels)
{
    if (channels == 1) {
        memcpy(mono, x, n * sizeof *mono);
    } else if (channels == 2) {
        for (size_t i = 0; i < n; i++) mono[i] = (x[2 * i] + x[2 * i + 1]) * 0.5f;
    } else {
        for (size_t i = 0; i < n; i++, x += channels) {
            float sum = 0;
            for (int c = 0; c < channels; c++) sum += x[c];
            mono[i] = sum / (float)channels;
        }
    }
}

/* What the file ended with: 0 when that is an end. */
static int check_end(struct audio *a)
{
    struct audio_source *s = &a->source;
    double rate = s->info.samplerate;
    int64_t promised;

    if (s->read_errno) return fail(a, "%s after %.3f s: read it again", strerror(s->read_errno), (double)a->n_read / rate);
    bool cut = audio_source_cut(s, a->n_read, &promised);
    if (audio_source_chained(s))
        return fail(a, "a second stream follows after %.3f s: split it, or make one stream of it", (double)a->n_read / rate);
    if (cut) {
        if ((s->info.format & SF_FORMAT_TYPEMASK) == SF_FORMAT_RAW)
            return fail(a, "ends within a sample: are the encoding and the channels right?");
        if (promised < 0)
            return fail(a, "audio ends after %.3f s without the mark of its end, or is damaged there: copy or convert it again", (double)a->n_read / rate);
        return fail(a, "audio ends after %.3f of %.3f s its header promises: copy or convert it again",
                    (double)a->n_read / rate, (double)promised / rate);
    }
    if (a->n_read == 0) return fail(a, "holds no samples: record or convert it again");
    return 0;
}

/* Refill mono: 0, or -1. Sets at_end with the last, possibly empty, block. */
static int read_block(struct audio *a)
{
    int channels = a->source.info.channels;
    sf_count_t want = (sf_count_t)a->block, left = a->source.info.frames - a->n_read;
    if (a->source.is_flac && left < want) want = left;  // libFLAC takes a tag behind its last frame for damage
    sf_count_t got = audio_source_read(&a->source, a->interleaved, want);
    double at_s = (double)a->n_read / a->source.info.samplerate;

    a->n_in = got > 0 ? (size_t)got : 0;
    a->in_at = 0;
    if (sf_error(a->source.snd) && !a->source.read_errno)
        return fail(a, "damaged or cut short after %.3f s: copy or convert it again", at_s);
    mix_down(a->mono, a->interleaved, a->n_in, channels);
    // both end at the first sound
    for (size_t i = 0; i < a->n_in * (size_t)channels && !a->sounds; i++) a->sounds = a->interleaved[i] != 0;
    for (size_t i = 0; i < a->n_in && !a->mean_sounds; i++) a->mean_sounds = a->mono[i] != 0;
    bool good = true;
    for (size_t i = 0; i < a->n_in; i++) good &= fabsf(a->mono[i]) <= 1e9f;
    if (!good) {
        size_t i = 0;
        while (fabsf(a->mono[i]) <= 1e9f) i++;
        return fail(a, "sample %lld (%.3f s) is %g: mend or convert it again", (long long)a->n_read + (long long)i,
                    at_s + (double)i / a->source.info.samplerate, (double)a->mono[i]);
    }
    a->n_read += (int64_t)a->n_in;
    a->at_end = a->n_in < a->block;
    if (!a->at_end) return 0;
    if (a->resampler) {
        memset(a->mono + a->n_in, 0, AFTER * sizeof *a->mono);
        a->n_in += AFTER;
    }
    return check_end(a);
}

/* Refill out from mono: 0, or -1. Blocks are of one size whatever the caller
 * asks for, so that the result does not depend on it. */
static int resample(struct audio *a)
{
    a->n_out = a->out_at = 0;
    while (a->n_out == 0 && !a->drained) {
        if (a->in_at == a->n_in && !a->at_end && read_block(a) < 0) return -1;
        SRC_DATA d = {
            .data_in = a->mono + a->in_at, .input_frames = (long)(a->n_in - a->in_at),
            .data_out = a->out, .output_frames = (long)a->out_cap, .end_of_input = a->at_end,
            .src_ratio = (double)a->rate_hz / a->source.info.samplerate,
        };
        int rc = src_process(a->resampler, &d);
        if (rc) return fail(a, "%s: resample it with another program", src_strerror(rc));
        a->in_at += (size_t)d.input_frames_used;
        a->n_out = (size_t)d.output_frames_gen;
        if (!a->at_end) {
            a->n_given += d.output_frames_gen;
            continue;
        }
        // n samples last as long at either rate, one at least; libsamplerate leaves out the last one or so
        int64_t left = llround(fmax((double)a->n_read * d.src_ratio, 1)) - a->n_given;
        if (left < 0) left = 0;
        a->drained = left == 0 || (a->in_at == a->n_in && a->n_out == 0);
        if ((int64_t)a->n_out > left) a->n_out = (size_t)left;
        a->n_given += (int64_t)a->n_out;
    }
    return 0;
}

long audio_read(struct audio *a, float *out, size_t n)
{
    size_t done = 0;

    while (done < n && !a->error[0]) {
        float *from = a->resampler ? a->out : a->mono;
        size_t *at = a->resampler ? &a->out_at : &a->in_at, end = a->resampler ? a->n_out : a->n_in;
        if (*at == end) {
            if (a->resampler ? a->drained : a->at_end) break;
            if ((a->resampler ? resample(a) : read_block(a)) < 0) break;
            continue;
        }
        size_t k = end - *at < n - done ? end - *at : n - done;
        memcpy(out + done, from + *at, k * sizeof *out);
        *at += k, done += k;
    }
    return a->error[0] ? -1 : (long)done;
}

int audio_rate_hz(const struct audio *a)
{
    return a->rate_hz ? a->source.info.samplerate : 0;
}

bool audio_cancels(const struct audio *a)
{
    return a->sounds && !a->mean_sounds;
}

bool audio_is_live(const struct audio *a)
{
    return !a->source.is_file;
}

const char *audio_error(const struct audio *a)
{
    return a->error[0] ? a->error : NULL;
}

void audio_free(struct audio *a)
{
    if (!a) return;
    audio_source_close(&a->source);
    if (a->resampler) src_delete(a->resampler);
    free(a->interleaved), free(a->mono), free(a->out), free(a->name), free(a);
}

float *audio_read_all(const char *path, int rate_hz, size_t max_samples, size_t *n, char **error)
{
    struct audio *a = audio_open(path, NULL, rate_hz);
    float *x = NULL;
    size_t cap = 0;
    long got = 1;

    *n = 0;
    while (got > 0 && *n <= max_samples && !audio_error(a)) {
        x = xgrow(x, &cap, *n + BLOCK, sizeof *x);
        got = audio_read(a, x + *n, BLOCK);
        if (got > 0) *n += (size_t)got;
    }
    if (!audio_error(a) && *n > max_samples)
        fail(a, "longer than %.1f s: use a shorter file", (double)max_samples / a->rate_hz);
    *error = NULL;
    if (audio_error(a)) {
        *error = xstrdup(audio_error(a));
        free(x), x = NULL;
    }
    audio_free(a);
    return x;
}
