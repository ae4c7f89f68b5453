/* audio_write.c - interleaved float samples in, a WAV, FLAC or Ogg file out.
 *
 * libsndfile writes through our own virtual file: so an Ogg stream gets a
 * fixed serial number where libsndfile draws one from the clock, and a WAV
 * into a pipe says that its length is unknown. */
#include "formats/audio.h"

#include <errno.h>
#include <math.h>
#include <sndfile.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "common/cli.h"
#include "common/tempfile.h"
#include "common/xalloc.h"
#include "formats/bytes.h"

enum { BLOCK = 4096, OGG_SERIAL = 1, WAV_HEAD = 44 };

struct audio_writer {
    char *name, *temporary;  // temporary NULL: standard output, a device or a pipe
    char error[512];
    int fd;
    SNDFILE *snd;
    SF_INFO info;
    bool is_pipe, is_ogg;
    int write_errno;
    int64_t pos, len;        // of the virtual file
    uint64_t clipped;
    unsigned char *page;     // Ogg: the page being gathered; WAV into a pipe: its head, until samples come
    size_t page_len, page_cap;
};

#define fail(w, ...) ((w)->error[0] ? -1 : error_put((w)->error, sizeof (w)->error, (w)->name, 0, __VA_ARGS__))

/* ---- the virtual file ----------------------------------------------------- */

static bool put(struct audio_writer *w, const void *bytes, size_t n)
{
    if (!w->write_errno && write_all(w->fd, bytes, n) < 0) w->write_errno = errno;
    return !w->write_errno;
}

/* The checksum of RFC 3533: CRC-32 with polynomial 0x04c11db7, not reflected,
 * starting from 0. */
static uint32_t ogg_crc(const unsigned char *bytes, size_t n)
{
    static const uint32_t nibble[16] = {
        0x00000000, 0x04c11db7, 0x09823b6e, 0x0d4326d9, 0x130476dc, 0x17c56b6b, 0x1a864db2, 0x1e475005,
        0x2608edb8, 0x22c9f00f, 0x2f8ad6d6, 0x2b4bcb61, 0x350c9b64, 0x31cd86d3, 0x3c8ea00a, 0x384fbdbd,
    };
    uint32_t crc = 0;
    for (size_t i = 0; i < n; i++) {
        crc = crc << 4 ^ nibble[crc >> 28 ^ bytes[i] >> 4];
        crc = crc << 4 ^ nibble[crc >> 28 ^ (bytes[i] & 15)];
    }
    return crc;
}

static void gather(struct audio_writer *w, const unsigned char *bytes, size_t n)
{
    w->page = xgrow(w->page, &w->page_cap, w->page_len + n, 1);
    memcpy(w->page + w->page_len, bytes, n);
    w->page_len += n;
}

/* Gather whole pages, give each our serial number, write it. */
static bool ogg_write(struct audio_writer *w, const unsigned char *bytes, size_t n)
{
    gather(w, bytes, n);
    for (;;) {
        unsigned char *p = w->page;
        if (w->page_len < 27 || w->page_len < 27 + (size_t)p[26]) return true;
        size_t size = 27 + (size_t)p[26];
        for (int i = 0; i < p[26]; i++) size += p[27 + i];
        if (w->page_len < size) return true;
        put32(p + 14, OGG_SERIAL);
        put32(p + 22, 0);
        put32(p + 22, ogg_crc(p, size));
        if (!put(w, p, size)) return false;
        memmove(p, p + size, w->page_len - size);
        w->page_len -= size;
    }
}

static sf_count_t vio_length(void *user)
{
    return ((struct audio_writer *)user)->len;
}

static sf_count_t vio_tell(void *user)
{
    return ((struct audio_writer *)user)->pos;
}

static sf_count_t vio_seek(sf_count_t offset, int whence, void *user)
{
    struct audio_writer *w = user;
    if (whence == SEEK_CUR) offset += w->pos;
    if (whence == SEEK_END) offset += w->len;
    if (offset < 0) return -1;
    if (!w->is_pipe && lseek(w->fd, offset, SEEK_SET) < 0) return -1;
    return w->pos = offset;
}

static sf_count_t vio_write(const void *bytes, sf_count_t n, void *user)
{
    struct audio_writer *w = user;
    bool good = true;

    if (w->is_ogg) {
        good = ogg_write(w, bytes, (size_t)n);
    } else if (w->is_pipe && w->len == 0 && n == WAV_HEAD) {
        gather(w, bytes, WAV_HEAD);
        put32(w->page + 4, UINT32_MAX);
        put32(w->page + 40, UINT32_MAX);
    } else if (w->is_pipe && w->pos == w->len && w->page_len) {
        gather(w, bytes, (size_t)n);  // sox refuses a head that comes alone
        good = put(w, w->page, w->page_len);
        w->page_len = 0;
    } else if (!w->is_pipe || w->pos == w->len) {
        good = put(w, bytes, (size_t)n);
    }  // else the header once more, with the length: too late in a pipe
    if (!good) return 0;
    w->pos += n;
    if (w->pos > w->len) w->len = w->pos;
    return n;
}

static sf_count_t vio_read(void *bytes, sf_count_t n, void *user)
{
    (void)bytes, (void)n, (void)user;  // libFLAC wants the function; it has no use for it
    return 0;
}

static SF_VIRTUAL_IO vio = {vio_length, vio_seek, vio_read, vio_write, vio_tell};

/* ---- the writer ----------------------------------------------------------- */

