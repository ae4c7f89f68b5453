/* mixdown - training segments out of parts; see mixdown(1).
 *
 * In: a recipe that names kits, grooves, songs, music and rooms. Out: a shard
 * of n segments, each a function of the recipe and (seed, epoch, index). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/cli.h"
#include "common/dsp/logfilt.h"
#include "common/tempfile.h"
#include "common/xalloc.h"
#include "formats/audio.h"
#include "formats/mixer.h"
#include "formats/shard.h"

static const char usage[] = "[-hHLVv] [-n count] [-f first] [-e epoch] [-S seed] [-m map] [-s name=value] [-j n] [-w wav] [-o file] [recipe]";
static const char help[] =
    "  -n, --count N          1..67108864 [100]  segments to make\n"
    "  -f, --first N          0..1000000000000 [0]  index of the first\n"
    "  -e, --epoch N          0..1000000 [1]  other segments from the same recipe\n"
    "  -S, --seed N           0..2^53 [1]\n"
    "  -m, --map NAME         [gm]  label map of General MIDI notes, or a file\n"
    "  -s, --set NAME=VALUE   a choice, in place of the recipe's; may be given again\n"
    "  -H, --half             store the features as f16\n"
    "  -w, --wav FILE         write the sound too, one segment after another\n"
    "  -L, --list             print the choices and their values\n"
    "  -j, --threads N        1..256 [all processors]  does not change the result\n";

enum { PER_THREAD = 8, MAX_SETS = 100 };

struct options {
    unsigned long long count, first, epoch, seed;
    const char *map, *wav, *set[MAX_SETS];
    size_t n_sets;
    bool half, list;
    int threads;
};

/* A round: segments made side by side, then written in order. */
struct round {
    const struct mixer *mixer;
    struct mixer_desk **desk;      // one a thread
    struct mixer_segment *segment;
    int *rc;
    const struct options *o;
    unsigned long long first;
};

static void make_one(void *arg, size_t i, int thread)
{
    struct round *r = arg;
    r->rc[i] = mixer_make(r->mixer, r->desk[thread], r->o->seed, r->o->epoch, r->first + i, &r->segment[i]);
}

static void put_one(struct shard_writer *w, const struct options *o, unsigned long long index, const struct mixer_segment *s)
{
    char key[64];
    double *onset = xmalloc(size_mul(s->onsets.n, 3 * sizeof *onset));

    for (size_t i = 0; i < s->onsets.n; i++) {
        const struct onset *at = &s->onsets.at[i];
        onset[3 * i] = at->time_s, onset[3 * i + 1] = at->cls, onset[3 * i + 2] = at->velocity;
    }
    snprintf(key, sizeof key, "%llu.%llu.%llu", o->seed, o->epoch, index);
    shard_put(w, &(struct shard_segment){.key = key, .last = true, .spec = s->spec, .roll = s->roll, .onset = onset, .note = s->note,
                                         .n_onsets = s->onsets.n, .n_frames = MIXER_FRAMES});
    free(onset);
}

static void warn_of_unknown(const struct mixer_segment *s, bool *warned)
{
    for (int pitch = 0; pitch < 128; pitch++) {
        if (!s->unknown[pitch] || warned[pitch]) continue;
        warned[pitch] = true;
        warn("note %d is not in the label map: it is heard and has no label, here and from now on", pitch);
    }
}

static void make_all(const struct mixer *mixer, struct pool *pool, const struct options *o, struct shard_writer *w, struct audio_writer *wav)
{
    size_t n_threads = (size_t)pool_threads(pool), per_round = n_threads * PER_THREAD;
    struct round r = {
        .mixer = mixer, .o = o, .desk = xcalloc(n_threads, sizeof *r.desk),
        .segment = xcalloc(per_round, sizeof *r.segment), .rc = xcalloc(per_round, sizeof *r.rc),
    };
    bool warned[128] = {false};  // of notes that the map does not know

    for (size_t i = 0; i < n_threads; i++) r.desk[i] = mixer_desk_new(mixer);
    for (size_t i = 0; i < per_round; i++) mixer_segment_init(&r.segment[i], mixer);
    for (unsigned long long done = 0; done < o->count; done += per_round) {
        size_t n = o->count - done < per_round ? (size_t)(o->count - done) : per_round;
        r.first = o->first + done;
        pool_run(pool, make_one, &r, n);
        for (size_t i = 0; i < n; i++) {
            if (r.rc[i] < 0) die("segment %llu: %s", r.first + i, r.segment[i].error);
            warn_of_unknown(&r.segment[i], warned);
            put_one(w, o, r.first + i, &r.segment[i]);
            if (zts_writer_error(w->out)) die("%s", zts_writer_error(w->out));
            if (wav && audio_writer_put(wav, r.segment[i].audio, MIXER_SAMPLES) < 0) die("%s", audio_writer_error(wav));
        }
        progress("%llu of %llu segments", done + n, o->count);
    }
    progress(NULL);
    for (size_t i = 0; i < n_threads; i++) mixer_desk_free(r.desk[i]);
    for (size_t i = 0; i < per_round; i++) mixer_segment_release(&r.segment[i]);
    free(r.desk), free(r.segment), free(r.rc);
}

