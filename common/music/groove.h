/* groove.h - grooves as drum tab, and who keeps time over them. */
#ifndef GROOVE_H
#define GROOVE_H

#include <stdbool.h>
#include <stddef.h>

#include "common/music/metre.h"
#include "common/rng.h"

/* Rows of a bar. The tab names them BD SD XS CP HH HF RD CY CB T1 T2 T3 T4. */
enum row {
    ROW_KICK, ROW_SNARE, ROW_STICK, ROW_CLAP, ROW_HAT, ROW_PEDAL, ROW_RIDE, ROW_CRASH, ROW_BELL,
    ROW_TOM1, ROW_TOM2, ROW_TOM3, ROW_TOM4, ROWS
};

/* One bar, a character a step:
 *   -  rest          x  stroke        X  accent       g  soft; on the snare a ghost note
 *   ?  perhaps x     ,  perhaps g     o  open hat     b  bell of the ride
 *   f  flam          d  drag          y  the other crash   h  china   s  splash */
struct bar {
    char cell[ROWS][STEPS_MAX + 1];
};

struct groove {
    const char *family;  // what styles name
    const char *metre;
    char where;          // l quiet sections, h loud ones, t tom grooves for the bridge, a anywhere
    const char *tab;     // rows separated by '|', steps may be grouped by spaces; one bar or two
};

struct timekeeper {
    const char *name;
    enum row row;
    const char *straight, *triplet, *compound;  // for the bar's length again and again; compound: 6/8
};

/* Table access, the last followed by NULL. */
const struct groove *groove_at(size_t i);
const struct timekeeper *timekeeper_at(size_t i);
const struct timekeeper *timekeeper_find(const char *name);

/* Any groove of the families (words) that fits metre and place; falls back to
 * any place, then to the metre's plain groove, so there always is one. */
const struct groove *groove_draw(const char *families, const struct metre *m, char where, struct rng *r);

int groove_bars(const struct groove *g, const struct metre *m);  // 1 or 2

/* Bar 0 or 1 of a groove, "perhaps" decided. Says whether the tab itself keeps
 * time: three strokes or more on the hat, a cymbal, the bell or a tom. */
bool groove_bar(const struct groove *g, const struct metre *m, int which, struct rng *r, struct bar *bar);

void timekeeper_write(const struct timekeeper *t, const struct metre *m, struct bar *bar);

#endif
