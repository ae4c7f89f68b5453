/* Windows over tracks of any length, by a network of one layer of our own that
 * says for each frame where it is in its window and where that begins. */
#include "common/nn/windows.h"

#include "common/xalloc.h"
#include "tests/unit/unit.h"

enum { W = 40, HOP = 20, MARGIN = (W - HOP) / 4, LONGEST = 300 };
static const double MEAN = 50, STD = 20;

/* What the network was given in the last frame of the last window. */
static real last_input;

static real logit(double p)
{
    return (real)log(p / (1 - p));
}

/* The feature of a frame is its number from 1: class 0 has the frame's place in
 * the window, class 1 the window's first frame. */
static void own_forward(const struct layer *l, const struct nn_run *run, real *y, const real *x, const real *params,
                        real *buffers, real *save, real *scratch)
{
    (void)l, (void)params, (void)buffers, (void)save, (void)scratch;
    for (size_t b = 0; b < run->B; b++, x += W)
        for (size_t i = 0; i < W; i++) {
            *y++ = logit((double)(i + 1) / (W + 2));
            *y++ = logit(((double)x[0] * STD + MEAN) / (LONGEST + 2));
        }
    last_input = x[-1];
}

static const struct layer_ops own_ops = {"own", NULL, NULL, NULL, NULL, own_forward, NULL};

struct heard {
    double place[LONGEST], start[LONGEST];
    size_t n;
    bool ended;
};

static int sink(void *ctx, void *track, size_t first, const float *act, size_t n_frames, bool last)
{
    struct heard *h = track;

    CHECK(!strcmp(ctx, "ours") && first == h->n && !h->ended);
    for (size_t i = 0; i < n_frames; i++, act += 2) {
        h->place[h->n] = act[0] * (W + 2) - 1;
        h->start[h->n++] = act[1] * (LONGEST + 2) - 1;
    }
    h->ended = last;
    return 0;
}

static const size_t length[] = {0, 1, W - 1, W, W + 1, W + HOP, W + HOP + 1, 75, 2 * W, 200, 219};
enum { TRACKS = sizeof length / sizeof *length };

static void run(struct heard *heard, size_t hop, size_t batch)
{
    struct net net = {.arch = {.bins = 1, .classes = 2}};
    const struct windows_config cfg = {.W = W, .hop = hop, .batch = batch, .mean = MEAN, .std = STD};
    float spec[LONGEST];

    memset(heard, 0, TRACKS * sizeof *heard);
    for (int i = 0; i < LONGEST; i++) spec[i] = (float)(i + 1);
    net_add(&net, (struct layer){.ops = &own_ops, .n_in = 1, .n_out = 2});
    struct windows *w = windows_new(&net, NULL, &cfg, sink, "ours");
    for (int i = 0; i < TRACKS; i++) {
        windows_begin(w, &heard[i]);
        for (size_t at = 0, n; at < length[i]; at += n) {
            n = length[i] - at < 7 ? length[i] - at : 7;
            CHECK(windows_add(w, spec + at, n) == 0);
        }
        CHECK(windows_end(w) == 0);
    }
    CHECK(windows_flush(w) == 0);
    for (int i = 0; i < TRACKS; i++) CHECK(heard[i].ended && heard[i].n == length[i]);
    windows_free(w);
    free(net.layer);
}

/* Frames from .. end - 1 are those of the window that begins at `start`, alone. */
static void judged_by(const struct heard *h, size_t from, size_t end, size_t start)
{
    for (size_t i = from; i < end; i++) {
        CHECK_NEAR(h->start[i], (double)start, 2e-3);
        CHECK_NEAR(h->place[i], (double)(i - start), 2e-3);
    }
}

static void test_overlap(const struct heard *h)
{
    size_t n = h->n, last = n > W ? n - W : 0, start = 0;

    if (n == 0) return;
    // the last window ends with the track, those before are a hop apart
    judged_by(h, n > MARGIN ? n - MARGIN : 0, n, last);
    judged_by(h, 0, n < W - HOP + MARGIN ? n : W - HOP + MARGIN, 0);
    for (; start + W < n; start += HOP) {
        // what lies at an edge of a window is judged by the other, and what only one has, by that
        size_t then = start + HOP + W < n ? start + HOP : last;
        judged_by(h, start + HOP, start + HOP + MARGIN, start);
        judged_by(h, start + W - MARGIN, start + W < then + W - HOP + MARGIN ? start + W : then + W - HOP, then);
        // and between them one goes over into the other
        for (size_t i = start + HOP; i < start + W; i++) {
            double step = h->start[i] - h->start[i - 1];
            CHECK(step > -2e-3 && step < 0.2 * (double)(then - start));
        }
    }
}

static void test_segments(const struct heard *h)
{
    for (size_t start = 0; start < h->n; start += W) judged_by(h, start, start + W < h->n ? start + W : h->n, start);
}

int main(void)
{
    static struct heard one[TRACKS], three[TRACKS];

    run(one, HOP, 1), run(three, HOP, 3);
    CHECK(!memcmp(one, three, sizeof one));
    for (int i = 0; i < TRACKS; i++) test_overlap(&one[i]);
    CHECK_NEAR(last_input, (219 - MEAN) / STD, 1e-6);
    run(one, W, 1), run(three, W, 4);
    CHECK(!memcmp(one, three, sizeof one));
    for (int i = 0; i < TRACKS; i++) test_segments(&one[i]);
    CHECK_NEAR(last_input, (0 - MEAN) / STD, 1e-6);  // behind the track there is silence
    return unit_done();
}
