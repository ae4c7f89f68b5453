/* onset_text.h - onset text, onset(5): read it line by line, and write it. */
#ifndef ONSET_TEXT_H
#define ONSET_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "common/lines.h"
#include "common/music/onset.h"

enum onset_text_item { ONSET_TEXT_END, ONSET_TEXT_TRACK, ONSET_TEXT_ONSET };

/* One file being read. Errors are sticky. */
struct onset_text {
    char *key;           // the track begun last
    struct onset onset;  // of this line; its cls is not set
    const char *label;   // until the next call
    char error[800];     // after -1: the sentence

    // its own business
    const char *path, *given;
    FILE *f;
    struct lines lines;
    bool in_line;        // what is wrong is so with the line read last
    bool begun;          // a track was
    bool held;           // the onset of this line follows the TRACK that was given for it
    bool failed;
    size_t spaced;       // the first line that has a space where #track wants its tab; 0: none
};

/* path "-" is standard input; a terminal there is an error. key: the track of
 * text before its first #track line, and of one with an empty key; NULL: "". */
void onset_text_open(struct onset_text *t, const char *path, const char *key);
/* The same on an open stream, closed by release; path is for messages. */
void onset_text_open_file(struct onset_text *t, FILE *f, const char *path, const char *key);

/* What comes next, or -1. Every onset comes after the TRACK that it is of; text
 * without #track lines is one track, and with nothing but comments one without
 * onsets. Text of no bytes is an error: so ends a pipe whose first program failed. At
 * the end it warns of a '#track' that is a comment. */
int onset_text_next(struct onset_text *t);

/* Give up at this line: -1, and the sentence "path: line N: what is wrong". */
int onset_text_fail(struct onset_text *t, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void onset_text_release(struct onset_text *t);

/* One line by itself, which is cut up: time label [velocity [probability]] [# ...].
 * 1; 0: nothing there; -1: what is wrong is in `why` (ONSET_TEXT_WHY bytes). */
enum { ONSET_TEXT_WHY = 160 };
int onset_text_cut(char *line, struct onset *o, const char **label, char *why);
bool onset_text_is_label(const char *word);  // one that such a line can hold: at most ZTS_MAX_KEY bytes

void onset_text_put_track(FILE *f, const char *key);
/* Velocity and probability are left out where they are not known. */
void onset_text_put(FILE *f, const struct onset *o, const char *label);

#endif
