/* recipe.c - see recipe.h. */
#include "formats/recipe.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/cli.h"
#include "common/lines.h"
#include "common/xalloc.h"

/* A choice is one number, or a range of two, within limits. */
static const struct {
    const char *name;
    size_t offset;
    int n_values;
    double lo, hi, value[2];  // limits, and the default
} choices[] = {
#define ONE(name, lo, hi, value) {#name, offsetof(struct mix_choices, name), 1, lo, hi, {value, 0}}
#define TWO(name, lo, hi, from, to) {#name, offsetof(struct mix_choices, name), 2, lo, hi, {from, to}}
    ONE(song_share, 0, 1, 0.5),
    ONE(music, 0, 1, 0.7),
    ONE(recorded, 0, 1, 0.5),
    TWO(tempo, 0.25, 4, 0.88, 1.14),
    ONE(quantize, 0, 1, 0),
    ONE(humanize_ms, 0, 100, 3),
    ONE(min_velocity, 0, 127, 15),
    ONE(swap, 0, 1, 0.4),
    TWO(piece_db, -60, 60, -6, 6),
    TWO(piece_semitones, -24, 24, -2.5, 2.5),
    ONE(leave_out, 0, 1, 0.06),
    ONE(percussion, 0, 1, 0.2),
    ONE(hand_percussion, 0, 1, 0.15),
    ONE(ride, 0, 1, 0.1),
    ONE(drumless, 0, 1, 0.06),
    ONE(piece_studio, 0, 1, 0.2),
    ONE(eq, 0, 1, 0.4),
    TWO(eq_db, -60, 60, -8, 8),
    ONE(compress, 0, 1, 0.5),
    ONE(saturate, 0, 1, 0.25),
    ONE(room, 0, 1, 0.5),
    TWO(room_db, -100, 40, -24, -3),
    ONE(music_saturate, 0, 1, 0.25),
    ONE(layers, 0, 1, 0.15),
    TWO(music_db, -60, 60, -9, 9),
    ONE(sing, 0, 1, 0.3),
    TWO(voice_db, -60, 60, -12, 6),
    ONE(master_compress, 0, 1, 0.4),
    ONE(master_limit, 0, 1, 0.3),
    ONE(dull, 0, 1, 0.15),
    ONE(noise, 0, 1, 0.3),
    TWO(noise_db, -200, 20, -60, -25),
    ONE(codec, 0, 1, 0.15),
    TWO(peak_db, -100, 0, -24, 0),
#undef ONE
#undef TWO
};
enum { N_CHOICES = sizeof choices / sizeof *choices };

static const struct {
    const char *name;
    size_t min_fields, max_fields;  // besides the name
} kinds[PART_KINDS] = {
    [PART_KIT] = {"kit", 1, 2}, [PART_GROOVE] = {"groove", 1, 3}, [PART_SONG] = {"song", 2, 4},
    [PART_BACKING] = {"backing", 1, 2}, [PART_VOICE] = {"voice", 1, 2}, [PART_ROOM] = {"room", 1, 2},
};

#define fail(r, ...) error_put((r)->error, sizeof (r)->error, NULL, 0, __VA_ARGS__)

static double *choice_at(struct mix_choices *how, size_t i)
{
    return (double *)(void *)((char *)how + choices[i].offset);
}

void recipe_init(struct recipe *r)
{
    *r = (struct recipe){0};
    for (size_t i = 0; i < N_CHOICES; i++) memcpy(choice_at(&r->how, i), choices[i].value, (size_t)choices[i].n_values * sizeof(double));
}

/* value[n] for the choice called name; where, and what a name there may be, are for the message. */
static int set_choice(struct recipe *r, const char *where, const char *what, const char *name, char **value, size_t n)
{
    for (size_t i = 0; i < N_CHOICES; i++) {
        double v[2];
        if (strcmp(choices[i].name, name)) continue;
        if (n != (size_t)choices[i].n_values)
            return fail(r, "%s: %s has %zu values: give %d", where, name, n, choices[i].n_values);
        for (size_t k = 0; k < n; k++)
            if (!parse_num(value[k], choices[i].lo, choices[i].hi, &v[k]))
                return fail(r, "%s: %s is '%.40s': give numbers from %g to %g", where, name, value[k], choices[i].lo, choices[i].hi);
        if (n == 2 && v[0] > v[1]) return fail(r, "%s: %s goes from %g down to %g: give the lower end first", where, name, v[0], v[1]);
        memcpy(choice_at(&r->how, i), v, n * sizeof *v);
        return 0;
    }
    return fail(r, "%s: there is no %s called '%.40s': see mixdown(1)", where, what, name);
}

int recipe_set(struct recipe *r, const char *assignment)
{
    char *copy = xstrdup(assignment), *value[2] = {strchr(copy, '='), NULL};
    size_t n = 1;
    int rc;

    if (!value[0]) {
        rc = fail(r, "'%.60s' is no choice: write name=value or name=low,high", assignment);
    } else {
        *value[0]++ = '\0';
        value[1] = strchr(value[0], ',');
        if (value[1]) *value[1]++ = '\0', n = 2;
        rc = set_choice(r, "-s", "choice", copy, value, n);
    }
    free(copy);
    return rc;
}

