/* packmodel - set a model's thresholds and notes, store it small; see packmodel(1). */
#include <stdlib.h>
#include <string.h>

#include "common/cli.h"
#include "common/xalloc.h"
#include "formats/model.h"

enum { MAX_NOTES = 100 };

static const char usage[] = "[-hVv] [-t list] [-a key=value] [-H] [-o file] [file]";
static const char help[] =
    "  -t, --thresholds LIST  0..1, one number for all, or KD=0.4,SD=0.35,...\n"
    "  -a, --attribute K=V    a note in the model; may be given again\n"
    "  -H, --half             store the parameters as f16\n";

/* The number of the class whose label is the n bytes at s, or die. */
static size_t class_named(const struct model *m, const char *s, size_t n)
{
    size_t number = 0;

    for (const char *c = m->classes; *c; number++) {
        size_t len = strcspn(c, " ");
        if (len == n && !memcmp(c, s, n)) return number;
        c += len + (c[len] == ' ');
    }
    die("-t: the model has no class '%.*s': it knows %s", (int)n, s, m->classes);
}

static void set_thresholds(struct model *m, const char *list)
{
    if (!strchr(list, '=')) {
        float all = (float)cli_num("-t", list, 0, 1);
        for (size_t c = 0; c < (size_t)m->net->arch.classes; c++) m->thresholds[c] = all;
        return;
    }
    char *copy = xstrdup(list), *rest = NULL;
    for (char *word = strtok_r(copy, ",", &rest); word; word = strtok_r(NULL, ",", &rest)) {
        char *eq = strchr(word, '=');
        if (!eq) die("-t: '%s' is not CLASS=number", word);
        m->thresholds[class_named(m, word, (size_t)(eq - word))] = (float)cli_num("-t", eq + 1, 0, 1);
    }
    free(copy);
}

static void check_note(const char *arg)
{
    char *line = xasprintf("%s\n", arg);

    if (!attr_valid(line, strlen(line)) || strchr(arg, '\n'))
        die("-a: '%s' is not key=value with a key of a-z, 0-9, _ and .", arg);
    free(line);
}

static void set_note(struct text *attrs, const char *arg)
{
    const char *eq = strchr(arg, '=');
    char *key = xstrndup(arg, (size_t)(eq - arg));

    attr_set(attrs, key, eq + 1);
    free(key);
}

int main(int argc, char **argv)
{
    static const struct option longopt[] = {
        {"thresholds", 1, NULL, 't'}, {"attribute", 1, NULL, 'a'}, {"half", 0, NULL, 'H'}, CLI_OUT_LONG, CLI_LONG, CLI_END,
    };
    struct model m;
    const char *thresholds = NULL, *notes[MAX_NOTES];
    size_t n_notes = 0;
    char error[600];
    bool half = false;
    int c;

    cli_init("packmodel", usage, help);
    while ((c = getopt_long(argc, argv, "t:a:H" CLI_OUT_SHORT CLI_SHORT, longopt, NULL)) != -1) {
        if (c == 't') thresholds = optarg;
        else if (c == 'a') {
            if (n_notes == MAX_NOTES) die("-a: more than %d notes", MAX_NOTES);
            check_note(optarg);
            notes[n_notes++] = optarg;
        }
        else if (c == 'H') half = true;
        else cli_std(c, argv);
    }
    if (model_load(&m, cli_input(argc, argv), NULL, NULL, error, sizeof error) < 0) die("%s", error);
    if (thresholds) set_thresholds(&m, thresholds);
    for (size_t i = 0; i < n_notes; i++) set_note(&m.attrs, notes[i]);

    struct zts_writer *w = zts_writer_open(cli.out);
    model_put(w, &m, half);
    if (zts_writer_finish(w) < 0) die("%s", zts_writer_error(w));
    zts_writer_free(w);
    model_release(&m);
    return 0;
}