static int format_of(const char *path)
{
    static const struct {
        const char *suffix;
        int format;
    } formats[] = {
        {".wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16},
        {".flac", SF_FORMAT_FLAC | SF_FORMAT_PCM_16},
        {".ogg", SF_FORMAT_OGG | SF_FORMAT_VORBIS},
    };
    const char *dot = strrchr(path, '.');
    for (size_t i = 0; dot && i < sizeof formats / sizeof *formats; i++)
        if (strcasecmp(dot, formats[i].suffix) == 0) return formats[i].format;
    return 0;
}

static int open_target(struct audio_writer *w, const char *path)
{
    if (!path || strcmp(path, "-") == 0) {
        w->fd = STDOUT_FILENO;
        w->is_pipe = true;
        if (isatty(w->fd)) return fail(w, "binary audio is not for a terminal: add -o file.wav or pipe it on");
        return 0;
    }
    w->fd = tempfile_open(path, &w->temporary);
    w->is_pipe = !w->temporary;
    return w->fd < 0 ? fail(w, "%s: choose another place", strerror(errno)) : 0;
}

struct audio_writer *audio_writer_open(const char *path, int rate_hz, int channels)
{
    struct audio_writer *w = xcalloc(1, sizeof *w);
    bool named = path && strcmp(path, "-") != 0;

    w->fd = -1;
    w->name = xstrdup(named ? path : "standard output");
    w->info = (SF_INFO){.samplerate = rate_hz, .channels = channels};
    w->info.format = named ? format_of(path) : SF_FORMAT_WAV | SF_FORMAT_PCM_16;
    if (named && !w->info.format && strncmp(path, "/dev/", 5) == 0) w->info.format = SF_FORMAT_WAV | SF_FORMAT_PCM_16;
    if (!w->info.format) {
        fail(w, "the name tells no format: end it in .wav, .flac or .ogg");
        return w;
    }
    if (!sf_format_check(&w->info)) {
        fail(w, "%d Hz and %d channels do not fit the format: choose others", rate_hz, channels);
        return w;
    }
    if (open_target(w, path) < 0) return w;
    w->is_ogg = (w->info.format & SF_FORMAT_TYPEMASK) == SF_FORMAT_OGG;
    w->snd = sf_open_virtual(&vio, SFM_WRITE, &w->info, w);
    if (!w->snd) fail(w, "%s: choose another format", w->write_errno ? strerror(w->write_errno) : sf_strerror(NULL));
    return w;
}

int audio_writer_expect(struct audio_writer *w, uint64_t n_frames)
{
    uint64_t frame_bytes = (uint64_t)w->info.channels * sizeof (short);
    bool wav = (w->info.format & SF_FORMAT_TYPEMASK) == SF_FORMAT_WAV;

    if (w->error[0]) return -1;
    // its sizes have 32 bits, which libsndfile lets overflow
    return wav && !w->is_pipe && n_frames > (UINT32_MAX - (uint64_t)w->len) / frame_bytes ? fail(w, "longer than a WAV can be (4 GiB): name it .flac") : 0;
}

int audio_writer_put(struct audio_writer *w, const float *samples, size_t n_frames)
{
    float block[BLOCK];
    short pcm[BLOCK];
    size_t channels = (size_t)w->info.channels;

    (void)audio_writer_expect(w, n_frames);
    while (n_frames > 0 && !w->error[0]) {
        size_t frames = BLOCK / channels;
        if (frames == 0) return fail(w, "more than %d channels: write fewer", BLOCK);
        if (frames > n_frames) frames = n_frames;
        for (size_t i = 0; i < frames * channels; i++) {
            float x = samples[i];
            if (isnan(x)) return fail(w, "a sample is not a number: this is a bug, please report it");
            w->clipped += fabsf(x) > 1;
            block[i] = x > 1 ? 1 : x < -1 ? -1 : x;
            long rounded = lrintf(block[i] * 32768);  // libsndfile would round down
            pcm[i] = (short)(rounded > 32767 ? 32767 : rounded);
        }
        sf_count_t done = w->is_ogg ? sf_writef_float(w->snd, block, (sf_count_t)frames) : sf_writef_short(w->snd, pcm, (sf_count_t)frames);
        if (done != (sf_count_t)frames || w->write_errno)
            return fail(w, "%s: %s", w->write_errno ? strerror(w->write_errno) : sf_strerror(w->snd), write_remedy(w->write_errno));
        samples += frames * channels, n_frames -= frames;
    }
    return w->error[0] ? -1 : 0;
}

uint64_t audio_writer_clipped(const struct audio_writer *w)
{
    return w->clipped;
}

int audio_writer_finish(struct audio_writer *w)
{
    if (w->error[0]) return -1;
    int rc = sf_close(w->snd);
    w->snd = NULL;
    if (!w->is_ogg && w->page_len) put(w, w->page, w->page_len);  // no sample came
    if (rc || w->write_errno)
        return fail(w, "%s: %s", w->write_errno ? strerror(w->write_errno) : sf_error_number(rc), write_remedy(w->write_errno));
    rc = w->temporary ? fsync(w->fd) : 0;
    if (close(w->fd) != 0) rc = -1;
    w->fd = -1;
    if (rc != 0) return fail(w, "%s: %s", strerror(errno), write_remedy(errno));
    const char *error = tempfile_keep(&w->temporary);
    return error ? fail(w, "%s", error) : 0;
}

const char *audio_writer_error(const struct audio_writer *w)
{
    return w->error[0] ? w->error : NULL;
}

void audio_writer_free(struct audio_writer *w)
{
    if (!w) return;
    if (w->snd) sf_close(w->snd);
    tempfile_drop(&w->temporary);
    if (w->fd >= 0 && w->fd != STDOUT_FILENO) close(w->fd);
    free(w->page), free(w->name), free(w);
}
