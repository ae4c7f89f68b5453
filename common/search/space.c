/* space.c - see space.h. */
#include "common/search/space.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/cli.h"
#include "common/xalloc.h"

static const char *const kind_name[] = {"choice", "int", "uniform", "log"};

enum { N_KINDS = sizeof kind_name / sizeof *kind_name };

static const char word_bytes[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-+/:,";

#define fail(error, size, ...) error_put(error, size, NULL, 0, __VA_ARGS__)

static int add_choices(struct param *p, char **save, char *error, size_t size)
{
    for (char *s = strtok_r(NULL, " \t\r\n", save); s; s = strtok_r(NULL, " \t\r\n", save)) {
        if (strlen(s) >= PARAM_VALUE || s[strspn(s, word_bytes)])
            return fail(error, size, "%s: '%.80s' is no choice: at most 63 letters, digits and ._-+/:,", p->name, s);
        for (size_t i = 0; i < p->n_choices; i++)
            if (!strcmp(p->choice[i], s)) return fail(error, size, "%s: '%s' is given twice", p->name, s);
        if (p->n_choices == PARAM_CHOICES) return fail(error, size, "%s: more than 256 choices", p->name);
        p->choice = xrealloc(p->choice, (p->n_choices + 1) * sizeof *p->choice);
        p->choice[p->n_choices++] = xstrdup(s);
    }
    if (!p->n_choices) return fail(error, size, "%s: has no choices: write 'choice' and words", p->name);
    p->high = (double)(p->n_choices - 1);
    return 0;
}

static int add_range(struct param *p, char **save, char *error, size_t size)
{
    double number[3] = {0, 0, 1};
    int n = 0, most = p->kind == PARAM_INT ? 3 : 2;
    double limit = p->kind == PARAM_INT ? 1e9 : 1e300;

    for (char *s = strtok_r(NULL, " \t\r\n", save); s; s = strtok_r(NULL, " \t\r\n", save)) {
        if (n == most) return fail(error, size, "%s: '%.80s' is one number too many", p->name, s);
        if (!parse_num(s, -limit, limit, &number[n]))
            return fail(error, size, "%s: '%.80s' is not a number from %s", p->name, s,
                        p->kind == PARAM_INT ? "-1e9 to 1e9" : "-1e300 to 1e300");
        if (p->kind == PARAM_INT && number[n] != rint(number[n]))
            return fail(error, size, "%s: '%.80s' is not a whole number", p->name, s);
        n++;
    }
    p->low = number[0], p->high = number[1], p->step = number[2];
    if (n < 2) return fail(error, size, "%s: %s needs its lowest and highest value", p->name, kind_name[p->kind]);
    if (!(p->low < p->high)) return fail(error, size, "%s: its lowest value is not below its highest", p->name);
    if (p->kind == PARAM_LOG && !(p->low > 0)) return fail(error, size, "%s: log needs values above 0", p->name);
    if (p->kind == PARAM_INT && !(p->step >= 1 && fmod(p->high - p->low, p->step) == 0))
        return fail(error, size, "%s: its steps do not lead from the lowest value to the highest", p->name);
    return 0;
}

static void param_release(struct param *p)
{
    for (size_t i = 0; i < p->n_choices; i++) free(p->choice[i]);
    free(p->choice);
}

/* 1: the line, which is cut, has a parameter; 0: it has none; -1. */
static int read_param(const struct space *s, struct param *p, char *line, char *error, size_t size)
{
    char *save = NULL, *name = strtok_r(line, " \t\r\n", &save), *kind = name ? strtok_r(NULL, " \t\r\n", &save) : NULL;
    int k = 0;

    if (!name) return 0;
    if (strlen(name) >= PARAM_NAME || name[strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")])
        return fail(error, size, "'%.80s' is no name of a parameter: at most 31 letters, digits and _", name);
    if (!strcmp(name, "trial") || !strcmp(name, "TRIAL"))  // in a command {trial} and TUNE_TRIAL are the trial's number
        return fail(error, size, "'%s' is the number of a trial: choose another name", name);
    memcpy(p->name, name, strlen(name) + 1);
    for (size_t i = 0; i < s->n; i++)
        if (!strcmp(s->at[i].name, name)) return fail(error, size, "%s: is there twice", name);
    while (k < N_KINDS && (!kind || strcmp(kind, kind_name[k]))) k++;
    if (k == N_KINDS) return fail(error, size, "%s: '%.80s' is not choice, int, uniform or log", name, kind ? kind : "");
    if (s->n == PARAM_MAX) return fail(error, size, "%s: more than 64 parameters", name);
    p->kind = (enum param_kind)k;
    return (p->kind == PARAM_CHOICE ? add_choices(p, &save, error, size) : add_range(p, &save, error, size)) < 0 ? -1 : 1;
}

int space_add(struct space *s, const char *line, char *error, size_t error_size)
{
    struct param p = {0};
    char *copy = xstrndup(line, strcspn(line, "#"));
    int rc = read_param(s, &p, copy, error, error_size);

    free(copy);
    if (rc > 0) s->at[s->n++] = p;
    else param_release(&p);
    return rc < 0 ? -1 : 0;
}

void space_release(struct space *s)
{
    for (size_t k = 0; k < s->n; k++) param_release(&s->at[k]);
    s->n = 0;
}

void space_format(const struct space *s, struct text *to)
{
    for (const struct param *p = s->at; p < s->at + s->n; p++) {
        text_addf(to, "%s %s", p->name, kind_name[p->kind]);
        for (size_t i = 0; i < p->n_choices; i++) text_addf(to, " %s", p->choice[i]);
        if (p->kind != PARAM_CHOICE) text_addf(to, " %.17g %.17g", p->low, p->high);
        if (p->kind == PARAM_INT && p->step != 1) text_addf(to, " %.17g", p->step);
        text_addf(to, "\n");
    }
}

void param_text(const struct param *p, double value, char text[PARAM_VALUE])
{
    if (p->kind == PARAM_CHOICE) snprintf(text, PARAM_VALUE, "%s", p->choice[(size_t)value]);
    else snprintf(text, PARAM_VALUE, p->kind == PARAM_INT ? "%.0f" : "%.9g", value);
}

int param_parse(const struct param *p, const char *text, double *value)
{
    if (p->kind == PARAM_CHOICE) {
        for (size_t i = 0; i < p->n_choices; i++)
            if (!strcmp(p->choice[i], text)) {
                *value = (double)i;
                return 0;
            }
        return -1;
    }
    // nine digits may round to just outside the range
    double slack = p->kind == PARAM_INT ? 0 : 1e-8 * fmax(fabs(p->low), fabs(p->high));
    if (!parse_num(text, p->low - slack, p->high + slack, value)) return -1;
    return p->kind == PARAM_INT && fmod(*value - p->low, p->step) != 0 ? -1 : 0;
}
