/* audio_source.c - see audio_source.h.
 *
 * libsndfile clips what a header promises to the length of the file, so a cut
 * file would look whole: we claim to be endless instead, and audio.c counts.
 * FLAC needs to seek a little while it opens, which the ring allows. libmpg123
 * only believes in a stream that has no length at all. */
#include "formats/audio_source.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/cli.h"
#include "formats/bytes.h"

/* Bytes; more frames than 1 << 46 are no promise. Not a multiple of 2^32: libsndfile divides by its low half in what it takes for SD2,
 * which it does with all that it does not know where the current folder has an .AppleDouble. */
static const sf_count_t ENDLESS = ((sf_count_t)1 << 60) + (1 << 16);
enum { TAG = 128, MAX_TELLS = 100000 };  // bytes of an ID3v1 tag; more than any header makes

/* ---- Ogg ------------------------------------------------------------------ */

/* Follow the pages (RFC 3533, section 6): 27 bytes of header, the segment
 * lengths, the segments. What is no page ends the watch. */
static void ogg_watch(struct audio_ogg *o, const unsigned char *bytes, size_t n)
{
    while (n > 0 && !o->lost) {
        if (o->body > 0) {
            size_t skip = n < o->body ? n : o->body;
            o->body -= skip, bytes += skip, n -= skip;
            continue;
        }
        size_t need = o->have < 27 ? 27 : 27 + (size_t)o->head[26];
        if (o->have < need) {
            o->head[o->have++] = *bytes++, n--;
            if (o->have == 27 && memcmp(o->head, "OggS", 4) != 0) {
                o->lost = true;
                return;
            }
            if (o->have < 27 || o->have < 27 + (size_t)o->head[26]) continue;
        }
        uint32_t serial = get32(o->head + 14);
        if (o->last_page && (o->head[5] & 2)) o->chained = true, o->other |= serial != o->serial;
        o->serial = serial;
        for (size_t i = 27; i < o->have; i++) o->body += o->head[i];
        o->last_page = (o->head[5] & 4) != 0;
        o->have = 0;
    }
}

/* ---- the virtual file ----------------------------------------------------- */

/* Read once into the ring, at most `want` bytes. False at the end. */
static bool fill(struct audio_source *s, int64_t want)
{
    size_t at = (size_t)(s->end % SOURCE_WINDOW), room = SOURCE_WINDOW - at;
    if (want < (int64_t)room) room = (size_t)want;
    ssize_t n;
    do n = read(s->fd, s->window + at, room);
    while (n < 0 && errno == EINTR);
    if (n <= 0) {
        if (n < 0) s->read_errno = errno;
        s->at_eof = true;
        return false;
    }
    if (s->is_ogg) ogg_watch(&s->ogg, s->window + at, (size_t)n);
    s->end += n;
    return true;
}

static bool have(struct audio_source *s, int64_t n)
{
    while (s->end < n && !s->at_eof) (void)fill(s, n - s->end);
    return s->end >= n;
}

/* Was the last thing read the head of the chunk with the samples? Chunks after
 * it would have to be waited for until all of them have come. */
static bool at_samples(const struct audio_source *s)
{
    unsigned char tail[32];
    for (int i = 0; i < 32; i++) tail[i] = s->end < 32 ? 0 : s->window[(s->end - 32 + i) % SOURCE_WINDOW];
    return memmem(tail, sizeof tail, "data", 4) || memmem(tail, sizeof tail, "SSND", 4) || memmem(tail, sizeof tail, "BODY", 4);
}

/* MP3 has none: what has a length may be SD2 to libsndfile, see ENDLESS. */
static sf_count_t vio_length(void *user)
{
    const struct audio_source *s = user;
    return s->is_mp3 ? 0 : s->n_bytes;
}

/* In a damaged header libsndfile can go round for ever, in what it has read
 * already, and ask only where it is: at the end, then. */
static sf_count_t vio_tell(void *user)
{
    struct audio_source *s = user;
    return s->opening && ++s->n_tells > MAX_TELLS ? ENDLESS : s->pos;
}

static sf_count_t vio_seek(sf_count_t offset, int whence, void *user)
{
    struct audio_source *s = user;
    if (whence == SEEK_CUR) offset += s->pos;
    if (whence == SEEK_END) offset += s->n_bytes;
    // nobody comes to the last page of an Ogg stream by going back from our end: libsndfile 1.2.2 would try for ever
    if (offset < 0 || (s->is_ogg && offset > ENDLESS / 2)) return -1;
    return s->pos = offset;
}

