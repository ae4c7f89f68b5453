/* annotation.h - onsets with the labels that their file gives them, in the forms
 * that other programs read and write: onsetconv(1) tells what each holds. */
#ifndef ANNOTATION_H
#define ANNOTATION_H

#include <stddef.h>
#include <stdio.h>

#include "common/music/onset.h"

enum annotation_form { FORM_TEXT, FORM_AUDACITY, FORM_CSV, FORM_JAMS, N_FORMS };
extern const char *const annotation_forms[N_FORMS];  // "text", "audacity", ...

struct annotation_row {
    struct onset onset;  // its cls is not used
    char *label;
};

struct annotation {      // one track
    char *key;
    struct annotation_row *at;
    size_t n, cap;
};

/* Zero-initialise; annotations_release() when done. */
struct annotations {
    struct annotation *at;
    size_t n, cap, now;  // now: what is being read
    double duration_s;   // of a track's audio, in forms that have it; 0: not known, then until its last onset
    char error[600];     // after -1: the sentence
};

/* Read a whole file ("-": standard input); key is for the track of a form that
 * does not name it. 0, or -1. Warns of text whose labels are times, as Audacity's are. */
int annotations_read(struct annotations *a, enum annotation_form form, const char *path, const char *key);

/* 0; -1: the form cannot hold them. Whether f took all is for the caller to see. */
int annotations_write(struct annotations *a, enum annotation_form form, FILE *f);
void annotations_release(struct annotations *a);

/* ---- for the forms' own files, annotation_*.c ---- */

void annotations_track(struct annotations *a, const char *key);  // begins one, or goes on with it
void annotations_add(struct annotations *a, const struct onset *o, const char *label);  // to that track
int annotations_fail(struct annotations *a, const char *path, size_t line, const char *fmt, ...)  // line 0: none
    __attribute__((format(printf, 4, 5)));

int audacity_read(struct annotations *a, FILE *f, const char *path, const char *key);
int csv_read(struct annotations *a, FILE *f, const char *path, const char *key);
int jams_read(struct annotations *a, FILE *f, const char *path, const char *key);
void audacity_write(const struct annotations *a, FILE *f);
void csv_write(const struct annotations *a, FILE *f);
void jams_write(const struct annotations *a, FILE *f);  // of a track

#endif
