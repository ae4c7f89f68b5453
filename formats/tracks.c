/* tracks.c - see tracks.h. */
#include "formats/tracks.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "common/cli.h"
#include "common/music/threshold_list.h"
#include "common/xalloc.h"
#include "formats/onset_text.h"
#include "formats/zts.h"

#define fail(s, ...) error_put((s)->error, sizeof (s)->error, input_name((s)->path), 0, __VA_ARGS__)

/* The last track when it has this key, else a new one: tracks_close() joins. */
static struct track *track_of(struct tracks *t, const char *key)
{
    if (t->n == 0 || strcmp(t->at[t->n - 1].key, key)) {
        t->at = xgrow(t->at, &t->cap, t->n + 1, sizeof *t->at);
        t->at[t->n++] = (struct track){.key = xstrdup(key)};
    }
    return &t->at[t->n - 1];
}

/* ---- streams -------------------------------------------------------------- */

/* The reference or the estimate of a stream. */
struct side {
    struct tracks_source *s;
    struct tracks *t;             // NULL: is not wanted
    const struct labelmap *map;
    struct classes classes;       // as the stream has them
    int cls[CLASSES_MAX];         // which each is here, LABEL_NOTHING: none
    bool any;
};

static int map_classes(struct side *d, const struct zts_tensor *r)
{
    bool mapped = d->map && strcmp(d->map->classes.text, d->classes.text);

    for (size_t c = 0; c < d->classes.n; c++) {
        d->cls[c] = mapped ? labelmap_find(d->map, d->classes.label[c]) : (int)c;
        if (d->cls[c] == LABEL_UNKNOWN)
            return fail(d->s, "%s of '%.200s' has the class '%.60s', which is not in the label map: choose another", r->name, r->key, d->classes.label[c]);
    }
    const char *text = mapped ? d->map->classes.text : d->classes.text;
    if (d->t->classes.n == 0) classes_set(&d->t->classes, text);
    if (strcmp(d->t->classes.text, text))
        return fail(d->s, "%s of '%.200s' is of the classes '%.150s', not '%.150s': compare like with like", r->name,
                    r->key, text, d->t->classes.text);
    return 0;
}

static int agree_classes(struct side *d, const struct zts_tensor *r)
{
    char classes[CLASSES_TEXT];
    const char *known = d->classes.n ? d->classes.text : d->t->classes.n ? d->t->classes.text : NULL;
    const char *text = attr_get(text_str(&r->attrs), "classes", classes, sizeof classes);

    if (!text && attr_has(text_str(&r->attrs), "classes")) return fail(d->s, "%s of '%.200s' has a list of classes that is too long: make it again", r->name, r->key);
    if (!text && !known) return fail(d->s, "%s of '%.200s' does not name its classes: make it again", r->name, r->key);
    if (!text) text = known;
    if (d->classes.n && strcmp(d->classes.text, text))
        return fail(d->s, "%s of '%.200s' is of the classes '%.150s', not '%.150s': compare like with like", r->name,
                    r->key, text, d->classes.text);
    if (d->classes.n) return 0;
    if (!classes_set(&d->classes, text))
        return fail(d->s, "%s of '%.200s' has a bad list of classes: make it again", r->name, r->key);
    return map_classes(d, r);
}

/* Peaks that were picked above thresholds say nothing of lower ones. */
static bool are_above(const struct side *d, const struct zts_tensor *r)
{
    char text[32 * CLASSES_MAX];
    float above[CLASSES_MAX] = {0};
    bool some = attr_get(text_str(&r->attrs), "above", text, sizeof text) && threshold_row_read(above, d->classes.n, text);

    for (size_t c = 0; some && c < d->classes.n; c++)
        if (above[c] > 0.01f) return true;
    return false;
}

