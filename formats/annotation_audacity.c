/* annotation_audacity.c - Audacity's label tracks: begin<tab>end<tab>label. */
#include <string.h>

#include "common/lines.h"
#include "formats/annotation.h"
#include "formats/onset_text.h"

int audacity_read(struct annotations *a, FILE *f, const char *path, const char *key)
{
    char why[ONSET_TEXT_WHY];
    const char *label;
    struct lines l = {0};
    struct onset o = {0};
    int lines = 0;

    annotations_track(a, key);
    while (!a->error[0] && (lines = lines_next(&l, f)) > 0) {
        if (*l.s == '\\') continue;  // the frequencies of the label before
        char *end = strchr(l.s, '\t'), *rest = end ? strchr(end + 1, '\t') : NULL;
        if (!rest) {
            annotations_fail(a, path, l.number, "is not begin<tab>end<tab>label: export labels from Audacity");
            continue;
        }
        memset(end, ' ', (size_t)(rest - end));  // without the end, onset text
        int got = onset_text_cut(l.s, &o, &label, why);
        if (got > 0) annotations_add(a, &o, label);
        else annotations_fail(a, path, l.number, "%s", got < 0 ? why : "no label");
    }
    lines_release(&l);
    if (lines < 0) annotations_fail(a, path, 0, "%s", l.error);
    return a->error[0] ? -1 : 0;
}

void audacity_write(const struct annotations *a, FILE *f)
{
    for (size_t k = 0; a->n && k < a->at[0].n; k++) {
        const struct annotation_row *row = &a->at[0].at[k];
        fprintf(f, "%.6f\t%.6f\t%s\n", row->onset.time_s, row->onset.time_s, row->label);
    }
}
