/* lines.h - text line by line, as every format of lines is read.
 *
 * A line ends with LF, CR LF or CR, the last one with the file, too. A byte order
 * mark, with which some editors and spreadsheets begin UTF-8, is passed over. */
#ifndef LINES_H
#define LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum { LINES_LONGEST = 1 << 16 };

/* Zero-initialise; lines_release() when done. */
struct lines {
    char *s;          // the line, with a NUL for its end; until the next call
    size_t number;    // its number, from 1: how many there were
    bool values;      // set for lines of numbers: of any length, and only LF ends one
    char error[120];  // after -1: "line 3: holds a NUL byte: ..." or "cannot be read: ..."
    size_t len, cap;
};

/* 1, or 0 at the end of f, or -1: a line with a NUL byte or of more than
 * LINES_LONGEST bytes is none. */
int lines_next(struct lines *l, FILE *f);
void lines_release(struct lines *l);

#endif
