/* st2zts - a network out of a safetensors file as a model; see st2zts(1). */
#include <stdio.h>
#include <string.h>

#include "common/cli.h"
#include "common/dsp/logfilt.h"
#include "common/music/classes.h"
#include "formats/model_st.h"

static const char usage[] = "[-hVv] [-a line] [-m mean] [-s std] [-c classes] [-o file] [file]";
static const char help[] =
    "  -a, --arch LINE        \"crnn cell=gru layers=3 hidden=144\", see trainnet(1) [the file's]\n"
    "  -m, --mean X           -1e6..1e6 [the file's, or 0]  of the training features\n"
    "  -s, --std X            1e-9..1e9 [the file's, or 1]\n"
    "  -c, --classes LIST     labels, blanks between [the file's, or KD SD TT HH CC]\n";

/* What the options say instead of the file's metadata. */
static void overrule(struct text *attrs, const struct text *given)
{
    static const char *const keys[] = {"arch", "mean", "std", "classes"};
    char value[MODEL_MAX_TEXT];

    for (int i = 0; i < 4; i++)
        if (attr_get(text_str(given), keys[i], value, sizeof value)) attr_set(attrs, keys[i], value);
}

static const char *one_line(const char *option, const char *value)
{
    if (strchr(value, '\n')) die("%s: holds a line break: give one line", option);
    if (strlen(value) >= MODEL_MAX_TEXT) die("%s: is longer than %d bytes: give less", option, MODEL_MAX_TEXT - 1);
    return value;
}

/* Unless the file's metadata or an option said so. True: nothing did. */
static bool by_default(struct text *attrs, const char *key, const char *value)
{
    if (attr_has(text_str(attrs), key)) return false;
    attr_set(attrs, key, value);
    return true;
}

/* All that model(5) wants to know. False when the mean is only a guess. */
static bool complete(struct text *attrs, const char *path)
{
    char line[ARCH_LINE], why[200], classes[CLASSES_TEXT] = "";
    struct text thresholds = {0};
    struct arch a;

    if (!attr_get(text_str(attrs), "arch", line, sizeof line) && attr_has(text_str(attrs), "arch"))
        die("%s: the network's line has more than %zu bytes: give a shorter one by -a", path, sizeof line - 1);
    if (!attr_has(text_str(attrs), "arch"))
        die("%s: does not say which network it is: give -a \"crnn cell=gru layers=3 hidden=144\" or the like", path);
    if (arch_parse(&a, line, why, sizeof why) < 0) die("%s: %s: give -a as in trainnet(1)", path, why);
    if (a.classes == 5) by_default(attrs, "classes", CLASSES_FIVE);
    if (!attr_get(text_str(attrs), "classes", classes, sizeof classes) || classes_count(classes) != (size_t)a.classes)
        die("%s: the labels '%s' are not one for each of the network's %d outputs: give --classes", path, classes, a.classes);
    for (int c = 0; c < a.classes; c++) text_addf(&thresholds, "%s0.5", c ? " " : "");
    by_default(attrs, "model_version", "1");
    bool guess = by_default(attrs, "mean", "0");
    by_default(attrs, "std", "1");
    by_default(attrs, "feature", LOGFILT_NAME);
    by_default(attrs, "frame_rate_hz", "100");
    by_default(attrs, "window_frames", "400");
    by_default(attrs, "thresholds", text_str(&thresholds));
    by_default(attrs, "steps", "0");
    text_release(&thresholds);
    return !guess;
}

int main(int argc, char **argv)
{
    static const struct option longopt[] = {
        {"arch", 1, NULL, 'a'}, {"mean", 1, NULL, 'm'}, {"std", 1, NULL, 's'}, {"classes", 1, NULL, 'c'},
        CLI_OUT_LONG, CLI_LONG, CLI_END,
    };
    struct text given = {0};
    struct safetensors s;
    struct model m;
    char error[900];
    int c;

    cli_init("st2zts", usage, help);
    while ((c = getopt_long(argc, argv, "a:m:s:c:" CLI_OUT_SHORT CLI_SHORT, longopt, NULL)) != -1) {
        if (c == 'a') attr_set(&given, "arch", one_line("-a", optarg));
        else if (c == 'm') attr_setf(&given, "mean", "%.17g", cli_num("-m", optarg, -1e6, 1e6));
        else if (c == 's') attr_setf(&given, "std", "%.17g", cli_num("-s", optarg, 1e-9, 1e9));
        else if (c == 'c') attr_set(&given, "classes", one_line("-c", optarg));
        else cli_std(c, argv);
    }
    const char *path = cli_input(argc, argv);

    if (safetensors_load(&s, path, error, sizeof error) < 0) die("%s", error);
    path = input_name(path);
    overrule(&s.meta, &given);
    bool has_mean = complete(&s.meta, path);
    if (model_from_attrs(&m, text_str(&s.meta), path, error, sizeof error) < 0 ||
        model_from_st(&m, &s, path, error, sizeof error) < 0)
        die("%s", error);

    struct zts_writer *w = zts_writer_open(cli.out);
    model_put(w, &m, false);
    if (zts_writer_finish(w) < 0) die("%s", zts_writer_error(w));
    if (!has_mean) warn("%s: no mean of the training features: the network will get them as they are; give --mean and --std", path);
    if (cli.verbose) note("%zu parameters", m.net->list.n_params);
    zts_writer_free(w);
    model_release(&m);
    safetensors_release(&s);
    text_release(&given);
    return 0;
}