/* `onset` (N, 3) and `est` (N, 4): time_s, class, velocity, probability. */
static int add_tensor(struct side *d, const struct zts_tensor *r)
{
    const double *v = r->data;
    size_t n_columns = r->rank == 2 ? (size_t)r->dim[1] : 0;
    bool weighed = d->s->exact_only && !strcmp(r->name, "est");  // by its probabilities: without them every peak is a miss

    if (r->kind != ZTS_TENSOR || r->type != ZTS_F64 || n_columns < 3 || n_columns > 4)
        return fail(d->s, "%s of '%.200s' is not an (N, 3) or (N, 4) tensor of f64: make it again", r->name, r->key);
    if (weighed && n_columns != 4) return fail(d->s, "est of '%.200s' has no probabilities: make it with peakpick -z -t 0", r->key);
    if (agree_classes(d, r) < 0) return -1;
    if (d->s->exact_only && are_above(d, r)) return fail(d->s, "est of '%.200s' has no peaks below the thresholds that it was picked with: use peakpick -t 0", r->key);
    struct track *track = track_of(d->t, r->key);
    track->has_exact = true;
    for (size_t i = 0; i < r->len; i += n_columns) {
        if (!(v[i] >= 0 && v[i] <= 1e9 && v[i + 1] >= 0 && v[i + 1] < (double)d->classes.n))
            return fail(d->s, "%s of '%.200s' has an onset of class %g at %g s: make it again", r->name, r->key, v[i + 1], v[i]);
        if (weighed && !(v[i + 3] >= 0 && v[i + 3] <= 1))
            return fail(d->s, "est of '%.200s' has a peak of probability %g at %g s, not one from 0 to 1: make it again", r->key, v[i + 3], v[i]);
        int cls = d->cls[(int)v[i + 1]];
        if (cls >= 0) onsets_add(&track->exact, (struct onset){.time_s = v[i], .cls = cls, .probability = n_columns == 4 ? (float)v[i + 3] : -1});
    }
    return 0;
}

/* `roll` u8 where it is 2 and `peak` f32 where it is not 0. */
static int add_series(struct side *d, struct zts_tensor *r)
{
    bool roll = !strcmp(r->name, "roll");

    if (d->s->exact_only) {
        if (r->frame == 0) track_of(d->t, r->key)->n_series++;  // that the track is there
        return 0;
    }
    if (r->kind != ZTS_SERIES || r->rank != 2 || (roll && r->type != ZTS_U8))
        return fail(d->s, "%s of '%.200s' is not a series of frames by classes: make it again", r->name, r->key);
    if (r->frame == 0 && agree_classes(d, r) < 0) return -1;
    size_t C = d->classes.n;
    if (r->dim[1] != C)
        return fail(d->s, "%s of '%.200s' has %llu columns for %zu classes: make it again", r->name, r->key,
                    (unsigned long long)r->dim[1], C);
    struct track *track = track_of(d->t, r->key);
    if (r->frame == 0) {
        double rate_hz;
        if (!attr_num(text_str(&r->attrs), "frame_rate_hz", &rate_hz) || rate_hz != 100)
            return fail(d->s, "%s of '%.200s' does not have 100 frames a second, as what is scored has to: make it again", r->name, r->key);
        track->n_series++;
    }
    track->has_grid = true;
    zts_to_f32(r);
    const float *v = r->data;
    for (size_t i = 0; i < r->len; i++) {
        if ((roll ? v[i] != 2 : v[i] == 0) || d->cls[i % C] < 0) continue;
        double time_s = (double)(r->frame + i / C) / 100;
        onsets_add(&track->grid, (struct onset){.time_s = time_s, .cls = d->cls[i % C], .probability = -1});
    }
    return 0;
}

static int read_stream(struct tracks_source *s, struct zts_reader *in, struct tracks *ref, struct tracks *est)
{
    struct side side[2] = {{.s = s, .t = ref, .map = s->ref_map}, {.s = s, .t = est, .map = s->est_map}};
    struct zts_tensor r = {0};
    int got, rc = 0;

    while (rc == 0 && (got = zts_reader_next(in, &r)) > 0) {
        bool onset = !strcmp(r.name, "onset"), e = !strcmp(r.name, "est");
        struct side *d = onset || !strcmp(r.name, "roll") ? &side[0] : e || !strcmp(r.name, "peak") ? &side[1] : NULL;
        if (!d || !d->t) continue;
        d->any |= onset || e || !s->exact_only;
        rc = onset || e ? add_tensor(d, &r) : add_series(d, &r);
    }
    zts_tensor_release(&r);
    classes_release(&side[0].classes), classes_release(&side[1].classes);
    if (rc < 0) return -1;
    if (got < 0) return snprintf(s->error, sizeof s->error, "%s", zts_reader_error(in)), -1;
    if (ref && !side[0].any) return fail(s, "holds no onset%s to compare with: make them with txt2roll or midi2roll", s->exact_only ? "" : " or roll");
    if (est && !side[1].any) return fail(s, "holds no %s: make them with peakpick -z%s", s->exact_only ? "est" : "peak or est", s->exact_only ? " -t 0" : "");
    return 0;
}

/* ---- text ----------------------------------------------------------------- */

static int class_of(const struct labelmap *map, const struct tracks *t, struct onset_text *text)
{
    int cls = map ? labelmap_find(map, text->label) : classes_find(&t->classes, text->label);

    if (map && cls == LABEL_UNKNOWN)
        onset_text_fail(text, "the label '%.60s' is not in the label map: choose another", text->label);
    else if (!map && cls < 0)
        onset_text_fail(text, "the label '%.60s' is none of '%.200s': use a label map, or the same classes", text->label, t->classes.text);
    return cls;
}

