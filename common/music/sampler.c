/* sampler.c - see sampler.h. */
#include "common/music/sampler.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "common/dsp/cubic.h"
#include "common/dsp/effects.h"
#include "common/rng.h"
#include "common/xalloc.h"

enum {
    BLOCK = 256,         // samples between the corners of an envelope
    CHOKE = 882,         // samples in which a stopped hat fades: 20 ms
    BEFORE = 1, AFTER = 2,  // zeros around a take, for cubic_resample
};

/* ---- kits ----------------------------------------------------------------- */

bool drumkit_add(struct drumkit *kit, unsigned note, unsigned layer, const float *x, size_t n)
{
    struct drum_note *d = &kit->note[note];
    if (layer != d->n_layers && layer != d->n_layers + 1) return false;
    if (layer == 0) return false;
    if (layer > d->n_layers) {
        d->layer = xrealloc(d->layer, size_mul(layer, sizeof *d->layer));
        d->layer[d->n_layers++] = (struct drum_layer){0};
    }
    struct drum_layer *l = &d->layer[layer - 1];
    l->take = xrealloc(l->take, size_mul(l->n_takes + 1, sizeof *l->take));
    float *copy = xcalloc(n + BEFORE + AFTER, sizeof *copy);
    memcpy(copy + BEFORE, x, n * sizeof *x);
    l->take[l->n_takes++] = (struct drum_take){.x = copy + BEFORE, .n = n};
    return true;
}

float drum_note_peak(const struct drum_note *d)
{
    float top = 0;

    for (unsigned v = 0; v < d->n_layers; v++)
        for (unsigned r = 0; r < d->layer[v].n_takes; r++)
            top = fmaxf(top, peak_of(d->layer[v].take[r].x, d->layer[v].take[r].n));
    return top;
}

void drumkit_judge_levels(struct drumkit *kit)
{
    float loudest = 0, hat = 0, cymbal = 0;

    for (unsigned note = 0; note < DRUM_NOTES; note++) {
        float peak = drum_note_peak(&kit->note[note]);
        loudest = fmaxf(loudest, peak);
        if (drum_group(note) == DRUM_HAT) hat = fmaxf(hat, peak);
        if (drum_group(note) & (DRUM_CRASH | DRUM_RIDE)) cymbal = fmaxf(cymbal, peak);
    }
    kit->flat = (hat > 0 ? hat : cymbal) > 0.63f * loudest;
}

void drumkit_release(struct drumkit *kit)
{
    for (unsigned note = 0; note < DRUM_NOTES; note++) {
        struct drum_note *d = &kit->note[note];
        for (unsigned v = 0; v < d->n_layers; v++) {
            for (unsigned r = 0; r < d->layer[v].n_takes; r++) free(d->layer[v].take[r].x - BEFORE);
            free(d->layer[v].take);
        }
        free(d->layer);
    }
    *kit = (struct drumkit){0};
}

/* ---- sets ----------------------------------------------------------------- */

enum drum_group drum_group(unsigned note)
{
    switch (note) {
    case 35: case 36: return DRUM_KICK;
    case 37: case 38: case 40: return DRUM_SNARE;
    case 41: case 43: case 45: case 47: case 48: case 50: return DRUM_TOM;
    case 42: case 44: case 46: return DRUM_HAT;
    case 49: case 52: case 55: case 57: return DRUM_CRASH;
    case 51: case 53: case 59: return DRUM_RIDE;
    default: return DRUM_OTHER;
    }
}

int drum_group_named(const char *name)
{
    static const char *const names[] = {"kick", "snare", "tom", "hat", "crash", "ride", "other"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!strcmp(name, names[i])) return 1 << i;
    return strcmp(name, "all") ? 0 : DRUM_ALL;
}

/* What stands in for a note, the best first, 0 at the end; toms by tom_for(). */
static const uint8_t *stand_ins(unsigned note)
{
    static const struct {
        uint8_t note, by[5];
    } table[] = {
        {35, {36}}, {36, {35}}, {38, {40}}, {40, {38}}, {44, {42}},
        {49, {57}}, {57, {49}}, {52, {49, 57, 55}}, {55, {49, 57, 52}},
        {51, {59}}, {59, {51}}, {53, {51, 59}},
    };
    static const uint8_t none[1] = {0};

    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (table[i].note == note) return table[i].by;
    return none;
}