/* As read(), anywhere in a file; its head, out of which something may have been
 * taken, is in the ring. */
static sf_count_t read_at(struct audio_source *s, unsigned char *to, sf_count_t count)
{
    sf_count_t done = 0;
    ssize_t n = 1;

    if (s->opening && s->trimmed && s->pos > s->end) return 0;  // behind the samples: see at_samples
    if (count > s->n_bytes - s->pos) count = s->n_bytes - s->pos;
    for (; done < count && s->pos < s->head; done++) to[done] = s->window[s->pos++];
    while (done < count && n > 0) {
        do n = pread(s->fd, to + done, (size_t)(count - done), s->pos + s->taken_out);
        while (n < 0 && errno == EINTR);
        if (n > 0) done += n, s->pos += n;
    }
    if (n < 0) s->read_errno = errno;
    if (s->pos > s->end) s->end = s->pos;
    return done;
}

static sf_count_t vio_read(void *out, sf_count_t count, void *user)
{
    struct audio_source *s = user;
    unsigned char *to = out;
    sf_count_t done = 0;

    if (s->sought) return read_at(s, to, count);
    if (s->pos >= ENDLESS - TAG) {  // libmpg123 looks for a tag at the end of the file
        if (count > ENDLESS - s->pos) count = ENDLESS > s->pos ? ENDLESS - s->pos : 0;
        memset(to, 0, (size_t)count);
        s->pos += count;
        return count;
    }
    if (s->pos > s->end) {
        if (s->opening && (at_samples(s) || s->pos > ENDLESS / 2)) return 0;
        while (s->end < s->pos && fill(s, s->pos - s->end)) continue;
    }
    if (s->pos < s->end - SOURCE_WINDOW) return 0;  // gone; no format we stream asks for it
    while (done < count) {
        if (s->pos >= s->end) {
            // packets can be decoded as they come, samples are asked for by number
            if (done > 0 && !s->opening && (s->is_ogg || s->is_flac)) break;
            if (s->at_eof || !fill(s, count - done)) break;
        }
        sf_count_t at = s->pos % SOURCE_WINDOW, n = s->end - s->pos;
        if (n > count - done) n = count - done;
        if (n > SOURCE_WINDOW - at) n = SOURCE_WINDOW - at;
        memcpy(to + done, s->window + at, (size_t)n);
        done += n, s->pos += n;
    }
    s->n_empty += !s->opening && done == 0;  // of a padding byte some believe that a block begins
    return done;
}

static SF_VIRTUAL_IO vio = {vio_length, vio_seek, vio_read, NULL, vio_tell};

/* ---- decoders that print -------------------------------------------------- */

/* Standard error is everybody's: two threads that put it aside at once could put
 * back the wrong one. */
static pthread_mutex_t hushed = PTHREAD_MUTEX_INITIALIZER;

static int hush(void)
{
    pthread_mutex_lock(&hushed);
    int saved = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3), null = open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (saved >= 0 && null >= 0) (void)dup2(null, STDERR_FILENO);
    if (null >= 0) close(null);
    return saved;
}

static void unhush(int saved)
{
    if (saved >= 0) {
        (void)dup2(saved, STDERR_FILENO);
        close(saved);
    }
    pthread_mutex_unlock(&hushed);
}

static SNDFILE *open_hushed(struct audio_source *s)
{
    s->prints = true;
    int saved = hush();
    SNDFILE *snd = sf_open_virtual(&vio, SFM_READ, &s->info, s);
    unhush(saved);
    return snd;
}

/* ---- opening -------------------------------------------------------------- */

/* Take n bytes that come next out of the stream, as if they were not there. */
static void pass_over(struct audio_source *s, int64_t n)
{
    for (int64_t from = s->end; n > 0 && fill(s, n); s->end = from) n -= s->end - from;
}

/* A tag before the audio (ID3v2 section 3.1; FLAC files have it too). */
static bool skip_id3(struct audio_source *s)
{
    const unsigned char *w = s->window;
    if (!have(s, 10) || memcmp(w, "ID3", 3) != 0 || ((w[6] | w[7] | w[8] | w[9]) & 0x80)) return false;
    int64_t size = (int64_t)w[6] << 21 | (int64_t)w[7] << 14 | (int64_t)w[8] << 7 | w[9];
    if (w[5] & 0x10) size += 10;  // footer
    s->end = 0;
    pass_over(s, size);
    return true;
}

