/* Songs of every style: what a drummer, a band and a score would say of them. */
#include <string.h>

#include "common/music/drums.h"
#include "common/music/form.h"
#include "common/music/harmony.h"
#include "common/music/song.h"
#include "common/xalloc.h"
#include "tests/unit/unit.h"

enum { SEEDS = 6, DISTINCT = 2000 };

static bool is_foot(int pitch) { return pitch == 35 || pitch == 36 || pitch == 44; }
static bool is_tom(int pitch) { return pitch >= 41 && pitch <= 50 && pitch != 42 && pitch != 44 && pitch != 46 && pitch != 49; }
static bool is_crash(int pitch) { return pitch == 49 || pitch == 57 || pitch == 52 || pitch == 55; }

static struct song_options options(const char *style)
{
    return (struct song_options){.styles = style, .length_lo_s = 60, .length_hi_s = 120};
}

/* Sections follow each other and fill all bars but the last; all five of the form are there. */
static int bars_add_up(const struct song *s)
{
    int bar = 0, seen[SECTION_KINDS] = {0};
    for (size_t i = 0; i < s->n_sections; i++) {
        const struct section *x = &s->section[i];
        if (x->first_bar != bar || x->n_bars < 1) return 0;
        bar += x->n_bars;
        seen[x->kind]++;
    }
    if (bar + 1 != s->n_bars) return 0;
    return seen[INTRO] && seen[VERSE] && seen[CHORUS] && seen[BRIDGE] && seen[OUTRO];
}

/* In any 40 ms at most two hand strokes and two of the feet; no limb twice, and
 * hardly ever, for drags, twice in 60 ms. */
static int is_playable(const struct song *s)
{
    size_t fast = 0;
    double last_s[LIMBS] = {-9, -9, -9, -9}, struck_s[2][2] = {{-9, -9}, {-9, -9}};
    for (size_t i = 0; i < s->n_notes; i++) {
        const struct song_note *x = &s->note[i];
        if (x->part != PART_DRUMS) continue;
        double t = song_seconds(s, x->tick);
        int foot = is_foot(x->pitch);
        if (x->limb >= LIMBS || foot != (x->limb >= RIGHT_FOOT)) return 0;
        if (t - last_s[x->limb] < 0.040 || t - struck_s[foot][0] < 0.040) return 0;
        fast += t - last_s[x->limb] < 0.060;
        last_s[x->limb] = t;
        struck_s[foot][0] = struck_s[foot][1];
        struck_s[foot][1] = t;
    }
    return fast * 30 <= s->n_notes;
}

static int in_range(const struct song *s)
{
    static const struct { int lo, hi; } range[SONG_PARTS] = {{35, 59}, {39, 81}, {28, 55}, {40, 76}, {60, 84}, {55, 81}};
    double end = (double)s->n_bars * song_bar_ticks(s);
    for (size_t i = 0; i < s->n_notes; i++) {
        const struct song_note *x = &s->note[i];
        if (x->pitch < range[x->part].lo || x->pitch > range[x->part].hi) return 0;
        if (x->velocity < 1 || x->velocity > 127 || x->length < 1 || x->tick >= end) return 0;
        if (i && x->tick < s->note[i - 1].tick) return 0;
    }
    return 1;
}

