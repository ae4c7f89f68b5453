/* yaml.h - a YAML document as its leaves, one after another; the only user of libyaml. */
#ifndef YAML_LEAVES_H
#define YAML_LEAVES_H

#include <stddef.h>
#include <stdio.h>

enum { YAML_MAX_DEPTH = 64 };

/* Called for each scalar that is not a key. path: the keys that lead there,
 * and positions from 0 in lists, with a dot between: "stems.S00.is_drum". */
typedef void yaml_leaf(void *ctx, const char *path, const char *value);

/* 0, or -1 with a sentence that begins with the line. Aliases, a second document,
 * keys that are no scalars and nesting beyond YAML_MAX_DEPTH are refused. */
int yaml_leaves(FILE *f, yaml_leaf *leaf, void *ctx, char *error, size_t error_size);

#endif
