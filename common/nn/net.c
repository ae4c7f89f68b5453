/* net.c - see net.h. */
#include "common/nn/net.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/xalloc.h"

void nn_params_add(struct nn_params *list, const struct layer *l, const char *name, bool buffer,
                   int rank, const size_t *dim)
{
    struct nn_param *p;
    size_t *end = buffer ? &list->n_buffers : &list->n_params;

    list->at = xgrow(list->at, &list->cap, list->n + 1, sizeof *list->at);
    p = &list->at[list->n++];
    *p = (struct nn_param){.buffer = buffer, .rank = rank, .n = 1, .offset = *end};
    snprintf(p->name, sizeof p->name, "%s%s", l->prefix, name);
    for (int i = 0; i < rank; i++) {
        p->dim[i] = dim[i];
        p->n = size_mul(p->n, dim[i]);
    }
    *end += p->n;
}

size_t net_width(const struct net *net)
{
    return net->n_layers ? net->layer[net->n_layers - 1].n_out : (size_t)net->arch.bins;
}

void net_add(struct net *net, struct layer l)
{
    net->layer = xrealloc(net->layer, size_mul(net->n_layers + 1, sizeof *net->layer));
    l.id = (unsigned)net->n_layers;
    l.param = net->list.n_params;
    l.buffer = net->list.n_buffers;
    net->layer[net->n_layers++] = l;
    if (l.ops->list) l.ops->list(&net->layer[l.id], &net->list);
}

struct net *net_new(const struct arch *a)
{
    struct net *net = xcalloc(1, sizeof *net);

    net->arch = *a;
    networks_build(net);
    if (net->list.n_params > NET_MAX_PARAMS) {
        net_free(net);
        return NULL;
    }
    net->params = xhuge(size_mul(net->list.n_params, sizeof(real)));
    net->buffers = xcalloc(net->list.n_buffers, sizeof(real));
    return net;
}

void net_free(struct net *net)
{
    if (!net) return;
    free(net->layer);
    free(net->list.at);
    free(net->params);
    free(net->buffers);
    free(net);
}

real *net_values(const struct net *net, const struct nn_param *p)
{
    return (p->buffer ? net->buffers : net->params) + p->offset;
}

void net_init(struct net *net, uint64_t seed)
{
    for (size_t i = 0; i < net->n_layers; i++) {
        const struct layer *l = &net->layer[i];
        struct rng rng = rng_make(seed, rng_name("init") + i);
        if (l->ops->init) l->ops->init(l, net->params + l->param, net->buffers + l->buffer, &rng);
    }
    net->n_steps = 0;
}

/* Where unit i of a dimension of `n`, whole blocks (gates, directions) of h units,
 * is in one of `m`, as many blocks of H. */
static size_t moved(size_t i, size_t n, size_t m, size_t h, size_t H)
{
    return n == m ? i : i / h * H + i % h;
}

bool net_take(struct net *net, const struct net *from)
{
    struct arch same = from->arch;
    char line[ARCH_LINE], want[ARCH_LINE];
    size_t h = (size_t)from->arch.hidden, H = (size_t)net->arch.hidden;

    if (H >= h) same.hidden = net->arch.hidden;
    arch_format(&same, line);
    arch_format(&net->arch, want);
    if (strcmp(line, want)) return false;
    for (size_t i = 0; i < net->list.n; i++) {
        const struct nn_param *to = &net->list.at[i], *p = &from->list.at[i];
        const real *x = net_values(from, p);
        real *y = net_values(net, to);
        size_t rows = p->dim[0], n = p->n / rows, to_rows = to->dim[0], to_n = to->n / to_rows;
        for (size_t r = 0; r < rows; r++) {
            real *row = y + moved(r, rows, to_rows, h, H) * to_n;
            memset(row, 0, to_n * sizeof *row);
            for (size_t k = 0; k < n; k++) row[moved(k, n, to_n, h, H)] = x[r * n + k];
        }
    }
    return true;
}

struct net_pass {
    struct net *net;
    struct nn_run run;
    bool can_train;
    real *arena;          // activations, saved values, gradients, scratch
    size_t n_arena;
    const real *x;        // the last forward's input
    real **y;             // each layer's output
    real **save;          // each layer's own
    real *d[3];           // training: gradients, the current, the next, a residual connection's; else outputs
    real *scratch;
};

/* The last layer that layer i's output is for. */
static size_t last_use(const struct net *net, size_t i)
{
    for (size_t k = i + 2; k < net->n_layers; k++)
        if (net->layer[k].skip == k - i) return k;
    return i + 1;
}

/* Lay out (arena NULL: only measure) the buffers of a pass for a batch of B.
 * Training keeps every output; inference needs three, for a layer's output,
 * its input, and what a residual connection will add. */
