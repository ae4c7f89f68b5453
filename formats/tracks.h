/* tracks.h - the onsets of many tracks, out of onset text or streams, to be
 * compared: what score(1) reads. */
#ifndef TRACKS_H
#define TRACKS_H

#include "common/music/classes.h"
#include "common/music/onset.h"
#include "formats/labelmap.h"

/* A track may bring its onsets twice: exact times, and on the frame grid. */
struct track {
    char *key;
    struct onsets exact;  // `onset` or `est` tensors, or onset text
    struct onsets grid;   // `roll` where it is 2, or `peak` where it is not 0: frame / rate
    bool has_exact, has_grid;
    unsigned n_series, n_texts;  // more than one: the track occurs twice
};

/* Zero-initialise. classes: set by the first thing read that names them, or
 * beforehand; everything read must agree. */
struct tracks {
    struct classes classes;
    struct track *at;
    size_t n, cap;
};

struct tracks_source {
    const char *path;  // "-" is standard input
    const char *key;   // the track of text before its first #track line; NULL: ""
    // for the labels of text, and for the classes of streams that have others; NULL: they are the classes
    const struct labelmap *ref_map, *est_map;
    bool exact_only;   // of roll and peak take only that there are such
    char error[800];   // after -1: the sentence
};

/* Read one file, adding to what is there. Text and streams are told apart by
 * their first byte. Of a stream, `onset` and `roll` go to ref, `est` and `peak`
 * to est; either may be NULL. Text goes to the one that is not NULL; both is an
 * error then, as is a stream with nothing for one of them. 0, or -1. */
int tracks_read(struct tracks_source *s, struct tracks *ref, struct tracks *est);

/* After the last file: onsets in order, tracks sorted by key, the parts of one
 * joined. -1: a track occurs twice; its key is in *twice. */
int tracks_close(struct tracks *t, const char **twice);
struct track *tracks_find(struct tracks *t, const char *key);  // after tracks_close; NULL: none
void tracks_release(struct tracks *t);

#endif
