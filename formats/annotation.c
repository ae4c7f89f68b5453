/* annotation.c - see annotation.h. */
#include "formats/annotation.h"

#include <errno.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/cli.h"
#include "common/xalloc.h"
#include "formats/onset_text.h"
#include "formats/zts.h"

const char *const annotation_forms[N_FORMS] = {"text", "audacity", "csv", "jams"};

int annotations_fail(struct annotations *a, const char *path, size_t line, const char *fmt, ...)
{
    va_list ap;

    if (a->error[0]) return -1;
    va_start(ap, fmt);
    error_vput(a->error, sizeof a->error, path ? input_name(path) : NULL, line, fmt, ap);
    va_end(ap);
    return -1;
}

void annotations_track(struct annotations *a, const char *key)
{
    for (a->now = a->n; a->now-- > 0;)
        if (!strcmp(a->at[a->now].key, key)) return;
    a->now = a->n;
    a->at = xgrow(a->at, &a->cap, a->n + 1, sizeof *a->at);
    a->at[a->n++] = (struct annotation){.key = xstrdup(key)};
}

void annotations_add(struct annotations *a, const struct onset *o, const char *label)
{
    struct annotation *t = &a->at[a->now];

    t->at = xgrow(t->at, &t->cap, t->n + 1, sizeof *t->at);
    t->at[t->n++] = (struct annotation_row){*o, xstrdup(label)};
}

static int text_read(struct annotations *a, FILE *f, const char *path, const char *key)
{
    struct onset_text text;
    char time[61] = "";  // the first label that looks like one
    double number;
    int what;

    onset_text_open_file(&text, f, path, key);
    while ((what = onset_text_next(&text)) > 0) {
        size_t before = a->n;
        bool is_time = what == ONSET_TEXT_ONSET && strchr(text.label, '.') && parse_num(text.label, 0, 1e9, &number);
        if (is_time && !*time) snprintf(time, sizeof time, "%s", text.label);
        if (what == ONSET_TEXT_ONSET) annotations_add(a, &text.onset, text.label);
        else annotations_track(a, text.key);
        if (what == ONSET_TEXT_TRACK && a->n == before)
            onset_text_fail(&text, "a second track '%.200s': give every track a key of its own", text.key);
    }
    if (what < 0) annotations_fail(a, NULL, 0, "%s", text.error);
    else if (*time) warn("%s: the label '%s' looks like a time: Audacity's labels have two of them, and want -f audacity", input_name(path), time);
    text.f = NULL;  // the caller's
    onset_text_release(&text);
    return what;
}

static void text_write(const struct annotations *a, FILE *f)
{
    for (size_t i = 0; i < a->n; i++) {
        const struct annotation *t = &a->at[i];
        onset_text_put_track(f, t->key);
        for (size_t k = 0; k < t->n; k++) onset_text_put(f, &t->at[k].onset, t->at[k].label);
    }
}

int annotations_read(struct annotations *a, enum annotation_form form, const char *path, const char *key)
{
    static int (*const read[N_FORMS])(struct annotations *, FILE *, const char *, const char *) = {
        text_read, audacity_read, csv_read, jams_read,
    };
    char why[INPUT_WHY];
    FILE *f = input_open(path, why);
    int rc;

    if (!f) return annotations_fail(a, path, 0, "%s", why);
    rc = read[form](a, f, path, key ? key : "");
    if (rc == 0 && ferror(f)) rc = annotations_fail(a, path, 0, "cannot be read: %s: %s", strerror(errno), read_remedy(errno));
    for (size_t i = 0; rc == 0 && i < a->n; i++)
        if (!zts_key_valid(a->at[i].key, strlen(a->at[i].key)))
            rc = annotations_fail(a, path, 0, "the key of the track is too long or holds a control character: choose another");
    if (f != stdin) fclose(f);
    return rc;
}

int annotations_write(struct annotations *a, enum annotation_form form, FILE *f)
{
    static void (*const write[N_FORMS])(const struct annotations *, FILE *) = {text_write, audacity_write, csv_write, jams_write};

    if (a->n > 1 && (form == FORM_AUDACITY || form == FORM_JAMS))
        return annotations_fail(a, NULL, 0, "there are %zu tracks, and a file of %s holds one: give one at a time", a->n, annotation_forms[form]);
    write[form](a, f);
    return 0;
}

void annotations_release(struct annotations *a)
{
    for (size_t i = 0; i < a->n; i++) {
        for (size_t k = 0; k < a->at[i].n; k++) free(a->at[i].at[k].label);
        free(a->at[i].at), free(a->at[i].key);
    }
    free(a->at);
    *a = (struct annotations){0};
}
