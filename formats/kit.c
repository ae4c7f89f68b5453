/* kit.c - see kit.h. */
#include "formats/kit.h"

#include <dirent.h>
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/dsp/effects.h"
#include "common/lines.h"
#include "common/xalloc.h"
#include "formats/audio.h"

enum {
    MAX_FILES = 10000,
    MAX_SAMPLES = 30 * SAMPLER_RATE_HZ,   // of one file
    FADE = 220,                           // samples that take the end of a file to 0: 5 ms
    LATE = SAMPLER_RATE_HZ / 100,         // before a stroke more than this is worth a warning
};
#define MAX_TOTAL ((size_t)1 << 28)       // samples of a kit: 1 GiB
#define FLOOR 1e-4f                       // of the kit's peak: nobody hears the rest

struct recording {
    char *path;
    unsigned note, layer, take;
    float *x;
    size_t n;
};

static bool ends_in(const char *name, const char *ending)
{
    size_t n = strlen(name), m = strlen(ending);
    return n > m && !strcasecmp(name + n - m, ending);
}

static int by_place(const void *a, const void *b)
{
    const struct recording *x = a, *y = b;
    if (x->note != y->note) return x->note < y->note ? -1 : 1;
    if (x->layer != y->layer) return x->layer < y->layer ? -1 : 1;
    if (x->take != y->take) return x->take < y->take ? -1 : 1;
    return strcmp(x->path, y->path);
}

/* 0..max of up to three digits at *s, which moves behind them; -1: none. */
static int digits(const char **s, int max)
{
    int value = 0, n = 0;
    for (; **s >= '0' && **s <= '9' && n < 3; n++) value = 10 * value + *(*s)++ - '0';
    return n && value <= max ? value : -1;
}

/* "38_v2_rr1.ogg" */
static bool parse_name(struct recording *r, const char *name)
{
    int note = digits(&name, 127), layer = -1, take = -1;
    if (note >= 0 && !strncmp(name, "_v", 2)) name += 2, layer = digits(&name, 127);
    if (layer > 0 && !strncmp(name, "_rr", 3)) name += 3, take = digits(&name, 999);
    r->note = (unsigned)note, r->layer = (unsigned)layer, r->take = (unsigned)take;
    return take > 0 && *name == '.' && !strchr(name + 1, '.');
}

/* The folder's recordings, sorted; their names only. 0, or -1. */
static int list_folder(struct recording **list, size_t *n, const char *folder, char **error)
{
    DIR *dir = opendir(folder);
    size_t cap = 0;

    if (!dir) {
        *error = xasprintf("%s: %s: name a folder of NOTE_vV_rrR.ogg files", folder, strerror(errno));
        return -1;
    }
    for (struct dirent *e; !*error; ) {
        errno = 0;
        if (!(e = readdir(dir))) {
            if (errno) *error = xasprintf("%s: %s: see why it cannot be read, and run again", folder, strerror(errno));
            break;
        }
        const char *name = e->d_name;
        struct recording r = {0};
        bool readable = ends_in(name, ".ogg") || ends_in(name, ".flac") || ends_in(name, ".wav"), named = parse_name(&r, name);
        if (name[0] == '.' || (!readable && !named)) continue;  // a licence, a table
        r.path = xasprintf("%s/%s", folder, name);
        *list = xgrow(*list, &cap, *n + 1, sizeof **list);
        (*list)[(*n)++] = r;
        if (!readable) *error = xasprintf("%s: is no .ogg, .flac or .wav: convert it, or move it away", r.path);
        else if (!named) *error = xasprintf("%s: not named as NOTE_vV_rrR: call it 38_v1_rr1.ogg, or move it away", r.path);
        else if (*n > MAX_FILES) *error = xasprintf("%s: more than %d recordings: make it several kits", folder, MAX_FILES);
    }
    closedir(dir);
    if (!*error && *n == 0) *error = xasprintf("%s: holds no NOTE_vV_rrR.ogg, .flac or .wav: name a kit's folder", folder);
    if (*error) return -1;
    qsort(*list, *n, sizeof **list, by_place);
    return 0;
}

/* Each layer and take must follow one that is there. 0, or -1. */
static int check_gaps(const struct recording *list, size_t n, char **error)
{
    for (size_t i = 0; i < n; i++) {
        const struct recording *r = &list[i], *q = i ? r - 1 : NULL;
        bool same_note = q && q->note == r->note, same_layer = same_note && q->layer == r->layer;
        unsigned layer = 1, take = 1;  // no ?:, of whose p->x + 1 : 1 gcc 14.2 reads p->x whatever the condition is
        if (same_note) layer = q->layer + !same_layer;
        if (same_layer) take = q->take + 1;
        if (r->layer == layer && r->take == take) continue;
        if (same_layer && r->take == q->take) *error = xasprintf("%s: the same as %s: keep one of them", r->path, q->path);
        else *error = xasprintf("%s: %u_v%u_rr%u should come before it: count layers and round robins from 1", r->path, r->note, layer, take);
        return -1;
    }
    return 0;
}

