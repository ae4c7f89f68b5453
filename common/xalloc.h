/* xalloc.h - memory that is there or ends the program, sizes that cannot wrap.
 *
 * For the program's own needs only: sizes read from a file are checked against
 * the format's limits before they come here. */
#ifndef XALLOC_H
#define XALLOC_H

#include <stdarg.h>
#include <stddef.h>

void *xmalloc(size_t n);               // never NULL; n = 0 gives a valid block
void *xcalloc(size_t n, size_t size);  // zeroed
void *xrealloc(void *p, size_t n);
char *xstrdup(const char *s);
char *xstrndup(const char *s, size_t n);
char *xasprintf(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
char *xvasprintf(const char *fmt, va_list ap) __attribute__((format(printf, 1, 0)));

/* a * b, or the end of the program when it does not fit size_t. */
size_t size_mul(size_t a, size_t b);

/* p (elements of `size` bytes, capacity *cap; NULL with 0) grown to hold at least
 * `need` elements, doubling: what is returned takes p's place. Contents are kept. */
void *xgrow(void *p, size_t *cap, size_t need, size_t size);

/* A zeroed block aligned to 2 MB and marked for huge pages where the system
 * has them: tensors that are touched every training step. More than the machine
 * has is refused like any memory that is not there. Free with free(). */
void *xhuge(size_t n);

#endif
