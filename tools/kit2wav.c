/* kit2wav - the drums of MIDI files, played by recorded kits; see kit2wav(1).
 *
 * In: Standard MIDI Files, folders of NOTE_vV_rrR recordings. Out: mono audio at
 * 44.1 kHz, as a file or WAV on standard output. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/cli.h"
#include "common/music/sampler.h"
#include "common/text.h"
#include "common/xalloc.h"
#include "formats/audio.h"
#include "formats/drum_notes.h"
#include "formats/inputs.h"
#include "formats/kit.h"
#include "formats/labelmap.h"
#include "formats/midi.h"

enum {
    BLOCK = SAMPLER_RATE_HZ,
    MAX_KITS = 100,
    MAX_HOURS = 24,
};

struct kit2wav {
    struct drumset set;
    struct drumkit kit[MAX_KITS];
    const char *folder[MAX_KITS];  // of kit[]
    size_t n_kits;
    struct labelmap map;           // no entries: General MIDI
    int channel;                   // from 0; -1: all
    float gain;
    uint64_t seed;
    unsigned long long n_hits;
    double length_s;
};

static const char usage[] = "[-hVv] -k [piece=]kit ... [-c channel] [-m table] [-g dB] [-s seed] [-l list] [-K] [-o file] [file]";
static const char help[] =
    "  -k, --kit [PIECE=]DIR  a kit's folder; given again: another for what those lack; PIECE:\n"
    "                         kick snare tom hat crash ride other\n"
    "  -c, --channel N        1..16 or all, the drums' channel [10]\n"
    "  -m, --map TABLE        the file's notes as General MIDI, as td11-gm\n"
    "  -g, --gain DB          -100..100 [-6]\n"
    "  -s, --seed N           chooses among recordings of the same stroke [1]\n"
    "  -l, --list FILE        read lines audio<tab>midi[<tab>seed]\n"
    "  -K, --keep-going       leave out files that fail, and finish the others\n";

static const struct option longopt[] = {
    {"kit", 1, NULL, 'k'}, {"channel", 1, NULL, 'c'}, {"map", 1, NULL, 'm'}, {"gain", 1, NULL, 'g'},
    {"seed", 1, NULL, 's'}, {"list", 1, NULL, 'l'}, {"keep-going", 0, NULL, 'K'},
    CLI_LONG, CLI_OUT_LONG, CLI_END,
};

/* "snare=kits/wooden" or "kits/rock"; a folder named twice is read once. */
static void add_kit(struct kit2wav *k, const char *text)
{
    const char *equals = strchr(text, '='), *slash = strchr(text, '/'), *folder = text;
    int groups = DRUM_ALL;
    size_t i = 0;
    char *warning, *error;

    if (equals && (!slash || equals < slash)) {
        char *piece = xstrndup(text, (size_t)(equals - text));
        groups = drum_group_named(piece);
        if (!groups) die("-k: '%s' is no piece: use kick, snare, tom, hat, crash, ride or other", piece);
        free(piece);
        folder = equals + 1;
    }
    while (i < k->n_kits && strcmp(k->folder[i], folder)) i++;
    if (i == MAX_KITS) die("-k: more than %d kits: use fewer", MAX_KITS);
    if (i == k->n_kits) {
        if (kit_read(&k->kit[i], folder, &warning, &error) < 0) die("%s", error);
        if (warning) warn("%s", warning);
        free(warning);
        k->folder[k->n_kits++] = folder;
    }
    drumset_fill(&k->set, groups, &k->kit[i]);
}

/* How many strokes of each of the file's notes are not heard. */
struct unheard {
    size_t n[DRUM_NOTES], all;
};

static void warn_of(const struct unheard *u, const char *name, size_t n, const char *lack, const char *remedy)
{
    struct text which = {0};

    for (unsigned note = 0; note < DRUM_NOTES; note++)
        if (u->n[note]) text_addf(&which, "%s%u (%zu)", which.len ? ", " : "", note, u->n[note]);
    if (u->all) warn("%s: no %s for %zu of %zu strokes, notes %s: %s", name, lack, u->all, n, which.s, remedy);
    text_release(&which);
}

/* The file's drums as hits, to be freed; what cannot be heard is counted and left out. */
static struct hit *hits_of(const struct kit2wav *k, const struct midi *m, const char *name, size_t *n)
{
    struct hit *hit = xcalloc(m->n_notes, sizeof *hit);
    struct unheard unknown = {0}, silent = {0};
    size_t n_notes = 0, n_strokes = 0;

    *n = 0;
    for (size_t i = 0; i < m->n_notes; i++) {
        const struct midi_note *from = &m->note[i];
        if (k->channel >= 0 && from->channel != k->channel) continue;
        n_notes++;
        int note = k->map.n ? labelmap_note(&k->map, from->pitch) : from->pitch;
        if (note == LABEL_NOTHING) continue;
        n_strokes++;
        struct unheard *u = note < 0 ? &unknown : k->set.piece[note].note ? NULL : &silent;
        if (u) u->n[from->pitch]++, u->all++;
        else hit[(*n)++] = (struct hit){from->time_s, (uint8_t)note, from->velocity};
    }
    if (m->n_notes && !n_notes) drum_notes_none(m, name, k->channel);
    warn_of(&unknown, name, n_strokes, "line in the table of -m", "add them there");
    warn_of(&silent, name, n_strokes, "recording", "add a kit that has them");
    return hit;
}

