/* scoretable.h - the counts in a table that score(1) -t printed. */
#ifndef SCORETABLE_H
#define SCORETABLE_H

#include <stddef.h>

#include "common/music/classes.h"
#include "common/music/scores.h"

/* Zero-initialise. Tracks in the order of the table, classes too. */
struct scoretable {
    struct classes classes;
    char **key;
    struct counts *counts;  // (n_tracks, classes.n)
    size_t n_tracks;
    char error[600];        // after -1: the sentence
};

/* path "-" is standard input. 0, or -1. */
int scoretable_read(struct scoretable *t, const char *path);
void scoretable_release(struct scoretable *t);

#endif
