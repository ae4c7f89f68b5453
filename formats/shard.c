/* shard.c - see shard.h. */
#include "formats/shard.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/cli.h"
#include "common/music/classes.h"
#include "common/rng.h"
#include "common/xalloc.h"
#include "formats/zts.h"

/* ---- attributes of an index ---- */

static void put_list(struct text *attrs, const char *key, const double *v, size_t n)
{
    struct text list = {0};
    for (size_t i = 0; i < n; i++) text_addf(&list, "%s%.17g", i ? " " : "", v[i]);
    attr_set(attrs, key, text_str(&list));
    text_release(&list);
}

void shard_info_put(const struct shard_info *info, struct text *attrs)
{
    attr_setf(attrs, "segments", "%zu", info->segments);
    attr_setf(attrs, "tracks", "%zu", info->tracks);
    attr_setf(attrs, "segment_frames", "%zu", info->frames);
    attr_setf(attrs, "bins", "%zu", info->bins);
    attr_set(attrs, "classes", info->classes);
    attr_set(attrs, "feature", info->feature);
    attr_setf(attrs, "frame_rate_hz", "%.17g", info->frame_rate_hz);
    attr_setf(attrs, "seconds", "%.17g", info->seconds);
    attr_setf(attrs, "sum", "%.17g", info->sum);
    attr_setf(attrs, "sum2", "%.17g", info->sum2);
    attr_setf(attrs, "dropped", "%.17g", info->dropped);
    put_list(attrs, "positive_frames", info->positive_frames, info->n_classes);
    put_list(attrs, "onsets", info->onsets, info->n_classes);
}

static int get_list(const char *attrs, const char *key, double *v, size_t n)
{
    char text[SHARD_TEXT * 2], *rest = NULL;
    size_t have = 0;

    if (!attr_get(attrs, key, text, sizeof text)) return -1;
    for (char *word = strtok_r(text, " ", &rest); word; word = strtok_r(NULL, " ", &rest))
        if (have == n || !parse_num(word, 0, 1e15, &v[have++])) return -1;
    return have == n ? 0 : -1;
}

static int get_size(const char *attrs, const char *key, double lo, double hi, size_t *value)
{
    double v;
    if (!attr_num(attrs, key, &v) || v < lo || v > hi || v != floor(v)) return -1;
    *value = (size_t)v;
    return 0;
}

/* And back: -1 when one is missing or makes no sense. */
static int shard_info_get(struct shard_info *info, const char *attrs)
{
    *info = (struct shard_info){0};
    if (get_size(attrs, "segments", 0, 1e12, &info->segments) < 0 || get_size(attrs, "tracks", 0, 1e12, &info->tracks) < 0 ||
        get_size(attrs, "segment_frames", 1, 1e6, &info->frames) < 0 || get_size(attrs, "bins", 1, SHARD_MAX_BINS, &info->bins) < 0 ||
        info->frames * info->bins > ZTS_MAX_BYTES / 2 ||  // of a record, in f16
        !attr_get(attrs, "classes", info->classes, sizeof info->classes) ||
        !attr_get(attrs, "feature", info->feature, sizeof info->feature) ||
        !attr_num(attrs, "frame_rate_hz", &info->frame_rate_hz) || !attr_num(attrs, "seconds", &info->seconds) ||
        !attr_num(attrs, "sum", &info->sum) || !attr_num(attrs, "sum2", &info->sum2) || !attr_num(attrs, "dropped", &info->dropped))
        return -1;
    info->n_classes = classes_count(info->classes);
    if (!info->n_classes || get_list(attrs, "positive_frames", info->positive_frames, info->n_classes) < 0 ||
        get_list(attrs, "onsets", info->onsets, info->n_classes) < 0)
        return -1;
    info->fingerprint = rng_name(attrs);
    return 0;
}

/* ---- sets ---- */

struct shard_set {
    struct zts_file **file;
    size_t *first;          // number of each file's first segment
    size_t n_files;
    struct shard_info info;
    char error[900];         // "" while all is well
};

struct shard_cursor {
    struct zts_cursor **at;  // one a file, made when first needed
    struct zts_tensor t;
    size_t n_files;
};

#define fail(s, ...) (*(s)->error ? -1 : error_put((s)->error, sizeof (s)->error, __VA_ARGS__))

/* Add one part's numbers to the set's. */
static int add_info(struct shard_set *s, const char *path, const struct shard_info *part, size_t items)
{
    struct shard_info *all = &s->info;

    if (part->segments != items) return fail(s, path, 0, "the index does not hold as many segments as it says: make the shards again");
    if (!all->frames) {
        *all = *part;
        return 0;
    }
    if (strcmp(all->classes, part->classes)) return fail(s, path, 0, "its classes differ from those of the shards before: make all with one label map");
    if (strcmp(all->feature, part->feature) || all->bins != part->bins || all->frame_rate_hz != part->frame_rate_hz)
        return fail(s, path, 0, "its features differ from those of the shards before: make all with one wav2spec");
    if (all->frames != part->frames) return fail(s, path, 0, "its segments are of another length than those before: use one --frames");
    all->segments += part->segments, all->tracks += part->tracks, all->seconds += part->seconds;
    all->sum += part->sum, all->sum2 += part->sum2, all->dropped += part->dropped;
    for (size_t c = 0; c < all->n_classes; c++) {
        all->positive_frames[c] += part->positive_frames[c];
        all->onsets[c] += part->onsets[c];
    }
    all->fingerprint = all->fingerprint * 0x100000001b3u ^ part->fingerprint;
    return 0;
}

