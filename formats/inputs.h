/* inputs.h - the input files of a tool that takes many, each with its key.
 *
 * Operands, or a list: one line `key<tab>file[<tab>second file]`; empty lines
 * and lines that begin with # are passed over. Files are named as from where
 * the program runs; "-" is standard input. Errors are sticky sentences. */
#ifndef INPUTS_H
#define INPUTS_H

#include <stddef.h>

struct input {
    char *key;
    char *path;
    char *second;  // NULL when there is none
};

/* Zero-initialise; inputs_release() when done. */
struct inputs {
    struct input *at;
    size_t n, cap;
    size_t n_stdin;   // what else is read from standard input, as the list
    const char *form; // of a list's lines, for messages; NULL: as above
    const char *key_name;  // what a key is, for messages; NULL: a key
    char error[600];  // after -1
};

/* One operand. key NULL: the path less its extension, "" for "-". */
void inputs_add(struct inputs *in, const char *path, const char *key);

/* The lines of a list; "-" reads it from standard input. 0, or -1. */
int inputs_read_list(struct inputs *in, const char *path);

/* The command line of a tool that takes no second files: operands, or a list
 * instead; without both, standard input. key: for one operand. Checked, too. */
int inputs_collect(struct inputs *in, const char *list, const char *key, int n, char **operands);

/* When all are there. Keys must differ, fit the stream and hold no control
 * bytes; standard input serves once; there must be at least one. 0, or -1. */
int inputs_check(struct inputs *in);

/* The part of it that is about standard input, for who reads keys elsewhere. */
int inputs_check_stdin(struct inputs *in);

void inputs_release(struct inputs *in);

#endif