enum { MAX_FIELDS = 6 };

/* kit PATH [weight]; groove MIDI [weight [notes]]; song MIDI MUSIC [weight [notes]];
 * backing, voice, room AUDIO [weight] */
static int add_part(struct recipe *r, const char *where, enum recipe_kind kind, char **field, size_t n)
{
    struct recipe_parts *parts = &r->parts[kind];
    struct recipe_part p = {.weight = 1};
    size_t at = 1 + (kind == PART_SONG);

    if (n < kinds[kind].min_fields || n > kinds[kind].max_fields)
        return fail(r, "%s: %s has %zu fields: it takes %zu to %zu", where, kinds[kind].name, n, kinds[kind].min_fields, kinds[kind].max_fields);
    if (n > at && !parse_num(field[at], 0, 1e6, &p.weight))
        return fail(r, "%s: weight '%.40s': give a number from 0 to 1e6", where, field[at]);
    p.path = xstrdup(field[0]);
    if (kind == PART_SONG) p.music = xstrdup(field[1]);
    if (n > at + 1) p.notes = xstrdup(field[at + 1]);
    parts->at = xgrow(parts->at, &parts->cap, parts->n + 1, sizeof *parts->at);
    parts->at[parts->n++] = p;
    return 0;
}

static int take_line(struct recipe *r, const char *where, char *line)
{
    char *field[MAX_FIELDS] = {0}, *rest = line;
    size_t n = 0;

    while (rest && n < MAX_FIELDS) field[n++] = strsep(&rest, "\t");
    if (rest) return fail(r, "%s: more than %d fields: see mixdown(1)", where, MAX_FIELDS);
    // room is a part and a choice: a number by itself is the choice's
    bool number = n == 2 && parse_num(field[1], -1e300, 1e300, &(double){0});
    for (int k = 0; k < PART_KINDS; k++)
        if (!strcmp(field[0], kinds[k].name) && !(k == PART_ROOM && number))
            return add_part(r, where, (enum recipe_kind)k, field + 1, n - 1);
    return set_choice(r, where, "choice or part", field[0], field + 1, n - 1);
}

int recipe_read(struct recipe *r, const char *path)
{
    char why[INPUT_WHY];
    FILE *f = input_open(path, why);
    struct lines l = {0};
    int rc = 0, got = 0;

    path = input_name(path);
    if (!f) return fail(r, "%s: %s", path, why);
    while (rc == 0 && (got = lines_next(&l, f)) > 0) {
        if (!l.s[0] || l.s[0] == '#') continue;
        char *where = xasprintf("%s: line %zu", path, l.number);
        rc = take_line(r, where, l.s);
        free(where);
    }
    if (got < 0) rc = fail(r, "%s: %s", path, l.error);
    lines_release(&l);
    if (f != stdin) fclose(f);
    return rc;
}

int recipe_check(struct recipe *r)
{
    for (int k = 0; k < PART_KINDS; k++) {
        struct recipe_parts *p = &r->parts[k];
        double sum = 0;
        free(p->up_to);
        p->up_to = xmalloc(size_mul(p->n, sizeof *p->up_to));
        for (size_t i = 0; i < p->n; i++) p->up_to[i] = sum += p->at[i].weight;
        if (p->n && sum <= 0) return fail(r, "every %s has weight 0: give one of them more", kinds[k].name);
    }
    if (!r->parts[PART_KIT].n) return fail(r, "the recipe names no kit: add a line kit<tab>folder");
    if (!r->parts[PART_GROOVE].n && !r->parts[PART_SONG].n) return fail(r, "the recipe names no groove and no song: add a line groove<tab>file.mid");
    return 0;
}

size_t recipe_draw(const struct recipe *r, enum recipe_kind kind, struct rng *rng)
{
    const struct recipe_parts *p = &r->parts[kind];
    double at = rng_uniform(rng) * p->up_to[p->n - 1];
    size_t i = 0;

    while (i < p->n - 1 && p->up_to[i] <= at) i++;
    return i;
}

void recipe_list(const struct recipe *r, struct text *to)
{
    for (size_t i = 0; i < N_CHOICES; i++) {
        const double *v = choice_at((struct mix_choices *)(void *)&r->how, i);
        text_addf(to, "%s\t%.9g", choices[i].name, v[0]);
        if (choices[i].n_values == 2) text_addf(to, "\t%.9g", v[1]);
        text_addf(to, "\n");
    }
}

void recipe_release(struct recipe *r)
{
    for (int k = 0; k < PART_KINDS; k++) {
        for (size_t i = 0; i < r->parts[k].n; i++)
            free(r->parts[k].at[i].path), free(r->parts[k].at[i].notes), free(r->parts[k].at[i].music);
        free(r->parts[k].at), free(r->parts[k].up_to);
    }
    *r = (struct recipe){0};
}
