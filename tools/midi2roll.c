/* midi2roll - the drum notes of MIDI files as training targets; see midi2roll(1). */
#include "common/cli.h"
#include "formats/drum_notes.h"
#include "formats/inputs.h"
#include "formats/labels.h"

static const char usage[] = "[-hVv] [-c channel] [-k key] [-l list] [-m map] [-o file] [file ...]";
static const char help[] =
    "  -c, --channel N        1..16 or all [10]  the drums' channel\n"
    "  -k, --key TEXT         the track's key [the path less its extension]\n"
    "  -l, --list FILE        read lines key<tab>file\n"
    "  -m, --map NAME         label map [gm]\n";

int main(int argc, char **argv)
{
    static const struct option longopt[] = {
        {"channel", 1, NULL, 'c'}, {"key", 1, NULL, 'k'}, {"list", 1, NULL, 'l'}, {"map", 1, NULL, 'm'}, CLI_LONG, CLI_OUT_LONG, CLI_END,
    };
    const char *key = NULL, *list = NULL, *name = "gm";
    struct drum_notes drums = {.channel = MIDI_DRUMS};
    struct labelmap map = {0};
    struct inputs in = {0};
    struct onsets onsets = {0};
    size_t total = 0;
    double late;
    int c;

    cli_init("midi2roll", usage, help);
    while ((c = getopt_long(argc, argv, "c:k:l:m:" CLI_SHORT CLI_OUT_SHORT, longopt, NULL)) != -1)
        switch (c) {
        case 'c':
            if (!drum_notes_channel(optarg, &drums.channel)) die("-c: '%s' is not a channel from 1 to 16, or all", optarg);
            break;
        case 'k': key = optarg; break;
        case 'l': list = optarg; break;
        case 'm': name = optarg; break;
        default: cli_std(c, argv);
        }
    if (labelmap_read(&map, name) < 0) die("-m: %s", map.error);
    drums.map = &map;
    if (inputs_collect(&in, list, key, argc - optind, argv + optind) < 0) die("%s", in.error);
    static struct zts_writer *out;  // static: whoever looks for leaks finds it still when die() ends the program
    out = zts_writer_open(cli.out);
    for (size_t i = 0; i < in.n && !zts_writer_error(out); i++) {
        onsets_clear(&onsets);
        if (drum_notes_read(&drums, in.at[i].path, &onsets) < 0) die("%s", drums.error);
        total += onsets.n;
        if (labels_write(out, in.at[i].key, &map.classes, &onsets, &late) < 0 && !zts_writer_error(out))
            die("%s: has an onset at %.0f s, after %d: this is no song", input_name(in.at[i].path), late, LABELS_MAX_S);
    }
    if (zts_writer_finish(out) < 0) die("%s", zts_writer_error(out));
    if (cli.verbose) note("%zu files, %zu onsets", in.n, total);
    zts_writer_free(out);
    onsets_release(&onsets), inputs_release(&in), labelmap_release(&map);
    return 0;
}
