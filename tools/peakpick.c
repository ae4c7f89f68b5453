/* peakpick - onsets out of activations; see peakpick(1).
 *
 * In: `act` series (T, C) of any number of tracks, one after another. Out:
 * onset text as soon as each peak is certain; with -z a stream with a `peak`
 * series (T, C) and an `est` tensor (N, 4) a track, other records passed on. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "common/cli.h"
#include "common/music/classes.h"
#include "common/music/onset.h"
#include "common/music/peak.h"
#include "common/music/scores_track.h"
#include "common/music/threshold_list.h"
#include "common/xalloc.h"
#include "formats/onset_text.h"
#include "formats/zts.h"

enum { PEAK_PIECE = 400 };

struct peakpick {
    struct threshold_list asked;
    bool thesis, grid;
    struct zts_writer *out;  // with -z, else text goes to stdout
    bool clears;             // a terminal, on which the programs before tell their progress

    char *key;               // of the track being read, NULL between tracks
    double frame_rate_hz;
    struct classes classes;
    float threshold[CLASSES_MAX], row[CLASSES_MAX];
    struct peaks peaks;
    struct onsets found;     // of this row; with -z of this track
    struct text attrs;
    unsigned long long n_tracks, n_onsets;
};

static const char usage[] = "[-ghTVvz] [-t threshold] [-o file] [file]";
static const char help[] =
    "  -t, --threshold LIST   0..1  one for all, or CLASS=X,... [the stream's, else 0.5]\n"
    "  -g, --grid             times of frames, not between them\n"
    "  -T, --thesis           0.5; segments of 400 frames each for itself, nothing in their first two\n"
    "  -z, --stream           write a stream of peak and est, and pass on the other records\n";

/* What the stream says, then -t over it; the thesis knows one. */
static void set_thresholds(struct peakpick *p, const char *path)
{
    char value[32 * CLASSES_MAX];

    for (size_t c = 0; c < p->classes.n; c++) p->threshold[c] = 0.5f;
    if (!p->thesis && attr_has(text_str(&p->attrs), "thresholds") &&
        (!attr_get(text_str(&p->attrs), "thresholds", value, sizeof value) || !threshold_row_read(p->threshold, p->classes.n, value)))
        die("%s: act of '%.200s' has thresholds that are not %zu numbers from 0 to 1: give them with -t 0.5",
            path, p->key, p->classes.n);
    const char *unknown = threshold_list_apply(&p->asked, &p->classes, p->threshold);
    if (unknown) die("-t: '%s' is not a class of %s, which has %s: name one of these", unknown, path, p->classes.text);
}

static void begin_series(struct peakpick *p)
{
    struct zts_tensor head = {0};

    zts_tensor_make(&head, "peak", ZTS_F32, 2, (uint64_t[]){0, p->classes.n});
    zts_tensor_set_key(&head, p->key);
    text_add(&head.attrs, text_str(&p->attrs), p->attrs.len);
    zts_series_begin(p->out, &head, PEAK_PIECE);
    zts_tensor_release(&head);
}

static void begin_track(struct peakpick *p, const char *path, const struct zts_tensor *t)
{
    char classes[CLASSES_TEXT];
    const char *attrs = text_str(&t->attrs);

    if (!attr_get(attrs, "classes", classes, sizeof classes) || !classes_set(&p->classes, classes) ||
        p->classes.n != t->dim[1])
        die("%s: act of '%.200s' does not name its %llu classes: make it with predict", path, t->key,
            (unsigned long long)t->dim[1]);
    if (!attr_num(attrs, "frame_rate_hz", &p->frame_rate_hz) || !(p->frame_rate_hz >= 1e-3 && p->frame_rate_hz <= 1e6))
        die("%s: act of '%.200s' has no frame_rate_hz from 0.001 to 1e6: make it with predict", path, t->key);
    for (size_t c = 0; !p->out && c < p->classes.n; c++)
        if (!onset_text_is_label(p->classes.label[c]))
            die("%s: act of '%.200s' has the class '%.60s', which onset text cannot hold: use -z, or rename it", path, t->key, p->classes.label[c]);
    p->key = xstrdup(t->key);
    text_clear(&p->attrs);
    text_add(&p->attrs, attrs, strlen(attrs));
    set_thresholds(p, path);
    peaks_init(&p->peaks, p->classes.n, p->threshold, p->thesis ? THESIS_SEGMENT_FRAMES : 0);
    onsets_clear(&p->found);
    if (p->out) begin_series(p);
    else onset_text_put_track(stdout, p->key);  // even when it has no name: so a track without onsets shows
    p->n_tracks++;
}

static void put_text(struct peakpick *p)
{
    for (size_t i = 0; i < p->found.n; i++) onset_text_put(stdout, &p->found.at[i], p->classes.label[p->found.at[i].cls]);
    onsets_clear(&p->found);
}

/* One row of peaks: to the text, or to the waiting piece. */
static void put_row(struct peakpick *p)
{
    uint64_t frame = p->peaks.n_out - 1;
    size_t before = p->found.n;

    for (size_t c = 0; c < p->classes.n; c++) {
        if (p->row[c] == 0) continue;
        double time_s = (double)frame / p->frame_rate_hz;
        if (!p->grid)  // to 0.1 ms, which is finer than it can tell
            time_s = nearbyint(((double)frame + peaks_offset(&p->peaks, c)) / p->frame_rate_hz * 1e4) / 1e4;
        onsets_add(&p->found, (struct onset){.time_s = time_s, .cls = (int)c, .probability = p->row[c]});
    }
    p->n_onsets += p->found.n - before;
    if (!p->out) {
        onsets_sort(&p->found);
        put_text(p);
        return;
    }
    (void)zts_series_add(p->out, p->row, 1);  // sticky: finish reports it
}