static bool is_mp3(const unsigned char *w)
{
    return w[0] == 0xff && (w[1] & 0xe0) == 0xe0 && (w[1] & 0x18) != 0x08 && (w[1] & 0x06) != 0;
}

/* The bytes of a frame of MPEG audio, layer III (ISO 11172-3, section 2.4.3.1); 0: this is none. */
static int64_t mp3_frame_bytes(const unsigned char *w)
{
    static const int kbps[2][16] = {{0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160},
                                    {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320}};
    static const int rates_hz[4] = {44100, 48000, 32000};
    int version = w[1] >> 3 & 3, rate_hz = rates_hz[w[2] >> 2 & 3] >> (version == 3 ? 0 : version == 2 ? 1 : 2);

    if (!is_mp3(w) || (w[1] & 0x06) != 0x02 || rate_hz == 0) return 0;
    int rate = kbps[version == 3][w[2] >> 4];
    return rate ? (version == 3 ? 144000 : 72000) * rate / rate_hz + (w[2] >> 1 & 1) : 0;
}

/* A stream that was joined midway, or padded: what comes before the first two
 * frames in a row is taken out. */
static bool skip_to_mp3(struct audio_source *s)
{
    enum { WITHIN = 4096, LONGEST = 1441, HEAD = 4 };
    unsigned char *w = s->window;

    (void)have(s, WITHIN + LONGEST + HEAD);
    for (int64_t at = 0; at < WITHIN && at + HEAD <= s->end; at++) {
        int64_t n = mp3_frame_bytes(w + at);
        if (n == 0 || at + n + HEAD > s->end || mp3_frame_bytes(w + at + n) == 0 || (w[at + 1] ^ w[at + n + 1]) & 0xfe) continue;
        s->end -= at;
        memmove(w, w + at, (size_t)s->end);
        return true;
    }
    return false;
}

/* Who writes into a pipe does not know the length: nearly 2 or 4 GiB, they say
 * (arecord 0x80000000, sox's AIFF 0x7f000000). */
static bool no_length(uint64_t bytes)
{
    static const uint32_t most[] = {0x7f000000, 0x80000000, 0xffffffff}, less[] = {0x1000, 0x11000, 0x11000};

    for (size_t i = 0; i < sizeof most / sizeof *most; i++)
        if (bytes <= most[i] && bytes > most[i] - less[i]) return true;
    return false;
}

static bool one_of(const char *names, const unsigned char *id)
{
    for (; *names; names += 4)
        if (memcmp(names, id, 4) == 0) return true;
    return false;
}

/* Of these formats libsndfile gets the chunks that it needs: within others, of odd
 * sizes, it goes round for ever, or takes any memory. Where a WAV does not know its
 * length it would stop at 2 or 4 GiB: it gets one that was never closed, which it
 * reads to the end; a CAF it would refuse. */
static void trim_chunks(struct audio_source *s)
{
    unsigned char *w = s->window;
    bool caf = w[0] == 'c', big = caf || w[0] == 'F' || w[3] == 'X';
    int wide = caf ? 8 : 4, head = 4 + wide;
    // another format's name of them is that of a chunk to be dropped: libsndfile would go on behind it
    const char *samples = w[0] != 'F' ? "data" : memcmp(w + 8, "AIF", 3) ? "BODY" : "SSND";

    uint64_t dropped = 0;
    for (int64_t at = caf ? 8 : 12; at < 4096 && have(s, at + head);) {
        uint64_t size = 0, riff = get32(w + 4);
        for (int i = 0; i < wide; i++) size = size << 8 | w[at + 4 + (big ? i : 3 - i)];
        if (one_of(samples, w + at)) {
            // or it was never closed: the file was to end here
            bool unknown = no_length(size) || (size == 0 && (riff == 0 || riff == 0xffffffff || riff == (uint64_t)at + dropped));
            if (unknown && memcmp(w, "RIFF", 4) == 0) put32(w + 4, 8), put32(w + at + 4, 0);
            else if (caf && size == UINT64_MAX) w[at + 4] = 0x08;
            // but an AIFF of 0 it reads to the end, as ffmpeg writes one into a pipe
            else if (size == 0 && samples[0] != 'S') s->at_eof = true;
            return;
        }
        if (size > INT64_MAX / 2) break;
        if (!caf) size += size % 2;
        if (one_of("fmt factds64COMMFVERVHDRdesc", w + at)) {
            at += head + (int64_t)size;
        } else {
            s->end = at;
            pass_over(s, (int64_t)size);
            dropped += size + (uint64_t)head;
        }
    }
    s->at_eof = true;  // there are no samples, or no writer makes such a header
}

