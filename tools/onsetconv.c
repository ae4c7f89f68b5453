/* onsetconv - onsets between the forms of other programs; see onsetconv(1). */
#include <stdio.h>
#include <string.h>

#include "common/cli.h"
#include "formats/annotation.h"

static const char usage[] = "[-hVv] [-d seconds] [-f form] [-k key] [-t form] [-o file] [file]";
static const char help[] =
    "  -d, --duration S       0..1e9  of the audio, which jams wants [the last onset]\n"
    "  -f, --from FORM        text, audacity, csv or jams [text]\n"
    "  -k, --key TEXT         of a track that the file does not name\n"
    "  -t, --to FORM          text, audacity, csv or jams [text]\n";

static enum annotation_form form_of(const char *option, const char *word)
{
    for (int i = 0; i < N_FORMS; i++)
        if (!strcmp(annotation_forms[i], word)) return (enum annotation_form)i;
    die("%s: '%s' is not text, audacity, csv or jams: try onsetconv -h", option, word);
}

int main(int argc, char **argv)
{
    static const struct option longopt[] = {
        {"duration", 1, NULL, 'd'}, {"from", 1, NULL, 'f'}, {"key", 1, NULL, 'k'}, {"to", 1, NULL, 't'}, CLI_LONG, CLI_OUT_LONG, CLI_END,
    };
    enum annotation_form from = FORM_TEXT, to = FORM_TEXT;
    struct annotations a = {0};
    const char *key = NULL, *path;
    double duration_s = -1;
    size_t n = 0;
    int c;

    cli_init("onsetconv", usage, help);
    while ((c = getopt_long(argc, argv, "d:f:k:t:" CLI_SHORT CLI_OUT_SHORT, longopt, NULL)) != -1)
        switch (c) {
        case 'd': duration_s = cli_num("-d", optarg, 0, 1e9); break;
        case 'f': from = form_of("-f", optarg); break;
        case 'k': key = optarg; break;
        case 't': to = form_of("-t", optarg); break;
        default: cli_std(c, argv);
        }
    if (duration_s >= 0 && to != FORM_JAMS) die("-d: only a JAMS file says how long the audio is: leave it out, or add -t jams");
    path = cli_input(argc, argv);
    if (annotations_read(&a, from, path, key) < 0) die("%s", a.error);
    for (size_t i = 0; duration_s >= 0 && i < a.n; i++)
        for (size_t k = 0; k < a.at[i].n; k++)
            if (a.at[i].at[k].onset.time_s > duration_s) die("-d: there is an onset at %g s, after the end of the audio: give its whole length", a.at[i].at[k].onset.time_s);
    if (duration_s >= 0) a.duration_s = duration_s;
    cli_open_stdout();
    if (annotations_write(&a, to, stdout) < 0) die("%s: %s", input_name(path), a.error);
    for (size_t i = 0; i < a.n; i++) n += a.at[i].n;
    if (cli.verbose) note("%zu tracks, %zu onsets", a.n, n);
    annotations_release(&a);
    cli_close_stdout();
    return 0;
}
