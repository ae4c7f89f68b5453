/* midi.h - Standard MIDI Files: the notes of one in seconds, and a writer.
 *
 * Types 0 and 1, with ticks a quarter note or of an SMPTE frame. A file is
 * checked to its last event before anything of it is believed. Channels count
 * from 0 here (the drums of General MIDI are MIDI_DRUMS), from 1 for users. */
#ifndef MIDI_H
#define MIDI_H

#include <stddef.h>
#include <stdint.h>

#include "common/text.h"

enum { MIDI_DRUMS = 9 };

struct midi_note {
    double time_s, end_s;      // end: the note-off, else the end of its track
    uint32_t tick, end_tick;
    uint16_t track;            // from 0
    uint8_t channel, pitch, velocity;  // 0..15, 0..127, 1..127
};

struct midi_tempo {
    double time_s;
    uint32_t tick, quarter_us;  // microseconds a quarter note from here on
};

struct midi_meter {
    double time_s;
    uint32_t tick;
    unsigned beats, unit;       // 6, 8 for 6/8
};

/* One file. Zero-initialise; midi_release() frees what is inside. */
struct midi {
    struct midi_note *note;    // all channels and tracks, by time; as in the file where equal
    size_t n_notes;
    struct midi_tempo *tempo;  // the first at tick 0, 120 a minute if the file has none there; SMPTE: none
    size_t n_tempos;
    struct midi_meter *meter;  // by time; may be none
    size_t n_meters;
    unsigned n_tracks;
    unsigned ticks_per_quarter;  // 0: SMPTE time,
    double tick_s;               // where a tick lasts so long whatever the tempo
    uint32_t end_tick;
    double length_s;           // of the longest track, its last silence included
    char error[600];           // after -1: the sentence
};

/* Read a whole file; path "-" is standard input. 0, or -1 and m is empty. */
int midi_read(struct midi *m, const char *path);
/* The same from memory; name is for messages. */
int midi_parse(struct midi *m, const char *name, const void *bytes, size_t n);
void midi_release(struct midi *m);
void midi_channels(const struct midi *m, struct text *to);  // "1, 2, 10": those that have notes, from 1
/* When this tick, or fraction of one, is. */
double midi_time_s(const struct midi *m, double tick);

/* ---- writing: type 1, one track for tempo and meter, then those asked for ---- */

struct midi_writer;

struct midi_writer *midi_writer_new(unsigned ticks_per_quarter);  // 1..32767
/* A further track, to be named in the calls below. */
int midi_writer_track(struct midi_writer *w, const char *name);
/* In any order; the same calls in the same order give the same bytes. Ticks
 * below 2^28, a note's below 2^28 - 1. Values out of range are taken to the nearest end of theirs. */
void midi_writer_tempo(struct midi_writer *w, uint32_t tick, uint32_t quarter_us);
void midi_writer_meter(struct midi_writer *w, uint32_t tick, unsigned beats, unsigned unit);  // unit a power of 2
void midi_writer_program(struct midi_writer *w, int track, uint32_t tick, int channel, int program);  // 0..127
/* At least one tick long. It ends where the same key is struck again. */
void midi_writer_note(struct midi_writer *w, int track, uint32_t tick, uint32_t n_ticks, int channel, int pitch,
                      int velocity);
/* Tracks last at least until here. */
void midi_writer_end(struct midi_writer *w, uint32_t tick);

/* Write all to path; NULL or "-" is standard output, refused when it is a
 * terminal. A file gets its name when it is complete. 0, or -1. */
int midi_writer_finish(struct midi_writer *w, const char *path);
const char *midi_writer_error(const struct midi_writer *w);  // after -1
void midi_writer_free(struct midi_writer *w);

#endif
