/* packmodel - set a model's thresholds and notes, store it small; see packmodel(1). */
#include <stdlib.h>
#include <string.h>

#include "common/cli.h"
#include "common/music/threshold_list.h"
#include "common/xalloc.h"
#include "formats/model.h"

static const char usage[] = "[-hVv] [-t list] [-a key=value] [-H] [-o file] [file]";
static const char help[] =
    "  -t, --thresholds LIST  0..1  one for all, or CLASS=X,... [the model's]\n"
    "  -a, --attribute K=V    a note in the model; may be given again\n"
    "  -H, --half             store the parameters as f16\n";

static void set_thresholds(struct model *m, const struct threshold_list *list)
{
    struct classes classes = {0};

    (void)classes_set(&classes, m->classes);  // the model was read: it is a list
    const char *unknown = threshold_list_apply(list, &classes, m->thresholds);
    if (unknown) die("-t: '%s' is not a class of the model, which has %s: name one of these", unknown, m->classes);
    classes_release(&classes);
}

/* What a model says of itself would be written over a note of that name. */
static void set_notes(struct model *m, struct text *notes)
{
    char *rest = notes->s, *line;
    struct model bare = *m;
    struct text own = {0};

    bare.attrs = (struct text){0};
    model_put_attrs(&bare, &own);
    while (rest && (line = strsep(&rest, "\n")) && *line) {
        (void)attr_set_line(&m->attrs, line);
        line[strcspn(line, "=")] = '\0';
        if (!strcmp(line, "format")) die("-a: a note called 'format' would be lost in safetensors, which have their own: use another key");
        if (attr_has(text_str(&own), line))
            die("-a: '%s' is what the network is, no note: use another key%s", line, strcmp(line, "thresholds") ? "" : ", or -t");
    }
    text_release(&own);
}

int main(int argc, char **argv)
{
    static const struct option longopt[] = {
        {"thresholds", 1, NULL, 't'}, {"attribute", 1, NULL, 'a'}, {"half", 0, NULL, 'H'}, CLI_OUT_LONG, CLI_LONG, CLI_END,
    };
    struct model m;
    struct threshold_list thresholds = {0};
    struct text notes = {0};
    char error[600];
    bool half = false;
    int c;

    cli_init("packmodel", usage, help);
    while ((c = getopt_long(argc, argv, "t:a:H" CLI_OUT_SHORT CLI_SHORT, longopt, NULL)) != -1) {
        if (c == 't') {
            if (!threshold_list_add(&thresholds, optarg)) die("-t: '%s' is not X, or CLASS=X, from 0 to 1, or several of these with commas between, the first of which may be X: try packmodel -h", optarg);
        } else if (c == 'a') {
            if (!attr_set_line(&notes, optarg)) die("-a: '%s' is not key=value with a key of a-z, 0-9, _ and .", optarg);
        } else if (c == 'H') half = true;
        else cli_std(c, argv);
    }
    if (model_load(&m, cli_input(argc, argv), NULL, NULL, error, sizeof error) < 0) die("%s", error);
    set_thresholds(&m, &thresholds);
    set_notes(&m, &notes);

    struct zts_writer *w = zts_writer_open(cli.out);
    model_put(w, &m, half || m.half);
    if (zts_writer_finish(w) < 0) die("%s", zts_writer_error(w));
    zts_writer_free(w);
    model_release(&m);
    threshold_list_release(&thresholds), text_release(&notes);
    return 0;
}
