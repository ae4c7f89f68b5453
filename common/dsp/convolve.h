/* convolve.h - long convolutions: a room's impulse response on a signal.
 *
 * Samples are mono. One transform of the whole, so for signals of seconds, not
 * hours. A convolver is one thread's own; the responses may be shared. */
#ifndef CONVOLVE_H
#define CONVOLVE_H

#include <stddef.h>

struct convolver;

/* Signals of at most max_n samples, responses of at most max_ir. */
struct convolver *convolver_new(size_t max_n, size_t max_ir);
void convolver_free(struct convolver *c);

/* out[i] = sum over k of ir[k] x[i - k], i < n: the tail after n is cut off.
 * out may be x. */
void convolver_run(struct convolver *c, float *out, const float *x, size_t n, const float *ir, size_t n_ir);

#endif