/* Of a backbeat, of timekeeping, of toms and crashes: what share of the drum notes. */
static void check_kit(const char *style)
{
    size_t n = 0, kick = 0, snare = 0, time = 0, tom = 0, crash = 0, starts = 0, marked = 0;
    struct song_options o = options(style);

    o.drums_only = true;
    for (uint64_t i = 0; i < 20; i++) {
        struct song s;
        song_make(&s, 3, i, &o);
        size_t k = 0;
        for (size_t j = 1; j < s.n_sections; j++) {
            int tick = s.section[j].first_bar * song_bar_ticks(&s), found = 0;
            while (k < s.n_notes && (int)s.note[k].tick < tick - 120) k++;
            for (size_t m = k; m < s.n_notes && (int)s.note[m].tick < tick + 120; m++) found |= is_crash(s.note[m].pitch);
            starts++, marked += (size_t)found;
        }
        for (k = 0; k < s.n_notes; k++) {
            int p = s.note[k].pitch;
            n++, kick += p < 37, snare += p >= 37 && p <= 40, tom += is_tom(p), crash += is_crash(p);
            time += p == 42 || p == 44 || p == 46 || p == 51 || p == 59 || p == 53 || p == 56;
        }
        song_release(&s);
    }
    CHECK(kick > n / 20 && kick < n / 2);
    CHECK(snare > n / 25 && snare < n * 3 / 4);
    CHECK(time > n / 12 && time < n * 7 / 10);
    CHECK(tom > n / 60 && tom < n * 2 / 5);
    CHECK(crash > n / 300 && crash < n / 8);
    CHECK((double)marked > 0.5 * style_find(style, strlen(style))->crash * (double)starts);
}

/* How far a stroke is played from where the score has it, or may have: the nearest step as it swings; seconds. */
static double off_grid_s(const struct song *s, const struct song_note *x)
{
    int step = s->metre->step_ticks, bar = (int)x->tick / song_bar_ticks(s), first = (int)x->tick / step - 2;
    double nearest = 1e9;

    for (int k = first; k < first + 5; k++)
        if (k >= 0) nearest = fmin(nearest, fabs(x->tick - song_swung(s, k * step)));
    return nearest / song_ticks_per_s(s, bar);
}

/* A grace stroke: the other hand, softer, on the same drum a moment before. */
static bool is_flam(const struct song *s, size_t i)
{
    const struct song_note *x = &s->note[i];

    for (size_t k = i; k-- > 0 && song_seconds(s, x->tick) - song_seconds(s, s->note[k].tick) < 0.035;) {
        const struct song_note *g = &s->note[k];
        if (g->pitch == x->pitch && g->limb != x->limb && g->velocity < x->velocity) return true;
    }
    return false;
}