/* Some decoders of libsndfile's make silence of what has not come, without end where the stream has none: those of G.721 and G.723 in
 * AU, of IMA ADPCM in W64, of 24 bits in PAF. */
static bool is_endless(struct audio_source *s)
{
    const unsigned char *w = s->window;

    if (one_of(".snd", w)) return have(s, 16) && w[15] >= 23 && w[15] <= 26;
    if (one_of("dns.", w)) return have(s, 16) && w[12] >= 23 && w[12] <= 26;
    if (one_of("riff", w)) return have(s, 66) && w[64] == 0x11;
    return one_of(" paffap ", w) && have(s, 20) && (w[16] | w[19]) == 1;
}

static const char chunked[] = "RIFFRIFXRF64FORMcaff", streamed[] = "riff.sndOggSfLaC";

static bool has_header(struct audio_source *s)
{
    return have(s, 12) && (one_of(chunked, s->window) || one_of(streamed, s->window));
}

static SNDFILE *open_format(struct audio_source *s, bool raw, int64_t file_bytes)
{
    const unsigned char *w = s->window;
    bool tagged = false, known = raw;

    while (!raw && skip_id3(s)) tagged = true;
    if (have(s, 12) && !raw) {
        bool endless = is_endless(s);
        if (endless && !s->is_file) return NULL;
        known = !endless && has_header(s);
        // what libsndfile makes of a damaged ALAC it prints on stdout
        if (one_of("caff", w) && !(have(s, 32) && one_of("lpcmalawulaw", w + 28))) return NULL;
        s->trimmed = one_of(chunked, w);
        if (s->trimmed) trim_chunks(s);
        s->is_ogg = memcmp(w, "OggS", 4) == 0;
        s->is_flac = memcmp(w, "fLaC", 4) == 0;
        if (s->is_ogg) ogg_watch(&s->ogg, w, (size_t)s->end);
    }
    s->is_mp3 = !known && ((s->end >= 2 && is_mp3(w)) || skip_to_mp3(s) || tagged);
    if ((s->is_mp3 || s->is_flac) && !s->seeks) return open_hushed(s);
    if (!known && s->end >= 2 && memcmp(w, "\xf0\x7e", 2) == 0) return NULL;  // and of any MIDI sample dump
    if (!known && s->end >= 3 && memcmp(w, "ID3", 3) == 0) return NULL;  // a tag whose size is none; it would take what it finds behind it
    s->sought = s->seeks || (!known && s->is_file);
    if (s->sought) s->n_bytes = file_bytes;
    if (s->seeks) {
        s->head = s->end;
        s->taken_out = lseek(s->fd, 0, SEEK_CUR) - s->end;
        s->n_bytes = s->trimmed && s->at_eof ? s->end : file_bytes - s->taken_out;
    }
    return sf_open_virtual(&vio, SFM_READ, &s->info, s);
}

void audio_source_init(struct audio_source *s)
{
    memset(s, 0, sizeof *s);
    s->fd = -1;
    s->n_bytes = ENDLESS;
}

int audio_source_open(struct audio_source *s, const char *path, const SF_INFO *raw_info, char *why, size_t size)
{
    bool raw = raw_info->format != 0;

    s->info = *raw_info;
    s->own_fd = s->seeks || strcmp(path, "-") != 0;
    s->fd = s->own_fd ? open(path, O_RDONLY | O_CLOEXEC) : STDIN_FILENO;
    if (s->fd < 0) {
        snprintf(why, size, "cannot be read: %s: %s", strerror(errno), read_remedy(errno));
        return -1;
    }
    if (!s->own_fd && isatty(s->fd)) {
        snprintf(why, size, "is a terminal: name a file or pipe one in");
        return -1;
    }
    struct stat st;
    s->is_file = fstat(s->fd, &st) == 0 && S_ISREG(st.st_mode);
    if (s->seeks && !s->is_file) {
        snprintf(why, size, "not a file: name one");
        return -1;
    }
    s->opening = true;
    (void)have(s, 1);
    if (s->end == 0 && s->read_errno) {
        snprintf(why, size, "cannot be read: %s: %s", strerror(s->read_errno), read_remedy(s->read_errno));
        return -1;
    }
    if (s->end == 0) {
        snprintf(why, size, "empty: is the program before it, or the copy, all right?");
        return -1;
    }
    if (raw && has_header(s)) {
        snprintf(why, size, "has a header, and is read as samples without one: leave out -r");
        return -1;
    }
    s->snd = open_format(s, raw, st.st_size);
    s->opening = false;
    if (s->snd) return 0;
    if (s->read_errno)
        snprintf(why, size, "%s: name a file that can be read", strerror(s->read_errno));
    else
        snprintf(why, size, "not audio that libsndfile can read: convert it to WAV (ffmpeg does)%s", s->seeks ? "" : ", or describe raw samples");
    return -1;
}

