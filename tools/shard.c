/* shard - join rolls and specs into training segments; see shard(1).
 *
 * In: streams with the rolls (and onsets) of tracks, then their specs. Out: a
 * stream of segments with an index. With -s: the statistics of shards. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/cli.h"
#include "common/music/classes.h"
#include "common/music/roll.h"
#include "common/xalloc.h"
#include "formats/shard.h"
#include "formats/zts.h"

static const char usage[] = "[-hVv] [-f n] [-H] [-o file] [file ...]\n       shard -s [-o file] file ...";
static const char help[] =
    "  -f, --frames N         1..100000 [400]  frames a segment\n"
    "  -H, --half             store the features as f16\n"
    "  -s, --statistics       print what shards hold\n";

/* A track's labels, waiting for its features. */
struct labels {
    char *key;
    uint8_t *roll;         // (n_frames, C)
    size_t n_frames;
    double rate_hz;        // of its frames
    double *onset;         // (n_onsets, 3): time_s, class, velocity
    size_t n_onsets;
    bool complete, used;
};

struct shard {
    struct labels *track;
    size_t n_tracks, cap_tracks;
    struct shard_writer w;
    size_t now;            // the track being cut, NONE: none is
    float *spec;           // (T, F), filled from the front
    uint8_t *roll;         // (T, C) and
    double *onset;         // (n, 3) of a segment
    size_t have;           // frames in it
    size_t segment;        // number in the track
    bool some[3];          // of the values of rolls: there was one
};

static const size_t NONE = SIZE_MAX;

/* The track being cut; until the next one is added. */
static struct labels *track_now(const struct shard *s)
{
    return &s->track[s->now];
}

static struct labels *find(struct shard *s, const char *key)
{
    for (size_t i = s->n_tracks; i-- > 0;)
        if (!strcmp(s->track[i].key, key)) return &s->track[i];
    return NULL;
}

static struct labels *find_or_add(struct shard *s, const char *key)
{
    struct labels *l = find(s, key);

    if (l) return l;
    s->track = xgrow(s->track, &s->cap_tracks, s->n_tracks + 1, sizeof *s->track);
    l = &s->track[s->n_tracks++];
    *l = (struct labels){.key = xstrdup(key)};
    return l;
}

/* The classes must be one for all. */
static void agree(struct shard *s, const char *path, const struct zts_tensor *t)
{
    char text[CLASSES_TEXT];
    size_t n_classes = attr_get(text_str(&t->attrs), "classes", text, sizeof text) ? classes_count(text) : 0;

    if (!n_classes)
        die("%s: the labels of '%.200s' do not say their classes: make them with txt2roll or midi2roll", path, t->key);
    if (!s->w.info.n_classes) {
        snprintf(s->w.info.classes, sizeof s->w.info.classes, "%s", text);
        s->w.info.n_classes = n_classes;
    }
    if (strcmp(s->w.info.classes, text))
        die("%s: the labels of '%.200s' are of the classes '%.200s', those before of '%.200s': use one label map", path, t->key, text, s->w.info.classes);
}

static void take_roll(struct shard *s, const char *path, const struct zts_tensor *t)
{
    if (t->frame == 0) agree(s, path, t);
    struct labels *l = find_or_add(s, t->key);
    if (t->frame == 0 && !attr_num(text_str(&t->attrs), "frame_rate_hz", &l->rate_hz))
        die("%s: roll of '%.200s' does not say its frame rate: make it with txt2roll or midi2roll", path, t->key);
    if (t->kind != ZTS_SERIES || t->type != ZTS_U8 || t->rank != 2 || t->dim[1] != s->w.info.n_classes)
        die("%s: roll of '%.200s' is no series of bytes a class: make it with txt2roll or midi2roll", path, t->key);
    if (l->complete) die("%s: '%.200s' has two rolls: give every track a key of its own", path, t->key);
    for (size_t i = 0; i < t->len; i++) {
        uint8_t value = ((uint8_t *)t->data)[i];
        if (value > 2) die("%s: roll of '%.200s' holds a value above 2: make it again", path, t->key);
        s->some[value] = true;
    }
    size_t C = s->w.info.n_classes, frames = (size_t)t->dim[0];
    l->roll = xrealloc(l->roll, size_mul(l->n_frames + frames, C));
    if (t->len) memcpy(l->roll + l->n_frames * C, t->data, t->len);
    l->n_frames += frames;
    l->complete = t->last;
}

