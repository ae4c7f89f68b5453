/* mixer.c - see mixer.h. */
#include "formats/mixer.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/dsp/cubic.h"
#include "common/dsp/effects.h"
#include "common/dsp/logfilt.h"
#include "common/dsp/spectrogram.h"
#include "common/music/habits.h"
#include "common/music/hits.h"
#include "common/music/roll.h"
#include "common/xalloc.h"
#include "formats/audio_codec.h"
#include "formats/audio_slice.h"
#include "formats/mixer_parts.h"

enum {
    RATE_HZ = LOGFILT_RATE_HZ, HOP = LOGFILT_HOP, BANDS = LOGFILT_BANDS,
    BEFORE = 100 * HOP,                     // a second that is played but not kept: tails, rooms, compressors settle
    AFTER = LOGFILT_WINDOW,                 // what the last frame sees of the time after
    N = BEFORE + MIXER_SAMPLES + AFTER,     // samples rendered,
    FRAMES = BEFORE / HOP + MIXER_FRAMES,   // and the frames of them but the last ones
    TAIL_S = 8,                             // hits this long before still sound
    TRIES = 12,                             // draws of a kit until one has the piece
};

struct mixer {
    struct mixer_parts parts;
    const struct labelmap *map;
};

struct mixer_desk {
    struct convolver *convolver;
    struct spectrogram *spectrogram;
    struct hits hits;             // those of the segment under way
    float drums[N], music[N], wet[N], far[8 * N];
    float frames[FRAMES * BANDS];
};

struct mixer *mixer_new(const struct recipe *r, const struct labelmap *map, struct pool *pool, char *error, size_t size)
{
    struct mixer *m = xcalloc(1, sizeof *m);

    m->map = map;
    if (mixer_parts_read(&m->parts, r, pool, error, size) == 0) return m;
    mixer_free(m);
    return NULL;
}

void mixer_free(struct mixer *m)
{
    if (!m) return;
    mixer_parts_release(&m->parts);
    free(m);
}

struct mixer_desk *mixer_desk_new(const struct mixer *m)
{
    struct mixer_desk *d = xcalloc(1, sizeof *d);

    d->convolver = m->parts.max_room ? convolver_new(N, m->parts.max_room) : NULL;
    d->spectrogram = spectrogram_new(0);
    return d;
}

void mixer_desk_free(struct mixer_desk *d)
{
    if (!d) return;
    convolver_free(d->convolver);
    spectrogram_free(d->spectrogram);
    hits_release(&d->hits);
    free(d);
}

void mixer_segment_init(struct mixer_segment *s, const struct mixer *m)
{
    *s = (struct mixer_segment){0};
    s->audio = xmalloc(MIXER_SAMPLES * sizeof *s->audio);
    s->spec = xmalloc(MIXER_FRAMES * BANDS * sizeof *s->spec);
    s->roll = xmalloc(MIXER_FRAMES * m->map->classes.n);
}

void mixer_segment_release(struct mixer_segment *s)
{
    free(s->audio), free(s->spec), free(s->roll), free(s->note);
    onsets_release(&s->onsets);
}

/* ---- the kit of a segment ---- */

static float group_peak(const struct mixer *m, size_t kit, enum drum_group g)
{
    float top = 0;
    for (unsigned note = 0; note < DRUM_NOTES; note++)
        if (drum_group(note) == g && m->parts.kit_peak[kit][note] > top) top = m->parts.kit_peak[kit][note];
    return top;
}

/* A kit whose only snare is a cross stick has none: a snare's strokes would be silent, and no onsets. */
static bool has_piece(const struct mixer *m, size_t kit, enum drum_group g)
{
    return drumkit_has(&m->parts.kit[kit], g) && group_peak(m, kit, g) > 0;
}

/* Set this group's pieces, which are of `kit`, to a balanced level where the kick's peak is `kick`: those that
 * come from elsewhere, and of kits whose samples are all at full level. */
static void balance(struct drumset *set, const struct mixer *m, size_t kit, enum drum_group g, float kick)
{
    float top = group_peak(m, kit, g);

    for (unsigned note = 0; top > 0 && note < DRUM_NOTES; note++)
        if (drum_group(note) == g) set->piece[note].gain = kick * (float)db_to_gain(drum_balance_db(g)) / top;
}

