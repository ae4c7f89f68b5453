/* onset.h - drum onsets in memory. */
#ifndef ONSET_H
#define ONSET_H

#include <stddef.h>

struct onset {
    double time_s;    // seconds from the start of the track
    int cls;          // index into the vocabulary in use
    int velocity;     // 1..127; 0 unknown
    float probability;  // 0..1; negative unknown
};

/* A growing list; zero-initialise, onsets_release() when done. */
struct onsets {
    struct onset *at;
    size_t n, cap;
};

void onsets_add(struct onsets *list, struct onset o);
void onsets_sort(struct onsets *list);  // by time, then class; stable
void onsets_clear(struct onsets *list);
void onsets_release(struct onsets *list);

#endif