static void take_onsets(struct shard *s, const char *path, const struct zts_tensor *t)
{
    agree(s, path, t);
    struct labels *l = find_or_add(s, t->key);
    if (l->used) die("%s: onsets of '%.200s' come after its features: give all its labels before its spec", path, t->key);
    if (t->type != ZTS_F64 || t->rank != 2 || t->dim[1] != 3)
        die("%s: onset of '%.200s' is not (N, 3) f64: make it with txt2roll or midi2roll", path, t->key);
    for (size_t i = 0; i < t->len; i += 3) {
        const double *o = (double *)t->data + i;
        if (!(o[0] >= 0 && o[0] < 1e7) || !(o[1] >= 0 && o[1] < (double)s->w.info.n_classes) || !isfinite(o[2]))
            die("%s: onset %zu of '%.200s' is out of range: make it again", path, i / 3, t->key);
    }
    l->onset = xrealloc(l->onset, size_mul(l->n_onsets * 3 + t->len, sizeof *l->onset));
    if (t->len) memcpy(l->onset + l->n_onsets * 3, t->data, t->len * sizeof *l->onset);
    l->n_onsets += t->len / 3;
}

/* ---- cutting ---- */

/* The frame an onset falls in, as txt2roll rounds. */
static double frame_of(const struct shard *s, double time_s)
{
    return roll_frame(time_s, s->w.info.frame_rate_hz);
}

static void put_segment(struct shard *s, bool last)
{
    size_t T = s->w.info.frames, F = s->w.info.bins, C = s->w.info.n_classes, first = s->segment * T, n_onsets = 0;
    const struct labels *l = track_now(s);

    memset(s->spec + s->have * F, 0, (T - s->have) * F * sizeof *s->spec);
    memset(s->roll, 0, T * C);
    for (size_t n = 0; n < s->have && first + n < l->n_frames; n++)
        memcpy(s->roll + n * C, l->roll + (first + n) * C, C);
    s->onset = xrealloc(s->onset, size_mul(l->n_onsets, 3 * sizeof *s->onset));
    for (size_t i = 0; i < l->n_onsets; i++) {
        double frame = frame_of(s, l->onset[3 * i]);
        if (frame < (double)first || frame >= (double)(first + s->have)) continue;
        memcpy(s->onset + 3 * n_onsets++, l->onset + 3 * i, 3 * sizeof *s->onset);
    }
    shard_put(&s->w, &(struct shard_segment){.key = l->key, .number = s->segment, .last = last, .spec = s->spec,
                                             .roll = s->roll, .onset = s->onset, .n_onsets = n_onsets, .n_frames = s->have});
    if (zts_writer_error(s->w.out)) die("%s", zts_writer_error(s->w.out));
    s->segment++;
    s->have = 0;
}

