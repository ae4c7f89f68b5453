/* table.c - see table.h. */
#include "common/table.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/cli.h"
#include "common/xalloc.h"

void table_add(struct table *t, const char *fmt, ...)
{
    va_list ap;

    t->cell = xgrow(t->cell, &t->cap, t->n + 1, sizeof *t->cell);
    va_start(ap, fmt);
    t->cell[t->n++] = xvasprintf(fmt, ap);
    va_end(ap);
}

void table_print(const struct table *t, size_t first_column, size_t n_left, bool aligned)
{
    size_t *width = xcalloc(t->n_columns, sizeof *width);

    for (size_t i = 0; aligned && i < t->n; i++)
        if (strlen(t->cell[i]) > width[i % t->n_columns]) width[i % t->n_columns] = strlen(t->cell[i]);
    for (size_t i = 0; i < t->n; i++) {
        size_t k = i % t->n_columns;
        int w = (int)width[k];
        if (k < first_column) continue;
        printf("%*s%s", k < n_left ? -w : w, t->cell[i], k + 1 == t->n_columns ? "\n" : aligned ? "  " : "\t");
    }
    free(width);
}

void table_release(struct table *t)
{
    for (size_t i = 0; i < t->n; i++) free(t->cell[i]);
    free(t->cell);
    t->cell = NULL, t->n = t->cap = 0;
}
