/* midi.c - reading Standard MIDI Files; see midi.h.
 *
 * libsmf ends the program at an assert() on some damaged files and takes time
 * quadratic in the events. So the events are read and checked here, and libsmf
 * gets a file that is written afresh, with the tempo changes only: it makes the
 * tempo map of them. */
#include "formats/midi.h"

#include <errno.h>
#include <fcntl.h>
#include <smf.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "common/cli.h"
#include "common/xalloc.h"

enum {
    MAX_BYTES = 1 << 24,     // of a file
    MAX_TEMPOS = 1 << 16,
    N_KEYS = 16 * 128,       // channel and pitch
    DEFAULT_QUARTER_US = 500000,
};
#define MAX_TICK ((uint32_t)INT32_MAX)  // libsmf counts in int
#define MAX_DELTA 0x0fffffffu           // four bytes of seven bits
#define MAX_SECONDS 1e6
#define AGAIN "the file is damaged: get it again"

struct parse {
    struct midi *m;
    const char *name;
    const uint8_t *bytes, *at, *end;       // at and end: of the chunk being read
    unsigned track;
    uint32_t tick;
    size_t note_cap, tempo_cap, meter_cap;
    uint32_t open[N_KEYS], newest[N_KEYS]; // number + 1 of the oldest and newest note that sounds; 0: none
};

