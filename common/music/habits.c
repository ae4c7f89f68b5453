/* habits.c - see habits.h. */
#include "common/music/habits.h"

#include <stdlib.h>
#include <string.h>

#include "common/xalloc.h"

/* General MIDI notes; 0: none. */
struct habit {
    uint8_t from[3], to;
    bool instead;
};

static void change(struct hits *h, const struct habit *habit, struct rng *rng)
{
    size_t n = h->n;

    for (size_t i = 0; i < n; i++) {
        struct hit x = h->at[i];
        if (!x.note || !memchr(habit->from, x.note, sizeof habit->from)) continue;
        x.note = habit->to;
        if (habit->instead) h->at[i] = x;
        else x.time_s += rng_normal(rng) * 0.006, hits_add(h, x);
    }
}

void habits_change(struct hits *h, const struct mix_choices *c, struct rng *rng)
{
    static const struct habit ride = {{42, 46, 44}, 51, true}, habits[] = {
        {{38, 40, 0}, 39, false},  // claps with the snare
        {{42, 44, 0}, 54, false},  // a tambourine with the hats
        {{42, 44, 46}, 54, true},  // and instead of them
        {{38, 40, 0}, 54, false},  // and with the snare
        {{51, 42, 59}, 56, true},  // cowbell
        {{38, 40, 0}, 37, true},   // cross stick
        {{42, 0, 0}, 46, true},    // open hats throughout
        {{42, 46, 44}, 53, true},  // the bell of the ride
        {{42, 46, 44}, 49, true},  // on the crash
        {{42, 44, 0}, 43, true},   // on the floor tom
    };
    if (rng_chance(rng, c->ride)) change(h, &ride, rng);
    if (rng_chance(rng, c->percussion)) change(h, &habits[rng_below(rng, sizeof habits / sizeof *habits)], rng);
}
