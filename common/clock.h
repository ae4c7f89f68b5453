/* clock.h - seconds on a clock that only goes forwards, to measure how long something takes. */
#ifndef CLOCK_H
#define CLOCK_H

#include <time.h>

static inline double now_s(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

#endif