/* The pieces of a segment; the kick's peak, to which others have been balanced. */
static float assemble(struct drumset *set, const struct mixer *m, struct rng *rng)
{
    const struct mix_choices *how = &m->parts.recipe->how;
    size_t base = recipe_draw(m->parts.recipe, PART_KIT, rng);
    float base_kick = m->parts.kit[base].flat ? 1 : group_peak(m, base, DRUM_KICK), kick = base_kick > 0 ? base_kick : 1;

    *set = (struct drumset){0};
    for (enum drum_group g = DRUM_KICK; g <= DRUM_OTHER; g *= 2) {
        if (rng_chance(rng, how->leave_out)) continue;
        bool swapped = rng_chance(rng, how->swap);
        size_t kit = base;
        // another kit where it is wanted, or where the base has no such piece
        for (int i = 0; i < TRIES && (swapped || !has_piece(m, kit, g)); i++) {
            kit = recipe_draw(m->parts.recipe, PART_KIT, rng);
            if (has_piece(m, kit, g)) break;
        }
        drumset_fill(set, g, &m->parts.kit[kit]);
        if (kit != base || m->parts.kit[kit].flat) balance(set, m, kit, g, kick);
        double gain = db_to_gain(range_draw(rng, how->piece_db)), semitones = range_draw(rng, how->piece_semitones);
        for (unsigned note = 0; note < DRUM_NOTES; note++) {
            if (drum_group(note) != g) continue;
            set->piece[note].gain *= (float)gain;
            set->piece[note].speed *= exp2(semitones / 12);
        }
    }
    return kick;
}

/* ---- what is played ---- */

/* The hits of p from start_s - TAIL_S to the segment's end, as played at
 * `tempo`, with time 0 at the segment's start. What is shorter than the segment
 * is played again and again. */
static void take_hits(struct mixer_desk *d, const struct mixer *m, const struct playing *p, double start_s, double tempo, struct rng *rng)
{
    const double end_s = (double)(MIXER_SAMPLES + AFTER) / RATE_HZ * tempo + start_s, first_s = start_s - TAIL_S * tempo;
    const struct mix_choices *how = &m->parts.recipe->how;
    double loop_s = fmax(p->length_s, 1);
    int rounds = loop_s < (end_s - start_s) * 2 ? (int)ceil(end_s / loop_s) : 1;

    d->hits.n = 0;
    for (int k = 0; k < rounds; k++)
        for (size_t i = 0; i < p->n; i++) {
            double at = p->hit[i].time_s + k * loop_s;
            if (at < first_s || at >= end_s || p->hit[i].velocity < how->min_velocity) continue;
            struct hit h = p->hit[i];
            h.time_s = (at - start_s) / tempo + rng_normal(rng) * how->humanize_ms * 1e-3;
            hits_add(&d->hits, h);
        }
}

/* Somebody with one thing to shake or to beat, of any kit that has it, at the
 * drummer's strokes and halfway between them. */
static void play_along(struct mixer_desk *d, const struct mixer *m, struct drumset *set, float kick, struct rng *rng)
{
    static const uint8_t things[] = {54, 56, 60, 61, 62, 64, 65, 67, 69, 69, 70, 70, 70, 73, 75, 76, 80, 81};
    const struct mix_choices *how = &m->parts.recipe->how;
    uint8_t thing = things[rng_below(rng, sizeof things)];
    double keep = rng_range(rng, 0.3, 1), between = rng_range(rng, -0.5, 1), last_s = -TAIL_S;
    size_t n = d->hits.n, kit = recipe_draw(m->parts.recipe, PART_KIT, rng);

    for (int i = 0; i < TRIES && m->parts.kit_peak[kit][thing] == 0; i++) kit = recipe_draw(m->parts.recipe, PART_KIT, rng);
    if (m->parts.kit_peak[kit][thing] == 0) return;
    struct drumset other = {0};
    drumset_fill(&other, DRUM_OTHER, &m->parts.kit[kit]);
    set->piece[thing] = other.piece[thing];
    set->piece[thing].gain = kick * (float)db_to_gain(drum_balance_db(DRUM_OTHER) + range_draw(rng, how->piece_db)) / m->parts.kit_peak[kit][thing];
    set->piece[thing].speed = exp2(range_draw(rng, how->piece_semitones) / 12);
    for (size_t i = 0; i < n; i++) {
        double at_s = d->hits.at[i].time_s, gap_s = at_s - last_s;
        if (gap_s < 0.05) continue;
        last_s = at_s;
        for (int half = 0; half < 2; half++) {
            if (!rng_chance(rng, half ? between : keep) || (half && (gap_s < 0.18 || gap_s > 0.8))) continue;
            double played_s = at_s - half * gap_s / 2 + rng_normal(rng) * 0.006;
            uint8_t velocity = (uint8_t)(30 + rng_below(rng, 90));
            if (velocity >= how->min_velocity) hits_add(&d->hits, (struct hit){played_s, thing, velocity});
        }
    }
}

