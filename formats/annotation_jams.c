/* annotation_jams.c - JAMS (Humphrey and others, ISMIR 2014): one JSON object a track. */
#include <errno.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "common/cli.h"
#include "common/xalloc.h"
#include "formats/annotation.h"
#include "formats/json.h"
#include "formats/onset_text.h"
#include "formats/zts.h"

enum { MAX_BYTES = 1 << 26 };

struct jams {
    struct json j;
    struct annotations *a;
    struct text name, value, title;
    struct json data;       // of the annotation of onsets, to be read last
    unsigned n_found;
};

/* Each member of an object: its name is in f->name while fn reads its value. */
static void members(struct jams *f, void (*fn)(struct jams *f, void *arg), void *arg)
{
    if (!json_enter(&f->j, '{')) return;
    do {
        json_string(&f->j, &f->name);
        json_want(&f->j, ':');
        if (!f->j.why) fn(f, arg);
    } while (json_another(&f->j, '}'));
}

static bool named(const struct jams *f, const char *name)
{
    return !strcmp(text_str(&f->name), name);
}

/* ---- an observation ---- */

struct observation {
    struct onset onset;
    bool has_time, has_label;
};

static void number(struct jams *f, double lo, double hi, const char *why, double *value)
{
    *value = json_number(&f->j);
    if (*value >= lo && *value <= hi) return;
    if (!f->j.why) json_fault(&f->j, why);
    *value = lo;
}

static void label(struct jams *f, struct observation *o)
{
    json_string(&f->j, &f->value);
    o->has_label = true;
    if (!f->j.why && !onset_text_is_label(text_str(&f->value))) json_fault(&f->j, "a label is not one word");
}

static void velocity(struct jams *f, struct observation *o)
{
    double v;
    if (json_null(&f->j)) return;
    number(f, 0, 127, "a velocity is not from 0 to 127", &v);
    o->onset.velocity = (int)(v + 0.5);
}

static void part_of_value(struct jams *f, void *arg)
{
    if (named(f, "label")) label(f, arg);
    else if (named(f, "velocity")) velocity(f, arg);
    else json_skip(&f->j);
}

static void part_of_observation(struct jams *f, void *arg)
{
    struct observation *o = arg;
    double v;

    if (named(f, "time")) {
        number(f, 0, 1e9, "a time is not from 0 to 1e9", &o->onset.time_s);
        o->has_time = true;
    } else if (named(f, "confidence") && !json_null(&f->j)) {
        number(f, 0, 1, "a confidence is not from 0 to 1", &v);
        o->onset.probability = (float)v;
    } else if (named(f, "value")) {
        char c = json_peek(&f->j);
        if (c == '{') members(f, part_of_value, o);
        else if (c == '"') label(f, o);
        else if (!json_null(&f->j)) {  // a note
            number(f, 0, 127, "a value is no note from 0 to 127", &v);
            if (v != rint(v)) json_fault(&f->j, "a note is between two: it is a whole number");
            text_clear(&f->value);
            text_addf(&f->value, "%.0f", v + 0.0);  // no -0
            o->has_label = true;
        }
    } else if (!named(f, "confidence")) {
        json_skip(&f->j);
    }
}

static void add_observation(struct jams *f, const struct observation *o)
{
    if (!f->j.why && !o->has_time) json_fault(&f->j, "an observation has no time");
    if (!f->j.why && !o->has_label) json_fault(&f->j, "an observation has no label for its value");
    if (!f->j.why) annotations_add(f->a, &o->onset, text_str(&f->value));
}

/* ---- observations as columns: {"time": [...], "value": [...], ...} ---- */

enum { N_OF_COLUMNS = 3 };
static const char *const of_columns[N_OF_COLUMNS] = {"time", "value", "confidence"};

struct columns {
    struct json at[N_OF_COLUMNS];  // the next value of each
    bool has[N_OF_COLUMNS];
};

static void column(struct jams *f, void *arg)
{
    struct columns *c = arg;

    for (int k = 0; k < N_OF_COLUMNS; k++)
        if (named(f, of_columns[k])) c->at[k] = f->j, c->has[k] = true;
    json_skip(&f->j);
}

static void read_columns(struct jams *f)
{
    struct columns c = {0};
    bool more[N_OF_COLUMNS] = {false};

    members(f, column, &c);
    if (!c.has[0] || !c.has[1]) json_fault(&f->j, "the data has no columns time and value");
    for (int k = 0; k < N_OF_COLUMNS && !f->j.why; k++) {
        if (!c.has[k]) continue;
        f->j = c.at[k];
        more[k] = json_enter(&f->j, '[');
        c.at[k] = f->j;
    }
    while (!f->j.why && (more[0] || more[1] || more[2])) {
        struct observation o = {.onset.probability = -1};
        for (int k = 0; k < N_OF_COLUMNS && !f->j.why; k++) {
            if (!c.has[k]) continue;
            f->j = c.at[k];
            if (!more[k]) json_fault(&f->j, "the columns of the data are not of one length");
            text_clear(&f->name);
            text_addf(&f->name, "%s", of_columns[k]);
            if (!f->j.why) part_of_observation(f, &o);
            more[k] = json_another(&f->j, ']');
            c.at[k] = f->j;
        }
        add_observation(f, &o);
    }
}

