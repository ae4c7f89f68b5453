/* unit.h - checks for the unit programs: each failure is printed with its
 * place and the program goes on; unit_done() gives the exit status. */
#ifndef UNIT_H
#define UNIT_H

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "common/nn/simd.h"

static int unit_checks, unit_failures;

#define CHECK(what)                                                              \
    do {                                                                         \
        unit_checks++;                                                           \
        if (!(what)) unit_failures++, printf("%s:%d: %s\n", __FILE__, __LINE__, #what); \
    } while (0)

/* |a - b| <= tol; NaN fails. */
#define CHECK_NEAR(a, b, tol)                                                    \
    do {                                                                         \
        double a_ = (a), b_ = (b), tol_ = (tol);                                 \
        unit_checks++;                                                           \
        if (!(fabs(a_ - b_) <= tol_))                                            \
            unit_failures++, printf("%s:%d: %s = %.9g, wanted %.9g within %g\n", __FILE__, __LINE__, #a, a_, b_, tol_); \
    } while (0)

/* The greater; once NaN came it stays, which fmax() forgets. */
static inline double unit_greater(double a, double b) { return isnan(a) || b <= a ? a : b; }

static inline int unit_done(void)
{
    if (unit_checks == 0) printf("nothing was checked\n");
    return unit_failures > 0 || unit_checks == 0;
}

/* The same; then, when all is well, the whole program again on each lesser path of simd.h. */
static inline int unit_done_simd(char **argv)
{
    const char *path = getenv("PARADIDDLE_SIMD");

    if (path) CHECK(simd_level() <= (strcmp(path, "base") ? SIMD_LEVEL_AVX2 : SIMD_LEVEL_BASE));
    if (unit_done()) return 1;
    if (path && strcmp(path, "base") == 0) return 0;
    setenv("PARADIDDLE_SIMD", path ? "base" : "avx2", 1);
    fflush(stdout);
    execv("/proc/self/exe", argv);
    perror("/proc/self/exe");
    return 1;
}

#endif
