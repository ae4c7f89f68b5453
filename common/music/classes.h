/* classes.h - a vocabulary as streams carry it: "KD SD TT HH CC". */
#ifndef CLASSES_H
#define CLASSES_H

#include <stdbool.h>
#include <stddef.h>

enum { CLASSES_MAX = 128, CLASSES_TEXT = 2048 };  // the latter with the NUL
#define CLASSES_FIVE "KD SD TT HH CC"  // the thesis's

struct classes {
    char *text;                     // the labels, separated by one space
    size_t n;
    const char *label[CLASSES_MAX];
    char *cut;                      // what label[] points into
};

/* Zero-initialised or a former list in *v. False, and *v as it was, when the
 * text is no list of 1..CLASSES_MAX different labels, or fills more than CLASSES_TEXT. */
bool classes_set(struct classes *v, const char *text);
int classes_find(const struct classes *v, const char *label);  // -1: not one of them
void classes_release(struct classes *v);

/* How many labels the text has; 0: it is no such list. */
size_t classes_count(const char *text);

#endif
