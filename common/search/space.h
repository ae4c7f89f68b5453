/* space.h - what may be searched: parameters and the values they may take.
 *
 * One parameter a line, as tune(1) says:
 *
 *     cell   choice gru lstm
 *     layers int 2 6          # or with a step: int 2 10 2
 *     drop   uniform 0 0.5
 *     lr     log 1e-4 5e-3
 *
 * A value is a double: a choice's number from 0, else the value itself. As text
 * it is the choice's word, a whole number, or nine digits; what is drawn is
 * rounded to its text, so that a journal gives it back exactly. */
#ifndef SPACE_H
#define SPACE_H

#include <stddef.h>

#include "common/text.h"

enum param_kind { PARAM_CHOICE, PARAM_INT, PARAM_UNIFORM, PARAM_LOG };

enum { PARAM_MAX = 64, PARAM_NAME = 32, PARAM_CHOICES = 256, PARAM_VALUE = 64 };  // the last with its NUL

struct param {
    char name[PARAM_NAME];
    enum param_kind kind;
    double low, high, step;  // both ends included; step: whole numbers only
    size_t n_choices;
    char **choice;
};

/* Zero-initialise. */
struct space {
    struct param at[PARAM_MAX];
    size_t n;
};

/* Add the parameter of a line; a comment or an empty line adds none. 0, or -1 with a sentence. */
int space_add(struct space *s, const char *line, char *error, size_t error_size);
void space_release(struct space *s);

/* Append the space in its canonical form, one line a parameter. */
void space_format(const struct space *s, struct text *to);

void param_text(const struct param *p, double value, char text[PARAM_VALUE]);
/* The value of such a text, or -1 when it is not one that p may take. */
int param_parse(const struct param *p, const char *text, double *value);

#endif
