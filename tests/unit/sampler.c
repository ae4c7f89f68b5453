/* sampler.c - kits of a few numbers, whose sound is known by hand. */
#include "common/music/sampler.h"

#include <string.h>

#include "common/rng.h"
#include "unit.h"

enum { N = 20000 };
static float out[N], window[N];

/* One take of n samples, all of them value. */
static void add_flat(struct drumkit *kit, unsigned note, unsigned layer, float value, size_t n)
{
    static float x[N];
    for (size_t i = 0; i < n; i++) x[i] = value;
    CHECK(drumkit_add(kit, note, layer, x, n));
}

static void render(const struct hit *hits, size_t n_hits, const struct drumset *set, uint64_t seed)
{
    memset(out, 0, sizeof out);
    sampler_render(out, N, 0, hits, n_hits, set, seed);
}

static void kits(void)
{
    struct drumkit kit = {0};
    float x[3] = {1, 2, 3};

    CHECK(!drumkit_add(&kit, 38, 2, x, 3));  // a gap
    CHECK(!drumkit_add(&kit, 38, 0, x, 3));
    CHECK(drumkit_add(&kit, 38, 1, x, 3) && drumkit_add(&kit, 38, 1, x, 2) && drumkit_add(&kit, 38, 2, x, 1));
    CHECK(!drumkit_add(&kit, 38, 1, x, 3));  // not the last layer any more
    CHECK(kit.note[38].n_layers == 2 && kit.note[38].layer[0].n_takes == 2 && kit.note[38].layer[1].n_takes == 1);
    drumkit_judge_levels(&kit);
    CHECK(!kit.flat);  // nothing to compare
    add_flat(&kit, 49, 1, 2, 1);
    drumkit_judge_levels(&kit);
    CHECK(kit.flat);  // without hats a cymbal tells
    add_flat(&kit, 42, 1, -1.8f, 2);
    drumkit_judge_levels(&kit);
    CHECK(!kit.flat);
    add_flat(&kit, 42, 2, -2, 2), add_flat(&kit, 46, 1, 0.1f, 2);
    drumkit_judge_levels(&kit);
    CHECK(kit.flat);  // the loudest of them
    struct drumset set = {0};
    drumset_fill(&set, DRUM_ALL, &kit);
    CHECK_NEAR(set.piece[42].gain, 0.398107, 1e-6);
    CHECK(set.piece[44].gain == set.piece[42].gain && set.piece[38].gain == 1);
    add_flat(&kit, 45, 1, 2, 1), add_flat(&kit, 51, 1, 2, 1);
    drumset_fill(&set, DRUM_ALL, &kit);
    CHECK_NEAR(set.piece[45].gain, 0.794328, 1e-6);
    CHECK_NEAR(set.piece[49].gain, 0.501187, 1e-6);
    CHECK_NEAR(set.piece[51].gain, 0.354813, 1e-6);
    drumkit_release(&kit);
}

/* The one cymbal of a kit is played for what it lacks. */
static void one_for_others(void)
{
    static const unsigned for_others[][2] = {{49, 57}, {57, 49}, {49, 52}, {57, 52}, {55, 52}, {49, 55}, {57, 55}, {52, 55}, {59, 51}, {51, 59}, {51, 53}, {59, 53}};

    for (size_t i = 0; i < sizeof for_others / sizeof *for_others; i++) {
        struct drumkit kit = {0};
        struct drumset set = {0};
        unsigned has = for_others[i][0], lacks = for_others[i][1];
        add_flat(&kit, has, 1, 1, 1);
        drumset_fill(&set, DRUM_ALL, &kit);
        CHECK(set.piece[lacks].note == &kit.note[has]);
        drumkit_release(&kit);
    }
}

static void lacks(void)
{
    struct drumkit kit = {0};

    add_flat(&kit, 37, 1, 1, 1), add_flat(&kit, 55, 1, 1, 1), add_flat(&kit, 46, 1, 1, 1), add_flat(&kit, 53, 1, 1, 1);
    for (int g = DRUM_KICK; g <= DRUM_OTHER; g *= 2) CHECK(!drumkit_has(&kit, g));
    add_flat(&kit, 35, 1, 1, 1), add_flat(&kit, 40, 1, 1, 1), add_flat(&kit, 59, 1, 1, 1);
    CHECK(drumkit_has(&kit, DRUM_KICK) && drumkit_has(&kit, DRUM_SNARE) && drumkit_has(&kit, DRUM_RIDE));
    drumkit_release(&kit);
}

