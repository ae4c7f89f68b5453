/* recipe.h - what training material is made of: mixdown(1) has the format.
 *
 * Lines of fields separated by tabs: `name value [value]` sets a choice, and
 * `kit`, `groove`, `song`, `backing`, `voice`, `room` name a part. */
#ifndef RECIPE_H
#define RECIPE_H

#include <stddef.h>

#include "common/music/mixing.h"
#include "common/text.h"

enum recipe_kind { PART_KIT, PART_GROOVE, PART_SONG, PART_BACKING, PART_VOICE, PART_ROOM, PART_KINDS };

struct recipe_part {
    char *path;
    char *notes;     // of a groove or song: the table that takes its notes to General MIDI; NULL: it is
    char *music;     // of a song: the accompaniment
    double weight;   // chance of being drawn, against others of its kind
};

struct recipe_parts {
    struct recipe_part *at;
    size_t n, cap;
    double *up_to;   // (n): sums of the weights so far
};

/* recipe_init() first, recipe_release() when done. */
struct recipe {
    struct recipe_parts parts[PART_KINDS];
    struct mix_choices how;
    char error[600];
};

void recipe_init(struct recipe *r);  // no parts, the documented defaults

/* Add the lines of a file; "-" is standard input. 0, or -1. */
int recipe_read(struct recipe *r, const char *path);
/* One choice as "name=value" or "name=value,value" (an option's argument). 0, or -1. */
int recipe_set(struct recipe *r, const char *assignment);
/* After the last line: what must be there is, and draws can be made. 0, or -1. */
int recipe_check(struct recipe *r);

/* The index of a part of this kind, drawn by its weight; there must be one. */
size_t recipe_draw(const struct recipe *r, enum recipe_kind kind, struct rng *rng);

/* The names of all choices with their present values, one a line. */
void recipe_list(const struct recipe *r, struct text *to);

void recipe_release(struct recipe *r);

#endif
