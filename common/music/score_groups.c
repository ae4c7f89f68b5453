/* score_groups.c - see score_groups.h. */
#include "common/music/score_groups.h"

#include <regex.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/xalloc.h"

int score_groups_set(struct score_groups *g, const char *expression, char *error, size_t size)
{
    regex_t *pattern = xmalloc(sizeof *pattern);
    char why[120];
    int rc = regcomp(pattern, expression, REG_EXTENDED);

    if (rc) {
        regerror(rc, pattern, why, sizeof why);
        free(pattern);
        snprintf(error, size, "'%.200s' is no extended regular expression: %s", expression, why);
        return -1;
    }
    score_groups_release(g);
    g->pattern = pattern;
    return 0;
}

struct named {
    char *name;  // the key without what the pattern matches
    size_t track;
};

static int by_name(const void *a, const void *b)
{
    const struct named *x = a, *y = b;
    int order = strcmp(x->name, y->name);
    return order ? order : (x->track > y->track) - (x->track < y->track);
}

static char *name_of(const struct score_groups *g, const char *key)
{
    char *name = xstrdup(key);
    regmatch_t at;

    if (g->pattern && regexec(g->pattern, key, 1, &at, 0) == 0) memmove(name + at.rm_so, name + at.rm_eo, strlen(key + at.rm_eo) + 1);
    return name;
}

void score_groups_find(struct score_groups *g, const char *const *key, size_t n_tracks)
{
    struct named *named = xmalloc(size_mul(n_tracks + 1, sizeof *named));
    size_t *first = xmalloc(size_mul(n_tracks + 1, sizeof *first));  // of each track, the first track of its group

    for (size_t i = 0; i < n_tracks; i++) named[i] = (struct named){name_of(g, key[i]), i};
    qsort(named, n_tracks, sizeof *named, by_name);
    for (size_t i = 0; i < n_tracks; i++)
        first[named[i].track] = i && !strcmp(named[i].name, named[i - 1].name) ? first[named[i - 1].track] : named[i].track;
    g->of = xrealloc(g->of, size_mul(n_tracks + 1, sizeof *g->of));
    g->n = 0;
    for (size_t i = 0; i < n_tracks; i++) g->of[i] = first[i] == i ? g->n++ : g->of[first[i]];
    for (size_t i = 0; i < n_tracks; i++) free(named[i].name);
    free(named), free(first);
}

struct counts *score_groups_sum(const struct score_groups *g, const struct counts *counts, size_t n_tracks, size_t n_classes)
{
    struct counts *sum = xcalloc(size_mul(g->n + 1, n_classes + 1), sizeof *sum);

    for (size_t t = 0; t < n_tracks; t++)
        for (size_t c = 0; c < n_classes; c++) counts_add(&sum[g->of[t] * n_classes + c], &counts[t * n_classes + c]);
    return sum;
}

void score_groups_release(struct score_groups *g)
{
    if (g->pattern) regfree(g->pattern);
    free(g->pattern);
    free(g->of);
    *g = (struct score_groups){0};
}
