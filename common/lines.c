/* lines.c - see lines.h. */
#include "common/lines.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "common/cli.h"
#include "common/xalloc.h"

static void add(struct lines *l, char c)
{
    if (l->len == l->cap) l->s = xgrow(l->s, &l->cap, l->len + 1, 1);
    l->s[l->len++] = c;
}

static int refuse(struct lines *l, const char *what)
{
    snprintf(l->error, sizeof l->error, "line %zu: %s", l->number + 1, what);
    return -1;
}

int lines_next(struct lines *l, FILE *f)
{
    static const char mark[] = "\xef\xbb\xbf", zstd[] = "\x28\xb5\x2f\xfd";
    int c;

    l->len = 0;
    while ((c = getc_unlocked(f)) != EOF && c != '\n' && (c != '\r' || l->values)) {
        if (c == '\0') return refuse(l, "holds a NUL byte and is no text: name another file");
        if (l->len == LINES_LONGEST && !l->values) return refuse(l, "is longer than 65536 bytes and no text of lines: name another file");
        add(l, (char)c);
        if (l->number == 0 && l->len == 3 && !memcmp(l->s, mark, 3)) l->len = 0;
        if (l->number == 0 && l->len == 4 && !memcmp(l->s, zstd, 4)) return refuse(l, "is zstd data, as a tensor stream, and no text: is a program between left out?");
    }
    if (c == EOF && ferror(f)) {
        snprintf(l->error, sizeof l->error, "cannot be read: %s: %s", strerror(errno), read_remedy(errno));
        return -1;
    }
    if (c == EOF && l->len == 0) return 0;
    if (c == '\r' && (c = getc_unlocked(f)) != '\n') ungetc(c, f);
    add(l, '\0');
    l->number++;
    return 1;
}

void lines_release(struct lines *l)
{
    free(l->s);
    l->s = NULL, l->cap = 0;
}
