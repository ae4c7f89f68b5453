/* midi_write.c - writing Standard MIDI Files; see midi.h. */
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "common/cli.h"
#include "common/tempfile.h"
#include "common/xalloc.h"
#include "formats/midi.h"

enum { MAX_TRACKS = 1024 };
#define MAX_TICK 0x0fffffffu  // what one delta time can hold

/* At one tick, in this order. */
enum rank { META, NOTE_OFF, CONTROL, NOTE_ON };

struct event {
    uint32_t tick;
    enum rank rank;
    size_t number;     // in the order of the calls
    uint32_t n_ticks;  // of a NOTE_ON, whose NOTE_OFF finish adds
    uint8_t bytes[8], n_bytes;
};

struct track {
    char *name;
    struct event *event;
    size_t n, cap;
};

struct midi_writer {
    unsigned ticks_per_quarter;
    struct track *track;  // [0] holds tempo and meter
    size_t n_tracks, cap;
    uint32_t end_tick;
    struct buffer { uint8_t *at; size_t n, cap; } out;
    char error[600];
};

static long clamp(long v, long lo, long hi)
{
    return v < lo ? lo : v > hi ? hi : v;
}

static void add_track(struct midi_writer *w, const char *name)
{
    w->track = xgrow(w->track, &w->cap, w->n_tracks + 1, sizeof *w->track);
    w->track[w->n_tracks++] = (struct track){.name = name ? xstrdup(name) : NULL};
}

struct midi_writer *midi_writer_new(unsigned ticks_per_quarter)
{
    struct midi_writer *w = xcalloc(1, sizeof *w);

    w->ticks_per_quarter = (unsigned)clamp((long)ticks_per_quarter, 1, 32767);
    add_track(w, NULL);
    return w;
}

int midi_writer_track(struct midi_writer *w, const char *name)
{
    if (w->n_tracks == MAX_TRACKS) return MAX_TRACKS - 1;
    add_track(w, name);
    return (int)w->n_tracks - 1;
}

static struct event *add(struct midi_writer *w, int track, uint32_t tick, enum rank rank, const uint8_t *bytes, size_t n)
{
    struct track *t = &w->track[clamp(track, 0, (long)w->n_tracks - 1)];

    t->event = xgrow(t->event, &t->cap, t->n + 1, sizeof *t->event);
    struct event *e = &t->event[t->n];
    *e = (struct event){.tick = tick < MAX_TICK ? tick : MAX_TICK, .rank = rank, .number = t->n, .n_bytes = (uint8_t)n};
    memcpy(e->bytes, bytes, n);
    t->n++;
    return e;
}

void midi_writer_tempo(struct midi_writer *w, uint32_t tick, uint32_t quarter_us)
{
    uint32_t us = (uint32_t)clamp(quarter_us, 1, 0xffffff);
    add(w, 0, tick, META, (uint8_t[]){0xff, 0x51, 3, (uint8_t)(us >> 16), us >> 8 & 0xff, us & 0xff}, 6);
}

void midi_writer_meter(struct midi_writer *w, uint32_t tick, unsigned beats, unsigned unit)
{
    uint8_t power = 0;
    while (power < 15 && 1u << power < unit) power++;
    // 24 clocks a metronome click, 8 thirty-seconds a quarter
    add(w, 0, tick, META, (uint8_t[]){0xff, 0x58, 4, (uint8_t)clamp(beats, 1, 255), power, 24, 8}, 7);
}

void midi_writer_program(struct midi_writer *w, int track, uint32_t tick, int channel, int program)
{
    add(w, track, tick, CONTROL, (uint8_t[]){(uint8_t)(0xc0 | clamp(channel, 0, 15)), (uint8_t)clamp(program, 0, 127)}, 2);
}

void midi_writer_note(struct midi_writer *w, int track, uint32_t tick, uint32_t n_ticks, int channel, int pitch,
                      int velocity)
{
    if (tick > MAX_TICK - 1) tick = MAX_TICK - 1;
    add(w, track, tick, NOTE_ON,
        (uint8_t[]){(uint8_t)(0x90 | clamp(channel, 0, 15)), (uint8_t)clamp(pitch, 0, 127), (uint8_t)clamp(velocity, 1, 127)}, 3)
        ->n_ticks = n_ticks < 1 ? 1 : n_ticks < MAX_TICK - tick ? n_ticks : MAX_TICK - tick;
}

void midi_writer_end(struct midi_writer *w, uint32_t tick)
{
    if (tick > w->end_tick) w->end_tick = tick < MAX_TICK ? tick : MAX_TICK;
}

/* ---- to bytes ------------------------------------------------------------- */

static int by_time(const void *a, const void *b)
{
    const struct event *x = a, *y = b;
    if (x->tick != y->tick) return x->tick < y->tick ? -1 : 1;
    if (x->rank != y->rank) return x->rank < y->rank ? -1 : 1;
    return (x->number > y->number) - (x->number < y->number);
}