/* Into kit, all as loud as they are but without what nobody hears. 0, or -1. */
static int fill(struct drumkit *kit, struct recording *list, size_t n, char **error)
{
    float peak = 0;

    for (size_t i = 0; i < n; i++) peak = fmaxf(peak, peak_of(list[i].x, list[i].n));
    for (size_t i = 0; i < n; i++) {
        struct recording *r = &list[i];
        size_t end = r->n;
        while (end > 0 && fabsf(r->x[end - 1]) <= FLOOR * peak) end--;
        if (end == 0) {  // its strokes would be labelled
            *error = xasprintf("%s: is silent: record it again, or remove it and count the others anew", r->path);
            return -1;
        }
        // a take that ends while it sounds would click
        size_t fade = end / 2 < FADE ? end / 2 : FADE;
        for (size_t k = 0; k < fade; k++) r->x[end - 1 - k] *= (float)k / (float)fade;
        drumkit_add(kit, r->note, r->layer, r->x, end);
    }
    return 0;
}

/* Of recordings that do not begin with their stroke (1 % of the peak), which labels would precede. */
static void warn_of_late(char **warning, const struct recording *list, size_t n, const char *folder)
{
    const struct recording *worst = NULL;
    size_t n_late = 0, most = LATE;

    for (size_t i = 0; i < n; i++) {
        float level = 0.01f * peak_of(list[i].x, list[i].n);
        size_t at = 0;
        while (at < list[i].n && fabsf(list[i].x[at]) <= level) at++;
        n_late += at > LATE;
        if (at > most) most = at, worst = &list[i];
    }
    if (worst) *warning = xasprintf("%s: %zu of %zu recordings do not begin with their stroke, %s has %.0f ms before it: cut them off, or labels come too early",
                                    folder, n_late, n, strrchr(worst->path, '/') + 1, 1e3 * (double)most / SAMPLER_RATE_HZ);
}

/* ---- kits.tsv ------------------------------------------------------------- */

/* The folder by a path that ends in its name, also where that is a link to elsewhere; NULL: there is none. To be freed. */
static char *named(const char *folder)
{
    size_t n = strlen(folder);
    while (n > 1 && folder[n - 1] == '/') n--;
    char *path = xasprintf("%s%.*s", *folder == '/' ? "" : "./", (int)n, folder), *last = strrchr(path, '/') + 1;

    if (*last && strcmp(last, ".") && strcmp(last, "..")) return path;
    char *real = realpath(path, NULL);
    free(path);
    return real;
}

/* Whether the table beside the folder calls its round robins alternatives. */
static bool listed_as_alternatives(const char *folder, char **error)
{
    char *whole = named(folder), *slash = whole ? strrchr(whole, '/') : NULL;
    int are = -1, got = 0;
    bool alternatives = false;
    struct lines l = {0};

    if (slash) *slash = '\0';
    char *path = xasprintf("%s/kits.tsv", slash ? whole : "");
    FILE *f = slash ? fopen(path, "re") : NULL;
    while (f && (got = lines_next(&l, f)) > 0) {
        char *rest = l.s, *cell, *kind = NULL;
        for (int k = 0; (cell = strsep(&rest, "\t")); k++) {
            if (l.number == 1 && are < 0 && !strcmp(cell, "round_robins_are")) are = k;
            if (l.number > 1 && k == are) kind = cell;
        }
        if (are < 0) break;
        if (kind && !strcmp(l.s, slash + 1)) alternatives = !strcmp(kind, "alternatives");  // l.s is the first cell now
    }
    if (got < 0) *error = xasprintf("%s: %s", path, l.error);
    if (f) fclose(f);
    free(path), free(whole), lines_release(&l);
    return alternatives;
}

int kit_read(struct drumkit *kit, const char *folder, char **warning, char **error)
{
    struct recording *list = NULL;
    size_t n = 0, total = 0;

    *error = *warning = NULL;
    if (list_folder(&list, &n, folder, error) == 0) check_gaps(list, n, error);
    for (size_t i = 0; i < n && !*error; i++) {
        list[i].x = audio_read_all(list[i].path, SAMPLER_RATE_HZ, MAX_SAMPLES, &list[i].n, error);
        total += list[i].n;
        if (!*error && total > MAX_TOTAL) *error = xasprintf("%s: more than %zu samples: make it several kits", folder, MAX_TOTAL);
    }
    if (!*error && fill(kit, list, n, error) == 0) {
        drumkit_judge_levels(kit);
        kit->alternatives = listed_as_alternatives(folder, error);
    }
    if (*error) drumkit_release(kit);
    else warn_of_late(warning, list, n, folder);
    for (size_t i = 0; i < n; i++) free(list[i].path), free(list[i].x);
    free(list);
    return *error ? -1 : 0;
}
