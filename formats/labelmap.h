/* labelmap.h - tables that say which class a label is; man/labelmap.5 has the format.
 *
 * The same table serves three ways: labels or MIDI notes to classes, labels to
 * the notes of a kit, the notes of one kit to those of another. Where classes
 * are notes, their names are numbers, and labelmap_read_kit() checks it. */
#ifndef LABELMAP_H
#define LABELMAP_H

#include <stdbool.h>
#include <stddef.h>

#include "common/music/classes.h"

enum { LABEL_NOTHING = -1, LABEL_UNKNOWN = -2 };  // known and mapped to no class; not in the table

struct labelmap_entry {
    char *label;
    int cls;               // or LABEL_NOTHING
};

/* Zero-initialise; labelmap_release() when done. */
struct labelmap {
    struct classes classes;          // in the order of the table
    int note[CLASSES_MAX];           // after labelmap_read_kit: the classes as notes, 0..127
    struct labelmap_entry *at;
    size_t n, cap;
    int pitch[128];                  // the labels that are MIDI notes: a class, LABEL_NOTHING or LABEL_UNKNOWN
    char trim[64];                   // of these one may end a label and be dropped
    char error[600];                 // after -1: the sentence
};

/* name: a table that comes with the suite ("mdb" is maps/mdb.map), or a file,
 * if it has a / or a . in its name. 0, or -1. */
int labelmap_read(struct labelmap *m, const char *name);

/* The same for tables whose classes are MIDI notes; else -1. */
int labelmap_read_kit(struct labelmap *m, const char *name);

/* A number of 0..127 as a note is written: without sign or leading zero. */
bool labelmap_is_note(const char *s, long long *note);

int labelmap_find(const struct labelmap *m, const char *label);
void labelmap_release(struct labelmap *m);

/* Notes of one kit to those of another: the note to play for `pitch` (0..127),
 * or a value below 0 as above. m: from labelmap_read_kit. */
int labelmap_note(const struct labelmap *m, int pitch);

#endif