static void read_data(struct jams *f)
{
    if (json_peek(&f->j) == '{') {
        read_columns(f);
        return;
    }
    if (!json_enter(&f->j, '[')) return;
    do {
        struct observation o = {.onset.probability = -1};
        members(f, part_of_observation, &o);
        add_observation(f, &o);
    } while (json_another(&f->j, ']'));
}

/* ---- the file ---- */

struct found {
    struct json data;
    bool has_data, is_onsets;
};

static void part_of_annotation(struct jams *f, void *arg)
{
    static const char *const of_onsets[] = {"onset", "tag_open", "note_midi"};
    struct found *found = arg;

    if (named(f, "namespace")) {
        json_string(&f->j, &f->value);
        for (size_t i = 0; i < sizeof of_onsets / sizeof *of_onsets; i++)
            if (!strcmp(text_str(&f->value), of_onsets[i])) found->is_onsets = true;
        return;
    }
    if (named(f, "data")) found->data = f->j, found->has_data = true;
    json_skip(&f->j);
}

static void part_of_metadata(struct jams *f, void *arg)
{
    (void)arg;
    if (named(f, "title") && json_peek(&f->j) == '"') json_string(&f->j, &f->title);
    else if (named(f, "duration") && !json_null(&f->j)) number(f, 0, 1e9, "a duration is not from 0 to 1e9", &f->a->duration_s);
    else json_skip(&f->j);
}

static void part_of_file(struct jams *f, void *arg)
{
    if (named(f, "file_metadata")) {
        members(f, part_of_metadata, arg);
    } else if (!named(f, "annotations")) {
        json_skip(&f->j);
    } else if (json_enter(&f->j, '[')) {
        do {
            struct found found = {0};
            members(f, part_of_annotation, &found);
            if (found.is_onsets && found.has_data) f->data = found.data, f->n_found++;
        } while (json_another(&f->j, ']'));
    }
}

static char *read_all(FILE *f, size_t *n)
{
    char *bytes = NULL;
    size_t cap = 0, got;

    for (*n = 0; *n <= MAX_BYTES; *n += got) {
        bytes = xgrow(bytes, &cap, *n + (1 << 16), 1);
        if ((got = fread(bytes + *n, 1, cap - *n, f)) == 0) break;
    }
    return bytes;
}

int jams_read(struct annotations *a, FILE *file, const char *path, const char *key)
{
    struct jams f = {.a = a};
    size_t n;
    char *bytes = read_all(file, &n);

    size_t mark = n >= 3 && !memcmp(bytes, "\xef\xbb\xbf", 3) ? 3 : 0;
    json_begin(&f.j, bytes + mark, n - mark);
    members(&f, part_of_file, NULL);
    json_end(&f.j);
    if (!f.j.why && f.n_found == 1) {
        const char *title = text_str(&f.title);
        bool valid = zts_key_valid(title, f.title.len);
        if (!valid && !*key) annotations_fail(a, path, 0, "its title is too long for a key or has a control character: give a key with -k");
        annotations_track(a, *title && valid ? title : key);
        f.j = f.data;
        read_data(&f);
    }
    if (ferror(file)) annotations_fail(a, path, 0, "cannot be read: %s: %s", strerror(errno), read_remedy(errno));
    else if (n == 0) annotations_fail(a, path, 0, "is empty: name a JAMS file");
    else if (n > MAX_BYTES) annotations_fail(a, path, 0, "has more than 64 MiB: no track has: name another file");
    else if (f.j.why) annotations_fail(a, path, json_line(&f.j), "%s: JAMS is JSON, see onsetconv(1)", f.j.why);
    else if (f.n_found != 1)
        annotations_fail(a, path, 0, "has %u annotations of the namespaces onset, tag_open and note_midi: keep one", f.n_found);
    text_release(&f.name), text_release(&f.value), text_release(&f.title);
    free(bytes);
    return a->error[0] ? -1 : 0;
}

void jams_write(const struct annotations *a, FILE *file)
{
    const struct annotation *t = &a->at[0];
    struct text s = {0};
    double end_s = a->duration_s;

    for (size_t k = 0; k < t->n; k++)
        if (t->at[k].onset.time_s > end_s) end_s = t->at[k].onset.time_s;
    text_addf(&s, "{\"file_metadata\": {\"title\": ");
    json_quote(&s, t->key, strlen(t->key));
    text_addf(&s, ", \"duration\": %.9g", end_s);
    text_addf(&s, ", \"jams_version\": \"0.3.4\"},\n\"annotations\": [{\"namespace\": \"onset\",\n"
                  "\"annotation_metadata\": {\"annotation_tools\": \"paradiddle\"},\n\"data\": [");
    for (size_t k = 0; k < t->n; k++) {
        const struct onset *o = &t->at[k].onset;
        text_addf(&s, "%s\n{\"time\": %.9g, \"duration\": 0, \"value\": {\"label\": ", k ? "," : "", o->time_s);
        json_quote(&s, t->at[k].label, strlen(t->at[k].label));
        if (o->velocity > 0) text_addf(&s, ", \"velocity\": %d", o->velocity);
        if (o->probability >= 0) text_addf(&s, "}, \"confidence\": %.6g}", (double)o->probability);
        else text_addf(&s, "}, \"confidence\": null}");
    }
    text_addf(&s, "]}]}\n");
    fputs(text_str(&s), file);
    text_release(&s);
}
