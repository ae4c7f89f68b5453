/* dump.h - what a stream holds, as bytes to compare. */
#ifndef DUMP_H
#define DUMP_H

#include "formats/zts.h"

static inline void dump(struct text *to, const struct zts_tensor *t)
{
    text_addf(to, "%d %d %d %llu %d %s %s\n%s", t->kind, t->type, t->rank, (unsigned long long)t->frame, t->last, t->name, t->key, text_str(&t->attrs));
    text_add(to, (const char *)t->dim, (size_t)t->rank * sizeof *t->dim);
    text_add(to, t->data, t->len * zts_type_size(t->type));
}

#endif