static int compare_double(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

enum { MANY = 100000 };

/* What tells a drummer from a score: ghost notes, flams, hats opened, time that is loose and a tempo that moves, as the style's
 * numbers want them; and a machine from a drummer. */
static void check_hand(const char *style)
{
    static double off_s[MANY];
    const struct style *st = style_find(style, strlen(style));
    struct song_options o = options(style);
    size_t n = 0, snares = 0, ghosts = 0, flams = 0, open = 0, closed = 0;
    double moved = 0;

    o.drums_only = true;
    for (uint64_t i = 0; i < 20; i++) {
        struct song s;
        double lo = 1e9, hi = 0;
        song_make(&s, 3, i, &o);
        for (size_t k = 0; k < s.n_notes && n < MANY; k++) {
            int p = s.note[k].pitch;
            bool snare = p == 38 || p == 40;
            snares += snare, ghosts += snare && s.note[k].velocity < st->level - 35 * st->spread;
            flams += snare && is_flam(&s, k), open += p == 46, closed += p == 42;
            off_s[n++] = off_grid_s(&s, &s.note[k]);
        }
        for (int bar = 0; bar < s.n_bars - 2; bar++) lo = fmin(lo, s.bar_tempo[bar]), hi = fmax(hi, s.bar_tempo[bar]);
        moved += (hi / lo - 1) / 20;
        song_release(&s);
    }
    qsort(off_s, n, sizeof *off_s, compare_double);
    double typical_ms = 1000 * off_s[n / 2];
    size_t hats = open + closed;
    CHECK(ghosts < snares * 4 / 5 && (st->ghost < 0.3 || ghosts > snares / 4) && (st->ghost < 0.8 || ghosts > snares / 2));
    CHECK(st->ghost > 0 || ghosts < snares / 20);
    CHECK(flams > 0 && flams < snares / 40);
    CHECK(hats < 1000 || (open > hats / 100 && open < hats * 3 / 4));
    CHECK(strcmp(style, "disco") || open > hats / 4);  // on every off-beat
    CHECK(st->loose_ms > 0 ? typical_ms > 0.75 * st->loose_ms && typical_ms < 1.25 * st->loose_ms : typical_ms < 0.01);
    CHECK(st->drift > 0 ? moved > 1.5 * st->drift && moved < 4.5 * st->drift : moved == 0);
}

static int same_notes(const struct song *a, const struct song *b)
{
    if (a->n_notes != b->n_notes) return 0;
    for (size_t i = 0; i < a->n_notes; i++)
        if (memcmp(&a->note[i], &b->note[i], sizeof *a->note)) return 0;
    return 1;
}

/* The drums are the same with and without the band; the same call gives the same song. */
static void check_same(const char *style)
{
    struct song_options o = options(style);
    struct song a, b, alone;
    song_make(&a, 9, 4, &o);
    song_make(&b, 9, 4, &o);
    o.drums_only = true;
    song_make(&alone, 9, 4, &o);
    CHECK(same_notes(&a, &b));
    size_t n = 0;
    for (size_t i = 0; i < a.n_notes; i++)
        if (a.note[i].part == PART_DRUMS) a.note[n++] = a.note[i];
    a.n_notes = n;
    CHECK(same_notes(&a, &alone));
    song_release(&a), song_release(&b), song_release(&alone);
}

static uint64_t hash_of(const struct song *s)
{
    uint64_t h = 1469598103934665603u;
    for (size_t i = 0; i < s->n_notes; i++)
        h = (h ^ s->note[i].tick ^ (uint64_t)s->note[i].pitch << 40 ^ (uint64_t)s->note[i].velocity << 50) * 1099511628211u;
    return h;
}

static int compare_u64(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

static void check_distinct(void)
{
    static uint64_t hash[DISTINCT];
    struct song_options o = {.length_lo_s = 20, .length_hi_s = 40, .drums_only = true};
    int twins = 0;
    for (uint64_t i = 0; i < DISTINCT; i++) {
        struct song s;
        song_make(&s, i % 2, i / 2, &o);
        hash[i] = hash_of(&s);
        song_release(&s);
    }
    qsort(hash, DISTINCT, sizeof *hash, compare_u64);
    for (int i = 1; i < DISTINCT; i++) twins += hash[i] == hash[i - 1];
    CHECK(twins == 0);
}

/* What the table says can be found and read. */
static void check_table(const struct style *st)
{
    struct rng r = rng_make(1, 1);
    char word[32];
    const char *kits[] = {st->kits, st->basses, st->chords, st->leads, st->pads};

    CHECK(progression_valid(st->verse) && progression_valid(st->chorus));
    for (int i = 0; i < 50; i++) {
        style_draw(st->soft, &r, word, sizeof word);
        CHECK(timekeeper_find(word));
        style_draw(st->loud, &r, word, sizeof word);
        CHECK(timekeeper_find(word));
        style_draw(st->metres, &r, word, sizeof word);
        CHECK(metre_find(word));
        style_draw(st->odd, &r, word, sizeof word);
        CHECK(!*word || metre_find(word));
        for (int k = 0; k < 5; k++) {
            int a = style_program(kits[k], k == 0, 1, &r), b = style_program(kits[k], k == 0, 2, &r);
            CHECK(a >= 0 && b >= 0 && a < 128 && b < 128 && a != b);
        }
    }
}

static void check_tabs(void)
{
    const struct groove *g;
    for (size_t i = 0; (g = groove_at(i)); i++) {
        const struct metre *m = metre_find(g->metre);
        CHECK(m && strchr("alht", g->where));
        for (const char *s = g->tab; m && *s;) {
            int n = 0, good = strspn(s, "BDSXCPHFRYT1234") >= 2;
            for (s += 2; *s && *s != '|'; s++) n += *s != ' ', good = good && strchr(" -xXg?,obfdyhs", *s);
            if (!good || (n != m->n_steps && n != 2 * m->n_steps)) printf("groove %zu: %s\n", i, g->tab);
            CHECK(good && (n == m->n_steps || n == 2 * m->n_steps));
            if (*s) s++;
        }
    }
}

static void check_metres(void)
{
    char names[80], *save = NULL;
    snprintf(names, sizeof names, "%s", metre_names());
    for (char *s = strtok_r(names, " ", &save); s; s = strtok_r(NULL, " ", &save)) {
        const struct metre *m = metre_find(s);
        CHECK(m && (int)strlen(m->weight) == m->n_steps && m->n_steps <= STEPS_MAX);
        CHECK(m && m->n_steps * m->step_ticks == SONG_PPQ * 4 * m->numerator / m->denominator);
        for (size_t k = 0; style_at(k); k++) {
            struct song_options o = options(style_at(k)->name);
            struct song song;
            o.metre = m;
            song_make(&song, 2, k, &o);
            CHECK(bars_add_up(&song) && is_playable(&song) && in_range(&song));
            song_release(&song);
        }
    }
    CHECK(!metre_find("9/8"));
}

/* A machine without swing strikes on the grid of its bar, or of even strokes in a beat. */
static void check_machine(void)
{
    struct song_options o = options("house");
    struct song s;
    int off = 0;
    o.drums_only = true;
    song_make(&s, 1, 1, &o);
    for (size_t i = 0; i < s.n_notes; i++) off += s.note[i].tick % 240 > 1 && s.note[i].tick % 160 > 1 && s.note[i].tick % 120 > 1;
    CHECK(s.n_notes > 200 && off <= 2);  // but for flams
    song_release(&s);
}

static void check_options(void)
{
    for (uint64_t i = 0; i < 40; i++) {
        struct song_options o = {.tempo_lo = 100, .tempo_hi = 110, .length_lo_s = 90, .length_hi_s = 90, .sounds = 1 + (int)(i & 1)};
        struct song s;
        song_make(&s, 4, i, &o);
        double length_s = song_seconds(&s, (double)s.n_bars * song_bar_ticks(&s));
        CHECK(s.tempo >= 100 && s.tempo <= 110);
        CHECK(length_s > 45 && length_s < 135);
        CHECK(s.program[PART_BASS] % 2 == (int)(i & 1));
        song_release(&s);
    }
}

/* In 6/8 a beat is three eighths, and there are some three fifths as many. */
static void check_slow_beats(void)
{
    const struct style *house = style_find("house", 5);
    for (uint64_t i = 0; i < 20; i++) {
        struct song_options o = options("house");
        struct song s;
        o.metre = metre_find("6/8");
        song_make(&s, 4, i, &o);
        CHECK(s.tempo >= 0.55 * house->tempo_lo && s.tempo <= 0.65 * house->tempo_hi);
        song_release(&s);
    }
}

static void check_swing(void)
{
    struct song_options o = options("jazz");
    struct song s;
    o.metre = metre_find("4/4t");
    song_make(&s, 1, 0, &o);
    CHECK(song_swung(&s, 0) == 0 && song_swung(&s, 960) == 960 && song_swung(&s, 3840 * 3) == 3840 * 3);
    CHECK_NEAR(song_swung(&s, 640), 960 * s.swing, 1e-6);
    for (int t = 1; t < 3840; t++) CHECK(song_swung(&s, t) > song_swung(&s, t - 1));
    song_release(&s);
}

/* The bass of hip-hop strikes with the kick. */
static void check_bass(void)
{
    struct song_options o = options("hip-hop");
    size_t n = 0, with = 0;
    for (uint64_t index = 0; index < 10; index++) {
        struct song s;
        song_make(&s, 1, index, &o);
        for (size_t i = 0; i < s.n_notes; i++) {
            if (s.note[i].part != PART_BASS) continue;
            int found = 0;
            for (size_t k = i > 12 ? i - 12 : 0; k < i + 12 && k < s.n_notes; k++)
                found |= s.note[k].part == PART_DRUMS && s.note[k].pitch < 37 &&
                         abs((int)s.note[k].tick - (int)s.note[i].tick) < 80;
            n++, with += (size_t)found;
        }
        song_release(&s);
    }
    CHECK(n > 500 && with > n * 3 / 4);
}

/* Three hands are one too many: the timekeeper goes. A pedal is not pressed
 * while a stick strikes its hat. Kicks in fast succession want two pedals. */
static void check_limbs(const char *style, size_t n_kicks)
{
    struct song_options o = options(style);
    struct song s;
    struct strokes h = {0};

    o.metre = metre_find("4/4");
    o.tempo_lo = o.tempo_hi = 220;
    song_make(&s, 1, 0, &o);
    strokes_add(&h, 960, HAT, 0.7, 0, false);
    strokes_add(&h, 960, SNARE, 0.9, 0, false);
    strokes_add(&h, 960, HAT_PEDAL, 0.5, 0, false);
    strokes_add(&h, 960, CRASH1, 0.9, 0, false);
    strokes_add(&h, 1920, HAT, 0.7, 0, false);
    strokes_add(&h, 1920, HAT_PEDAL, 0.5, 0, false);
    for (int i = 0; i < 4; i++) strokes_add(&h, 3840 + 240 * i, KICK, 0.7, 0, false);
    for (int i = 0; i < 6; i++) strokes_add(&h, 7680 + 240 * i, SNARE, 0.7, 0, true);
    limbs_assign(&h, &s);
    CHECK(h.n == 4 + n_kicks + 6);
    CHECK(h.at[0].piece == CRASH1 && h.at[0].limb == RIGHT_HAND);
    CHECK(h.at[1].piece == SNARE && h.at[1].limb == LEFT_HAND);
    CHECK(h.at[2].piece == HAT_PEDAL && h.at[2].limb == LEFT_FOOT);
    CHECK(h.at[3].piece == HAT && h.at[3].limb == RIGHT_HAND);
    CHECK((h.at[5].limb == LEFT_FOOT) == (n_kicks == 4));
    for (size_t i = h.n - 5; i < h.n; i++) CHECK(h.at[i].limb != h.at[i - 1].limb);
    free(h.at);
    song_release(&s);
}

static void check_harmony(void)
{
    const char *p = "ii7 V7 IM7 bVI/i bVII5 iio7 V9";
    struct chord c = progression_chord(p, 0, 0);
    CHECK(c.n == 4 && c.tone[0] == 2 && c.tone[1] == 5 && c.tone[2] == 9 && c.tone[3] == 0);  // D F A C
    c = progression_chord(p, 5, 2);                                                           // V7 of D
    CHECK(c.n == 4 && c.tone[0] == 9 && c.tone[1] == 1 && c.tone[2] == 4 && c.tone[3] == 7);  // A C# E G
    c = progression_chord(p, 3, 0);
    CHECK(c.n == 3 && c.tone[0] == 8 && c.tone[1] == 0 && c.tone[2] == 3);                    // Ab C Eb
    c = progression_chord(strchr(p, '/') + 1, 2, 0);
    CHECK(c.n == 4 && c.tone[0] == 2 && c.tone[1] == 5 && c.tone[2] == 8 && c.tone[3] == 0);  // D F Ab C
    CHECK(progression_bars(p) == 4 && progression_mode(p) == 'M' && progression_mode(strchr(p, '/') + 1) == 'm');
    CHECK(progression_valid(p) && !progression_valid("I H") && !progression_valid("I  V") && !progression_valid("I11"));

    int pitch[CHORD_TONES], n = 0, before[CHORD_TONES];
    for (int bar = 0; bar < 12; bar++) {
        c = progression_chord("I vi IV V", bar, 7);
        memcpy(before, pitch, sizeof before);
        voice_lead(&c, 48, 76, pitch, &n);
        CHECK(n == 3 && pitch[0] < pitch[1] && pitch[1] < pitch[2] && pitch[0] >= 48 && pitch[2] <= 76);
        for (int i = 0; i < n; i++) CHECK(chord_has(&c, pitch[i]) && (bar == 0 || abs(pitch[i] - before[i]) <= 5));
    }
    c = progression_chord("I", 0, 0);
    CHECK(chord_nearest(&c, 61) == 60 && chord_nearest(&c, 66) == 67);
    CHECK(scale_nearest(&c, 0, false, 62) == 62 && scale_nearest(&c, 0, false, 65) == 64);  // F would rub against E
}

/* The band is of one harmony: in a bar chords and pad share a chord, whose tones bass and lead begin on, and most are the key's. */
static void check_band(void)
{
    static const bool scale[2][12] = {{1, 0, 1, 0, 1, 1, 0, 1, 0, 1, 0, 1}, {1, 0, 1, 1, 0, 1, 0, 1, 1, 0, 1, 1}};
    size_t n_chords = 0, one = 0, n_tones = 0, of_key = 0, n_first[SONG_PARTS] = {0}, fits[SONG_PARTS] = {0};
    struct song_options o = options(NULL);

    for (uint64_t index = 0; index < 60; index++) {
        struct song s;
        song_make(&s, 5, index, &o);
        struct { bool tone[12]; int n; } *chord = xcalloc((size_t)s.n_bars, sizeof *chord);
        int step = s.metre->step_ticks, bar_ticks = song_bar_ticks(&s);
        for (size_t i = 0; i < s.n_notes; i++)
            if (s.note[i].part == PART_CHORDS || s.note[i].part == PART_PAD)
                chord[((int)s.note[i].tick + step / 2) / bar_ticks].tone[s.note[i].pitch % 12] = true;
        for (int bar = 0; bar < s.n_bars; bar++) {
            for (int c = 0; c < 12; c++)
                if (chord[bar].tone[c]) chord[bar].n++, n_tones++, of_key += scale[s.minor][(c - s.key + 12) % 12];
            n_chords += chord[bar].n > 2, one += chord[bar].n > 2 && chord[bar].n <= CHORD_TONES;
        }
        for (size_t i = 0; i < s.n_notes; i++) {
            const struct song_note *x = &s.note[i];
            int at = (int)x->tick + step / 2, bar = at / bar_ticks;
            if ((x->part != PART_BASS && x->part != PART_LEAD) || at % bar_ticks >= step || chord[bar].n < 3) continue;
            n_first[x->part]++, fits[x->part] += chord[bar].tone[x->pitch % 12];
        }
        free(chord);
        song_release(&s);
    }
    CHECK(n_chords > 1500 && one == n_chords);
    CHECK(of_key * 10 > n_tones * 9);
    CHECK(n_first[PART_BASS] > 1500 && fits[PART_BASS] * 100 >= n_first[PART_BASS] * 99);
    CHECK(n_first[PART_LEAD] > 500 && fits[PART_LEAD] * 100 >= n_first[PART_LEAD] * 99);
}

int main(void)
{
    const struct style *st;

    for (size_t k = 0; (st = style_at(k)); k++) {
        struct song_options o = options(st->name);
        check_table(st);
        for (uint64_t i = 0; i < SEEDS; i++) {
            struct song s;
            song_make(&s, 7, i, &o);
            CHECK(s.style == st);
            CHECK(bars_add_up(&s));
            CHECK(is_playable(&s));
            CHECK(in_range(&s));
            song_release(&s);
        }
        check_kit(st->name);
        check_hand(st->name);
        check_same(st->name);
        if (unit_failures) return printf("style %s\n", st->name), unit_done();
    }
    CHECK(style_find("rock,pop", 4) && !style_find("rock", 3) && !style_find("", 0));
    check_tabs();
    check_metres();
    check_distinct();
    check_machine();
    check_options();
    check_slow_beats();
    check_swing();
    check_bass();
    check_limbs("rock", 2);
    check_limbs("metal", 4);
    check_harmony();
    check_band();
    return unit_done();
}