/* One file: 0, or -1 with a sentence in *error, to be freed. */
static int render(struct kit2wav *k, const char *path, const char *out, uint64_t seed, char **error)
{
    const char *name = input_name(path);
    struct midi m = {0};
    float x[BLOCK];
    size_t n_hits;

    *error = NULL;
    if (midi_read(&m, path) < 0) return *error = xstrdup(m.error), -1;
    if (m.length_s > MAX_HOURS * 3600.0) {
        *error = xasprintf("%s: lasts %.1f hours, the most is %d: cut it", name, m.length_s / 3600, MAX_HOURS);
        midi_release(&m);
        return -1;
    }
    struct hit *hits = hits_of(k, &m, name, &n_hits);
    size_t n = sampler_length(hits, n_hits, &k->set, seed), whole = (size_t)(m.length_s * SAMPLER_RATE_HZ);
    if (whole > n) n = whole;
    if (n == 0) n = 1;  // audio without any sample is refused by others
    struct audio_writer *w = audio_writer_open(out, SAMPLER_RATE_HZ, 1);
    audio_writer_expect(w, n);
    for (size_t at = 0; at < n && !audio_writer_error(w); at += BLOCK) {
        size_t len = n - at < BLOCK ? n - at : BLOCK;
        memset(x, 0, len * sizeof *x);
        sampler_render(x, len, (double)at / SAMPLER_RATE_HZ, hits, n_hits, &k->set, seed);
        for (size_t i = 0; i < len; i++) x[i] *= k->gain;
        audio_writer_put(w, x, len);
        progress("%s: %zu s", name, at / SAMPLER_RATE_HZ);
    }
    progress(NULL);
    if (audio_writer_finish(w) < 0) *error = xstrdup(audio_writer_error(w));
    else if (audio_writer_clipped(w)) warn("%s: %llu samples were too loud and are cut: lower -g", name, (unsigned long long)audio_writer_clipped(w));
    audio_writer_free(w), free(hits), midi_release(&m);
    if (*error) return -1;
    k->n_hits += n_hits;
    k->length_s += (double)n / SAMPLER_RATE_HZ;
    return 0;
}

/* The lines of a list. */
static void render_list(struct kit2wav *k, const char *list, bool keep_going)
{
    struct inputs in = {.form = "audio<tab>midi[<tab>seed]", .key_name = "audio file"};
    size_t n_done = 0;
    long long seed;
    char *error;

    if (inputs_read_list(&in, list) < 0 || inputs_check(&in) < 0) die("%s", in.error);
    for (size_t i = 0; i < in.n; i++)
        if (in.at[i].second && !parse_int(in.at[i].second, 0, INT64_MAX, &seed))
            die("%s: '%s' is no seed: use a whole number from 0", input_name(list), in.at[i].second);
    for (size_t i = 0; i < in.n; i++) {
        seed = (long long)k->seed;
        if (in.at[i].second) (void)parse_int(in.at[i].second, 0, INT64_MAX, &seed);
        if (render(k, in.at[i].path, in.at[i].key, (uint64_t)seed, &error) == 0) n_done++;
        else if (keep_going) warn("%s", error);
        else die("%s", error);
        free(error);
    }
    if (n_done < in.n) die("done %zu of %zu files: mend the others, or take them off the list", n_done, in.n);
    inputs_release(&in);
}

int main(int argc, char **argv)
{
    static struct kit2wav k = {.channel = MIDI_DRUMS, .seed = 1};
    const char *list = NULL, *kits[4 * MAX_KITS];
    size_t n_kits = 0;
    double gain_db = -6;
    bool keep_going = false;
    char *error;
    int c;

    cli_init("kit2wav", usage, help);
    while ((c = getopt_long(argc, argv, "k:c:m:g:s:l:K" CLI_SHORT CLI_OUT_SHORT, longopt, NULL)) != -1) {
        switch (c) {
        case 'k':
            if (n_kits == sizeof kits / sizeof *kits) die("-k: given more than %zu times", n_kits);
            kits[n_kits++] = optarg;
            break;
        case 'c':
            if (!drum_notes_channel(optarg, &k.channel)) die("-c: '%s' is not a channel from 1 to 16, or all", optarg);
            break;
        case 'm': if (labelmap_read_kit(&k.map, optarg) < 0) die("-m: %s", k.map.error); break;
        case 'g': gain_db = cli_num("-g", optarg, -100, 100); break;
        case 's': k.seed = (uint64_t)cli_int("-s", optarg, 0, INT64_MAX); break;
        case 'l': list = optarg; break;
        case 'K': keep_going = true; break;
        default: cli_std(c, argv);
        }
    }
    if (n_kits == 0) die("no kit: name a folder of NOTE_vV_rrR.ogg files with -k");
    if (list && (optind < argc || cli.out)) die("-l: a list stands alone: it names every file");
    if (keep_going && !list) die("-K: of one file nothing is left to finish: add a list with -l");
    const char *input = cli_input(argc, argv);
    k.gain = (float)pow(10, gain_db / 20);
    for (size_t i = 0; i < n_kits; i++) add_kit(&k, kits[i]);

    if (list) render_list(&k, list, keep_going);
    else if (render(&k, input, cli.out, k.seed, &error) < 0) die("%s", error);
    if (cli.verbose) note("%llu strokes, %.1f s of audio", k.n_hits, k.length_s);
    for (size_t i = 0; i < k.n_kits; i++) drumkit_release(&k.kit[i]);
    labelmap_release(&k.map);
    return 0;
}