/* A note-off for every note, no later than its key's next blow. */
static void add_note_offs(struct midi_writer *w, int track)
{
    struct track *t = &w->track[track];
    uint32_t at[16 * 128], stop[16 * 128];  // of the key's next blow; of the next at another tick
    size_t n = t->n;

    memset(at, 0xff, sizeof at), memset(stop, 0xff, sizeof stop);
    if (n) qsort(t->event, n, sizeof *t->event, by_time);
    for (size_t i = n; i-- > 0;) {
        struct event e = t->event[i];
        if (e.rank != NOTE_ON) continue;
        size_t key = (e.bytes[0] & 15u) * 128 + e.bytes[1];
        uint32_t end = e.tick + e.n_ticks;
        if (at[key] > e.tick) stop[key] = at[key];
        if (stop[key] < end) end = stop[key];
        at[key] = e.tick;
        add(w, track, end, NOTE_OFF, (uint8_t[]){(uint8_t)(e.bytes[0] - 0x10), e.bytes[1], 64}, 3);
    }
    if (n) qsort(t->event, t->n, sizeof *t->event, by_time);
    if (t->n) midi_writer_end(w, t->event[t->n - 1].tick);
}

static void put(struct buffer *b, const void *bytes, size_t n)
{
    b->at = xgrow(b->at, &b->cap, b->n + n, 1);
    memcpy(b->at + b->n, bytes, n);
    b->n += n;
}

static void put_be(struct buffer *b, uint32_t v, int n)
{
    while (n-- > 0) put(b, (uint8_t[]){v >> (8 * n) & 0xff}, 1);
}

static void put_number(struct buffer *b, uint32_t v)
{
    for (int shift = 21; shift > 0; shift -= 7)
        if (v >> shift) put(b, (uint8_t[]){(uint8_t)(0x80 | (v >> shift & 0x7f))}, 1);
    put(b, (uint8_t[]){v & 0x7f}, 1);
}

static void put_track(struct midi_writer *w, const struct track *t)
{
    struct buffer *b = &w->out;
    uint32_t tick = 0;

    put(b, "MTrk\0\0\0\0", 8);
    size_t begin = b->n;
    if (t->name) {
        put(b, "\0\xff\x03", 3);
        put_number(b, (uint32_t)strlen(t->name));
        put(b, t->name, strlen(t->name));
    }
    for (size_t i = 0; i < t->n; i++) {
        const struct event *e = &t->event[i];
        put_number(b, e->tick - tick);
        put(b, e->bytes, e->n_bytes);
        tick = e->tick;
    }
    put_number(b, w->end_tick - tick);
    put(b, "\xff\x2f\0", 3);
    for (int i = 0; i < 4; i++) b->at[begin - 4 + (size_t)i] = (b->n - begin) >> (24 - 8 * i) & 0xff;
}

#define fail(w, path, ...) error_put((w)->error, sizeof (w)->error, (path) ? (path) : "standard output", 0, __VA_ARGS__)

int midi_writer_finish(struct midi_writer *w, const char *path)
{
    char *temporary = NULL;
    int fd = STDOUT_FILENO;

    if (path && !strcmp(path, "-")) path = NULL;
    if (!path && isatty(fd)) return fail(w, path, "is a terminal and this is binary data: add -o file.mid");
    for (size_t i = 0; i < w->n_tracks; i++) add_note_offs(w, (int)i);
    w->out.n = 0;
    put(&w->out, "MThd\0\0\0\6\0\1", 10);
    put_be(&w->out, (uint32_t)w->n_tracks, 2);
    put_be(&w->out, w->ticks_per_quarter, 2);
    for (size_t i = 0; i < w->n_tracks; i++) put_track(w, &w->track[i]);
    if (path && (fd = tempfile_open(path, &temporary)) < 0)
        return fail(w, path, "%s: name a file in a folder that is yours", strerror(errno));
    bool good = write_all(fd, w->out.at, w->out.n) == 0;
    if (good && temporary) good = fsync(fd) == 0;
    if (close(fd) != 0) good = false;
    if (!good) {
        int e = errno;
        tempfile_drop(&temporary);
        return fail(w, path, "%s: %s", strerror(e), write_remedy(e));
    }
    const char *error = tempfile_keep(&temporary);
    return error ? fail(w, path, "%s", error) : 0;
}

const char *midi_writer_error(const struct midi_writer *w)
{
    return w->error;
}

void midi_writer_free(struct midi_writer *w)
{
    if (!w) return;
    for (size_t i = 0; i < w->n_tracks; i++) free(w->track[i].name), free(w->track[i].event);
    free(w->track), free(w->out.at);
    free(w);
}