static void open_one(struct shard_set *s, const char *path)
{
    struct zts_file *f = zts_file_open(path);

    s->file[s->n_files] = f;
    s->first[s->n_files++] = s->info.segments;
    if (zts_file_error(f)) {
        fail(s, NULL, 0, "%s", zts_file_error(f));
        return;
    }
    for (size_t p = 0; p < zts_file_parts(f) && !*s->error; p++) {
        struct shard_info part;
        if (shard_info_get(&part, zts_file_attrs(f, p)) < 0)
            fail(s, path, 0, "its index is not one of training segments: give a file that shard wrote");
        else
            add_info(s, path, &part, zts_file_part_items(f, p));
    }
}

struct shard_set *shard_set_open(const char *const *paths, size_t n)
{
    struct shard_set *s = xcalloc(1, sizeof *s);

    s->file = xcalloc(n, sizeof *s->file);
    s->first = xcalloc(n, sizeof *s->first);
    for (size_t i = 0; i < n && !*s->error; i++) open_one(s, paths[i]);
    double values = (double)s->info.segments * (double)s->info.frames * (double)s->info.bins;
    if (values > 1) {
        s->info.mean = s->info.sum / values;
        s->info.std = sqrt(fmax(0, s->info.sum2 - s->info.sum * s->info.mean) / (values - 1));
        if (!(s->info.std > 1e-9) && !*s->error) fail(s, paths[0], 0, "all features have one value: is the audio silent?");
    }
    return s;
}

const struct shard_info *shard_set_info(const struct shard_set *s)
{
    return &s->info;
}

const char *shard_set_error(const struct shard_set *s)
{
    return *s->error ? s->error : NULL;
}

void shard_set_free(struct shard_set *s)
{
    if (!s) return;
    for (size_t i = 0; i < s->n_files; i++) zts_file_free(s->file[i]);
    free(s->file), free(s->first);
    free(s);
}

struct shard_cursor *shard_cursor_new(struct shard_set *s)
{
    struct shard_cursor *c = xcalloc(1, sizeof *c);
    c->at = xcalloc(s->n_files, sizeof *c->at);
    c->n_files = s->n_files;
    return c;
}

void shard_cursor_free(struct shard_cursor *c)
{
    if (!c) return;
    for (size_t i = 0; i < c->n_files; i++) zts_cursor_free(c->at[i]);
    zts_tensor_release(&c->t);
    free(c->at);
    free(c);
}

/* The file of a segment. */
static size_t file_of(const struct shard_set *s, size_t index)
{
    size_t f = s->n_files - 1;
    while (f > 0 && s->first[f] > index) f--;
    return f;
}

void shard_set_expect(const struct shard_set *s, size_t index)
{
    if (*s->error) return;
    size_t f = file_of(s, index);
    zts_file_expect(s->file[f], index - s->first[f]);
}

int shard_set_read(struct shard_set *s, struct shard_cursor *c, size_t index, float *spec, uint8_t *roll)
{
    const struct shard_info *info = &s->info;
    bool have_spec = false, have_roll = false;
    int got;

    if (*s->error) return -1;
    size_t f = file_of(s, index);
    if (!c->at[f]) c->at[f] = zts_cursor_new(s->file[f]);
    if (zts_cursor_seek(c->at[f], index - s->first[f]) < 0) return fail(s, NULL, 0, "%s", zts_cursor_error(c->at[f]));
    while ((got = zts_cursor_next(c->at[f], &c->t)) > 0) {
        struct zts_tensor *t = &c->t;
        if (!strcmp(t->name, "spec") && t->rank == 2 && t->dim[0] == info->frames && t->dim[1] == info->bins) {
            zts_to_f32(t);
            memcpy(spec, t->data, t->len * sizeof *spec);
            have_spec = true;
        } else if (!strcmp(t->name, "roll") && t->type == ZTS_U8 && t->rank == 2 && t->dim[0] == info->frames && t->dim[1] == info->n_classes) {
            memcpy(roll, t->data, t->len);
            have_roll = true;
        }
    }
    if (got < 0) return fail(s, NULL, 0, "%s", zts_cursor_error(c->at[f]));
    if (!have_spec || !have_roll)
        return fail(s, NULL, 0, "segment %zu lacks its spec or roll of the right shape: make the shards again", index);
    return 0;
}