static void begin_track(struct shard *s, const char *path, const struct zts_tensor *t)
{
    const char *attrs = text_str(&t->attrs);
    char feature[SHARD_TEXT];
    double rate_hz;

    struct labels *l = find(s, t->key);
    if (!l || !l->complete)
        die("%s: '%.200s' has features but no labels yet: give its roll before its spec, under the same key", path, t->key);
    if (l->used) die("%s: '%.200s' has two specs: give every track a key of its own", path, t->key);
    if (!attr_get(attrs, "feature", feature, sizeof feature) || !attr_num(attrs, "frame_rate_hz", &rate_hz))
        die("%s: spec of '%.200s' does not say its feature and frame rate: make it with wav2spec", path, t->key);
    if (rate_hz != l->rate_hz)
        die("%s: '%.200s' has %g frames of features a second and %g of labels: make both at one rate", path, t->key, rate_hz, l->rate_hz);
    if (!(rate_hz >= 1e-3 && rate_hz <= 1e6)) die("%s: '%.200s' has %g frames a second: make it again", path, t->key, rate_hz);
    if (t->dim[1] > SHARD_MAX_BINS)  // what reads shards refuses more
        die("%s: spec of '%.200s' has %llu values a frame, and shards hold %d at most: give fewer", path, t->key, (unsigned long long)t->dim[1], SHARD_MAX_BINS);
    if (!s->w.info.bins) {
        s->w.info.bins = (size_t)t->dim[1];
        s->w.info.frame_rate_hz = rate_hz;
        snprintf(s->w.info.feature, sizeof s->w.info.feature, "%s", feature);
        s->spec = xmalloc(size_mul(size_mul(s->w.info.frames, s->w.info.bins), sizeof *s->spec));
        s->roll = xmalloc(size_mul(s->w.info.frames, s->w.info.n_classes));
    }
    if (t->dim[1] != s->w.info.bins || rate_hz != s->w.info.frame_rate_hz || strcmp(feature, s->w.info.feature))
        die("%s: spec of '%.200s' is another feature than those before: make all with one wav2spec", path, t->key);
    l->used = true;
    // no onset and no times of onsets is not the same: what reads shards takes theirs
    if (!l->onset) l->onset = roll_onsets(l->roll, l->n_frames, s->w.info.n_classes, rate_hz, &l->n_onsets);
    s->now = (size_t)(l - s->track);
    s->segment = s->have = 0;
}

static void end_track(struct shard *s)
{
    struct labels *l = track_now(s);
    double end = (double)(s->segment * s->w.info.frames + s->have);
    size_t past = 0;

    for (size_t i = 0; i < l->n_onsets; i++) past += frame_of(s, l->onset[3 * i]) >= end;
    if (past) warn("%s: %zu onsets lie past the end of the audio and are dropped", l->key, past);
    s->w.info.dropped += (double)past;
    // a full segment was kept back: it may be the last
    if (s->have || s->segment == 0) put_segment(s, true);
    free(l->roll), free(l->onset);
    l->roll = NULL, l->onset = NULL, l->n_onsets = 0;
    s->now = NONE;
    if (cli.verbose) progress("%zu tracks, %zu segments", s->w.info.tracks, s->w.info.segments);
}

static void take_spec(struct shard *s, const char *path, struct zts_tensor *t)
{
    size_t T = s->w.info.frames, n = (size_t)t->dim[0], done = 0;

    // a tensor may come within a track, too
    if (t->kind != ZTS_SERIES || t->rank != 2 || !t->dim[1]) die("%s: spec of '%.200s' is no series of frames: make it with wav2spec", path, t->key);
    if (s->now == NONE) begin_track(s, path, t);
    else if (strcmp(track_now(s)->key, t->key)) die("%s: '%.200s' begins before '%.200s' ends: write tracks one after another", path, t->key, track_now(s)->key);
    size_t F = s->w.info.bins;
    zts_to_f32(t);
    for (size_t i = 0; i < t->len; i++)
        if (!isfinite(((float *)t->data)[i])) die("%s: spec of '%.200s' holds a value that is not finite: make it again", path, t->key);
    while (done < n) {
        if (s->have == T) put_segment(s, false);
        size_t some = T - s->have < n - done ? T - s->have : n - done;
        memcpy(s->spec + s->have * F, (float *)t->data + done * F, some * F * sizeof *s->spec);
        s->have += some, done += some;
    }
    if (t->last) end_track(s);
}

static void take_file(struct shard *s, const char *path)
{
    struct zts_reader *in = zts_reader_open(path);
    struct zts_tensor t = {0};
    int got;

    while ((got = zts_reader_next(in, &t)) > 0) {
        if (!strcmp(t.name, "roll")) take_roll(s, zts_reader_path(in), &t);
        else if (!strcmp(t.name, "onset")) take_onsets(s, zts_reader_path(in), &t);
        else if (!strcmp(t.name, "spec")) take_spec(s, zts_reader_path(in), &t);
    }
    if (got < 0) die("%s", zts_reader_error(in));
    zts_tensor_release(&t);
    zts_reader_free(in);
}