/* The kit's tom nearest to a tom it lacks, and how many steps that is lower;
 * 0 without toms. Two notes share a step: 41 43, 45 47, 48 50. */
static unsigned tom_for(const struct drumkit *kit, unsigned note, int *steps)
{
    static const uint8_t toms[] = {41, 43, 45, 47, 48, 50};
    int place = 0, best = 99, found = -1;

    while (toms[place] != note) place++;
    for (int i = 0; i < 6; i++) {
        int distance = 2 * abs(i / 2 - place / 2) + (i != place);  // its own step before all others
        if (kit->note[toms[i]].n_layers && distance < best) best = distance, found = i;
    }
    *steps = place / 2 - found / 2;
    return found < 0 ? 0 : toms[found];
}

double drum_balance_db(enum drum_group group)
{
    switch (group) {
    case DRUM_TOM: return -2;
    case DRUM_CRASH: return -6;
    case DRUM_HAT: return -8;
    case DRUM_RIDE: return -9;
    case DRUM_OTHER: return -8;
    default: return 0;
    }
}

/* What the kit plays for a note: its own, or what stands in for it, for toms so many steps lower; NULL: nothing. */
static const struct drum_note *player(const struct drumkit *kit, unsigned note, int *steps)
{
    unsigned from = 0;

    *steps = 0;
    if (kit->note[note].n_layers) return &kit->note[note];
    if (drum_group(note) == DRUM_TOM) from = tom_for(kit, note, steps);
    for (const uint8_t *s = stand_ins(note); *s && !from; s++)
        if (kit->note[*s].n_layers) from = *s;
    return from ? &kit->note[from] : NULL;
}

bool drumkit_has(const struct drumkit *kit, enum drum_group group)
{
    int steps;

    switch (group) {
    case DRUM_KICK: return player(kit, 36, &steps);
    case DRUM_SNARE: return player(kit, 38, &steps);
    case DRUM_HAT: return player(kit, 42, &steps);
    case DRUM_CRASH: return player(kit, 49, &steps);
    case DRUM_RIDE: return player(kit, 51, &steps);
    default: break;
    }
    for (unsigned note = 0; note < DRUM_NOTES; note++)
        if (drum_group(note) == group && kit->note[note].n_layers) return true;
    return false;
}

void drumset_fill(struct drumset *set, int groups, const struct drumkit *kit)
{
    for (unsigned note = 0; note < DRUM_NOTES; note++) {
        struct drum_piece *p = &set->piece[note];
        enum drum_group group = drum_group(note);
        int steps;
        if (p->note || !(groups & group)) continue;
        const struct drum_note *d = player(kit, note, &steps);
        if (!d) continue;
        *p = (struct drum_piece){
            .note = d, .sounds = group == DRUM_TOM ? note : (unsigned)(d - kit->note), .alternatives = kit->alternatives,
            .gain = kit->flat ? (float)db_to_gain(drum_balance_db(group)) : 1, .power = d->n_layers == 1 ? 1.5f : 1,
            .speed = exp2(steps * 3 / 12.0),
        };
    }
}

/* ---- one voice ------------------------------------------------------------ */

/* A sounding hit. Positions are samples from its start. */
struct voice {
    const struct drum_take *take;
    float gain;
    double speed;
    size_t n;         // it lasts so long
    size_t choke_at;  // and fades from here on; n: never
};

/* Add samples from..to-1 of a voice to out. */
static void add_voice(float *out, const struct voice *v, size_t from, size_t to)
{
    float y[BLOCK];

    for (size_t n; from < to; from += n, out += n) {
        n = to - from < BLOCK ? to - from : BLOCK;
        const float *x = v->take->x + from;
        if (v->speed != 1) cubic_resample(y, n, v->take->x, from, v->speed), x = y;
        if (from + n <= v->choke_at) {
            for (size_t i = 0; i < n; i++) out[i] += v->gain * x[i];
            continue;
        }
        for (size_t i = 0; i < n; i++) {
            float gain = v->gain;
            if (from + i > v->choke_at) gain *= 1 - (float)(from + i - v->choke_at) / CHOKE;
            out[i] += gain * x[i];
        }
    }
}