static size_t lay_out(struct net_pass *p, real *arena)
{
    const struct net *net = p->net;
    size_t at = 0, widest = 0, scratch = 0, frames = size_mul(p->run.B, p->run.T), free_from[3] = {0};

    for (size_t i = 0; i < net->n_layers; i++)
        if (net->layer[i].n_out > widest) widest = net->layer[i].n_out;
    for (int i = 0; i < 3; i++) p->d[i] = nn_take(arena, &at, size_mul(frames, widest));
    for (size_t i = 0; i < net->n_layers; i++) {
        const struct layer *l = &net->layer[i];
        if (p->can_train) {
            p->y[i] = nn_take(arena, &at, size_mul(frames, l->n_out));
            p->save[i] = nn_take(arena, &at, l->ops->n_save ? l->ops->n_save(l, &p->run) : 0);
        } else {
            int d = 0;
            while (free_from[d] > i) d++;
            p->y[i] = p->d[d];
            free_from[d] = last_use(net, i) + 1;
        }
        size_t n = l->ops->n_scratch ? l->ops->n_scratch(l, &p->run) : 0;
        if (n > scratch) scratch = n;
    }
    p->scratch = nn_take(arena, &at, scratch);
    return at;
}

struct net_pass *net_pass_new(struct net *net, struct pool *pool, size_t max_B, size_t T, bool train)
{
    struct net_pass *p = xcalloc(1, sizeof *p);

    p->net = net;
    p->run = (struct nn_run){.pool = pool, .train = train, .B = max_B, .T = T};
    p->can_train = train;
    p->y = xcalloc(net->n_layers, sizeof *p->y);
    p->save = xcalloc(net->n_layers, sizeof *p->save);
    p->n_arena = lay_out(p, NULL);
    if (train) {  // a pass for training also validates: the larger scratch of the two
        p->run.train = false;
        size_t n = lay_out(p, NULL);
        if (n > p->n_arena) p->n_arena = n;
    }
    p->arena = xhuge(size_mul(p->n_arena, sizeof(real)));
    return p;
}

void net_pass_free(struct net_pass *p)
{
    if (!p) return;
    free(p->arena);
    free(p->y);
    free(p->save);
    free(p);
}

size_t net_pass_bytes(const struct net_pass *p)
{
    return p->n_arena * sizeof(real);
}

/* to (B, T, n) = or += from, a sample a piece. */
struct samples {
    size_t n;
    bool add;
    real *to;
    const real *from;
};

static void samples_piece(void *arg, size_t b, int thread)
{
    const struct samples *s = arg;
    real *to = s->to + b * s->n;
    const real *from = s->from + b * s->n;

    (void)thread;
    if (!s->add) memcpy(to, from, s->n * sizeof *to);
    for (size_t i = 0; s->add && i < s->n; i++) to[i] += from[i];
}

static void samples_run(const struct nn_run *run, bool add, real *to, const real *from, size_t n)
{
    struct samples s = {.n = run->T * n, .add = add, .to = to, .from = from};
    pool_run(run->pool, samples_piece, &s, run->B);
}

const real *net_forward(struct net_pass *p, const real *x, size_t B, bool train, uint64_t seed, uint64_t step)
{
    struct net *net = p->net;

    p->run.B = B, p->run.seed = seed, p->run.step = step;
    p->run.train = train && p->can_train;
    lay_out(p, p->arena);
    p->x = x;
    for (size_t i = 0; i < net->n_layers; i++) {
        const struct layer *l = &net->layer[i];
        l->ops->forward(l, &p->run, p->y[i], i ? p->y[i - 1] : x, net->params + l->param,
                        net->buffers + l->buffer, p->save[i], p->scratch);
        if (l->skip) samples_run(&p->run, true, p->y[i], p->y[i - l->skip], l->n_out);
    }
    if (p->run.train) net->n_steps++;
    return p->y[net->n_layers - 1];
}

void net_backward(struct net_pass *p, real *dlogits, real *grads)
{
    const struct net *net = p->net;
    real *dy = dlogits, *around = p->d[2];  // the gradient that goes around the layers of a residual connection
    size_t joins = 0;                       // the layer whose output it belongs to is joins - 1

    for (size_t i = net->n_layers; i-- > 0;) {
        const struct layer *l = &net->layer[i];
        real *dx = i ? p->d[i % 2] : NULL;
        if (joins == i + 1) samples_run(&p->run, true, dy, around, l->n_out);
        if (l->skip) samples_run(&p->run, false, around, dy, l->n_out), joins = i - l->skip + 1;
        l->ops->backward(l, &p->run, dx, dy, i ? p->y[i - 1] : p->x, p->y[i], net->params + l->param,
                         grads + l->param, p->save[i], p->scratch);
        dy = dx;
    }
}

static bool all_finite(const real *v, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!isfinite(v[i])) return false;
    return true;
}

bool net_input_finite(const struct net_pass *p)
{
    return all_finite(p->x, p->run.B * p->run.T * (size_t)p->net->arch.bins);
}

const struct layer *net_first_bad(const struct net_pass *p)
{
    if (!p->can_train) return NULL;  // outputs were reused
    for (size_t i = 0; i < p->net->n_layers; i++) {
        const struct layer *l = &p->net->layer[i];
        if (!all_finite(p->y[i], p->run.B * p->run.T * l->n_out)) return l;
    }
    return NULL;
}

const struct layer *net_first_bad_gradient(const struct net *net, const real *grads)
{
    for (size_t i = net->n_layers, end = net->list.n_params; i-- > 0;) {
        const struct layer *l = &net->layer[i];
        if (!all_finite(grads + l->param, end - l->param)) return l;
        end = l->param;
    }
    return NULL;
}
