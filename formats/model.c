/* model.c - see model.h. */
#include "formats/model.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/cli.h"
#include "common/music/classes.h"
#include "common/music/threshold_list.h"
#include "common/rng.h"
#include "common/xalloc.h"
#include "formats/datafile.h"

bool model_init(struct model *m, const struct arch *a)
{
    *m = (struct model){.net = net_new(a), .std = 1, .frame_rate_hz = 100, .window_frames = 400};
    for (size_t c = 0; c < ARCH_MAX_CLASSES; c++) m->thresholds[c] = 0.5f;
    return m->net != NULL;
}

void model_release(struct model *m)
{
    net_free(m->net);
    text_release(&m->attrs);
    *m = (struct model){0};
}

/* ---- writing ---- */

void model_put_thresholds(const struct model *m, struct text *attrs)
{
    struct text list = {0};

    threshold_row_put(&list, m->thresholds, (size_t)m->net->arch.classes);
    attr_set(attrs, "thresholds", text_str(&list));
    text_release(&list);
}

void model_put_attrs(const struct model *m, struct text *attrs)
{
    char line[ARCH_LINE];

    arch_format(&m->net->arch, line);
    text_add(attrs, text_str(&m->attrs), m->attrs.len);
    attr_setf(attrs, "model_version", "%d", MODEL_VERSION);
    attr_set(attrs, "arch", line);
    attr_set(attrs, "classes", m->classes);
    attr_set(attrs, "feature", m->feature);
    attr_setf(attrs, "frame_rate_hz", "%.17g", m->frame_rate_hz);
    attr_setf(attrs, "mean", "%.17g", m->mean);
    attr_setf(attrs, "std", "%.17g", m->std);
    attr_setf(attrs, "window_frames", "%zu", m->window_frames);
    attr_setf(attrs, "steps", "%llu", (unsigned long long)m->net->n_steps);
    model_put_thresholds(m, attrs);
}

void model_put(struct zts_writer *w, const struct model *m, bool half)
{
    struct zts_tensor t = {0};
    uint64_t none = 0;

    zts_tensor_make(&t, "model", ZTS_U8, 1, &none);
    model_put_attrs(m, &t.attrs);
    (void)zts_writer_put(w, &t);

    for (size_t i = 0; i < m->net->list.n; i++) {
        const struct nn_param *p = &m->net->list.at[i];
        const real *from = net_values(m->net, p);
        uint64_t dim[4];
        for (int d = 0; d < p->rank; d++) dim[d] = p->dim[d];
        zts_tensor_make(&t, p->name, half && !p->buffer ? ZTS_F16 : ZTS_F32, p->rank, dim);
        if (t.type == ZTS_F16) zts_writer_to_f16(w, t.data, from, p->n);
        else memcpy(t.data, from, p->n * sizeof *from);
        (void)zts_writer_put(w, &t);
    }
    zts_tensor_release(&t);
}

/* ---- reading ---- */

struct loading {
    struct model *m;
    const char *path;
    bool *seen;   // a flag a parameter
    char *error;
    size_t size;
};

static int fail(struct loading *l, const char *what, const char *detail, const char *remedy)
{
    snprintf(l->error, l->size, "%s: %s%.200s: %s", input_name(l->path), what, detail, remedy);
    return -1;
}

_Static_assert((int)CLASSES_MAX <= (int)ARCH_MAX_CLASSES, "a network has an output for each class there may be");

#define UNUSABLE "the model lacks a usable attribute "

static int need_num(struct loading *l, const char *attrs, const char *key, double lo, double hi, double *value)
{
    if (attr_num(attrs, key, value) && *value >= lo && *value <= hi) return 0;
    return fail(l, UNUSABLE, key, "make it again with trainnet");
}

const char *model_unusable(const struct model *m)
{
    if (!(m->frame_rate_hz >= 1e-3 && m->frame_rate_hz <= 1e6)) return "frame_rate_hz";
    if (!(fabs(m->mean) <= 1e6)) return "mean";
    if (!(m->std >= 1e-9 && m->std <= 1e9)) return "std";
    if (m->window_frames < 1 || m->window_frames > 100000) return "window_frames";
    return NULL;
}

bool model_is_variance(const struct nn_param *p)
{
    return p->buffer && strstr(p->name, "running_var");
}

static int read_thresholds(struct loading *l, const char *attrs)
{
    char text[MODEL_MAX_TEXT];

    if (!attr_get(attrs, "thresholds", text, sizeof text))
        return fail(l, "the model has no thresholds", "", "make it again with trainnet");
    if (!threshold_row_read(l->m->thresholds, (size_t)l->m->net->arch.classes, text))
        return fail(l, "the thresholds are not one number from 0 to 1 a class: ", text, "make the model again");
    return 0;
}

