/* feed.c - batches loaded ahead are those loaded when asked for; a segment
 * that cannot be read; a set that changed; what counts as waiting. */
#include "common/clock.h"
#include "common/nn/feed.h"
#include "tests/unit/unit.h"

enum { T = 2, F = 3, C = 1, N = 7 };

struct segments {
    int loads, bad;  // segment `bad` cannot be read
    int expected;    // and not loaded yet
    float plus;
    long nap_ms;     // before each
};

static void nap(long ms)
{
    nanosleep(&(struct timespec){.tv_nsec = ms * 1000000}, NULL);
}

static int load(void *ctx, size_t index, float *spec, uint8_t *roll)
{
    struct segments *s = ctx;

    s->loads++;
    CHECK(--s->expected >= 0);
    if (s->nap_ms) nap(s->nap_ms);
    if ((int)index == s->bad) return -1;
    for (int i = 0; i < T * F; i++) spec[i] = (float)index * 10 + (float)i + s->plus;
    for (int i = 0; i < T * C; i++) roll[i] = (uint8_t)(index % 3);
    return 0;
}

static void expect(void *ctx, size_t index)
{
    struct segments *s = ctx;
    CHECK(index < N);
    s->expected++;
}

static void check_batch(const struct feed_batch *b, const struct feed_range *r, float plus)
{
    CHECK(b != NULL);
    for (size_t i = 0; b && i < r->n; i++) {
        size_t index = r->index ? r->index[i] : r->first + i;
        CHECK_NEAR(b->x[i * T * F + 4], ((double)index * 10 + 4 + plus - 1) / 2, 1e-5);
        CHECK(b->roll[i * T] == index % 3);
        CHECK_NEAR(b->target[i * T + 1], (double)(index % 3) / 2, 0);
    }
}

int main(void)
{
    static const size_t order[N] = {3, 1, 6, 0, 2, 5, 4};
    struct segments s = {.bad = -1};
    struct train_set set = {N, load, &s, expect};
    struct feed f = {.T = T, .F = F, .C = C, .mean = 1, .std = 2};
    struct feed_range r[3];

    feed_init(&f, 3);
    for (size_t i = 0; i < 3; i++) r[i] = (struct feed_range){&set, order + 3 * i, 3 * i, i < 2 ? 3 : 1, 0};
    for (int i = 0; i < 3; i++) check_batch(feed_next(&f, &r[i], i < 2 ? &r[i + 1] : NULL), &r[i], 0);
    CHECK(s.loads == N && s.expected == 0);

    // what was loaded ahead is not what is asked for
    feed_next(&f, &r[0], &r[1]);
    check_batch(feed_next(&f, &r[2], NULL), &r[2], 0);
    struct feed_range plain = {&set, NULL, 4, 2, 0};
    check_batch(feed_next(&f, &plain, &r[0]), &plain, 0);
    feed_forget(&f);
    s.plus = 100;
    check_batch(feed_next(&f, &r[0], &r[1]), &r[0], 100);

    feed_wait(&f);
    s.bad = 4;
    check_batch(feed_next(&f, &r[1], &r[2]), &r[1], 100);
    CHECK(feed_next(&f, &r[2], NULL) == NULL);
    CHECK(strcmp(f.error, "segment 4 cannot be read") == 0);
    check_batch(feed_next(&f, &r[0], &r[2]), &r[0], 100);
    feed_release(&f);

    // loading when asked is waiting, loading meanwhile is not
    s = (struct segments){.bad = -1, .nap_ms = 5};
    set.expect = NULL, s.expected = N;  // none is told of
    double from_s = now_s();
    feed_init(&f, 3);
    feed_next(&f, &r[0], &r[1]);
    double waiting = feed_waiting(&f);
    CHECK(f.waited_s > 0.0149 && waiting <= 1 && waiting >= f.waited_s / (now_s() - from_s));
    nap(60);
    feed_next(&f, &r[1], NULL);
    CHECK(feed_waiting(&f) < waiting);
    feed_release(&f);
    return unit_done();
}
