/* threshold_list.c - see threshold_list.h. */
#include "common/music/threshold_list.h"

#include <stdlib.h>
#include <string.h>

#include "common/cli.h"
#include "common/xalloc.h"

bool threshold_list_add(struct threshold_list *l, const char *text)
{
    char *copy = xstrdup(text), *rest = copy, *part;
    double value = 0;
    bool good = true;

    for (bool first = true; good && (part = strsep(&rest, ",")); first = false) {
        char *equals = strchr(part, '=');
        if (equals) *equals = '\0';
        good = (equals || first) && parse_num(equals ? equals + 1 : part, 0, 1, &value);
        l->at = xgrow(l->at, &l->cap, l->n + 1, sizeof *l->at);
        l->at[l->n++] = (struct threshold_part){equals ? xstrdup(part) : NULL, (float)value};
    }
    free(copy);
    return good;
}

const char *threshold_list_apply(const struct threshold_list *l, const struct classes *classes, float *threshold)
{
    for (size_t i = 0; i < l->n; i++) {
        const struct threshold_part *part = &l->at[i];
        int only = part->label ? classes_find(classes, part->label) : -1;
        if (part->label && only < 0) return part->label;
        for (size_t c = 0; c < classes->n; c++)
            if (!part->label || (int)c == only) threshold[c] = part->value;
    }
    return NULL;
}

void threshold_list_release(struct threshold_list *l)
{
    for (size_t i = 0; i < l->n; i++) free(l->at[i].label);
    free(l->at);
    *l = (struct threshold_list){0};
}

bool threshold_row_read(float *threshold, size_t n, const char *text)
{
    char *copy = xstrdup(text), *save = NULL;
    bool good = true;
    double value;
    size_t c = 0;

    for (char *word = strtok_r(copy, " ", &save); good && word; word = strtok_r(NULL, " ", &save)) {
        good = c < n && parse_num(word, 0, 1, &value);
        if (good) threshold[c++] = (float)value;
    }
    free(copy);
    return good && c == n;
}

void threshold_row_put(struct text *to, const float *threshold, size_t n)
{
    for (size_t c = 0; c < n; c++) text_addf(to, "%s%.9g", c ? " " : "", (double)threshold[c]);
}