/* Decoders that go on with silence where the last of their blocks is cut. */
static bool invents(const struct audio_source *s)
{
    switch (s->info.format & SF_FORMAT_SUBMASK) {
    case SF_FORMAT_IMA_ADPCM: case SF_FORMAT_GSM610: case SF_FORMAT_G721_32: return true;
    default: return false;
    }
}

sf_count_t audio_source_read(struct audio_source *s, float *out, sf_count_t n)
{
    if (s->n_empty && invents(s)) return 0;
    if (!s->prints) return sf_readf_float(s->snd, out, n);
    int saved = hush();
    sf_count_t got = sf_readf_float(s->snd, out, n);
    unhush(saved);
    return got;
}

static int64_t sample_bytes(int format)
{
    switch (format & SF_FORMAT_SUBMASK) {
    case SF_FORMAT_PCM_U8: case SF_FORMAT_PCM_S8: case SF_FORMAT_ULAW: case SF_FORMAT_ALAW: return 1;
    case SF_FORMAT_PCM_16: return 2;
    case SF_FORMAT_PCM_24: return 3;
    case SF_FORMAT_PCM_32: case SF_FORMAT_FLOAT: return 4;
    case SF_FORMAT_DOUBLE: return 8;
    default: return 0;  // compressed
    }
}

/* Has libmpg123 lost its way before the end? Tags after the audio are none. */
static bool stopped_early(struct audio_source *s)
{
    static const char *const tags[] = {"TAG", "APETAGEX", "LYRICSBEGIN"};
    if (s->at_eof || !fill(s, SOURCE_WINDOW)) return false;
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (memmem(s->window, sizeof s->window, tags[i], strlen(tags[i]))) return false;
    return true;
}

bool audio_source_cut(struct audio_source *s, int64_t n_read, int64_t *promised)
{
    int64_t n = s->info.frames, frame_bytes = s->info.channels * sample_bytes(s->info.format);

    *promised = -1;
    if (s->n_empty && invents(s)) {
        bool known = n < (int64_t)1 << 46;
        if (known) *promised = n;
        return !known || s->is_file || s->n_empty > 2;  // blocks: else as below
    }
    if (s->is_ogg) return !s->ogg.last_page || s->ogg.body > 0;
    if ((s->info.format & SF_FORMAT_TYPEMASK) == SF_FORMAT_RAW) return s->end % frame_bytes != 0;
    if (n >= (int64_t)1 << 46) return s->is_mp3 && stopped_early(s);
    if (no_length((uint64_t)(n * frame_bytes))) return !s->sought && have(s, s->end + 1);  // and no further than that
    *promised = n;
    // or guess it: sox decodes a frame of MPEG less than it has promised
    return n_read < n - (s->is_file ? 0 : s->info.samplerate / 20);
}

/* Something to be read, or the end, without waiting for it. */
static bool is_there(const struct audio_source *s)
{
    return s->is_file || poll(&(struct pollfd){.fd = s->fd, .events = POLLIN}, 1, 0) > 0;
}

/* libsndfile ends with the first stream; it reads on where the next has its serial number, but not always. Then it stands within a page
 * of it, or has asked for nothing of it: what comes next is looked at, out of a pipe as far as it is there, for the stream is whole. */
bool audio_source_chained(struct audio_source *s)
{
    struct audio_ogg *o = &s->ogg;

    if (!s->is_ogg || o->other || !o->last_page || o->body > 0) return s->is_ogg && o->chained;
    o->chained = false;
    while (o->last_page && o->body == 0 && !o->lost && is_there(s) && have(s, s->end + 1)) continue;
    return o->chained;
}

void audio_source_close(struct audio_source *s)
{
    if (s->snd) sf_close(s->snd);
    s->snd = NULL;
    if (s->own_fd && s->fd >= 0) close(s->fd);
    s->fd = -1;
    s->own_fd = false;
}
