/* model_st.c - see model_st.h. */
#include "formats/model_st.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "common/cli.h"
#include "common/nn/position.h"
#include "common/xalloc.h"

enum { POSITIONS = 5000 };

/* What the file holds for a network; data is NULL. */
struct layout {
    struct st_tensor *at;
    size_t n, cap;
    size_t n_counters;    // they come first: 8-byte elements on multiples of 8
    size_t first_param;   // then the position table, if any, and the net's list in its order
};

static void add(struct layout *to, enum st_type type, int rank, const size_t *dim, const char *prefix, int n_prefix, const char *name)
{
    struct st_tensor t = {.type = type, .rank = rank, .len = 1};

    snprintf(t.name, sizeof t.name, "%.*s%s", n_prefix, prefix, name);
    for (int i = 0; i < rank; i++) t.dim[i] = dim[i], t.len *= dim[i];
    to->at = xgrow(to->at, &to->cap, to->n + 1, sizeof *to->at);
    to->at[to->n++] = t;
}

static struct layout layout_of(const struct net *net)
{
    static const char mean[] = "running_mean";
    struct layout all = {.n = 0};

    for (size_t i = 0; i < net->list.n; i++) {
        const char *name = net->list.at[i].name, *norm = strstr(name, mean);
        if (norm) add(&all, ST_I64, 0, NULL, name, (int)(norm - name), "num_batches_tracked");
    }
    all.n_counters = all.n;
    for (size_t i = 0; i < net->n_layers; i++) {
        const struct layer *l = &net->layer[i];
        if (l->ops != &position_ops) continue;
        add(&all, ST_F32, 3, (const size_t[]){1, POSITIONS, l->n_out}, l->prefix, (int)strlen(l->prefix), "pe");
    }
    all.first_param = all.n;
    for (size_t i = 0; i < net->list.n; i++) {
        const struct nn_param *p = &net->list.at[i];
        add(&all, ST_F32, p->rank, p->dim, p->name, (int)strlen(p->name), "");
    }
    return all;
}

/* ---- reading ---- */

struct loading {
    struct model *m;
    const char *path;
    float *room;
    char *error;
    size_t size;
};

#define fail(l, ...) error_put((l)->error, (l)->size, (l)->path, 0, __VA_ARGS__)

static void shape_text(const struct st_tensor *t, struct text *to)
{
    text_clear(to);
    text_addf(to, "(");
    for (int i = 0; i < t->rank; i++) text_addf(to, "%s%llu", i ? ", " : "", (unsigned long long)t->dim[i]);
    text_addf(to, ")");
}

static int wrong_shape(struct loading *l, const struct st_tensor *have, const struct st_tensor *want)
{
    struct text is = {0}, should = {0};

    shape_text(have, &is), shape_text(want, &should);
    fail(l, "%s is %s, the architecture has %s: give the -a that it was trained with", want->name, text_str(&is), text_str(&should));
    text_release(&is), text_release(&should);
    return -1;
}

static int read_floats(struct loading *l, const struct st_tensor *t)
{
    l->room = xrealloc(l->room, size_mul(t->len + 1, sizeof *l->room));
    if (!st_floats(t, l->room)) return fail(l, "%s does not hold floating-point numbers: save the model's state_dict as it is", t->name);
    for (size_t i = 0; i < t->len; i++)
        if (!isfinite(l->room[i])) return fail(l, "%s holds a value that is not finite: train again with a smaller learning rate", t->name);
    return 0;
}

static int read_param(struct loading *l, const struct st_tensor *t, const struct st_tensor *want, const struct nn_param *p)
{
    real *to = net_values(l->m->net, p);
    bool fits = t->rank == want->rank;

    for (int i = 0; fits && i < t->rank; i++) fits = t->dim[i] == want->dim[i];
    if (!fits) return wrong_shape(l, t, want);
    if (read_floats(l, t) < 0) return -1;
    for (size_t k = 0; k < p->n; k++) {
        if (l->room[k] < 0 && model_is_variance(p)) return fail(l, "%s is a variance and holds a value below 0: save it again", t->name);
        to[k] = l->room[k];
    }
    return 0;
}