static int read_text(struct tracks_source *s, FILE *f, struct tracks *t, const struct labelmap *map)
{
    struct onset_text text;
    struct track *track = NULL;
    int what;

    if (t->classes.n == 0) classes_set(&t->classes, map ? map->classes.text : CLASSES_FIVE);
    onset_text_open_file(&text, f, s->path, s->key);
    while ((what = onset_text_next(&text)) > 0) {
        if (what == ONSET_TEXT_TRACK) {
            track = track_of(t, text.key);
            track->has_exact = true;
            track->n_texts++;
            continue;
        }
        text.onset.cls = class_of(map, t, &text);
        if (text.onset.cls >= 0) onsets_add(&track->exact, text.onset);
    }
    if (what < 0) snprintf(s->error, sizeof s->error, "%s", text.error);
    onset_text_release(&text);
    return what;
}

int tracks_read(struct tracks_source *s, struct tracks *ref, struct tracks *est)
{
    bool standard = !strcmp(s->path, "-");
    int fd = standard ? STDIN_FILENO : open(s->path, O_RDONLY | O_CLOEXEC), rc;
    unsigned char first;

    if (fd < 0) return fail(s, "cannot be read: %s: %s", strerror(errno), read_remedy(errno));
    if (isatty(fd)) return fail(s, "is a terminal: name a file or pipe onsets in");
    ssize_t n = read(fd, &first, 1);
    if (n < 0) rc = fail(s, "cannot be read: %s: %s", strerror(errno), read_remedy(errno));
    else if (n == 0) rc = fail(s, "is empty: the program before it failed%s", ref && est ? "" : ", or write a comment for a track without onsets");
    else if (first == 0x28 || first >> 4 == 5) {  // a zstd frame or a skippable one
        struct zts_reader *in = zts_reader_open_fd(fd, s->path, &first, 1);
        rc = read_stream(s, in, ref, est);
        zts_reader_free(in);
        fd = -1;
    } else if (ref && est) {
        rc = fail(s, "is not a stream, which alone holds labels and peaks: make one with peakpick -z%s", s->exact_only ? " -t 0" : ", or score two files");
    } else {
        FILE *f = fdopen(fd, "r");
        if (!f) return fail(s, "%s", strerror(errno));
        ungetc(first, f);
        rc = read_text(s, f, ref ? ref : est, ref ? s->ref_map : s->est_map);
        fd = -1;
    }
    if (fd > STDIN_FILENO) (void)close(fd);
    return rc;
}

/* ---- the whole ------------------------------------------------------------ */

static int by_key(const void *a, const void *b)
{
    return strcmp(((const struct track *)a)->key, ((const struct track *)b)->key);
}

static void append(struct onsets *to, struct onsets *from)
{
    for (size_t i = 0; i < from->n; i++) onsets_add(to, from->at[i]);
    onsets_release(from);
}

int tracks_close(struct tracks *t, const char **twice)
{
    size_t n = 0;
    int rc = 0;

    if (t->n) qsort(t->at, t->n, sizeof *t->at, by_key);
    for (size_t i = 0; i < t->n; i++) {
        struct track *a = n ? &t->at[n - 1] : NULL, *b = &t->at[i];
        if (!a || strcmp(a->key, b->key)) {
            t->at[n++] = *b;
            continue;
        }
        append(&a->exact, &b->exact);
        append(&a->grid, &b->grid);
        a->has_exact |= b->has_exact, a->has_grid |= b->has_grid;
        a->n_series += b->n_series, a->n_texts += b->n_texts;
        free(b->key);
    }
    t->n = n;
    for (size_t i = 0; i < n; i++) {
        onsets_sort(&t->at[i].exact);
        onsets_sort(&t->at[i].grid);
        if (t->at[i].n_series + t->at[i].n_texts > 1) rc = -1, *twice = t->at[i].key;
    }
    return rc;
}

struct track *tracks_find(struct tracks *t, const char *key)
{
    struct track wanted = {.key = (char *)key};
    return t->n ? bsearch(&wanted, t->at, t->n, sizeof *t->at, by_key) : NULL;
}

void tracks_release(struct tracks *t)
{
    for (size_t i = 0; i < t->n; i++) {
        free(t->at[i].key);
        onsets_release(&t->at[i].exact);
        onsets_release(&t->at[i].grid);
    }
    free(t->at);
    classes_release(&t->classes);
    *t = (struct tracks){0};
}
