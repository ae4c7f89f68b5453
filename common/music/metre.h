/* metre.h - bars: how many steps, how long, and where the beats fall. */
#ifndef METRE_H
#define METRE_H

enum { SONG_PPQ = 960, STEPS_MAX = 20 };

struct metre {
    const char *name;
    int numerator, denominator;  // as written
    int n_steps, step_ticks;     // a bar is n_steps of step_ticks
    int beat_steps;              // of the beat that is counted and that the tempo means
    double off_beat;             // place of the "and" in the beat: 1/2, or 2/3 on a triplet grid
    const char *weight;          // one digit a step: 3 the one, 2 a beat, 1 an "and", 0 between
};

const struct metre *metre_find(const char *name);  // NULL: none of that name
const char *metre_names(void);                     // all, separated by spaces

static inline int metre_beat_ticks(const struct metre *m) { return m->beat_steps * m->step_ticks; }

#endif
