/* predict - activations of a feature stream by a trained network; see predict(1).
 *
 * In: `spec` series (T, F) of any number of tracks, or shards. Out: `act`
 * series (T, C) f32 under the same keys; records of other names pass. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "common/cli.h"
#include "common/nn/windows.h"
#include "common/xalloc.h"
#include "formats/model.h"
#include "formats/zts.h"

enum { ACT_PIECE = 100, OVERLAP = 100 };  // frames: a piece of act; of neighbouring windows, at most

struct predict {
    struct model model;
    struct zts_reader *in;
    struct zts_writer *out;
    struct pool *pool;
    struct windows *windows;   // NULL before the first track
    size_t batch;
    bool segments;             // of the windows now: asked for, or the track is a shard's
    bool always_segments, always_whole, live;
    char *key;             // of the track being read, NULL between tracks
    struct zts_tensor act;
    unsigned long long n_tracks, n_frames;
};

static const char usage[] = "[-hVv] [-m model] [-b n] [-j n] [-s | -w] [-l] [-o file] [file]";
static const char help[] =
    "  -m, --model FILE       a model by trainnet [the one that comes with the suite]\n"
    "  -b, --batch N          1..1024 [16]  windows run at a time\n"
    "  -j, --threads N        1..256 [all processors]\n"
    "  -s, --segments         segments of the training length, each for itself\n"
    "  -w, --whole            tracks of shards, too, by overlapping windows, without seams\n"
    "  -l, --live             no waiting for a full batch: least delay, not least work\n";

/* The class list, thresholds and rate ride with the first piece. */
static void head_attrs(struct predict *p, struct text *attrs)
{
    const struct model *m = &p->model;

    attr_setf(attrs, "frame_rate_hz", "%.17g", m->frame_rate_hz);
    attr_set(attrs, "classes", m->classes);
    model_put_thresholds(m, attrs);
    if (p->segments) attr_setf(attrs, "segment_frames", "%zu", m->window_frames);
}

/* windows.h's sink; `track` is the key. */
static int put_act(void *ctx, void *track, size_t first, const float *act, size_t n_frames, bool last)
{
    struct predict *p = ctx;
    struct zts_tensor *t = &p->act;
    char *key = track;

    p->n_frames += n_frames;
    if (first == 0) {
        zts_tensor_make(t, "act", ZTS_F32, 2, (uint64_t[]){0, (uint64_t)p->model.net->arch.classes});
        zts_tensor_set_key(t, key);
        head_attrs(p, &t->attrs);
        zts_series_begin(p->out, t, p->segments ? p->model.window_frames : ACT_PIECE);
    }
    int rc = zts_series_add(p->out, act, n_frames);
    if (last) {
        rc = zts_series_end(p->out);
        free(key);
    }
    if (p->live) zts_writer_flush(p->out);
    return rc;
}

/* Windows for tracks of this kind; what waits in those of the other goes out. */
static int use_windows(struct predict *p, bool segments)
{
    size_t W = p->model.window_frames, overlap = W / 4 < OVERLAP ? W / 4 : OVERLAP;
    const struct windows_config cfg = {
        .W = W, .hop = segments ? W : W - overlap,
        .batch = p->batch, .mean = p->model.mean, .std = p->model.std,
    };

    if (p->windows && p->segments == segments) return 0;
    if (p->windows && windows_flush(p->windows) < 0) return -1;  // what still waits there has its keys
    windows_free(p->windows);
    p->segments = segments;
    p->windows = windows_new(p->model.net, p->pool, &cfg, put_act, p);
    return 0;
}

/* The first piece of a track: does the model hear this? 0, or -1 when what was waiting could not be written. */
static int begin_track(struct predict *p, const char *path, const struct zts_tensor *t)
{
    const char *attrs = text_str(&t->attrs);
    char feature[MODEL_MAX_TEXT];
    double rate_hz, segment;

    if (!attr_get(attrs, "feature", feature, sizeof feature) || strcmp(feature, p->model.feature))
        die("%s: spec of '%.200s' holds the feature '%.100s', the model hears '%.100s': use the wav2spec or the model that fits",
            path, t->key, attr_get(attrs, "feature", feature, sizeof feature) ? feature : "(unnamed)", p->model.feature);
    if (!attr_num(attrs, "frame_rate_hz", &rate_hz) || rate_hz != p->model.frame_rate_hz)
        die("%s: spec of '%.200s' does not have the model's %g frames a second: make it with wav2spec",
            path, t->key, p->model.frame_rate_hz);
    bool shard = attr_num(attrs, "segment_frames", &segment);
    if (shard && !p->always_whole && segment != (double)p->model.window_frames)
        die("%s: '%.200s' is cut into segments of %g frames, the model learned %zu: run shard again with --frames %zu",
            path, t->key, segment, p->model.window_frames, p->model.window_frames);
    p->key = xstrdup(t->key);
    p->n_tracks++;
    if (use_windows(p, (shard && !p->always_whole) || p->always_segments) < 0) return -1;  // the writer keeps the sentence
    windows_begin(p->windows, p->key);
    return 0;
}