/* ---- rendering ------------------------------------------------------------ */

static size_t piece_samples(const struct drum_piece *p, const struct drum_take *t)
{
    if (p->speed == 1) return t->n;
    double n = ceil((double)t->n / p->speed);
    while (n > 0 && (n - 1) * p->speed >= (double)t->n) n--;  // the last one reads within the take
    return (size_t)n;
}

static int64_t hit_sample(const struct hit *h)
{
    return llround(h->time_s * SAMPLER_RATE_HZ);
}

/* The voice of hit i; false when it is silent. *closer, which never goes back, is where a stroke that closes the hat is looked for. */
static bool voice_of(struct voice *v, const struct hit *hits, size_t n_hits, size_t i, const struct drumset *set,
                     uint64_t seed, size_t *closer)
{
    const struct hit *h = &hits[i];
    const struct drum_piece *p = &set->piece[h->note];
    uint32_t word[4];

    if (!p->note || h->velocity == 0) return false;
    unsigned n_layers = p->note->n_layers, layer = (h->velocity * n_layers + 126) / 127;
    if (layer > n_layers) layer = n_layers;
    const struct drum_layer *l = &p->note->layer[layer - 1];
    if (p->alternatives) rng_block(word, seed, rng_name("alternative"), h->note);
    else rng_block(word, seed, rng_name("round robin"), i);
    *v = (struct voice){
        .take = &l->take[word[0] % l->n_takes], .speed = p->speed,
        .gain = p->gain * powf((float)(h->velocity * n_layers) / (float)(127 * layer), p->power),
    };
    v->n = v->choke_at = piece_samples(p, v->take);
    if (h->note != 46) return true;
    for (; *closer < n_hits; ++*closer) {
        const struct hit *next = &hits[*closer];
        int64_t after = hit_sample(next) - hit_sample(h);
        if (after >= (int64_t)v->n) break;
        if ((next->note != 42 && next->note != 44) || after <= 0) continue;
        v->choke_at = (size_t)after;
        if (v->choke_at + CHOKE < v->n) v->n = v->choke_at + CHOKE;
        break;
    }
    return true;
}

/* No take of the set sounds longer than this. */
static size_t longest(const struct drumset *set)
{
    size_t most = 0;

    for (unsigned note = 0; note < DRUM_NOTES; note++) {
        const struct drum_piece *p = &set->piece[note];
        for (unsigned v = 0; p->note && v < p->note->n_layers; v++)
            for (unsigned r = 0; r < p->note->layer[v].n_takes; r++) {
                size_t n = piece_samples(p, &p->note->layer[v].take[r]);
                if (n > most) most = n;
            }
    }
    return most;
}

void sampler_render(float *out, size_t n, double start_s, const struct hit *hits, size_t n_hits,
                    const struct drumset *set, uint64_t seed)
{
    int64_t start = llround(start_s * SAMPLER_RATE_HZ), end = start + (int64_t)n;
    int64_t earliest = start - (int64_t)longest(set);
    size_t i = 0, beyond = n_hits;

    while (i < beyond) {  // the first hit that may still sound
        size_t middle = i + (beyond - i) / 2;
        if (hit_sample(&hits[middle]) < earliest) i = middle + 1;
        else beyond = middle;
    }
    for (size_t closer = i; i < n_hits; i++) {
        struct voice v;
        int64_t at = hit_sample(&hits[i]);
        if (at >= end) break;
        if (!voice_of(&v, hits, n_hits, i, set, seed, &closer)) continue;
        int64_t from = at < start ? start - at : 0, to = end - at < (int64_t)v.n ? end - at : (int64_t)v.n;
        if (from < to) add_voice(out + (at + from - start), &v, (size_t)from, (size_t)to);
    }
}

size_t sampler_length(const struct hit *hits, size_t n_hits, const struct drumset *set, uint64_t seed)
{
    int64_t end = 0;
    struct voice v;

    for (size_t i = 0, closer = 0; i < n_hits; i++)
        if (voice_of(&v, hits, n_hits, i, set, seed, &closer) && hit_sample(&hits[i]) + (int64_t)v.n > end)
            end = hit_sample(&hits[i]) + (int64_t)v.n;
    return (size_t)end;
}
