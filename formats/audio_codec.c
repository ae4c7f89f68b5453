/* audio_codec.c - see audio_codec.h. */
#include "formats/audio_codec.h"

#include <sndfile.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/xalloc.h"

/* A file in memory, for libsndfile. */
struct memory {
    unsigned char *at;
    size_t n, cap, pos;
    bool unsized;
};

/* MP3 that is read has none, see audio_source.c. */
static sf_count_t mem_length(void *ctx)
{
    const struct memory *m = ctx;
    return m->unsized ? 0 : (sf_count_t)m->n;
}

static sf_count_t mem_seek(sf_count_t offset, int whence, void *ctx)
{
    struct memory *m = ctx;
    sf_count_t to = offset + (whence == SEEK_CUR ? (sf_count_t)m->pos : whence == SEEK_END ? (sf_count_t)m->n : 0);

    if (to >= 0) m->pos = (size_t)to;
    return (sf_count_t)m->pos;
}

static sf_count_t mem_read(void *to, sf_count_t count, void *ctx)
{
    struct memory *m = ctx;
    size_t left = m->pos < m->n ? m->n - m->pos : 0, n = (size_t)count < left ? (size_t)count : left;

    if (n) memcpy(to, m->at + m->pos, n);
    m->pos += n;
    return (sf_count_t)n;
}

static sf_count_t mem_write(const void *from, sf_count_t count, void *ctx)
{
    struct memory *m = ctx;
    size_t n = (size_t)count, end = m->pos + n;

    m->at = xgrow(m->at, &m->cap, end, 1);
    if (m->pos > m->n) memset(m->at + m->n, 0, m->pos - m->n);
    memcpy(m->at + m->pos, from, n);
    m->pos = end;
    if (end > m->n) m->n = end;
    return count;
}

static sf_count_t mem_tell(void *ctx)
{
    return (sf_count_t)((struct memory *)ctx)->pos;
}

int audio_codec_pass(enum audio_codec codec, double quality, int rate_hz, float *x, size_t n, char *error, size_t size)
{
    SF_VIRTUAL_IO io = {mem_length, mem_seek, mem_read, mem_write, mem_tell};
    SF_INFO info = {
        .samplerate = rate_hz, .channels = 1,
        .format = codec == AUDIO_MP3 ? SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III : SF_FORMAT_OGG | SF_FORMAT_VORBIS,
    };
    struct memory m = {0};
    double level = 1 - quality;
    sf_count_t done = -1;
    SNDFILE *f = sf_open_virtual(&io, SFM_WRITE, &info, &m);

    if (f) {
        (void)sf_command(f, SFC_SET_COMPRESSION_LEVEL, &level, sizeof level);
        done = sf_writef_float(f, x, (sf_count_t)n);
        sf_close(f);
    }
    m.pos = 0;
    m.unsized = codec == AUDIO_MP3;
    info = (SF_INFO){0};
    f = done == (sf_count_t)n ? sf_open_virtual(&io, SFM_READ, &info, &m) : NULL;
    done = f ? sf_readf_float(f, x, (sf_count_t)n) : -1;
    if (f) sf_close(f);
    free(m.at);
    if (done == (sf_count_t)n) return 0;
    snprintf(error, size, "%s cannot be written and read again (%s): a libsndfile without it? set codec to 0",
             codec == AUDIO_MP3 ? "MP3" : "Ogg Vorbis", sf_strerror(NULL));
    return -1;
}
