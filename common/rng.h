/* rng.h - random numbers that are the same everywhere.
 *
 * Philox4x32-10 (Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as
 * easy as 1, 2, 3", SC 2011): a counter goes in, four random words come out,
 * so that any sample can be drawn by any thread in any order. */
#ifndef RNG_H
#define RNG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Four words of block `counter` in the stream named by (seed, stream). */
void rng_block(uint32_t out[4], uint64_t seed, uint64_t stream, uint64_t counter);

/* A sequential view on one stream. Copy it to remember a place. */
struct rng {
    uint64_t seed, stream, counter;
    uint32_t word[4];
    unsigned left;  // unused words in word[], taken from the end
};

struct rng rng_make(uint64_t seed, uint64_t stream);
uint32_t rng_u32(struct rng *r);
uint64_t rng_below(struct rng *r, uint64_t n);        // uniform 0..n-1, n > 0, without bias
double rng_uniform(struct rng *r);                    // [0, 1), 53 bits
double rng_range(struct rng *r, double lo, double hi);
bool rng_chance(struct rng *r, double p);             // true so often, p 0..1
double rng_normal(struct rng *r);                     // mean 0, deviation 1 (Box-Muller)

/* Fisher-Yates over n indices. */
void rng_shuffle(struct rng *r, size_t *index, size_t n);

/* 64 bits out of a text (FNV-1a), to name a stream by what it is for; and of a
 * text with n bytes behind it, from those of the text. */
uint64_t rng_name(const char *text);
uint64_t rng_name_add(uint64_t name, const void *bytes, size_t n);

#endif
