/* threshold_list.h - thresholds as options give them: "0.4", "KD=0.3,SD=0.5", "0.4,KD=0.3";
 * and as streams and models carry them: "0.3 0.5", one a class. */
#ifndef THRESHOLD_LIST_H
#define THRESHOLD_LIST_H

#include <stdbool.h>
#include <stddef.h>

#include "common/music/classes.h"
#include "common/text.h"

/* Zero-initialise; threshold_list_release() when done. */
struct threshold_list {
    struct threshold_part {
        char *label;  // NULL: for all classes
        float value;
    } *at;
    size_t n, cap;
};

/* Add the parts of a text, X or CLASS=X with commas between, X alone only as the first; later ones win. False: it is not that,
 * or one is no number from 0 to 1. */
bool threshold_list_add(struct threshold_list *l, const char *text);

/* Into threshold, (classes->n): what the list says. NULL, or a label that is no class. */
const char *threshold_list_apply(const struct threshold_list *l, const struct classes *classes, float *threshold);

void threshold_list_release(struct threshold_list *l);

/* One a class: n numbers from 0 to 1, blanks between. False: the text is not that, and some may be set. */
bool threshold_row_read(float *threshold, size_t n, const char *text);
void threshold_row_put(struct text *to, const float *threshold, size_t n);

#endif