/* The drums' sound, each group with effects of its own where chance wants it. */
static void play(struct mixer_desk *d, const struct mixer *m, const struct drumset *set, struct rng *rng)
{
    const double start_s = -(double)BEFORE / RATE_HZ;
    struct drumset rest = *set;
    uint32_t seed = rng_u32(rng);

    for (enum drum_group g = DRUM_KICK; g <= DRUM_OTHER; g *= 2) {
        if (!rng_chance(rng, m->parts.recipe->how.piece_studio)) continue;
        struct drumset group = *set;
        for (unsigned note = 0; note < DRUM_NOTES; note++)
            (drum_group(note) == g ? &rest : &group)->piece[note].note = NULL;
        memset(d->wet, 0, sizeof d->wet);
        sampler_render(d->wet, N, start_s, d->hits.at, d->hits.n, &group, seed);
        mix_piece(rng, &m->parts.recipe->how, d->wet, N);
        mix_in(d->drums, d->wet, N, 1);
    }
    sampler_render(d->drums, N, start_s, d->hits.at, d->hits.n, &rest, seed);
}

/* ---- music ---- */

/* N samples into d->music: those of the file from its sample `start` on, played at `speed`. */
static int take_music(struct mixer_desk *d, const char *path, int64_t start, double speed, char *error, size_t size)
{
    size_t need = (size_t)((double)N * speed) + 8;

    if (need > sizeof d->far / sizeof *d->far) need = sizeof d->far / sizeof *d->far;
    if (audio_slice(path, RATE_HZ, start - 1, d->far, need, error, size) < 0) return -1;
    cubic_resample(d->music, N, d->far + 1, 0, speed);
    return 0;
}

/* Some of a file of this many samples, from anywhere; a shorter one lies anywhere in the silence. */
static int take_anywhere(struct mixer_desk *d, const char *path, int64_t length, double speed, struct rng *rng, char *error, size_t size)
{
    int64_t last = length - (int64_t)((double)N * speed);
    int64_t start = last > 0 ? (int64_t)rng_below(rng, (uint64_t)last) : -(int64_t)rng_below(rng, (uint64_t)-last + 1);

    return take_music(d, path, start, speed, error, size);
}

/* Music for a groove: something recorded, or the band of a song. */
static int borrow_music(const struct mixer *m, struct mixer_desk *d, double speed, struct rng *rng, char *error, size_t size)
{
    bool have_backing = m->parts.recipe->parts[PART_BACKING].n > 0, have_songs = m->parts.recipe->parts[PART_SONG].n > 0;
    bool recorded = have_backing && (!have_songs || rng_chance(rng, m->parts.recipe->how.recorded));
    size_t i = recipe_draw(m->parts.recipe, recorded ? PART_BACKING : PART_SONG, rng);

    if (recorded) return take_anywhere(d, m->parts.recipe->parts[PART_BACKING].at[i].path, m->parts.backing[i], speed, rng, error, size);
    return take_anywhere(d, m->parts.recipe->parts[PART_SONG].at[i].music, m->parts.song_music[i], speed, rng, error, size);
}

/* A voice on top of the music that is there. */
static int add_voice(const struct mixer *m, struct mixer_desk *d, double speed, struct rng *rng, char *error, size_t size)
{
    size_t i = recipe_draw(m->parts.recipe, PART_VOICE, rng);

    memcpy(d->wet, d->music, sizeof d->music);
    if (take_anywhere(d, m->parts.recipe->parts[PART_VOICE].at[i].path, m->parts.voice[i], speed, rng, error, size) < 0) return -1;
    double music = rms(d->wet, N), voice = rms(d->music, N), gain = db_to_gain(range_draw(rng, m->parts.recipe->how.voice_db));
    if (voice > 1e-6) amplify(d->music, N, gain * (music > 1e-6 ? music / voice : 1));
    mix_in(d->music, d->wet, N, 1);
    return 0;
}

/* What plays beside the drums: a song's own music from sample `start` on, or (own NULL) something borrowed; by
 * chance more of a band, and a voice. */
static int gather_music(const struct mixer *m, struct mixer_desk *d, const char *own, int64_t start, double speed,
                        struct rng *rng, char *error, size_t size)
{
    const struct mix_choices *how = &m->parts.recipe->how;
    int rc = own ? take_music(d, own, start, speed, error, size) : borrow_music(m, d, speed, rng, error, size);

    if (rc < 0) return -1;
    if (rng_chance(rng, how->layers)) {
        memcpy(d->wet, d->music, sizeof d->music);
        if (borrow_music(m, d, speed, rng, error, size) < 0) return -1;
        mix_in(d->music, d->wet, N, 1);
    }
    return m->parts.recipe->parts[PART_VOICE].n && rng_chance(rng, how->sing) ? add_voice(m, d, speed, rng, error, size) : 0;
}

/* ---- a segment ---- */

