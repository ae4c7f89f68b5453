/* table.h - rows of text for stdout: separated by tabs, or aligned for a terminal. */
#ifndef TABLE_H
#define TABLE_H

#include <stdbool.h>
#include <stddef.h>

/* Zero-initialise but for n_columns. */
struct table {
    size_t n_columns;
    char **cell;  // n cells, row by row
    size_t n, cap;
};

/* The next cell, to the right or on a new row. */
void table_add(struct table *t, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* Print columns from first_column on; aligned: padded, the first n_left ones to the left. */
void table_print(const struct table *t, size_t first_column, size_t n_left, bool aligned);
void table_release(struct table *t);

#endif
