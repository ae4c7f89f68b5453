/* classes.c - see classes.h. */
#include "common/music/classes.h"

#include <stdlib.h>
#include <string.h>

#include "common/xalloc.h"

bool classes_set(struct classes *v, const char *text)
{
    struct classes new = {.text = xstrdup(text), .cut = xstrdup(text)};
    bool good = strlen(text) < CLASSES_TEXT;

    for (char *s = new.cut, *space; good && s; s = space) {
        space = strchr(s, ' ');
        if (space) *space++ = '\0';
        good = *s && new.n < CLASSES_MAX && classes_find(&new, s) < 0;
        if (good) new.label[new.n++] = s;
    }
    if (!good) {
        classes_release(&new);
        return false;
    }
    classes_release(v);
    *v = new;
    return true;
}

int classes_find(const struct classes *v, const char *label)
{
    for (size_t c = 0; c < v->n; c++)
        if (!strcmp(v->label[c], label)) return (int)c;
    return -1;
}

void classes_release(struct classes *v)
{
    free(v->text), free(v->cut);
    *v = (struct classes){0};
}

size_t classes_count(const char *text)
{
    struct classes list = {0};
    size_t n = classes_set(&list, text) ? list.n : 0;

    classes_release(&list);
    return n;
}
