/* midi2onset - the drum notes of MIDI files as onset text; see midi2onset(1). */
#include <stdio.h>

#include "common/cli.h"
#include "formats/drum_notes.h"
#include "formats/inputs.h"
#include "formats/onset_text.h"

static const char usage[] = "[-hnVv] [-c channel] [-k key] [-l list] [-m map] [-o file] [file ...]";
static const char help[] =
    "  -c, --channel N        1..16 or all [10]  the drums' channel\n"
    "  -k, --key TEXT         the track's key [the path less its extension]\n"
    "  -l, --list FILE        read lines key<tab>file\n"
    "  -m, --map NAME         label map [gm]\n"
    "  -n, --notes            no map: labels are the numbers of the notes\n";

static void put(const struct onset *o, const struct labelmap *map)
{
    char number[12];
    snprintf(number, sizeof number, "%d", o->cls);
    onset_text_put(stdout, o, map ? map->classes.label[o->cls] : number);
}

int main(int argc, char **argv)
{
    static const struct option longopt[] = {
        {"channel", 1, NULL, 'c'}, {"key", 1, NULL, 'k'}, {"list", 1, NULL, 'l'}, {"map", 1, NULL, 'm'},
        {"notes", 0, NULL, 'n'}, CLI_LONG, CLI_OUT_LONG, CLI_END,
    };
    const char *key = NULL, *list = NULL, *name = NULL;
    struct drum_notes drums = {.channel = MIDI_DRUMS};
    struct labelmap map = {0};
    struct inputs in = {0};
    struct onsets onsets = {0};
    bool notes = false;
    size_t total = 0;
    int c;

    cli_init("midi2onset", usage, help);
    while ((c = getopt_long(argc, argv, "c:k:l:m:n" CLI_SHORT CLI_OUT_SHORT, longopt, NULL)) != -1)
        switch (c) {
        case 'c':
            if (!drum_notes_channel(optarg, &drums.channel)) die("-c: '%s' is not a channel from 1 to 16, or all", optarg);
            break;
        case 'k': key = optarg; break;
        case 'l': list = optarg; break;
        case 'm': name = optarg; break;
        case 'n': notes = true; break;
        default: cli_std(c, argv);
        }
    if (name && notes) die("-n: goes without a map: leave out -m");
    if (!notes && labelmap_read(&map, name ? name : "gm") < 0) die("-m: %s", map.error);
    if (!notes) drums.map = &map;
    if (inputs_collect(&in, list, key, argc - optind, argv + optind) < 0) die("%s", in.error);
    cli_open_stdout();
    for (size_t i = 0; i < in.n; i++) {
        onsets_clear(&onsets);
        if (drum_notes_read(&drums, in.at[i].path, &onsets) < 0) die("%s", drums.error);
        onset_text_put_track(stdout, in.at[i].key);
        for (size_t k = 0; k < onsets.n; k++) put(&onsets.at[k], drums.map);
        total += onsets.n;
    }
    if (cli.verbose) note("%zu files, %zu onsets", in.n, total);
    onsets_release(&onsets), inputs_release(&in), labelmap_release(&map);
    cli_close_stdout();
    return 0;
}