static void stand_ins(void)
{
    struct drumkit a = {0}, b = {0};
    struct drumset set = {0};

    for (unsigned note = 36; note <= 51; note += 3) add_flat(&a, note, 1, 1, 1);  // 36 39 42 45 48 51
    add_flat(&b, 38, 1, 1, 1), add_flat(&b, 37, 1, 1, 1), add_flat(&b, 57, 1, 1, 1), add_flat(&b, 36, 1, 1, 1);
    drumset_fill(&set, DRUM_SNARE, &b);
    CHECK(set.piece[37].note == &b.note[37] && set.piece[38].note == &b.note[38] && set.piece[40].note == &b.note[38]);
    CHECK(!set.piece[36].note && !set.piece[49].note);
    CHECK(drumkit_has(&b, DRUM_KICK) && drumkit_has(&b, DRUM_SNARE) && drumkit_has(&b, DRUM_CRASH) && !drumkit_has(&b, DRUM_HAT));
    CHECK(!drumkit_has(&b, DRUM_OTHER) && !drumkit_has(&b, DRUM_TOM) && drumkit_has(&a, DRUM_OTHER) && drumkit_has(&a, DRUM_TOM));
    drumset_fill(&set, DRUM_ALL, &a);
    CHECK(set.piece[36].note == &a.note[36] && set.piece[35].note == &a.note[36] && set.piece[38].note == &b.note[38]);
    CHECK(set.piece[44].note == &a.note[42] && !set.piece[46].note && !set.piece[49].note);
    CHECK(set.piece[53].note == &a.note[51] && set.piece[59].note == &a.note[51] && set.piece[39].note == &a.note[39]);
    CHECK(set.piece[47].note == &a.note[45] && set.piece[47].speed == 1 && set.piece[50].note == &a.note[48]);
    CHECK(set.piece[43].note == &a.note[45] && set.piece[41].note == &a.note[45]);
    CHECK_NEAR(set.piece[43].speed, 0.840896415, 1e-9);
    CHECK(!set.piece[54].note);
    drumset_fill(&set, DRUM_ALL, &b);
    CHECK(set.piece[49].note == &b.note[57] && set.piece[52].note == &b.note[57] && set.piece[55].note == &b.note[57]);
    add_flat(&b, 49, 1, 1, 1);  // stands in before the other crash
    set = (struct drumset){0};
    drumset_fill(&set, DRUM_CRASH, &b);
    CHECK(set.piece[52].note == &b.note[49] && set.piece[55].note == &b.note[49] && set.piece[57].note == &b.note[57]);
    static const uint8_t of[][2] = {{35, DRUM_KICK}, {37, DRUM_SNARE}, {40, DRUM_SNARE}, {41, DRUM_TOM}, {50, DRUM_TOM}, {44, DRUM_HAT},
                                    {46, DRUM_HAT}, {52, DRUM_CRASH}, {55, DRUM_CRASH}, {57, DRUM_CRASH}, {51, DRUM_RIDE}, {53, DRUM_RIDE},
                                    {59, DRUM_RIDE}, {39, DRUM_OTHER}, {54, DRUM_OTHER}, {56, DRUM_OTHER}, {34, DRUM_OTHER}};
    for (size_t i = 0; i < sizeof of / sizeof *of; i++) CHECK((int)drum_group(of[i][0]) == of[i][1]);
    CHECK(drum_group_named("hat") == DRUM_HAT && drum_group_named("all") == DRUM_ALL && !drum_group_named("hats"));
    drumkit_release(&a), drumkit_release(&b);
}

static void velocities(void)
{
    struct drumkit kit = {0};
    struct drumset set = {0};

    add_flat(&kit, 36, 1, 0.25f, 10), add_flat(&kit, 36, 2, 0.6f, 10), add_flat(&kit, 36, 3, 1, 10);
    add_flat(&kit, 38, 1, 1, 10);
    drumset_fill(&set, DRUM_ALL, &kit);
    float last = 0;
    for (uint8_t v = 1; v <= 127; v++) {
        struct hit h = {0.001, 36, v};
        render(&h, 1, &set, 0);
        CHECK(out[43] == 0 && out[44] > last && out[53] == out[44] && out[54] == 0);
        last = out[44];
        if (v == 42) CHECK_NEAR(out[44], 0.25 * 42 * 3 / 127, 1e-7);  // the top of layer 1 is 42.33
        if (v == 43) CHECK_NEAR(out[44], 0.6 * 43 * 3 / 254, 1e-7);
        if (v == 85) CHECK_NEAR(out[44], 85 / 127.0, 1e-7);   // and that of layer 2 84.67
        if (v == 127) CHECK(out[44] == 1);
        h.note = 38;
        render(&h, 1, &set, 0);
        CHECK_NEAR(out[44], pow(v / 127.0, 1.5), 1e-6);
    }
    drumkit_release(&kit);
}