static void check_classes(const struct predict *p, const char *path, const struct zts_tensor *t)
{
    char classes[CLASSES_TEXT] = "(a longer list)";

    bool is_label = !strcmp(t->name, "roll") || !strcmp(t->name, "onset");

    if (!is_label || t->frame != 0 || !attr_has(text_str(&t->attrs), "classes")) return;
    if (!attr_get(text_str(&t->attrs), "classes", classes, sizeof classes) || strcmp(classes, p->model.classes))
        die("%s: the labels are of the classes '%.200s', the model knows '%.200s': use a model for those classes",
            path, classes, p->model.classes);
}

static void run(struct predict *p)
{
    struct zts_reader *in = p->in;
    const char *path = zts_reader_path(in);
    struct zts_tensor t = {0};
    int got, rc = 0;

    while (rc == 0 && (got = zts_reader_next(in, &t)) > 0) {
        if (strcmp(t.name, "spec")) {
            check_classes(p, path, &t);
            rc = zts_writer_put(p->out, &t);
            continue;
        }
        // a tensor may come within a track, too
        if (t.kind != ZTS_SERIES || t.rank != 2 || t.dim[1] != (uint64_t)p->model.net->arch.bins)
            die("%s: spec of '%.200s' is no series of frames of %d bins, which the model hears: make it with wav2spec",
                path, t.key, p->model.net->arch.bins);
        if (!p->key) rc = begin_track(p, path, &t);
        else if (strcmp(p->key, t.key)) die("%s: '%.200s' begins before '%.200s' ends: write tracks one after another", path, t.key, p->key);
        zts_to_f32(&t);
        for (size_t i = 0; i < t.len; i++)
            if (!isfinite(((float *)t.data)[i]))
                die("%s: spec of '%.200s' holds a value that is not finite: make it again", path, t.key);
        if (rc == 0) rc = windows_add(p->windows, t.data, t.len / (size_t)p->model.net->arch.bins);
        if (rc == 0 && t.last) {
            rc = windows_end(p->windows);
            p->key = NULL;  // freed with its last frame
        }
        progress("%llu tracks, %.0f s", p->n_tracks, (double)p->n_frames / p->model.frame_rate_hz);
    }
    zts_tensor_release(&t);
    if (rc == 0 && got < 0) die("%s", zts_reader_error(in));
    if (rc == 0 && !p->n_tracks) die("%s: holds no spec: make it with wav2spec", path);
    if (rc == 0 && p->windows) (void)windows_flush(p->windows);
}

int main(int argc, char **argv)
{
    static const struct option longopt[] = {
        {"model", 1, NULL, 'm'}, {"batch", 1, NULL, 'b'}, {"threads", 1, NULL, 'j'},
        {"segments", 0, NULL, 's'}, {"whole", 0, NULL, 'w'}, {"live", 0, NULL, 'l'}, CLI_OUT_LONG, CLI_LONG, CLI_END,
    };
    struct predict p = {0};
    char *model_path = NULL, error[600];
    int c, batch = 16, threads = pool_cpus();

    cli_init("predict", usage, help);
    while ((c = getopt_long(argc, argv, "m:b:j:swl" CLI_OUT_SHORT CLI_SHORT, longopt, NULL)) != -1) {
        if (c == 'm') free(model_path), model_path = xstrdup(optarg);
        else if (c == 'b') batch = (int)cli_int("-b", optarg, 1, 1024);
        else if (c == 'j') threads = (int)cli_int("-j", optarg, 1, 256);
        else if (c == 's') p.always_segments = true;
        else if (c == 'w') p.always_whole = true;
        else if (c == 'l') p.live = true;
        else cli_std(c, argv);
    }
    const char *path = cli_input(argc, argv);
    if (p.always_segments && p.always_whole) die("-s and -w: tracks are either cut or whole: choose one");
    if (model_path && !strcmp(model_path, "-") && !strcmp(path, "-")) die("standard input cannot be both the model and the features: name one of them");
    if (!model_path) model_path = model_default_path();
    if (!model_path) die("no model is installed: name one with -m, or set PARADIDDLE_MODEL");
    if (model_load(&p.model, model_path, NULL, NULL, error, sizeof error) < 0) die("%s", error);

    p.in = zts_reader_open(path);
    p.out = zts_writer_open(cli.out);
    if (zts_writer_error(p.out)) die("%s", zts_writer_error(p.out));  // before anything is computed
    p.pool = pool_new(threads);
    p.batch = p.live ? 1 : (size_t)batch;
    run(&p);
    progress(NULL);
    if (zts_writer_finish(p.out) < 0) die("%s", zts_writer_error(p.out));
    if (cli.verbose) note("%llu tracks, %.1f s of music", p.n_tracks, (double)p.n_frames / p.model.frame_rate_hz);
    windows_free(p.windows);
    pool_free(p.pool);
    zts_tensor_release(&p.act);
    zts_writer_free(p.out);
    zts_reader_free(p.in);
    model_release(&p.model);
    free(model_path);
    return 0;
}
