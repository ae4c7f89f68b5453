/* annotation_audacity.c - Audacity's label tracks: begin<tab>end<tab>label. */
#include <stdlib.h>
#include <string.h>

#include "formats/annotation.h"
#include "formats/onset_text.h"

int audacity_read(struct annotations *a, FILE *f, const char *path, const char *key)
{
    char *line = NULL, why[ONSET_TEXT_WHY];
    const char *label;
    size_t cap = 0, number = 0;
    struct onset o = {0};
    ssize_t n;

    annotations_track(a, key);
    while (!a->error[0] && (n = getline(&line, &cap, f)) >= 0) {
        number++;
        if (*line == '\\') continue;  // the frequencies of the label before
        char *end = strchr(line, '\t'), *rest = end ? strchr(end + 1, '\t') : NULL;
        if (memchr(line, '\0', (size_t)n) || !rest) {
            annotations_fail(a, path, number, "is not begin<tab>end<tab>label: export labels from Audacity");
            continue;
        }
        memset(end, ' ', (size_t)(rest - end));  // without the end, onset text
        int got = onset_text_cut(line, &o, &label, why);
        if (got > 0) annotations_add(a, &o, label);
        else annotations_fail(a, path, number, "%s", got < 0 ? why : "no label");
    }
    free(line);
    if (number == 0 && !ferror(f)) annotations_fail(a, path, 0, "is empty: export labels from Audacity");
    return a->error[0] ? -1 : 0;
}

void audacity_write(const struct annotations *a, FILE *f)
{
    for (size_t k = 0; a->n && k < a->at[0].n; k++) {
        const struct annotation_row *row = &a->at[0].at[k];
        fprintf(f, "%.6f\t%.6f\t%s\n", row->onset.time_s, row->onset.time_s, row->label);
    }
}