/* ---- statistics ---- */

static void print_statistics(int n, char **paths)
{
    if (n == 0) die("no shards: name some after -s");
    cli_open_stdout();
    struct classes classes = {0};
    for (int i = 0; i < n; i++) {
        struct shard_set *set = shard_set_open((const char *const *)&paths[i], 1);
        const struct shard_info *info = shard_set_info(set);
        if (shard_set_error(set)) die("%s", shard_set_error(set));
        if (i > 0 && strcmp(info->classes, classes.text))
            die("%s: its classes are '%s', those of %s '%s', and the columns have one name: give them apart", paths[i], info->classes, paths[0], classes.text);
        if (i == 0) {
            (void)classes_set(&classes, info->classes);
            printf("file\thours\ttracks\tsegments\tmean\tstd\tdropped");
            for (size_t c = 0; c < classes.n; c++) printf("\tonsets_%s\tpositive_%s", classes.label[c], classes.label[c]);
            printf("\tfingerprint\n");
        }
        printf("%s\t%.4f\t%zu\t%zu\t%.6f\t%.6f\t%.0f", paths[i], info->seconds / 3600, info->tracks, info->segments,
               info->mean, info->std, info->dropped);
        double frames = (double)info->segments * (double)info->frames;
        for (size_t c = 0; c < classes.n; c++)
            printf("\t%.0f\t%.6f", info->onsets[c], frames > 0 ? info->positive_frames[c] / frames : 0);
        printf("\t%016llx\n", (unsigned long long)info->fingerprint);
        shard_set_free(set);
    }
    classes_release(&classes);
    cli_close_stdout();
}

int main(int argc, char **argv)
{
    static const struct option longopt[] = {
        {"frames", 1, NULL, 'f'}, {"half", 0, NULL, 'H'}, {"statistics", 0, NULL, 's'}, CLI_OUT_LONG, CLI_LONG, CLI_END,
    };
    struct shard s = {.now = NONE, .w.info.frames = 400};
    bool statistics = false, making = false;
    int c;

    cli_init("shard", usage, help);
    while ((c = getopt_long(argc, argv, "f:Hs" CLI_OUT_SHORT CLI_SHORT, longopt, NULL)) != -1) {
        making |= c == 'f' || c == 'H';
        if (c == 'f') s.w.info.frames = (size_t)cli_int("-f", optarg, 1, 100000);
        else if (c == 'H') s.w.half = true;
        else if (c == 's') statistics = true;
        else cli_std(c, argv);
    }
    if (statistics && making) die("-s: makes no shards: leave out -f and -H");
    if (statistics) {
        print_statistics(argc - optind, argv + optind);
        return 0;
    }
    for (int i = optind, n = 0; i < argc; i++)
        if (!strcmp(argv[i], "-") && n++) die("standard input can be read only once: name the other files");
    s.w.out = zts_writer_open(cli.out);
    if (zts_writer_error(s.w.out)) die("%s", zts_writer_error(s.w.out));  // before anything is waited for
    if (optind == argc) take_file(&s, "-");
    for (int i = optind; i < argc; i++) take_file(&s, argv[i]);
    for (size_t i = 0; i < s.n_tracks; i++)
        if (!s.track[i].used) die("'%.200s' has labels but no features: give its spec too, under the same key", s.track[i].key);
    if (s.w.info.tracks == 0) die("no tracks: give rolls and specs");
    if (s.some[1] && !s.some[2]) warn("the rolls have 1, which is beside an onset, and nowhere 2, which is one: nothing is learned from them");
    if (shard_finish(&s.w) < 0) die("%s", zts_writer_error(s.w.out));
    progress(NULL);
    if (cli.verbose) note("%zu tracks, %zu segments, %.2f hours, %.0f onsets dropped", s.w.info.tracks, s.w.info.segments, s.w.info.seconds / 3600, s.w.info.dropped);
    for (size_t i = 0; i < s.n_tracks; i++) free(s.track[i].key);
    free(s.track), free(s.spec), free(s.roll), free(s.onset);
    zts_writer_free(s.w.out);
    return 0;
}
