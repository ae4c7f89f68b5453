/* checkpoint.c - see checkpoint.h. */
#include "formats/checkpoint.h"

#include <stdio.h>
#include <string.h>

static void put_moments(struct zts_writer *w, struct zts_tensor *t, const char *name, const real *v, size_t n)
{
    zts_tensor_make(t, name, ZTS_F32, 1, (uint64_t[]){n});
    for (size_t i = 0; i < n; i++) ((float *)t->data)[i] = (float)v[i];
    (void)zts_writer_put(w, t);
}

int checkpoint_save(const char *path, const struct model *m, const struct trainer *t,
                    const struct checkpoint *c, char *error, size_t size)
{
    struct zts_writer *w = zts_writer_open(path);
    struct zts_tensor head = {0};
    size_t n = m->net->list.n_params;

    model_put(w, m, false);
    zts_tensor_make(&head, "checkpoint", ZTS_U8, 1, (uint64_t[]){c->log.len});
    memcpy(head.data, text_str(&c->log), c->log.len);
    attr_set(&head.attrs, "settings", text_str(&c->settings));
    attr_set(&head.attrs, "done", c->done ? "1" : "0");
    train_state_put(&t->state, &head.attrs);
    (void)zts_writer_put(w, &head);
    put_moments(w, &head, "adam.m", t->m, n);
    put_moments(w, &head, "adam.v", t->v, n);
    if (t->mean) put_moments(w, &head, "mean", t->mean, n);
    zts_tensor_release(&head);
    int rc = zts_writer_finish(w);
    if (rc < 0) snprintf(error, size, "%s", zts_writer_error(w));
    zts_writer_free(w);
    return rc;
}

struct loading {
    struct trainer *t;
    struct checkpoint *c;
    const char *path;
    bool have_state, have_m, have_v, have_mean;
};

static int get_moments(struct loading *l, const struct zts_tensor *t, real *v, bool *have, char *error, size_t size)
{
    size_t n = l->t->net->list.n_params;

    if (t->type != ZTS_F32 || t->len != n) {
        snprintf(error, size, "%s: %s has %zu values, the network has %zu parameters: start again without --resume and the checkpoint",
                 l->path, t->name, t->len, n);
        return -1;
    }
    for (size_t i = 0; i < n; i++) v[i] = ((const float *)t->data)[i];
    *have = true;
    return 0;
}

static int get_extra(void *ctx, struct zts_tensor *t, char *error, size_t size)
{
    struct loading *l = ctx;
    char settings[MODEL_MAX_TEXT];
    double done;

    if (!strcmp(t->name, "adam.m")) return get_moments(l, t, l->t->m, &l->have_m, error, size);
    if (!strcmp(t->name, "adam.v")) return get_moments(l, t, l->t->v, &l->have_v, error, size);
    if (!strcmp(t->name, "mean") && l->t->mean) return get_moments(l, t, l->t->mean, &l->have_mean, error, size);
    if (strcmp(t->name, "checkpoint")) return 0;
    const char *attrs = text_str(&t->attrs);
    if (t->type != ZTS_U8 || train_state_get(&l->t->state, attrs) < 0 || !attr_num(attrs, "done", &done) ||
        !attr_get(attrs, "settings", settings, sizeof settings)) {
        snprintf(error, size, "%s: the checkpoint's state is incomplete: start again without --resume and the checkpoint", l->path);
        return -1;
    }
    if (l->c->settings.len && strcmp(text_str(&l->c->settings), settings)) {
        snprintf(error, size, "%s: was made with other settings (%s): give those, or start again without --resume and the checkpoint", l->path, settings);
        return -1;
    }
    l->c->done = done != 0;
    text_clear(&l->c->settings);
    text_add(&l->c->settings, settings, strlen(settings));
    text_clear(&l->c->log);
    text_add(&l->c->log, t->data, t->len);
    l->have_state = true;
    return 0;
}

int checkpoint_load(const char *path, struct model *m, struct trainer *t, struct checkpoint *c,
                    char *error, size_t size)
{
    struct loading l = {.t = t, .c = c, .path = path};
    struct model loaded;

    if (model_load(&loaded, path, get_extra, &l, error, size) < 0) return -1;
    const struct net *from = loaded.net;
    int rc = 0;
    if (!l.have_state || !l.have_m || !l.have_v || (t->mean && !l.have_mean)) {
        snprintf(error, size, "%s: this is a model, not a checkpoint: start again without --resume and that", path);
        rc = -1;
    } else if (from->list.n_params != m->net->list.n_params || from->list.n_buffers != m->net->list.n_buffers) {
        snprintf(error, size, "%s: the checkpoint is of another architecture: start again without --resume and the checkpoint", path);
        rc = -1;
    } else {
        memcpy(m->net->params, from->params, from->list.n_params * sizeof(real));
        memcpy(m->net->buffers, from->buffers, from->list.n_buffers * sizeof(real));
        m->net->n_steps = from->n_steps;
    }
    model_release(&loaded);
    return rc;
}

int checkpoint_ended(const char *path, char *error, size_t size)
{
    struct zts_reader *in = zts_reader_open(path);
    struct zts_tensor t = {0};
    double done;
    int got, ended = -1;

    snprintf(error, size, "%s: is no checkpoint: remove it to start again", path);
    while (ended < 0 && (got = zts_reader_next(in, &t)) > 0)
        if (!strcmp(t.name, "checkpoint") && attr_num(text_str(&t.attrs), "done", &done)) ended = done != 0;
    if (ended < 0 && got < 0) snprintf(error, size, "%s", zts_reader_error(in));
    zts_tensor_release(&t);
    zts_reader_free(in);
    return ended;
}

void checkpoint_release(struct checkpoint *c)
{
    text_release(&c->settings);
    text_release(&c->log);
}
