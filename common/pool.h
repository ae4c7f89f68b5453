/* pool.h - one persistent set of threads that works through numbered pieces.
 *
 * Pieces are handed out in any order to any thread, so a piece must write only
 * what is its own; sums over pieces are added afterwards, in order, by the
 * caller. Then the result does not depend on the number of threads. */
#ifndef POOL_H
#define POOL_H

#include <stddef.h>

struct pool;

/* n_threads >= 1, the caller's thread included. Every thread, the caller's
 * too, flushes denormals to zero (they are slow on some processors). */
struct pool *pool_new(int n_threads);
void pool_free(struct pool *p);
int pool_threads(const struct pool *p);

/* A piece: `piece` counts from 0, `thread` is 0..pool_threads-1 and names
 * scratch memory that nobody else uses meanwhile. */
typedef void pool_fn(void *arg, size_t piece, int thread);

/* Run pieces 0..n-1 and return when all are done. p may be NULL: one after
 * another on the caller's thread. Not to be called from within a piece. */
void pool_run(struct pool *p, pool_fn *fn, void *arg, size_t n);

/* For a thread of somebody else's: what every thread of a pool does. */
void pool_flush_denormals(void);

/* Processors this process may use. */
int pool_cpus(void);

#endif