static void parse_options(struct options *o, int argc, char **argv)
{
    static const struct option longopt[] = {
        {"count", 1, NULL, 'n'}, {"first", 1, NULL, 'f'}, {"epoch", 1, NULL, 'e'}, {"seed", 1, NULL, 'S'},
        {"map", 1, NULL, 'm'}, {"set", 1, NULL, 's'}, {"half", 0, NULL, 'H'}, {"wav", 1, NULL, 'w'},
        {"list", 0, NULL, 'L'}, {"threads", 1, NULL, 'j'}, CLI_OUT_LONG, CLI_LONG, CLI_END,
    };
    int c;

    while ((c = getopt_long(argc, argv, "n:f:e:S:m:s:Hw:Lj:" CLI_OUT_SHORT CLI_SHORT, longopt, NULL)) != -1) {
        switch (c) {
        case 'n': o->count = (unsigned long long)cli_int("-n", optarg, 1, 1 << 26); break;
        case 'f': o->first = (unsigned long long)cli_int("-f", optarg, 0, 1000000000000); break;
        case 'e': o->epoch = (unsigned long long)cli_int("-e", optarg, 0, 1000000); break;
        case 'S': o->seed = (unsigned long long)cli_int("-S", optarg, 0, 1ll << 53); break;
        case 'm': o->map = optarg; break;
        case 's':
            if (o->n_sets == MAX_SETS) die("-s: more than %d: write them into the recipe", MAX_SETS);
            o->set[o->n_sets++] = optarg;
            break;
        case 'H': o->half = true; break;
        case 'w': o->wav = optarg; break;
        case 'L': o->list = true; break;
        case 'j': o->threads = (int)cli_int("-j", optarg, 1, 256); break;
        default: cli_std(c, argv);
        }
    }
}

/* Where none has one, drums would sound everywhere and be labelled nowhere. */
static bool notes_have_classes(const struct labelmap *map)
{
    for (int pitch = 0; pitch < 128; pitch++)
        if (map->pitch[pitch] >= 0) return true;
    return false;
}

static void list_choices(const struct recipe *r)
{
    struct text all = {0};

    recipe_list(r, &all);
    cli_open_stdout();
    fputs(text_str(&all), stdout);
    cli_close_stdout();
    text_release(&all);
}

int main(int argc, char **argv)
{
    struct options o = {.count = 100, .epoch = 1, .seed = 1, .map = "gm", .threads = pool_cpus()};
    struct recipe recipe;
    struct labelmap map = {0};
    struct shard_writer w = {0};
    struct audio_writer *wav = NULL;
    char error[600];

    cli_init("mixdown", usage, help);
    parse_options(&o, argc, argv);
    recipe_init(&recipe);
    if ((!o.list || optind < argc) && recipe_read(&recipe, cli_input(argc, argv)) < 0) die("%s", recipe.error);
    for (size_t i = 0; i < o.n_sets; i++)
        if (recipe_set(&recipe, o.set[i]) < 0) die("%s", recipe.error);
    if (o.list) {
        list_choices(&recipe);
        recipe_release(&recipe);
        return 0;
    }
    if (o.wav && tempfile_same(strcmp(o.wav, "-") ? o.wav : "/dev/stdout", cli.out ? cli.out : "/dev/stdout"))
        die("-w: is what %s: name another", cli.out ? "-o names" : "the shard goes to, standard output");
    if (recipe_check(&recipe) < 0) die("%s", recipe.error);
    if (labelmap_read(&map, o.map) < 0) die("-m: %s", map.error);
    if (!notes_have_classes(&map)) die("-m: %s: gives no General MIDI note a class: name a map of notes, as gm or gm-18", o.map);
    // before anything is read, and a folder that is made anew meanwhile does not get it
    w.out = zts_writer_open(cli.out);
    if (o.wav) wav = audio_writer_open(o.wav, LOGFILT_RATE_HZ, 1);
    if (wav) audio_writer_expect(wav, o.count * MIXER_SAMPLES);
    if (zts_writer_error(w.out)) die("%s", zts_writer_error(w.out));
    if (wav && audio_writer_error(wav)) die("%s", audio_writer_error(wav));
    struct pool *pool = pool_new(o.threads);
    struct mixer *mixer = mixer_new(&recipe, &map, pool, error, sizeof error);
    if (!mixer) die("%s", error);

    w.half = o.half;
    w.info.frames = MIXER_FRAMES, w.info.bins = LOGFILT_BANDS, w.info.frame_rate_hz = 100;
    w.info.n_classes = map.classes.n;
    snprintf(w.info.classes, sizeof w.info.classes, "%s", map.classes.text);
    snprintf(w.info.feature, sizeof w.info.feature, "%s", LOGFILT_NAME);
    make_all(mixer, pool, &o, &w, wav);
    if (shard_finish(&w) < 0) die("%s", zts_writer_error(w.out));  // first: the sound is of it
    if (wav && audio_writer_finish(wav) < 0) die("%s", audio_writer_error(wav));
    if (cli.verbose) {
        note("%zu segments, %.2f hours", w.info.segments, w.info.seconds / 3600);
        for (size_t c = 0; c < w.info.n_classes; c++) note("%s: %.0f onsets", map.classes.label[c], w.info.onsets[c]);
    }
    audio_writer_free(wav);
    zts_writer_free(w.out);
    mixer_free(mixer);
    pool_free(pool);
    labelmap_release(&map);
    recipe_release(&recipe);
    return 0;
}