/* Of any length; it must be the one that this program makes by itself, up to a
 * last place of the rates, which the frame's number magnifies. */
static int check_positions(struct loading *l, const struct st_tensor *t, const struct st_tensor *want)
{
    size_t D = (size_t)want->dim[2];
    bool same = true;

    if (t->rank != 3 || t->dim[0] != 1 || t->dim[2] != D) return wrong_shape(l, t, want);
    if (read_floats(l, t) < 0) return -1;
    real *row = xmalloc(D * sizeof *row);
    for (size_t i = 0; i < (size_t)t->dim[1]; i++) {
        double tol = 1e-5 + 3e-7 * (double)i;
        position_row(row, i, D);
        for (size_t j = 0; j < D; j++) same = same && fabs((double)l->room[i * D + j] - row[j]) < tol;
    }
    free(row);
    return same ? 0 : fail(l, "%s is not the table of sines and cosines: such a network is unknown here", t->name);
}

static int read_counter(struct loading *l, const struct st_tensor *t)
{
    int64_t steps;

    if (t->rank > 1 || t->len != 1 || !st_int64(t, 0, &steps) || steps < 0 || steps > 1000000000000000)
        return fail(l, "%s is not one whole number: save the model's state_dict as it is", t->name);
    if ((uint64_t)steps > l->m->net->n_steps) l->m->net->n_steps = (uint64_t)steps;
    return 0;
}

int model_from_st(struct model *m, const struct safetensors *s, const char *path, char *error, size_t size)
{
    struct loading l = {.m = m, .path = path, .error = error, .size = size};
    struct layout want = layout_of(m->net);
    size_t used = 0;
    int rc = 0;

    for (size_t i = 0; rc == 0 && i < want.n; i++) {
        const struct st_tensor *t = safetensors_find(s, want.at[i].name);
        used += t != NULL;
        if (!t) {
            if (i >= want.first_param) rc = fail(&l, "%s is missing: give the -a that it was trained with", want.at[i].name);
        } else if (i < want.n_counters) {
            if (i == 0) m->net->n_steps = 0;
            rc = read_counter(&l, t);
        } else if (i < want.first_param) {
            rc = check_positions(&l, t, &want.at[i]);
        } else {
            rc = read_param(&l, t, &want.at[i], &m->net->list.at[i - want.first_param]);
        }
    }
    for (size_t i = 0; rc == 0 && used < s->n && i < s->n; i++) {
        size_t k = 0;
        while (k < want.n && strcmp(want.at[k].name, s->at[i].name)) k++;
        if (k == want.n) rc = fail(&l, "the architecture has no %s: give the -a that it was trained with", s->at[i].name);
    }
    free(want.at), free(l.room);
    return rc;
}

/* ---- writing ---- */

void model_to_st(FILE *f, const struct model *m)
{
    struct layout all = layout_of(m->net);
    struct text meta = {0};
    float *table = NULL;
    int64_t steps = (int64_t)m->net->n_steps;

    for (size_t i = 0; i < all.n; i++) {
        struct st_tensor *t = &all.at[i];
        if (i < all.n_counters) t->data = &steps;
        else if (i >= all.first_param) t->data = net_values(m->net, &m->net->list.at[i - all.first_param]);
        else {
            size_t D = (size_t)t->dim[2];
            t->data = table = xmalloc(size_mul(t->len, sizeof *table));
            for (size_t p = 0; p < POSITIONS; p++) position_row(table + p * D, p, D);
        }
    }
    model_put_attrs(m, &meta);
    safetensors_write(f, all.at, all.n, &meta);
    text_release(&meta);
    free(all.at), free(table);
}
