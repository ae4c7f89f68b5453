/* inflate.h - gzip and zlib data, piece by piece; the only user of zlib. */
#ifndef INFLATE_H
#define INFLATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct inflate;

struct inflate *inflate_new(void);
void inflate_free(struct inflate *z);

/* Of the *n bytes at *in make up to cap bytes: how many, or -1 when they are
 * damaged. *in and *n move past what was used. *ended: that was the end of a
 * member; what follows, if anything, is another one. */
long inflate_some(struct inflate *z, uint8_t *out, size_t cap, const uint8_t **in, size_t *n, bool *ended);

#endif