static void hats(void)
{
    struct drumkit kit = {0};
    struct drumset set = {0};

    add_flat(&kit, 46, 1, 1, 10000), add_flat(&kit, 42, 1, 0.0f, 5), add_flat(&kit, 36, 1, 0.0f, 5);
    drumset_fill(&set, DRUM_ALL, &kit);
    struct hit h[] = {{0, 46, 127}, {0, 42, 127}, {0.05, 36, 127}, {0.05, 46, 127}, {0.1, 44, 127}, {0.11, 46, 127}, {0.2, 42, 127}};
    render(h, 7, &set, 0);
    CHECK(out[2204] == 1 && out[2205] == 2 && out[4410] == 2);  // a kick stops nothing, nor does what sounds at once
    CHECK_NEAR(out[4410 + 441], 2 * 0.5 + 1, 1e-6);  // half way down, and the third open hat
    CHECK(out[4410 + 882] == 1 && out[4850] < 2 && out[8820] == 1 && out[8820 + 882] == 0);
    CHECK_NEAR(out[8820 + 441], 0.5, 1e-6);
    drumkit_release(&kit);
}

static void takes(void)
{
    struct drumkit kit = {0};
    struct drumset set = {0};
    struct hit h[64];
    unsigned n_of[4] = {0}, n_differ = 0;

    for (int take = 0; take < 4; take++) add_flat(&kit, 36, 1, (float)take, 1);
    for (unsigned i = 0; i < 64; i++) h[i] = (struct hit){(double)i / 441, 36, 127};
    drumset_fill(&set, DRUM_ALL, &kit);
    render(h, 64, &set, 1);
    for (int i = 0; i < 64; i++) n_of[(int)out[100 * i]]++;
    CHECK(n_of[0] > 5 && n_of[1] > 5 && n_of[2] > 5 && n_of[3] > 5);
    memcpy(window, out, sizeof out);
    render(h, 64, &set, 2);
    CHECK(memcmp(window, out, sizeof out));
    set.piece[36].alternatives = true;
    for (uint64_t seed = 0; seed < 20; seed++) {
        render(h, 64, &set, seed);
        for (int i = 1; i < 64; i++) CHECK(out[100 * i] == out[0]);
        n_differ += out[0] > 0;
    }
    CHECK(n_differ > 5 && n_differ < 20);
    drumkit_release(&kit);
}

/* Speed, decay and chokes; a window is the whole's, wherever it begins. */
static void windows(void)
{
    struct drumkit kit = {0};
    struct drumset set = {0};
    struct rng r = rng_make(3, 4);
    struct hit h[50];
    static float x[3000];

    for (unsigned note = 36; note < 52; note++)
        for (int take = 0; take < 2; take++) {
            size_t n = 1 + rng_below(&r, 3000);
            for (size_t i = 0; i < n; i++) x[i] = (float)rng_range(&r, -1, 1);
            drumkit_add(&kit, note, 1, x, n);
        }
    drumset_fill(&set, DRUM_ALL, &kit);
    for (unsigned note = 36; note < 52; note++) set.piece[note].speed = note % 3 ? rng_range(&r, 0.7, 1.4) : 1;
    for (unsigned i = 0; i < 50; i++)
        h[i] = (struct hit){i * 0.0071, (uint8_t)(36 + rng_below(&r, 16)), (uint8_t)(1 + rng_below(&r, 127))};
    render(h, 50, &set, 5);
    for (int round = 0; round < 20; round++) {
        memset(window, 0, sizeof window);
        for (size_t i = 0, n; i < N; i += n) {
            n = 1 + rng_below(&r, round < 10 ? 300 : 5000);
            if (n > N - i) n = N - i;
            sampler_render(window + i, n, (double)i / SAMPLER_RATE_HZ, h, 50, &set, 5);
        }
        CHECK(!memcmp(window, out, sizeof out));
    }
    size_t length = sampler_length(h, 50, &set, 5), last = N;
    while (last && out[last - 1] == 0) last--;
    CHECK(length <= N && last <= length && last + 2 >= length);
    memset(window, 0, sizeof window);
    sampler_render(window, 1000, -0.01, h, 50, &set, 5);  // before the start there is silence
    CHECK(window[440] == 0 && !memcmp(window + 441, out, 559 * sizeof *out));
    drumkit_release(&kit);
}

static void piece_speed(void)
{
    struct drumkit kit = {0};
    struct drumset set = {0};
    struct hit h = {0, 36, 127};
    static float x[8000];

    for (int i = 0; i < 8000; i++) x[i] = (float)sin(2 * M_PI * 1000 * i / SAMPLER_RATE_HZ);
    drumkit_add(&kit, 36, 1, x, 8000);
    drumset_fill(&set, DRUM_ALL, &kit);
    set.piece[36].speed = 1.25;
    render(&h, 1, &set, 0);
    for (int i = 2; i < 6398; i++) CHECK_NEAR(out[i], sin(2 * M_PI * 1250 * i / SAMPLER_RATE_HZ), 2e-3);
    CHECK(out[6400] == 0 && sampler_length(&h, 1, &set, 0) == 6400);
    drumkit_release(&kit);
}

int main(void)
{
    kits();
    stand_ins();
    one_for_others();
    lacks();
    velocities();
    hats();
    takes();
    windows();
    piece_speed();
    return unit_done();
}