static int fail(struct midi *m, const char *name, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
static int fail(struct midi *m, const char *name, const char *fmt, ...)
{
    char error[sizeof m->error];
    va_list ap;

    va_start(ap, fmt);
    error_vput(error, sizeof error, input_name(name), 0, fmt, ap);
    va_end(ap);
    midi_release(m);
    memcpy(m->error, error, sizeof error);
    return -1;
}

/* What is wrong with the event at p->at. */
static int bad(struct parse *p, const char *what)
{
    return fail(p->m, p->name, "track %u, byte %zu: %s: " AGAIN, p->track + 1, (size_t)(p->at - p->bytes), what);
}

static uint32_t be(const uint8_t *at, int n)
{
    uint32_t v = 0;
    while (n-- > 0) v = v << 8 | *at++;
    return v;
}

/* Seven bits a byte, the last without the eighth; at most four bytes. */
static int read_number(struct parse *p, uint32_t *value)
{
    *value = 0;
    for (int i = 0; i < 4; i++) {
        if (p->at == p->end) return bad(p, "the track ends inside an event");
        *value = *value << 7 | (*p->at & 0x7f);
        if (!(*p->at++ & 0x80)) return 0;
    }
    return bad(p, "a number has more than four bytes");
}

/* ---- the events of a track ------------------------------------------------ */

static void note_on(struct parse *p, int channel, int pitch, int velocity)
{
    struct midi *m = p->m;
    size_t key = (size_t)(channel * 128 + pitch);

    m->note = xgrow(m->note, &p->note_cap, m->n_notes + 1, sizeof *m->note);
    m->note[m->n_notes++] = (struct midi_note){
        .tick = p->tick, .track = (uint16_t)p->track, .channel = (uint8_t)channel, .pitch = (uint8_t)pitch, .velocity = (uint8_t)velocity,
    };
    // while a note sounds, its end_tick is the number + 1 of the next of its key that does
    if (p->open[key]) m->note[p->newest[key] - 1].end_tick = (uint32_t)m->n_notes;
    else p->open[key] = (uint32_t)m->n_notes;
    p->newest[key] = (uint32_t)m->n_notes;
}

static void note_off(struct parse *p, int channel, int pitch)
{
    uint32_t *open = &p->open[channel * 128 + pitch];

    if (!*open) return;
    struct midi_note *note = &p->m->note[*open - 1];
    *open = note->end_tick;
    note->end_tick = p->tick;
}

static int meta_event(struct parse *p, int type, const uint8_t *data, uint32_t n)
{
    struct midi *m = p->m;

    if (type == 0x51) {
        uint32_t quarter_us = n == 3 ? be(data, 3) : 0;
        if (!quarter_us) return bad(p, "a tempo is not three bytes above 0");
        if (m->n_tempos == MAX_TEMPOS) return bad(p, "this is the 65537th tempo change");
        m->tempo = xgrow(m->tempo, &p->tempo_cap, m->n_tempos + 1, sizeof *m->tempo);
        m->tempo[m->n_tempos++] = (struct midi_tempo){.tick = p->tick, .quarter_us = quarter_us};
    } else if (type == 0x58 && n >= 2 && data[0] > 0 && data[1] < 16) {
        m->meter = xgrow(m->meter, &p->meter_cap, m->n_meters + 1, sizeof *m->meter);
        m->meter[m->n_meters++] = (struct midi_meter){.tick = p->tick, .beats = data[0], .unit = 1u << data[1]};
    }
    return 0;
}

/* Data bytes that follow a status byte; -1: none has this status. */
static int data_bytes(int status)
{
    static const signed char channel[7] = {2, 2, 2, 2, 1, 1, 2};
    static const signed char system[16] = {-1, 1, 2, 1, -1, -1, 0, -1, 0, 0, 0, 0, 0, 0, 0, -1};

    return status < 0xf0 ? channel[(status >> 4) - 8] : system[status - 0xf0];
}

/* One event after its delta time: 1; the end of the track: 0. */
static int read_event(struct parse *p, int *running)
{
    if (p->at == p->end) return bad(p, "the track ends inside an event");
    int status = *p->at & 0x80 ? *p->at++ : *running, type = 0;

    if (status == 0xff || status == 0xf0 || status == 0xf7) {
        uint32_t n;
        if (status == 0xff) {
            if (p->at == p->end) return bad(p, "the track ends inside an event");
            type = *p->at++;
        }
        if (read_number(p, &n) < 0) return -1;
        if (n > (size_t)(p->end - p->at)) return bad(p, "an event is longer than its track");
        if (status == 0xff && type == 0x2f) return 0;
        if (status == 0xff && meta_event(p, type, p->at, n) < 0) return -1;
        p->at += n;
        return 1;
    }
    if (!status) return bad(p, "an event has no status byte");
    int n = data_bytes(status);
    if (n < 0) return bad(p, "a status byte is none that a file may hold");
    if (n > p->end - p->at) return bad(p, "the track ends inside an event");
    for (int i = 0; i < n; i++)
        if (p->at[i] & 0x80) return bad(p, "a data byte is above 127");
    if (status < 0xf0) *running = status;  // kept across other events: some writers count on it
    if ((status & 0xf0) == 0x90 && p->at[1]) note_on(p, status & 15, p->at[0], p->at[1]);
    else if ((status & 0xf0) == 0x90 || (status & 0xf0) == 0x80) note_off(p, status & 15, p->at[0]);
    p->at += n;
    return 1;
}

/* Where its end is not marked, a track ends with its last event. */
static int read_track(struct parse *p)
{
    int running = 0, more = 1;

    p->tick = 0;
    while (more && p->at < p->end) {
        uint32_t delta;
        if (read_number(p, &delta) < 0) return -1;
        if (delta > MAX_TICK - p->tick) return bad(p, "time goes beyond 2^31 ticks");
        p->tick += delta;
        if ((more = read_event(p, &running)) < 0) return -1;
    }
    for (size_t key = 0; key < N_KEYS; key++)
        while (p->open[key]) note_off(p, (int)key / 128, (int)key % 128);
    if (p->tick > p->m->end_tick) p->m->end_tick = p->tick;
    return 0;
}

/* ---- the file ------------------------------------------------------------- */

static int read_division(struct parse *p, unsigned division)
{
    struct midi *m = p->m;
    int frames = 256 - (int)(division >> 8), ticks = division & 0xff;

    if (!(division & 0x8000)) {
        m->ticks_per_quarter = division;
        return division ? 0 : fail(m, p->name, "has 0 ticks a quarter note: " AGAIN);
    }
    if (!ticks || (frames != 24 && frames != 25 && frames != 29 && frames != 30))
        return fail(m, p->name, "has %d frames a second with %d ticks each, not 24, 25, 29 or 30 with some: " AGAIN, frames, ticks);
    m->tick_s = (frames == 29 ? 1001.0 / 30000 : 1.0 / frames) / ticks;  // 29 stands for 29.97
    return 0;
}

static int read_chunks(struct parse *p, size_t n)
{
    const uint8_t *at = p->bytes, *end = at + n;
    struct midi *m = p->m;

    if (n < 4 || memcmp(at, "MThd", 4)) return fail(m, p->name, "is not a Standard MIDI File, which begins with MThd: name one");
    if (n < 14 || be(at + 4, 4) < 6 || be(at + 4, 4) > n - 8) return fail(m, p->name, "is cut short in its header: get it again");
    unsigned type = be(at + 8, 2), n_tracks = be(at + 10, 2);
    if (type > 1) return fail(m, p->name, "is of type %u, not 0 or 1: save it as one of these", type);
    if (n_tracks == 0) return fail(m, p->name, "promises no track: get it again");
    if (read_division(p, be(at + 12, 2)) < 0) return -1;
    at += 8 + be(at + 4, 4);
    while (m->n_tracks < n_tracks) {  // what follows the last track is nobody's
        if (end - at < 8)
            return fail(m, p->name, "is cut short: it holds %u of %u tracks: get it again", m->n_tracks, n_tracks);
        uint32_t size = be(at + 4, 4);
        if (size > (size_t)(end - at) - 8)
            return fail(m, p->name, "is cut short: of a part of %u bytes it holds %zu: get it again", size, (size_t)(end - at) - 8);
        p->at = at + 8, p->end = at += 8 + size;
        if (memcmp(p->at - 8, "MTrk", 4)) continue;  // parts of other names are to be passed over
        p->track = m->n_tracks++;
        if (read_track(p) < 0) return -1;
    }
    return 0;
}

/* ---- order and seconds ---------------------------------------------------- */

struct place {
    uint32_t tick, number;
};

static int by_tick(const void *a, const void *b)
{
    const struct place *x = a, *y = b;
    if (x->tick != y->tick) return x->tick < y->tick ? -1 : 1;
    return x->number < y->number ? -1 : 1;
}

/* Sort n elements of `size` bytes by the uint32_t at `tick_offset` in each; stable. */
static void sort_by_tick(void *at, size_t n, size_t size, size_t tick_offset)
{
    if (n < 2) return;
    struct place *place = xmalloc(size_mul(n, sizeof *place));
    char *from = xmalloc(size_mul(n, size)), *to = at;

    memcpy(from, at, n * size);
    for (size_t i = 0; i < n; i++) {
        place[i].number = (uint32_t)i;
        memcpy(&place[i].tick, from + i * size + tick_offset, sizeof place[i].tick);
    }
    qsort(place, n, sizeof *place, by_tick);
    for (size_t i = 0; i < n; i++) memcpy(to + i * size, from + place[i].number * size, size);
    free(place), free(from);
}

static void put_number(uint8_t **at, uint32_t v)
{
    for (int shift = 21; shift > 0; shift -= 7)
        if (v >> shift) *(*at)++ = (uint8_t)(0x80 | (v >> shift & 0x7f));
    *(*at)++ = v & 0x7f;
}

/* A file of the tempo changes alone, in order. */
static uint8_t *tempo_file(const struct midi *m, size_t *n)
{
    static const uint8_t head[22] = "MThd\0\0\0\6\0\0\0\1\0\0MTrk", end[4] = {0, 0xff, 0x2f, 0};
    uint8_t *file = xmalloc(sizeof head + (m->n_tempos + MAX_TICK / MAX_DELTA + 1) * 10 + sizeof end), *at = file + sizeof head;
    uint32_t tick = 0, quarter_us = DEFAULT_QUARTER_US;

    memcpy(file, head, sizeof head);
    file[12] = (uint8_t)(m->ticks_per_quarter >> 8), file[13] = m->ticks_per_quarter & 0xff;
    for (size_t i = 0; i < m->n_tempos;) {
        uint32_t delta = m->tempo[i].tick - tick;
        bool far = delta > MAX_DELTA;  // then the old tempo once more, on the way
        if (far) delta = MAX_DELTA;
        else quarter_us = m->tempo[i++].quarter_us;
        put_number(&at, delta);
        memcpy(at, (uint8_t[]){0xff, 0x51, 3, (uint8_t)(quarter_us >> 16), quarter_us >> 8 & 0xff, quarter_us & 0xff}, 6);
        at += 6, tick += delta;
    }
    memcpy(at, end, sizeof end);
    at += sizeof end;
    size_t size = (size_t)(at - file) - sizeof head;
    for (int i = 0; i < 4; i++) file[18 + i] = (uint8_t)(size >> (24 - 8 * i));
    *n = (size_t)(at - file);
    return file;
}

static void say_nothing(const gchar *domain, GLogLevelFlags level, const gchar *message, gpointer data)
{
    (void)domain, (void)level, (void)message, (void)data;
}

/* Replaces m->tempo by libsmf's map, which begins at tick 0 and has one tempo a tick, the last given. */
static int make_tempo_map(struct parse *p)
{
    struct midi *m = p->m;
    size_t size, n = 0;
    smf_tempo_t *tempo;

    sort_by_tick(m->tempo, m->n_tempos, sizeof *m->tempo, offsetof(struct midi_tempo, tick));
    uint8_t *file = tempo_file(m, &size);
    GLogFunc before = g_log_set_default_handler(say_nothing, NULL);
    smf_t *smf = smf_load_from_memory(file, (int)size);
    free(file);
    while (smf && (tempo = smf_get_tempo_by_number(smf, (int)n))) {
        m->tempo = xgrow(m->tempo, &p->tempo_cap, n + 1, sizeof *m->tempo);
        m->tempo[n++] = (struct midi_tempo){
            .time_s = tempo->time_seconds, .tick = (uint32_t)tempo->time_pulses, .quarter_us = (uint32_t)tempo->microseconds_per_quarter_note,
        };
    }
    if (smf) smf_delete(smf);
    g_log_set_default_handler(before, NULL);
    m->n_tempos = n;
    return n ? 0 : fail(m, p->name, "its tempo changes are beyond libsmf: save it again with another program");
}

double midi_time_s(const struct midi *m, double tick)
{
    size_t lo = 0, hi = m->n_tempos;

    if (!m->ticks_per_quarter) return tick * m->tick_s;
    while (hi - lo > 1) {
        size_t mid = lo + (hi - lo) / 2;
        if (m->tempo[mid].tick <= tick) lo = mid;
        else hi = mid;
    }
    const struct midi_tempo *t = &m->tempo[lo];
    return t->time_s + (tick - t->tick) * t->quarter_us / (1e6 * m->ticks_per_quarter);
}

static int place_in_time(struct parse *p)
{
    struct midi *m = p->m;

    if (!m->ticks_per_quarter) m->n_tempos = 0;  // they have no bearing on SMPTE time
    if (m->ticks_per_quarter && make_tempo_map(p) < 0) return -1;
    m->length_s = midi_time_s(m, m->end_tick);
    if (m->length_s > MAX_SECONDS) return fail(m, p->name, "lasts %.0f s, more than %.0f: " AGAIN, m->length_s, MAX_SECONDS);
    sort_by_tick(m->note, m->n_notes, sizeof *m->note, offsetof(struct midi_note, tick));
    sort_by_tick(m->meter, m->n_meters, sizeof *m->meter, offsetof(struct midi_meter, tick));
    for (size_t i = 0; i < m->n_notes; i++)
        m->note[i].time_s = midi_time_s(m, m->note[i].tick), m->note[i].end_s = midi_time_s(m, m->note[i].end_tick);
    for (size_t i = 0; i < m->n_meters; i++) m->meter[i].time_s = midi_time_s(m, m->meter[i].tick);
    return 0;
}

int midi_parse(struct midi *m, const char *name, const void *bytes, size_t n)
{
    struct parse *p = xcalloc(1, sizeof *p);

    midi_release(m);
    p->m = m, p->name = name, p->bytes = bytes;
    int rc = read_chunks(p, n);
    if (rc == 0) rc = place_in_time(p);
    free(p);
    return rc;
}

int midi_read(struct midi *m, const char *path)
{
    bool standard = !strcmp(path, "-");
    int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC), rc;
    uint8_t *bytes = NULL;
    size_t n = 0, cap = 0;
    ssize_t got = 0;

    if (fd < 0) return fail(m, path, "cannot be read: %s: %s", strerror(errno), read_remedy(errno));
    if (standard && isatty(fd)) return fail(m, path, "is a terminal: name a file or pipe one in");
    do {
        n += (size_t)got;
        bytes = xgrow(bytes, &cap, n + (1 << 16), 1);
        while ((got = read(fd, bytes + n, cap - n)) < 0 && errno == EINTR) continue;
    } while (got > 0 && n <= MAX_BYTES);
    if (got < 0) rc = fail(m, path, "cannot be read: %s: %s", strerror(errno), read_remedy(errno));
    else if (n == 0) rc = fail(m, path, "is empty: name a Standard MIDI File");
    else if (n > MAX_BYTES) rc = fail(m, path, "has more than %d bytes: no song has: name another file", MAX_BYTES);
    else rc = midi_parse(m, path, bytes, n);
    free(bytes);
    if (!standard) (void)close(fd);
    return rc;
}

void midi_channels(const struct midi *m, struct text *to)
{
    bool has[16] = {false};

    for (size_t i = 0; i < m->n_notes; i++) has[m->note[i].channel] = true;
    for (int c = 0; c < 16; c++)
        if (has[c]) text_addf(to, "%s%d", to->len ? ", " : "", c + 1);
}

void midi_release(struct midi *m)
{
    free(m->note), free(m->tempo), free(m->meter);
    *m = (struct midi){0};
}
