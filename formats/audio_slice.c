/* audio_slice.c - see audio_slice.h. */
#include "formats/audio_slice.h"

#include <errno.h>
#include <math.h>
#include <sndfile.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { MAX_CHANNELS = 8, BLOCK = 4096 };
#define MAX_FRAMES ((sf_count_t)1 << 46)  // more are what libsndfile has for an unknown length

static SNDFILE *open_slice(const char *path, int rate_hz, SF_INFO *info, char *error, size_t size)
{
    SNDFILE *f;

    *info = (SF_INFO){0};
    f = sf_open(path, SFM_READ, info);
    if (!f) {
        // libsndfile's own word for a file that is not there says "System error" and ends in a full stop
        snprintf(error, size, "%s: %s: name a WAV, FLAC or Ogg file", path, access(path, R_OK) ? strerror(errno) : sf_strerror(NULL));
        return NULL;
    }
    if (info->frames > MAX_FRAMES) {
        snprintf(error, size, "%s: does not tell its length: make it again, whole and not through a pipe", path);
        sf_close(f);
        return NULL;
    }
    if (info->samplerate == rate_hz && info->channels <= MAX_CHANNELS && info->seekable && info->frames > 0) return f;
    snprintf(error, size, "%s: has %d Hz, %d channels, %lld frames%s: make it a file of %d Hz and at most %d channels",
             path, info->samplerate, info->channels, (long long)info->frames, info->seekable ? "" : ", not seekable",
             rate_hz, MAX_CHANNELS);
    sf_close(f);
    return NULL;
}

int64_t audio_slice_length(const char *path, int rate_hz, char *error, size_t size)
{
    SF_INFO info;
    SNDFILE *f = open_slice(path, rate_hz, &info, error, size);

    if (!f) return -1;
    // one that is cut short is better known now than hours later
    if ((info.format & SF_FORMAT_TYPEMASK) == SF_FORMAT_FLAC && sf_seek(f, info.frames - 1, SEEK_SET) < 0) {
        snprintf(error, size, "%s: is cut short: make it again", path);
        info.frames = -1;
    }
    sf_close(f);
    return info.frames;
}

int audio_slice(const char *path, int rate_hz, int64_t start, float *out, size_t n, char *error, size_t size)
{
    float block[BLOCK * MAX_CHANNELS];
    SF_INFO info;
    SNDFILE *f = open_slice(path, rate_hz, &info, error, size);
    size_t at = 0, end;

    if (!f) return -1;
    memset(out, 0, n * sizeof *out);
    if (start < 0) {
        at = (uint64_t)-start < n ? (size_t)-start : n;
        start = 0;
    }
    end = start >= info.frames ? at : (uint64_t)(info.frames - start) < n - at ? at + (size_t)(info.frames - start) : n;
    if (at < end && sf_seek(f, start, SEEK_SET) != start) {
        snprintf(error, size, "%s: is cut short, frame %lld cannot be reached: make it again", path, (long long)start);
        sf_close(f);
        return -1;
    }
    while (at < end) {
        size_t some = end - at < BLOCK ? end - at : BLOCK;
        sf_count_t got = sf_readf_float(f, block, (sf_count_t)some);
        if (got <= 0) {
            snprintf(error, size, "%s: ends before its header says: make it again", path);
            sf_close(f);
            return -1;
        }
        for (sf_count_t i = 0; i < got; i++, at++) {
            for (int c = 0; c < info.channels; c++) out[at] += block[i * info.channels + c];
            out[at] /= (float)info.channels;
            if (!isfinite(out[at])) {
                snprintf(error, size, "%s: holds a sample that is not finite: make it again", path);
                sf_close(f);
                return -1;
            }
        }
    }
    sf_close(f);
    return 0;
}
