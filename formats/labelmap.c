/* labelmap.c - see labelmap.h. */
#include "formats/labelmap.h"

#include <errno.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/cli.h"
#include "common/lines.h"
#include "common/text.h"
#include "common/xalloc.h"
#include "formats/datafile.h"

enum { MAX_LINES = 100000, MAX_LABELS = 10000 };
static const char blank[] = " \t";

struct reading {
    struct labelmap *m;
    const char *name;
    size_t line;
    struct text classes;  // as they come
};

static int fail(struct labelmap *m, const char *name, size_t line, const char *fmt, ...) __attribute__((format(printf, 4, 5)));
static int fail(struct labelmap *m, const char *name, size_t line, const char *fmt, ...)
{
    char error[sizeof m->error];
    va_list ap;

    va_start(ap, fmt);
    error_vput(error, sizeof error, name, line, fmt, ap);
    va_end(ap);
    labelmap_release(m);
    memcpy(m->error, error, sizeof error);
    return -1;
}

#define bad_line(r, ...) fail((r)->m, (r)->name, (r)->line, __VA_ARGS__)

bool labelmap_is_note(const char *s, long long *note)
{
    return (*s != '0' || !s[1]) && strspn(s, "0123456789") == strlen(s) && parse_int(s, 0, 127, note);
}

static int add_label(struct reading *r, const char *label, int cls)
{
    struct labelmap *m = r->m;
    long long note;

    for (size_t i = 0; i < m->n; i++)
        if (!strcmp(m->at[i].label, label))
            return bad_line(r, "'%.60s' is in the table already: it can be one class only", label);
    if (m->n == MAX_LABELS) return bad_line(r, "there are more than %d labels: leave out what is not met", MAX_LABELS);
    m->at = xgrow(m->at, &m->cap, m->n + 1, sizeof *m->at);
    m->at[m->n++] = (struct labelmap_entry){xstrdup(label), cls};
    if (labelmap_is_note(label, &note)) m->pitch[note] = cls;
    return 0;
}

/* One label, or notes "60-87". */
static int add_word(struct reading *r, char *word, int cls)
{
    char *dash = strchr(word, '-'), number[8];
    long long lo, hi;

    if (dash) *dash = '\0';
    bool range = dash && labelmap_is_note(word, &lo) && labelmap_is_note(dash + 1, &hi);
    if (dash) *dash = '-';
    if (!range) return add_label(r, word, cls);
    if (lo > hi) return bad_line(r, "the notes '%s' run backwards: write the lower first", word);
    for (; lo <= hi; lo++) {
        snprintf(number, sizeof number, "%lld", lo);
        if (add_label(r, number, cls) < 0) return -1;
    }
    return 0;
}

/* The number of a class, the next when it is new. */
static int class_of(struct reading *r, const char *word)
{
    struct classes *v = &r->m->classes;
    int cls = classes_find(v, word);

    if (cls >= 0) return cls;
    if (strpbrk(word, "=,"))  // CLASS=X,CLASS=X in options
        return bad_line(r, "the class '%.60s' holds '=' or ',', which stand between classes in options: choose another name", word);
    text_addf(&r->classes, "%s%s", v->n ? " " : "", word);
    if (!classes_set(v, text_str(&r->classes)))
        return bad_line(r, "there are more than %d classes, or %d bytes of names: use fewer, or shorter names", CLASSES_MAX, CLASSES_TEXT - 1);
    return (int)v->n - 1;
}

static int add_line(struct reading *r, char *line)
{
    char *save = NULL, *first, *word;
    int cls = LABEL_NOTHING;

    for (char *at = line; (at = strchr(at, '#')); at++)
        if (at == line || strchr(blank, at[-1])) {
            *at = '\0';
            break;
        }
    if (!(first = strtok_r(line, blank, &save))) return 0;
    if (!strcmp(first, "@trim")) {
        word = strtok_r(NULL, blank, &save);
        if (!word || strlen(word) >= sizeof r->m->trim || strtok_r(NULL, blank, &save))
            return bad_line(r, "@trim takes one word of characters: see labelmap(5)");
        strcpy(r->m->trim, word);
        return 0;
    }
    if (*first == '@') return bad_line(r, "'%.60s' is no directive: only @trim is", first);
    if (strcmp(first, "-") && (cls = class_of(r, first)) < 0) return -1;
    while ((word = strtok_r(NULL, blank, &save)))
        if (add_word(r, word, cls) < 0) return -1;
    return 0;
}

