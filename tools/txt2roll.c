/* txt2roll - onset text as training targets; see txt2roll(1). */
#include <stdlib.h>
#include <string.h>

#include "common/cli.h"
#include "common/xalloc.h"
#include "formats/inputs.h"
#include "formats/labelmap.h"
#include "formats/labels.h"
#include "formats/onset_text.h"

static const char usage[] = "[-hVv] [-k key] [-l list] [-m map] [-o file] [file ...]";
static const char help[] =
    "  -k, --key TEXT         the key of a track without a name [the path less its extension]\n"
    "  -l, --list FILE        read lines key<tab>file\n"
    "  -m, --map NAME         label map [five]\n";

struct txt2roll {
    const char *map_name;
    struct labelmap map;
    struct zts_writer *out;
    char **key;            // of the tracks so far
    size_t n_tracks, cap;
    unsigned long long n_onsets;
};

static void begin_track(struct txt2roll *r, const struct onset_text *text)
{
    for (size_t i = 0; i < r->n_tracks; i++)
        if (!strcmp(r->key[i], text->key)) die("%s: a second track '%.200s': give every track a key of its own", input_name(text->path), text->key);
    r->key = xgrow(r->key, &r->cap, r->n_tracks + 1, sizeof *r->key);
    r->key[r->n_tracks++] = xstrdup(text->key);
}

static void end_track(struct txt2roll *r, const struct onset_text *text, struct onsets *onsets)
{
    double late;

    if (labels_write(r->out, r->key[r->n_tracks - 1], &r->map.classes, onsets, &late) < 0 && !zts_writer_error(r->out))
        die("%s: has an onset at %.0f s, after %d: this is no song", input_name(text->path), late, LABELS_MAX_S);
    r->n_onsets += onsets->n;
    onsets_clear(onsets);
}

static void do_file(struct txt2roll *r, const struct input *in, struct onsets *onsets)
{
    struct onset_text text;
    size_t before = r->n_tracks;
    int what;

    onset_text_open(&text, in->path, in->key);
    while ((what = onset_text_next(&text)) > 0 && !zts_writer_error(r->out)) {
        if (what == ONSET_TEXT_TRACK) {
            if (r->n_tracks > before) end_track(r, &text, onsets);
            begin_track(r, &text);
            continue;
        }
        text.onset.cls = labelmap_find(&r->map, text.label);
        if (text.onset.cls >= 0) onsets_add(onsets, text.onset);
        else if (text.onset.cls == LABEL_UNKNOWN)
            onset_text_fail(&text, "the label '%.60s' is not in the label map %.200s: choose another with -m", text.label, r->map_name);
    }
    if (what < 0) die("%s", text.error);
    if (r->n_tracks > before) end_track(r, &text, onsets);
    onset_text_release(&text);
}

int main(int argc, char **argv)
{
    static const struct option longopt[] = {
        {"key", 1, NULL, 'k'}, {"list", 1, NULL, 'l'}, {"map", 1, NULL, 'm'}, CLI_LONG, CLI_OUT_LONG, CLI_END,
    };
    const char *key = NULL, *list = NULL;
    struct txt2roll r = {.map_name = "five"};
    struct inputs in = {0};
    struct onsets onsets = {0};
    int c;

    cli_init("txt2roll", usage, help);
    while ((c = getopt_long(argc, argv, "k:l:m:" CLI_SHORT CLI_OUT_SHORT, longopt, NULL)) != -1)
        switch (c) {
        case 'k': key = optarg; break;
        case 'l': list = optarg; break;
        case 'm': r.map_name = optarg; break;
        default: cli_std(c, argv);
        }
    if (labelmap_read(&r.map, r.map_name) < 0) die("-m: %s", r.map.error);
    if (inputs_collect(&in, list, key, argc - optind, argv + optind) < 0) die("%s", in.error);
    r.out = zts_writer_open(cli.out);
    for (size_t i = 0; i < in.n && !zts_writer_error(r.out); i++) do_file(&r, &in.at[i], &onsets);
    if (zts_writer_finish(r.out) < 0) die("%s", zts_writer_error(r.out));
    if (cli.verbose) note("%zu tracks, %llu onsets", r.n_tracks, r.n_onsets);
    for (size_t i = 0; i < r.n_tracks; i++) free(r.key[i]);
    free(r.key), zts_writer_free(r.out);
    onsets_release(&onsets), inputs_release(&in), labelmap_release(&r.map);
    return 0;
}
