/* inputs.c - see inputs.h. */
#include "formats/inputs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/cli.h"
#include "common/lines.h"
#include "common/xalloc.h"
#include "formats/zts.h"

static const char any_form[] = "key<tab>file[<tab>second file]";

#define fail(in, ...) (*(in)->error ? -1 : error_put((in)->error, sizeof (in)->error, NULL, 0, __VA_ARGS__))

static struct input *add(struct inputs *in)
{
    in->at = xgrow(in->at, &in->cap, in->n + 1, sizeof *in->at);
    in->at[in->n] = (struct input){0};
    return &in->at[in->n++];
}

/* "kick/take.1.wav" gives "kick/take.1"; "dir.d/.name" stays. */
static char *key_of(const char *path)
{
    const char *name = basename(path), *dot = strrchr(name, '.');
    if (strcmp(path, "-") == 0) return xstrdup("");
    return dot && dot > name ? xstrndup(path, (size_t)(dot - path)) : xstrdup(path);
}

void inputs_add(struct inputs *in, const char *path, const char *key)
{
    struct input *it = add(in);
    it->key = key ? xstrdup(key) : key_of(path);
    it->path = xstrdup(path);
}

static int add_line(struct inputs *in, const char *list, size_t number, char *line)
{
    const char *form = in->form ? in->form : any_form;
    char *field[3], *rest = line;
    int n = 0;

    while (rest && n < 3) field[n++] = strsep(&rest, "\t");
    if (rest) return fail(in, "%s: line %zu has more than three fields: write %s", list, number, form);
    if (n == 1 || !*field[1] || (n == 3 && !*field[2]))
        return fail(in, "%s: line %zu lacks a file: write %s", list, number, form);
    struct input *it = add(in);
    it->key = xstrdup(field[0]);
    it->path = xstrdup(field[1]);
    if (n == 3) it->second = xstrdup(field[2]);
    return 0;
}

int inputs_read_list(struct inputs *in, const char *path)
{
    const char *name = input_name(path);
    char why[INPUT_WHY];
    FILE *f = input_open(path, why);
    struct lines l = {0};
    int got = 0;

    in->n_stdin += f == stdin;
    if (!f) return fail(in, "%s: %s", name, why);
    while (!in->error[0] && (got = lines_next(&l, f)) > 0)
        if (*l.s && *l.s != '#') add_line(in, name, l.number, l.s);
    if (got < 0) fail(in, "%s: %s", name, l.error);
    if (f != stdin) fclose(f);
    lines_release(&l);
    return in->error[0] ? -1 : 0;
}

int inputs_collect(struct inputs *in, const char *list, const char *key, int n, char **operands)
{
    if (list && (n || key)) return fail(in, "-l: a list stands alone: put files and keys into it");
    if (key && n > 1) return fail(in, "-k is for one file: use a list for several");
    in->form = "key<tab>file";
    if (list && inputs_read_list(in, list) < 0) return -1;
    for (size_t i = 0; i < in->n; i++)
        if (in->at[i].second)
            return fail(in, "%s: names a second file for '%s': one is enough here", input_name(list), in->at[i].key);
    if (!list && n == 0) inputs_add(in, "-", key);
    for (int i = 0; i < n; i++) inputs_add(in, operands[i], key);
    return inputs_check(in);
}

static int by_key(const void *a, const void *b)
{
    const struct input *x = *(struct input *const *)a, *y = *(struct input *const *)b;
    int way = strcmp(x->key, y->key);
    return way ? way : x < y ? -1 : 1;  // in the order given
}

int inputs_check_stdin(struct inputs *in)
{
    size_t n = in->n_stdin;

    for (size_t i = 0; i < in->n; i++) n += !strcmp(in->at[i].path, "-") + (in->at[i].second && !strcmp(in->at[i].second, "-"));
    return n > 1 ? fail(in, "standard input can be read only once: name the other files") : 0;
}

int inputs_check(struct inputs *in)
{
    if (in->n == 0) return fail(in, "the list names no file: write lines %s", in->form ? in->form : any_form);
    struct input **sorted = xmalloc(size_mul(in->n, sizeof *sorted));
    for (size_t i = 0; i < in->n; i++) {
        const struct input *it = sorted[i] = &in->at[i];
        size_t n = strlen(it->key);
        if (n > ZTS_MAX_KEY) fail(in, "%s: its key has more than %d bytes: choose a shorter one", it->path, ZTS_MAX_KEY);
        else if (!zts_key_valid(it->key, n)) fail(in, "%s: its key holds a control character: choose another", it->path);
    }
    inputs_check_stdin(in);
    qsort(sorted, in->n, sizeof *sorted, by_key);
    for (size_t i = 1; i < in->n; i++)
        if (strcmp(sorted[i - 1]->key, sorted[i]->key) == 0)
            fail(in, "%s and %s have the same %s '%s': give each its own%s", sorted[i - 1]->path, sorted[i]->path,
                 in->key_name ? in->key_name : "key", sorted[i]->key, in->key_name ? "" : ", in a list");
    free(sorted);
    return in->error[0] ? -1 : 0;
}

void inputs_release(struct inputs *in)
{
    for (size_t i = 0; i < in->n; i++) free(in->at[i].key), free(in->at[i].path), free(in->at[i].second);
    free(in->at);
    *in = (struct inputs){0};
}
