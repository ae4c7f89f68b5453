/* scoretable.c - see scoretable.h. */
#include "formats/scoretable.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/cli.h"
#include "common/lines.h"
#include "common/text.h"
#include "common/xalloc.h"

struct row {
    char *track, *cls;
    struct counts counts;
};

struct rows {
    struct row *at;
    size_t n, cap;
};

#define fail(t, path, line, what) \
    error_put((t)->error, sizeof (t)->error, path, line, "%s: make the table with score -t", what)

/* A track's class; the averages and the lines of all tracks are passed over. */
static int take_line(struct scoretable *t, struct rows *rows, const char *path, size_t number, char *line)
{
    char *cell[5], *rest = line;
    long long count[3];

    for (int i = 0; i < 5; i++)
        if (!(cell[i] = strsep(&rest, "\t"))) return fail(t, path, number, "has fewer than five columns");
    if (number == 1)
        return strcmp(cell[0], "track") || strcmp(cell[1], "class") || strcmp(cell[2], "TP") ? fail(t, path, number, "does not begin 'track class TP FP FN'") : 0;
    if (!strcmp(cell[0], "*") || !strcmp(cell[1], "micro") || !strcmp(cell[1], "macro")) return 0;
    for (int i = 0; i < 3; i++)
        if (!parse_int(cell[2 + i], 0, 1ll << 48, &count[i])) return fail(t, path, number, "has a count that is no number");
    rows->at = xgrow(rows->at, &rows->cap, rows->n + 1, sizeof *rows->at);
    rows->at[rows->n++] = (struct row){xstrdup(cell[0]), xstrdup(cell[1]), {(uint64_t)count[0], (uint64_t)count[1], (uint64_t)count[2]}};
    return 0;
}

/* Each track has the classes of the first, in the same order. */
static int arrange(struct scoretable *t, struct rows *rows, const char *path)
{
    struct text classes = {0};
    size_t C = 0;

    if (!rows->n) return fail(t, path, 1, "is followed by no tracks");
    while (C < rows->n && !strcmp(rows->at[C].track, rows->at[0].track)) text_addf(&classes, "%s%s", C ? " " : "", rows->at[C].cls), C++;
    bool good = classes_set(&t->classes, text_str(&classes)) && rows->n % C == 0;
    text_release(&classes);
    for (size_t i = 0; good && i < rows->n; i++)
        good = !strcmp(rows->at[i].cls, t->classes.label[i % C]) && !strcmp(rows->at[i].track, rows->at[i - i % C].track);
    if (!good) return fail(t, path, 2, "and those after it are not the same classes of each track");
    t->n_tracks = rows->n / C;
    t->key = xcalloc(t->n_tracks, sizeof *t->key);
    t->counts = xcalloc(rows->n, sizeof *t->counts);
    for (size_t i = 0; i < rows->n; i++) {
        t->counts[i] = rows->at[i].counts;
        if (i % C == 0) t->key[i / C] = xstrdup(rows->at[i].track);
    }
    return 0;
}

int scoretable_read(struct scoretable *t, const char *path)
{
    char why[INPUT_WHY];
    FILE *f = input_open(path, why);
    const char *name = input_name(path);
    struct rows rows = {0};
    struct lines l = {0};
    int rc = 0, got = 0;

    if (!f) return error_put(t->error, sizeof t->error, name, 0, "%s", why);
    while (rc == 0 && (got = lines_next(&l, f)) > 0) rc = take_line(t, &rows, name, l.number, l.s);
    if (got < 0) rc = error_put(t->error, sizeof t->error, name, 0, "%s", l.error);
    if (rc == 0) rc = arrange(t, &rows, name);
    for (size_t i = 0; i < rows.n; i++) free(rows.at[i].track), free(rows.at[i].cls);
    free(rows.at), lines_release(&l);
    if (f != stdin) fclose(f);
    return rc;
}

void scoretable_release(struct scoretable *t)
{
    for (size_t i = 0; i < t->n_tracks; i++) free(t->key[i]);
    free(t->key), free(t->counts);
    classes_release(&t->classes);
}