static void put_est(struct peakpick *p)
{
    struct zts_tensor est = {0};
    struct text above = {0};

    onsets_sort(&p->found);
    zts_tensor_make(&est, "est", ZTS_F64, 2, (uint64_t[]){p->found.n, 4});
    zts_tensor_set_key(&est, p->key);
    attr_set(&est.attrs, "classes", p->classes.text);
    threshold_row_put(&above, p->threshold, p->classes.n);
    attr_set(&est.attrs, "above", text_str(&above));
    text_release(&above);
    for (size_t i = 0; i < p->found.n; i++) {
        const struct onset *o = &p->found.at[i];
        memcpy((double *)est.data + 4 * i, (double[]){o->time_s, o->cls, o->velocity, (double)o->probability},
               4 * sizeof(double));
    }
    (void)zts_writer_put(p->out, &est);
    zts_tensor_release(&est);
}

static void end_track(struct peakpick *p)
{
    while (peaks_next(&p->peaks, NULL, p->row)) put_row(p);
    if (p->out) {
        (void)zts_series_end(p->out);
        put_est(p);
    }
    peaks_release(&p->peaks);
    free(p->key);
    p->key = NULL;
}

static void add_frames(struct peakpick *p, const char *path, struct zts_tensor *t)
{
    if (t->kind != ZTS_SERIES || t->rank != 2)  // a tensor may come within a track, too
        die("%s: act of '%.200s' is not a series of frames by classes: make it with predict", path, t->key);
    if (p->clears) fputs("\r\033[K", stdout);
    if (!p->key) begin_track(p, path, t);
    else if (strcmp(p->key, t->key))
        die("%s: act of '%.200s' begins before that of '%.200s' ends: write tracks one after another", path, t->key, p->key);
    zts_to_f32(t);
    const float *act = t->data;
    for (size_t i = 0; i < t->len; i++)
        if (!(act[i] >= 0 && act[i] <= 1))
            die("%s: act of '%.200s', frame %llu, %s is %g, not a probability from 0 to 1: look at what made it", path,
                t->key, (unsigned long long)(t->frame + i / p->classes.n), p->classes.label[i % p->classes.n],
                (double)act[i]);
    for (size_t i = 0; i < t->len; i += p->classes.n)
        if (peaks_next(&p->peaks, act + i, p->row)) put_row(p);
    if (t->last) end_track(p);
    if (!p->out && fflush(stdout) != 0) cli_close_stdout();  // now, for whoever listens; closing says what is wrong
}

static void release(struct peakpick *p)
{
    threshold_list_release(&p->asked);
    classes_release(&p->classes);
    onsets_release(&p->found);
    text_release(&p->attrs);
    zts_writer_free(p->out);
}

static void run(struct peakpick *p, const char *path)
{
    struct zts_reader *in = zts_reader_open(path);
    struct zts_tensor t = {0};
    int got;

    while ((got = zts_reader_next(in, &t)) > 0) {
        if (!strcmp(t.name, "act")) add_frames(p, zts_reader_path(in), &t);
        else if (p->out) (void)zts_writer_put(p->out, &t);
        if (p->out && zts_writer_error(p->out)) die("%s", zts_writer_error(p->out));
    }
    if (got < 0) die("%s", zts_reader_error(in));
    if (p->n_tracks == 0) die("%s: holds no act: make it with predict", zts_reader_path(in));
    zts_tensor_release(&t);
    zts_reader_free(in);
}

int main(int argc, char **argv)
{
    static const struct option longopt[] = {
        {"threshold", 1, NULL, 't'}, {"grid", 0, NULL, 'g'}, {"thesis", 0, NULL, 'T'},
        {"stream", 0, NULL, 'z'}, CLI_LONG, CLI_OUT_LONG, CLI_END
    };
    struct peakpick p = {0};
    bool stream = false;
    int c;

    cli_init("peakpick", usage, help);
    while ((c = getopt_long(argc, argv, "t:gTz" CLI_SHORT CLI_OUT_SHORT, longopt, NULL)) != -1)
        switch (c) {
        case 't':
            if (!threshold_list_add(&p.asked, optarg)) die("-t: '%s' is not X, or CLASS=X, from 0 to 1, or several of these with commas between, the first of which may be X: try peakpick -h", optarg);
            break;
        case 'g': p.grid = true; break;
        case 'T': p.thesis = p.grid = true; break;
        case 'z': stream = true; break;
        default: cli_std(c, argv);
        }
    const char *path = cli_input(argc, argv);
    if (stream) p.out = zts_writer_open(cli.out);
    else cli_open_stdout();
    if (stream && zts_writer_error(p.out)) die("%s", zts_writer_error(p.out));  // before anything is waited for
    p.clears = !stream && isatty(STDOUT_FILENO) && isatty(STDERR_FILENO);
    run(&p, path);
    if (p.out && zts_writer_finish(p.out) < 0) die("%s", zts_writer_error(p.out));
    if (!p.out) cli_close_stdout();
    if (cli.verbose) note("%llu onsets in %llu tracks", p.n_onsets, p.n_tracks);
    release(&p);
    return 0;
}
