/* xalloc.c - see xalloc.h. */
#include "common/xalloc.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "common/cli.h"

static void *checked(void *p, size_t n)
{
    if (!p) die("out of memory: needed %zu bytes: use smaller batches or a larger machine", n);
    return p;
}

void *xmalloc(size_t n)
{
    return checked(malloc(n ? n : 1), n);
}

void *xcalloc(size_t n, size_t size)
{
    return checked(calloc(n ? n : 1, size ? size : 1), size_mul(n, size));
}

void *xrealloc(void *p, size_t n)
{
    return checked(realloc(p, n ? n : 1), n);
}

char *xstrndup(const char *s, size_t n)
{
    char *copy = xmalloc(n + 1);
    memcpy(copy, s, n);
    copy[n] = '\0';
    return copy;
}

char *xstrdup(const char *s)
{
    return xstrndup(s, strlen(s));
}

char *xasprintf(const char *fmt, ...)
{
    va_list ap;

    va_start(ap, fmt);
    char *s = xvasprintf(fmt, ap);
    va_end(ap);
    return s;
}

char *xvasprintf(const char *fmt, va_list ap)
{
    char *s = NULL;

    if (vasprintf(&s, fmt, ap) < 0) die("out of memory");
    return s;
}

size_t size_mul(size_t a, size_t b)
{
    size_t product;
    if (__builtin_mul_overflow(a, b, &product)) die("out of memory: %zu times %zu bytes", a, b);
    return product;
}

void *xgrow(void *p, size_t *cap, size_t need, size_t size)
{
    if (need <= *cap) return p;
    size_t n = *cap ? *cap : 16;
    while (n < need) n = size_mul(n, 2);
    p = xrealloc(p, size_mul(n, size));
    *cap = n;
    return p;
}

static size_t memory_of_machine(void)
{
    long pages = sysconf(_SC_PHYS_PAGES), page = sysconf(_SC_PAGESIZE);
    return pages > 0 && page > 0 ? size_mul((size_t)pages, (size_t)page) : SIZE_MAX / 2;
}

void *xhuge(size_t n)
{
    const size_t align = (size_t)2 << 20;
    void *p = NULL;

    if (n > memory_of_machine()) checked(NULL, n);  // all of it is touched: the system would kill us
    n = (n + align - 1) / align * align;
    if (n == 0) n = align;
    if (posix_memalign(&p, align, n) != 0) p = NULL;
    checked(p, n);
    (void)madvise(p, n, MADV_HUGEPAGE);  // a wish: without it only slower
    memset(p, 0, n);
    return p;
}