/* Onsets and roll out of the hits that sound. */
static void label(const struct mixer *m, const struct mixer_desk *d, const struct drumset *set, struct mixer_segment *s)
{
    size_t C = m->map->classes.n;

    onsets_clear(&s->onsets);
    s->note = xgrow(s->note, &s->cap_notes, 1, sizeof *s->note);  // one without onsets has notes, too: none
    memset(s->unknown, 0, sizeof s->unknown);
    for (size_t i = 0; i < d->hits.n; i++) {
        const struct hit *h = &d->hits.at[i];
        const struct drum_piece *piece = &set->piece[h->note];
        double frame = roll_frame(h->time_s, 100);
        if (frame < 0 || frame >= MIXER_FRAMES || !piece->note) continue;
        int cls = m->map->pitch[piece->sounds];
        if (cls == LABEL_UNKNOWN) s->unknown[piece->sounds] = true;
        if (cls < 0) continue;
        s->note = xgrow(s->note, &s->cap_notes, s->onsets.n + 1, sizeof *s->note);
        s->note[s->onsets.n] = (uint8_t)piece->sounds;
        onsets_add(&s->onsets, (struct onset){.time_s = fmax(h->time_s, 0), .cls = cls, .velocity = h->velocity, .probability = -1});
    }
    memset(s->roll, 0, MIXER_FRAMES * C);
    roll_fill(s->roll, MIXER_FRAMES, C, 100, &s->onsets);
}

static void analyse(struct mixer_desk *d, struct mixer_segment *s)
{
    spectrogram_restart(d->spectrogram);
    for (size_t at = 0, got = 0; got < FRAMES;) {  // none of them hears the end: AFTER
        at += spectrogram_push(d->spectrogram, d->drums + at, N - at);
        got += spectrogram_pull(d->spectrogram, d->frames + got * BANDS, FRAMES - got);
    }
    memcpy(s->spec, d->frames + BEFORE / HOP * BANDS, MIXER_FRAMES * BANDS * sizeof *s->spec);
    memcpy(s->audio, d->drums + BEFORE, MIXER_SAMPLES * sizeof *s->audio);
}

int mixer_make(const struct mixer *m, struct mixer_desk *d, uint64_t seed, uint64_t epoch, uint64_t index,
               struct mixer_segment *s)
{
    const struct recipe *r = m->parts.recipe;
    const struct mix_choices *how = &r->how;
    struct rng rng = rng_make(seed, rng_name("mixdown") + (epoch << 40) + index);
    bool song = r->parts[PART_SONG].n && (!r->parts[PART_GROOVE].n || rng_chance(&rng, how->song_share));
    size_t which = recipe_draw(r, song ? PART_SONG : PART_GROOVE, &rng);
    const struct playing *p = song ? &m->parts.song[which] : &m->parts.groove[which];
    double tempo = range_draw(&rng, how->tempo), music_speed = song ? tempo : range_draw(&rng, how->tempo);
    double start_s = rng_range(&rng, -0.2, fmax(p->length_s - 2, 0.5));
    bool music = rng_chance(&rng, how->music) && (song || r->parts[PART_BACKING].n || r->parts[PART_SONG].n);
    struct drumset set;

    // the drums
    float kick = assemble(&set, m, &rng);
    take_hits(d, m, p, start_s, tempo, &rng);
    habits_change(&d->hits, how, &rng);
    if (rng_chance(&rng, how->hand_percussion)) play_along(d, m, &set, kick, &rng);
    hits_sort(&d->hits);
    memset(d->drums, 0, sizeof d->drums);
    if (!rng_chance(&rng, how->drumless)) play(d, m, &set, &rng);
    else d->hits.n = 0;
    label(m, d, &set, s);
    const struct room *room = NULL;
    if (r->parts[PART_ROOM].n && rng_chance(&rng, how->room))
        room = &m->parts.room[recipe_draw(r, PART_ROOM, &rng)];
    mix_drum_bus(&rng, how, d->drums, N, d->convolver, room ? room->x : NULL, room ? room->n : 0, d->wet);

    // the band
    if (music) {
        int64_t start = (int64_t)floor((start_s - (double)BEFORE / RATE_HZ * tempo) * RATE_HZ + 0.5);
        const char *own = song ? r->parts[PART_SONG].at[which].music : NULL;
        if (gather_music(m, d, own, start, music_speed, &rng, s->error, sizeof s->error) < 0) return -1;
        mix_music(&rng, how, d->drums, d->music, N);
    }
    mix_master(&rng, how, d->drums, N);
    if (rng_chance(&rng, how->codec)) {
        enum audio_codec codec = rng_chance(&rng, 0.7) ? AUDIO_MP3 : AUDIO_VORBIS;
        if (audio_codec_pass(codec, rng_uniform(&rng), RATE_HZ, d->drums, N, s->error, sizeof s->error) < 0) return -1;
    }
    analyse(d, s);
    return 0;
}
