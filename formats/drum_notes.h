/* drum_notes.h - the drum notes of a MIDI file as onsets of classes. */
#ifndef DRUM_NOTES_H
#define DRUM_NOTES_H

#include <stdbool.h>

#include "common/music/onset.h"
#include "formats/labelmap.h"
#include "formats/midi.h"

/* One program's way of reading them. */
struct drum_notes {
    const struct labelmap *map;  // NULL: a class is a note
    int channel;                 // 0..15; negative: all
    bool warned[128];            // of notes that are not in the map
    char error[600];
};

/* "10", "all": 9, -1. False: neither a number from 1 to 16 nor all. */
bool drum_notes_channel(const char *text, int *channel);

/* Warn that notes there are, but none on the channel (0..15) that is read. */
void drum_notes_none(const struct midi *m, const char *name, int channel);

/* Read a file and add its onsets, by time. Warns, once a note, of those that the map
 * does not know, and of a file whose notes are all on other channels. 0, or -1. */
int drum_notes_read(struct drum_notes *d, const char *path, struct onsets *onsets);

#endif
