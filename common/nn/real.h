/* real.h - the number type of the networks: float, or double under
 * -DREAL_DOUBLE (the unit tests of gradients). Sums and losses are double. */
#ifndef REAL_H
#define REAL_H

#ifdef REAL_DOUBLE
typedef double real;
#else
typedef float real;
#endif

#endif