/* Besides tabs: they would go with the classes into streams and to terminals. */
static bool holds_control(const char *line)
{
    for (; *line; line++)
        if ((*line > 0 && *line < ' ' && *line != '\t') || *line == 127) return true;
    return false;
}

static int read_lines(struct reading *r, FILE *f)
{
    struct lines l = {0};
    int rc = 0, got = 0;

    while (rc == 0 && (got = lines_next(&l, f)) > 0) {
        r->line = l.number;
        if (holds_control(l.s) || r->line > MAX_LINES)
            rc = bad_line(r, "is no text of a table: see labelmap(5)");
        else rc = add_line(r, l.s);
    }
    if (got < 0) rc = fail(r->m, r->name, 0, "%s", l.error);
    lines_release(&l);
    if (rc == 0 && r->m->classes.n == 0) rc = fail(r->m, r->name, 0, "names no class: see labelmap(5)");
    return rc;
}

int labelmap_read(struct labelmap *m, const char *name)
{
    char *inside = xasprintf("maps/%s.map", name), *path = strpbrk(name, "/.") ? xstrdup(name) : datafile_find(inside), *known = NULL;
    int rc;

    labelmap_release(m);
    for (size_t i = 0; i < 128; i++) m->pitch[i] = LABEL_UNKNOWN;
    FILE *f = path ? fopen(path, "re") : NULL;
    if (!path && !(known = datafile_find("maps/gm.map")))
        rc = fail(m, NULL, 0, "no tables are installed, nor '%.300s': see make install, or name a file as ./%.300s", name, name);
    else if (!path) rc = fail(m, NULL, 0, "'%.300s' is no table of this suite: see labelmap(5) for their names, or name a file as ./%.300s", name, name);
    else if (!f) rc = fail(m, path, 0, "cannot be read: %s: %s", strerror(errno), read_remedy(errno));
    else {
        struct reading r = {.m = m, .name = path};
        rc = read_lines(&r, f);
        text_release(&r.classes);
    }
    if (f) fclose(f);
    free(inside), free(path), free(known);
    return rc;
}

int labelmap_read_kit(struct labelmap *m, const char *name)
{
    long long note;

    if (labelmap_read(m, name) < 0) return -1;
    for (size_t c = 0; c < m->classes.n; c++) {
        if (!labelmap_is_note(m->classes.label[c], &note))
            return fail(m, name, 0, "'%.60s' is no note from 0 to 127: its lines must begin with one", m->classes.label[c]);
        m->note[c] = (int)note;
    }
    return 0;
}

static int look_up(const struct labelmap *m, const char *label, size_t len)
{
    for (size_t i = 0; i < m->n; i++)
        if (!strncmp(m->at[i].label, label, len) && !m->at[i].label[len]) return m->at[i].cls;
    return LABEL_UNKNOWN;
}

int labelmap_find(const struct labelmap *m, const char *label)
{
    size_t len = strlen(label);
    int cls = look_up(m, label, len);

    if (cls == LABEL_UNKNOWN && len > 1 && strchr(m->trim, label[len - 1])) cls = look_up(m, label, len - 1);
    return cls;
}

int labelmap_note(const struct labelmap *m, int pitch)
{
    int cls = m->pitch[pitch];
    return cls < 0 ? cls : m->note[cls];
}

void labelmap_release(struct labelmap *m)
{
    for (size_t i = 0; i < m->n; i++) free(m->at[i].label);
    free(m->at);
    classes_release(&m->classes);
    *m = (struct labelmap){0};
}