static int read_head(struct loading *l, const char *attrs)
{
    char line[ARCH_LINE], why[200];
    struct arch a;
    struct model head = {0};
    double version, window, steps;

    if (need_num(l, attrs, "model_version", 1, 1e9, &version) < 0) return -1;
    if (version > MODEL_VERSION)
        return fail(l, "the model was written by a newer paradiddle", "", "install that, or train again with this one");
    if (!attr_get(attrs, "arch", line, sizeof line)) return fail(l, "the model names no architecture", "", "make it again");
    if (arch_parse(&a, line, why, sizeof why) < 0)
        return fail(l, "the model's architecture is unknown here: ", why, "install a newer paradiddle, or train again");
    if (!attr_get(attrs, "classes", head.classes, sizeof head.classes) ||
        classes_count(head.classes) != (size_t)a.classes)
        return fail(l, "the model's class labels do not fit its outputs", "", "make it again with trainnet");
    if (!attr_get(attrs, "feature", head.feature, sizeof head.feature))
        return fail(l, "the model does not say which feature it hears", "", "make it again with trainnet");
    if (need_num(l, attrs, "frame_rate_hz", -1e300, 1e300, &head.frame_rate_hz) < 0 ||
        need_num(l, attrs, "mean", -1e300, 1e300, &head.mean) < 0 ||
        need_num(l, attrs, "std", -1e300, 1e300, &head.std) < 0 ||
        need_num(l, attrs, "window_frames", 0, 1e15, &window) < 0 ||
        need_num(l, attrs, "steps", 0, 1e15, &steps) < 0)
        return -1;
    head.window_frames = (size_t)window;
    const char *bad = model_unusable(&head);
    if (bad) return fail(l, UNUSABLE, bad, "make it again with trainnet");
    head.net = net_new(&a);
    if (!head.net) return fail(l, "the model's network is larger than any that is built here: ", line, "train a smaller one");
    head.net->n_steps = (uint64_t)steps;
    head.half = true;
    text_add(&head.attrs, attrs, strlen(attrs));
    *l->m = head;
    return read_thresholds(l, attrs);
}

int model_from_attrs(struct model *m, const char *attrs, const char *path, char *error, size_t size)
{
    struct loading l = {.m = m, .path = path, .error = error, .size = size};

    *m = (struct model){0};
    if (read_head(&l, attrs) == 0) return 0;
    model_release(m);
    return -1;
}

/* 1 when t is a parameter, now stored; 0 when it is none. */
static int read_param(struct loading *l, struct zts_tensor *t)
{
    const struct net *net = l->m->net;

    for (size_t i = 0; i < net->list.n; i++) {
        const struct nn_param *p = &net->list.at[i];
        if (strcmp(p->name, t->name)) continue;
        bool fits = t->kind == ZTS_TENSOR && t->rank == p->rank && (t->type == ZTS_F32 || t->type == ZTS_F16);
        for (int d = 0; fits && d < p->rank; d++) fits = t->dim[d] == p->dim[d];
        if (!fits) return fail(l, "the parameter has another shape than the architecture wants: ", t->name, "make the model again");
        if (l->seen[i]) return fail(l, "the parameter occurs twice: ", t->name, "make the model again");
        l->m->half &= p->buffer || t->type == ZTS_F16;
        zts_to_f32(t);
        real *to = net_values(net, p);
        for (size_t k = 0; k < p->n; k++) {
            float value = ((const float *)t->data)[k];
            if (!isfinite(value)) return fail(l, "the parameter holds a value that is not finite: ", t->name, "train again with a smaller --lr");
            if (value < 0 && model_is_variance(p)) return fail(l, "the variance holds a value below 0: ", t->name, "make the model again");
            to[k] = value;
        }
        l->seen[i] = true;
        return 1;
    }
    return 0;
}

static int read_records(struct loading *l, struct zts_reader *in, model_extra *extra, void *ctx)
{
    struct zts_tensor t = {0};
    int got, rc = 0;

    while (rc == 0 && (got = zts_reader_next(in, &t)) != 0) {
        if (got < 0) {
            snprintf(l->error, l->size, "%s", zts_reader_error(in));
            rc = -1;
        } else if (!strcmp(t.name, "model")) {
            rc = l->m->net ? fail(l, "there are two models in the file", "", "give one") : read_head(l, text_str(&t.attrs));
            if (rc == 0) l->seen = xcalloc(l->m->net->list.n, sizeof *l->seen);
        } else if (l->m->net) {
            rc = read_param(l, &t);
            if (rc == 0 && extra) rc = extra(ctx, &t, l->error, l->size);
            if (rc > 0) rc = 0;
        } else {
            rc = fail(l, "not a model: the first record is ", t.name, "give a file that trainnet wrote");
        }
    }
    zts_tensor_release(&t);
    if (rc == 0 && !l->m->net) rc = fail(l, "there is no model in the file", "", "give a file that trainnet wrote");
    for (size_t i = 0; rc == 0 && i < l->m->net->list.n; i++)
        if (!l->seen[i]) rc = fail(l, "the model lacks the parameter ", l->m->net->list.at[i].name, "make it again");
    return rc;
}

int model_load(struct model *m, const char *path, model_extra *extra, void *ctx, char *error, size_t size)
{
    struct loading l = {.m = m, .path = path, .error = error, .size = size};
    struct zts_reader *in = zts_reader_open(path);

    *m = (struct model){0};
    int rc = read_records(&l, in, extra, ctx);
    zts_reader_free(in);
    free(l.seen);
    if (rc < 0) model_release(m);
    return rc;
}

uint64_t model_fingerprint(const struct model *m)
{
    const struct net *net = m->net;
    uint64_t name = rng_name_add(rng_name(text_str(&m->attrs)), net->params, net->list.n_params * sizeof(real));

    return rng_name_add(name, net->buffers, net->list.n_buffers * sizeof(real));
}

char *model_default_path(void)
{
    const char *path = getenv("PARADIDDLE_MODEL");
    return path && *path ? xstrdup(path) : datafile_find("models/drums.zts");
}
