/* arch.c - see arch.h. */
#include "common/nn/arch.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "common/cli.h"

static const char *const kind_names[] = {"rnn", "cnn", "crnn", "ct", "vit"};
enum { N_KINDS = sizeof kind_names / sizeof kind_names[0] };
static const char *const cell_names[] = {"gru", "lstm"};

/* The keys in canonical order; which kinds have them, and their defaults
 * (the middle of the thesis's search spaces). */
static const struct field {
    const char *name;
    size_t offset;
    int lo, hi, standard;
    const char *kinds;  // one letter a kind that must know it: r c C t v
} fields[] = {
    {"cell", offsetof(struct arch, cell), 0, 1, CELL_GRU, "rC"},
    {"conv", offsetof(struct arch, conv), 1, 3, 2, "c"},
    {"layers", offsetof(struct arch, layers), 1, 32, 3, "rcCtv"},
    {"heads", offsetof(struct arch, heads), 1, 64, 4, "tv"},
    {"hidden", offsetof(struct arch, hidden), 1, 4096, 144, "rcC"},
    {"embed", offsetof(struct arch, embed), 2, 4096, 144, "tv"},
    {"patch", offsetof(struct arch, patch), 1, 4096, 14, "v"},
    {"bins", offsetof(struct arch, bins), 1, 4096, 84, "rcCtv"},
    {"classes", offsetof(struct arch, classes), 1, ARCH_MAX_CLASSES, 5, "rcCtv"},
};
enum { N_FIELDS = sizeof fields / sizeof fields[0] };

static bool known(const struct field *f, enum arch_kind kind)
{
    return strchr(f->kinds, "rcCtv"[kind]) != NULL;
}

static int *value_of(struct arch *a, const struct field *f)
{
    return (int *)((char *)a + f->offset);
}

static int check(const struct arch *a, char *error, size_t size)
{
    bool transformer = a->kind == ARCH_CT || a->kind == ARCH_VIT;
    int blocks = a->kind == ARCH_RNN || a->kind == ARCH_VIT ? 0 : a->kind == ARCH_CNN ? a->conv : 2;
    int bins = a->bins;

    for (int i = 0; i < blocks; i++) bins /= 3;
    if (bins < 1)
        snprintf(error, size, "bins=%d leaves nothing after %d convolution blocks", a->bins, blocks);
    else if (transformer && a->embed % a->heads)
        snprintf(error, size, "heads=%d does not divide embed=%d", a->heads, a->embed);
    else if (a->kind == ARCH_VIT && a->bins % a->patch)
        snprintf(error, size, "patch=%d does not divide bins=%d", a->patch, a->bins);
    else if (a->kind == ARCH_VIT && a->embed % (a->bins / a->patch))
        snprintf(error, size, "the %d patches of a frame do not divide embed=%d", a->bins / a->patch, a->embed);
    else if (transformer && a->embed % 2)
        snprintf(error, size, "embed=%d is odd", a->embed);
    else
        return 0;
    return ARCH_UNFIT;
}

static int set_field(struct arch *a, char *word, bool *seen, char *error, size_t size)
{
    char *eq = strchr(word, '=');
    long long value;

    if (!eq) {
        snprintf(error, size, "'%.40s' is not key=value", word);
        return -1;
    }
    *eq = '\0';
    for (int i = 0; i < N_FIELDS; i++) {
        const struct field *f = &fields[i];
        if (strcmp(word, f->name) || !known(f, a->kind)) continue;
        if (seen[i]) {
            snprintf(error, size, "%s= is given twice", word);
            return -1;
        }
        seen[i] = true;
        if (f->offset == offsetof(struct arch, cell)) {
            for (int c = 0; c < 2; c++)
                if (!strcmp(eq + 1, cell_names[c])) return *value_of(a, f) = c, 0;
            snprintf(error, size, "cell=%.40s is neither gru nor lstm", eq + 1);
            return -1;
        }
        if (!parse_int(eq + 1, f->lo, f->hi, &value)) {
            snprintf(error, size, "%s=%.40s is not a whole number from %d to %d", word, eq + 1, f->lo, f->hi);
            return -1;
        }
        *value_of(a, f) = (int)value;
        return 0;
    }
    snprintf(error, size, "%s has no key '%.40s'", kind_names[a->kind], word);
    return -1;
}

int arch_parse(struct arch *a, const char *line, char *error, size_t size)
{
    char copy[ARCH_LINE], *rest, *word;
    bool seen[N_FIELDS] = {false};
    size_t kind = 0;

    if (strlen(line) >= sizeof copy) {
        snprintf(error, size, "architecture line of %zu characters: at most %d", strlen(line), ARCH_LINE - 1);
        return -1;
    }
    strcpy(copy, line);
    word = strtok_r(copy, " \t", &rest);
    while (word && kind < N_KINDS && strcmp(word, kind_names[kind])) kind++;
    if (!word || kind == N_KINDS) {
        snprintf(error, size, "'%.40s' is no architecture: rnn, cnn, crnn, ct or vit", word ? word : "");
        return -1;
    }
    *a = (struct arch){.kind = (enum arch_kind)kind};
    for (int i = 0; i < N_FIELDS; i++)
        if (known(&fields[i], a->kind)) *value_of(a, &fields[i]) = fields[i].standard;
    while ((word = strtok_r(NULL, " \t", &rest)))
        if (set_field(a, word, seen, error, size) < 0) return -1;
    return check(a, error, size);
}

void arch_format(const struct arch *a, char line[ARCH_LINE])
{
    size_t at = (size_t)snprintf(line, ARCH_LINE, "%s", kind_names[a->kind]);
    for (int i = 0; i < N_FIELDS; i++) {
        const struct field *f = &fields[i];
        int value = *value_of((struct arch *)a, f);
        bool implied = !strcmp(f->name, "bins") || !strcmp(f->name, "classes");
        if (!known(f, a->kind) || (implied && value == f->standard)) continue;
        if (f->offset == offsetof(struct arch, cell))
            at += (size_t)snprintf(line + at, ARCH_LINE - at, " cell=%s", cell_names[value]);
        else
            at += (size_t)snprintf(line + at, ARCH_LINE - at, " %s=%d", f->name, value);
    }
}
