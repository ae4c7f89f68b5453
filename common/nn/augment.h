/* augment.h - random changes of training features. */
#ifndef AUGMENT_H
#define AUGMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What is done to a training segment's features, each time anew (SpecAugment's
 * idea, Park et al. 2019, without its masks in time, which would hide onsets).
 * The feature is log10(1 + magnitude), or that of the square, so levels are
 * changed exactly. All 0: nothing. */
struct augment {
    double gain_db;   // level, uniform within +-
    double eq_db;     // a smooth curve over the bands, within about +-
    int mask;         // up to this many neighbouring bands are silenced
    bool squared;     // the feature is log10(1 + magnitude^2)
};

/* "gain=6,eq=6,mask=8", in any order, over what *a has: 0, or -1 with a sentence. */
int augment_parse(struct augment *a, const char *text, char *error, size_t size);
enum { AUGMENT_LINE = 80 };  // bytes that hold any line written, with its NUL
void augment_format(const struct augment *a, char line[AUGMENT_LINE]);

/* spec (T, F) in place. The randomness is a function of (seed, epoch, index). */
void augment_spec(const struct augment *a, float *spec, size_t T, size_t F, uint64_t seed, uint64_t epoch, uint64_t index);

#endif
