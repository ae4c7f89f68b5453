/* zts_pieces.c - see zts_pieces.h. */
#include "formats/zts_pieces.h"

#include <stdlib.h>
#include <string.h>

#include "common/xalloc.h"

static int refuse(const char **why, const char *reason)
{
    *why = reason;
    return -1;
}

static struct zts_open_series *find(struct zts_pieces *p, const struct zts_tensor *t)
{
    for (size_t i = 0; i < p->n; i++)
        if (!strcmp(p->at[i].name, t->name) && !strcmp(p->at[i].key, t->key)) return &p->at[i];
    return NULL;
}

int zts_pieces_take(struct zts_pieces *p, const struct zts_tensor *t, const char **why)
{
    if (t->kind != ZTS_SERIES) return 0;
    struct zts_open_series *s = find(p, t);

    if (!s) {
        if (t->frame != 0) return refuse(why, "a piece of a series whose beginning is missing");
        if (p->n == ZTS_MAX_OPEN) return refuse(why, "more than 64 series are open at once");
        s = &p->at[p->n++];
        *s = (struct zts_open_series){xstrdup(t->name), xstrdup(t->key), t->type, t->rank, {0}, 0};
        memcpy(s->dim, t->dim, (size_t)t->rank * sizeof *s->dim);
    }
    if (t->type != s->type || t->rank != s->rank || memcmp(t->dim + 1, s->dim + 1, (size_t)(t->rank - 1) * sizeof *s->dim))
        return refuse(why, "a piece of another type or shape than the series it belongs to");
    if (t->frame != s->next_frame) return refuse(why, "a piece of a series is missing or out of order");
    s->next_frame += t->dim[0];
    if (t->last) {
        free(s->name), free(s->key);
        *s = p->at[--p->n];
    }
    return 0;
}

void zts_pieces_release(struct zts_pieces *p)
{
    for (size_t i = 0; i < p->n; i++) free(p->at[i].name), free(p->at[i].key);
    p->n = 0;
}
