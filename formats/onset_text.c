/* onset_text.c - see onset_text.h. */
#include "formats/onset_text.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "common/cli.h"
#include "common/lines.h"
#include "common/xalloc.h"
#include "formats/zts.h"

static const char blank[] = " \t";

int onset_text_fail(struct onset_text *t, const char *fmt, ...)
{
    va_list ap;

    if (t->failed) return -1;
    t->failed = true;
    va_start(ap, fmt);
    error_vput(t->error, sizeof t->error, input_name(t->path), t->in_line ? t->lines.number : 0, fmt, ap);
    va_end(ap);
    return -1;
}

void onset_text_open_file(struct onset_text *t, FILE *f, const char *path, const char *key)
{
    if (!key) key = "";
    *t = (struct onset_text){.key = xstrdup(key), .given = key, .path = path, .f = f};
}

void onset_text_open(struct onset_text *t, const char *path, const char *key)
{
    char why[INPUT_WHY];

    onset_text_open_file(t, input_open(path, why), path, key);
    if (!t->f) onset_text_fail(t, "%s", why);
}

#define refuse(why, ...) error_put(why, ONSET_TEXT_WHY, NULL, 0, __VA_ARGS__)

static bool fits(const char *word)
{
    return zts_key_valid(word, strlen(word));
}

bool onset_text_is_label(const char *word)
{
    return *word && *word != '#' && !strchr(word, ' ') && fits(word);
}

int onset_text_cut(char *line, struct onset *o, const char **label, char *why)
{
    const char *field[4] = {NULL};
    char *save = NULL;
    double velocity = 0, probability = -1;

    for (int i = 0; i < 5; i++) {
        const char *word = strtok_r(i ? NULL : line, blank, &save);
        if (!word || *word == '#') break;
        if (i == 4) return refuse(why, "'%.60s' is a fifth field: an onset has four, and # begins a comment", word);
        field[i] = word;
    }
    if (!field[0]) return 0;
    if (!parse_num(field[0], 0, 1e9, &o->time_s))
        return refuse(why, "'%.60s' is not a time in seconds: onset text begins with one", field[0]);
    if (!field[1]) return refuse(why, "no label after the time: onset text has both");
    if (!fits(field[1])) return refuse(why, "the label is too long or holds a control character: choose another");
    if (field[2] && !parse_num(field[2], 0, 127, &velocity))
        return refuse(why, "'%.60s' is not a velocity from 0 to 127: that is what follows a label", field[2]);
    if (field[3] && !parse_num(field[3], 0, 1, &probability))
        return refuse(why, "'%.60s' is not a probability from 0 to 1: that is what follows a velocity", field[3]);
    *label = field[1];
    o->velocity = (int)(velocity + 0.5);
    o->probability = (float)probability;
    return 1;
}

static int begin(struct onset_text *t)
{
    if (!zts_key_valid(t->key, strlen(t->key)))
        return onset_text_fail(t, "the key of the track is too long or holds a control character: choose another");
    t->begun = true;
    return ONSET_TEXT_TRACK;
}

int onset_text_next(struct onset_text *t)
{
    char why[ONSET_TEXT_WHY];
    int got;

    if (t->failed) return -1;
    if (t->held) {
        t->held = false;
        return ONSET_TEXT_ONSET;
    }
    while ((t->in_line = (got = lines_next(&t->lines, t->f)) > 0)) {
        char *line = t->lines.s;
        if (!strncmp(line, "#track\t", 7)) {
            free(t->key);
            t->key = xstrdup(line[7] ? line + 7 : t->given);
            return begin(t);
        }
        if (!strncmp(line, "#track ", 7) && !t->spaced) t->spaced = t->lines.number;
        if ((got = onset_text_cut(line, &t->onset, &t->label, why)) < 0) return onset_text_fail(t, "%s", why);
        if (got == 0) continue;
        if (t->begun) return ONSET_TEXT_ONSET;
        t->held = true;
        return begin(t);
    }
    if (got < 0) return onset_text_fail(t, "%s", t->lines.error);
    if (t->lines.number == 0)
        return onset_text_fail(t, "is empty: the program before it failed, or write a comment for a track without onsets");
    if (!t->begun) return begin(t);
    if (t->spaced)
        warn("%s: line %zu: '#track' before a space is a comment: write a tab to begin a track", input_name(t->path), t->spaced);
    t->spaced = 0;
    return ONSET_TEXT_END;
}

void onset_text_release(struct onset_text *t)
{
    if (t->f && t->f != stdin) fclose(t->f);
    free(t->key), lines_release(&t->lines);
    t->f = NULL, t->key = NULL;
}

void onset_text_put_track(FILE *f, const char *key)
{
    fprintf(f, "#track\t%s\n", key);
}

void onset_text_put(FILE *f, const struct onset *o, const char *label)
{
    fprintf(f, "%.9g\t%s", o->time_s, label);
    if (o->velocity > 0 || o->probability >= 0) fprintf(f, "\t%d", o->velocity);
    if (o->probability >= 0) fprintf(f, "\t%.6g", (double)o->probability);
    fputc('\n', f);
}
