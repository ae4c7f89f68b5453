/* annotation_csv.c - comma-separated values; the first line names the columns. */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "common/lines.h"
#include "common/text.h"
#include "common/xalloc.h"
#include "formats/annotation.h"
#include "formats/onset_text.h"

enum { TRACK, TIME, LABEL, VELOCITY, PROBABILITY, N_COLUMNS, MAX_CELLS = 64 };
static const char *const columns[N_COLUMNS] = {"track", "time", "label", "velocity", "probability"};

static const char blank[] = " \t";

/* Without blanks around it. */
static char *trimmed(char *cell)
{
    size_t n = strlen(cell += strspn(cell, blank));

    while (n > 0 && strchr(blank, cell[n - 1])) n--;
    cell[n] = '\0';
    return cell;
}

enum { BAD_QUOTES = -1, TOO_MANY = -2 };

/* Cut a line into its cells, quotes taken off, or else the blanks around: then stray tells that a quote is in it nevertheless. How
 * many, or what is wrong. */
static int cut(char *line, char **cell, bool *stray)
{
    int n = 0;
    char *from = line;

    for (;; from++) {
        if (n == MAX_CELLS) return TOO_MANY;
        char *to = cell[n++] = from;
        bool quoted = *from == '"';
        stray[n - 1] = false;
        if (quoted) {
            for (from++; *from && (*from != '"' || from[1] == '"');) {
                from += *from == '"';  // two quotes stand for one
                *to++ = *from++;
            }
            if (*from != '"') return BAD_QUOTES;
            from++;
            if (*from && *from != ',') return BAD_QUOTES;
        } else {
            to = from += strcspn(from, ",");
            stray[n - 1] = memchr(cell[n - 1], '"', (size_t)(to - cell[n - 1])) != NULL;
        }
        bool more = *from == ',';
        *to = '\0';
        if (!quoted) cell[n - 1] = trimmed(cell[n - 1]);
        if (!more) return n;
    }
}

static void read_row(struct annotations *a, const char *path, size_t number, const char *key, char *const cell[N_COLUMNS])
{
    const char *time = trimmed(cell[TIME]), *velocity = trimmed(cell[VELOCITY]), *probability = trimmed(cell[PROBABILITY]), *label;
    char why[ONSET_TEXT_WHY];
    struct text line = {0};
    struct onset o = {0};

    if (!onset_text_is_label(cell[LABEL])) {
        annotations_fail(a, path, number, "the label '%.60s' is not one word: write it without blanks", cell[LABEL]);
        return;
    }
    if (strpbrk(time, " \t#") || strpbrk(velocity, " \t#") || strpbrk(probability, " \t#")) {
        annotations_fail(a, path, number, "a time, velocity or probability is more than a number");
        return;
    }
    annotations_track(a, *cell[TRACK] ? cell[TRACK] : key);
    text_addf(&line, "%s %s %s %s", time, cell[LABEL], *velocity || !*probability ? velocity : "0", probability);
    int got = *time ? onset_text_cut(line.s, &o, &label, why) : 0;
    if (got > 0) annotations_add(a, &o, label);
    else annotations_fail(a, path, number, "%s", got < 0 ? why : "no time");
    text_release(&line);
}

int csv_read(struct annotations *a, FILE *f, const char *path, const char *key)
{
    static const char quotes[] = "a cell's quotes are not closed, or something is before or behind them: a cell is of one line";
    char *cell[MAX_CELLS], empty[1] = "";
    bool stray[MAX_CELLS];
    int at[N_COLUMNS] = {-1, -1, -1, -1, -1}, n_cells = 0, got = 0;
    struct lines l = {0};

    while (!a->error[0] && (got = lines_next(&l, f)) > 0) {
        if (l.number > 1 && !*l.s) continue;
        int n = cut(l.s, cell, stray);
        if (n < 0) {
            annotations_fail(a, path, l.number, "%s", n == TOO_MANY ? "has more than 64 cells: leave some columns out" : quotes);
            continue;
        }
        if (l.number == 1) {
            n_cells = n;
            for (int c = 0; c < n; c++) {
                if (stray[c]) annotations_fail(a, path, 1, "%s", quotes);
                for (int k = 0; k < N_COLUMNS; k++)
                    if (!strcmp(cell[c], columns[k])) {
                        if (at[k] >= 0) annotations_fail(a, path, 1, "names the column %s twice: leave one out", columns[k]);
                        at[k] = c;
                    }
            }
            if (at[TIME] < 0 || at[LABEL] < 0) annotations_fail(a, path, 1, "does not name the columns time and label: write it as track,time,label,velocity,probability");
            continue;
        }
        if (n != n_cells) {
            annotations_fail(a, path, l.number, "has not the %d cells of the first line: see onsetconv(1)", n_cells);
            continue;
        }
        char *of[N_COLUMNS];
        for (int k = 0; k < N_COLUMNS; k++) {
            of[k] = at[k] < 0 ? empty : cell[at[k]];
            if (at[k] >= 0 && stray[at[k]]) annotations_fail(a, path, l.number, "%s", quotes);  // they would be taken for text
        }
        if (a->error[0]) break;
        read_row(a, path, l.number, key, of);
    }
    lines_release(&l);
    if (got < 0) annotations_fail(a, path, 0, "%s", l.error);
    if (l.number == 0) annotations_fail(a, path, 0, "is empty: the first line names the columns");
    if (a->n == 0) annotations_track(a, key);
    return a->error[0] ? -1 : 0;
}

/* In quotes where a reader would else cut it up or take its blanks. */
static void put_cell(FILE *f, const char *cell)
{
    if (!strpbrk(cell, ",\"") && !(*cell && (strchr(blank, *cell) || strchr(blank, cell[strlen(cell) - 1])))) {
        fputs(cell, f);
        return;
    }
    fputc('"', f);
    for (; *cell; cell++) fprintf(f, *cell == '"' ? "\"\"" : "%c", *cell);
    fputc('"', f);
}

void csv_write(const struct annotations *a, FILE *f)
{
    fputs("track,time,label,velocity,probability\n", f);
    for (size_t i = 0; i < a->n; i++)
        for (size_t k = 0; k < a->at[i].n; k++) {
            const struct annotation_row *row = &a->at[i].at[k];
            put_cell(f, a->at[i].key);
            fprintf(f, ",%.9g,", row->onset.time_s);
            put_cell(f, row->label);
            fputc(',', f);
            if (row->onset.velocity > 0) fprintf(f, "%d", row->onset.velocity);
            fputc(',', f);
            if (row->onset.probability >= 0) fprintf(f, "%.6g", (double)row->onset.probability);
            fputc('\n', f);
        }
}
