/* audio_slice.c - see audio_slice.h. */
#include "formats/audio_slice.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "formats/audio_source.h"

enum { MAX_CHANNELS = 8, BLOCK = 4096 };
#define MAX_FRAMES ((sf_count_t)1 << 46)  // more are what libsndfile has for an unknown length

/* 0, or -1: nothing is open. */
static int open_slice(struct audio_source *s, const char *path, int rate_hz, char *error, size_t size)
{
    const SF_INFO any = {0}, *info = &s->info;
    char why[300];

    audio_source_init(s);
    s->seeks = true;
    if (audio_source_open(s, path, &any, why, sizeof why) < 0)
        snprintf(error, size, "%s: %s", path, why);
    else if (info->frames > MAX_FRAMES)
        snprintf(error, size, "%s: does not tell its length: make it again, whole and not through a pipe", path);
    else if (info->samplerate == rate_hz && info->channels <= MAX_CHANNELS && info->seekable && info->frames > 0)
        return 0;
    else
        snprintf(error, size, "%s: has %d Hz, %d channels, %lld frames%s: make it a file of %d Hz and at most %d channels",
                 path, info->samplerate, info->channels, (long long)info->frames, info->seekable ? "" : ", not seekable",
                 rate_hz, MAX_CHANNELS);
    audio_source_close(s);
    return -1;
}

int64_t audio_slice_length(const char *path, int rate_hz, char *error, size_t size)
{
    struct audio_source s;

    if (open_slice(&s, path, rate_hz, error, size) < 0) return -1;
    int64_t frames = s.info.frames;
    // one that is cut short is better known now than hours later
    if ((s.info.format & SF_FORMAT_TYPEMASK) == SF_FORMAT_FLAC && sf_seek(s.snd, frames - 1, SEEK_SET) < 0) {
        snprintf(error, size, "%s: is cut short: make it again", path);
        frames = -1;
    }
    audio_source_close(&s);
    return frames;
}

/* Frames start .. start + n - 1, which are all there, of a file that is open. */
static int read_slice(struct audio_source *s, const char *path, int64_t start, float *out, size_t n, char *error, size_t size)
{
    float block[BLOCK * MAX_CHANNELS];
    int channels = s->info.channels;

    if (n && sf_seek(s->snd, start, SEEK_SET) != start) {
        snprintf(error, size, "%s: is cut short, frame %lld cannot be reached: make it again", path, (long long)start);
        return -1;
    }
    for (size_t at = 0; at < n;) {
        sf_count_t got = sf_readf_float(s->snd, block, (sf_count_t)(n - at < BLOCK ? n - at : BLOCK));
        if (got <= 0) {
            snprintf(error, size, "%s: ends before its header says: make it again", path);
            return -1;
        }
        for (sf_count_t i = 0; i < got; i++, at++) {
            for (int c = 0; c < channels; c++) out[at] += block[i * channels + c];
            out[at] /= (float)channels;
            if (!isfinite(out[at])) {
                snprintf(error, size, "%s: holds a sample that is not finite: make it again", path);
                return -1;
            }
        }
    }
    return 0;
}

int audio_slice(const char *path, int rate_hz, int64_t start, float *out, size_t n, char *error, size_t size)
{
    struct audio_source s;
    size_t at = 0, end;

    if (open_slice(&s, path, rate_hz, error, size) < 0) return -1;
    memset(out, 0, n * sizeof *out);
    if (start < 0) {
        at = (uint64_t)-start < n ? (size_t)-start : n;
        start = 0;
    }
    int64_t frames = s.info.frames;
    end = start >= frames ? at : (uint64_t)(frames - start) < n - at ? at + (size_t)(frames - start) : n;
    int rc = read_slice(&s, path, start, out + at, end - at, error, size);
    audio_source_close(&s);
    return rc;
}
