/* mixer_parts.c - see mixer_parts.h. */
#include "formats/mixer_parts.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/cli.h"
#include "common/music/mixing.h"
#include "common/xalloc.h"
#include "formats/audio.h"
#include "formats/audio_slice.h"
#include "formats/kit.h"
#include "formats/labelmap.h"
#include "formats/midi.h"

enum { RATE_HZ = SAMPLER_RATE_HZ, MAX_ROOM = 3 * RATE_HZ };

struct loading {
    struct mixer_parts *p;
    char **warning, **error;  // (kits), NULL where all is well
};

static void load_kit(void *arg, size_t i, int thread)
{
    struct loading *l = arg;
    struct drumkit *kit = &l->p->kit[i];

    (void)thread;
    if (kit_read(kit, l->p->recipe->parts[PART_KIT].at[i].path, &l->warning[i], &l->error[i]) < 0) return;
    for (unsigned note = 0; note < DRUM_NOTES; note++) l->p->kit_peak[i][note] = drum_note_peak(&kit->note[note]);
}

static int load_kits(struct mixer_parts *p, struct pool *pool, char *error, size_t size)
{
    size_t n = p->recipe->parts[PART_KIT].n;
    struct loading l = {.p = p, .warning = xcalloc(n, sizeof *l.warning), .error = xcalloc(n, sizeof *l.error)};
    int rc = 0;

    p->kit = xcalloc(n, sizeof *p->kit);
    p->kit_peak = xcalloc(n, sizeof *p->kit_peak);
    pool_run(pool, load_kit, &l, n);
    for (size_t i = 0; i < n; i++) {
        if (l.error[i] && rc == 0) snprintf(error, size, "%s", l.error[i]), rc = -1;
        if (l.warning[i]) warn("%s", l.warning[i]);
        free(l.warning[i]), free(l.error[i]);
    }
    free(l.warning), free(l.error);
    return rc;
}

/* A note's time, moved this share of the way to the nearest twelfth of a beat. */
static double quantized_s(const struct midi *m, const struct midi_note *n, double share)
{
    double twelfth = m->ticks_per_quarter / 12.0;

    if (twelfth == 0 || share == 0) return n->time_s;
    return n->time_s + share * (midi_time_s(m, round(n->tick / twelfth) * twelfth) - n->time_s);
}

/* A table of notes that grooves name. */
struct note_table {
    const char *name;   // the recipe's
    struct labelmap map;
    bool warned[128];   // of notes that it lacks
};

/* Drum hits out of a part's MIDI file: channel 10, or every channel of a groove that has a
 * table of notes (recordings of drummers). notes: the part's table, or NULL. */
static int load_playing(struct playing *p, const struct recipe_part *part, struct note_table *notes, double quantize, char *error, size_t size)
{
    const char *path = part->path;
    bool all_channels = notes && !part->music;
    struct midi midi = {0};
    size_t n_drums = 0;

    if (midi_read(&midi, path) < 0) {
        snprintf(error, size, "%s", midi.error);
        return -1;
    }
    p->hit = xmalloc(size_mul(midi.n_notes, sizeof *p->hit));
    for (size_t i = 0; i < midi.n_notes; i++) {
        const struct midi_note *n = &midi.note[i];
        if (!all_channels && n->channel != MIDI_DRUMS) continue;
        n_drums++;
        int pitch = notes ? labelmap_note(&notes->map, n->pitch) : n->pitch;
        if (pitch >= 0) p->hit[p->n++] = (struct hit){quantized_s(&midi, n, quantize), (uint8_t)pitch, n->velocity};
        if (pitch != LABEL_UNKNOWN || notes->warned[n->pitch]) continue;
        notes->warned[n->pitch] = true;
        warn("%s: note %d is not in the table %s: it is not played, here and from now on", path, n->pitch, part->notes);
    }
    p->length_s = midi.length_s;
    if (midi.n_notes && n_drums == 0) {
        struct text channels = {0};
        midi_channels(&midi, &channels);
        snprintf(error, size, "%s: none of its %zu notes is on channel %d, but on %s: leave it out of the recipe%s", path, midi.n_notes, MIDI_DRUMS + 1,
                 channels.s, part->music ? "" : ", or name a table of notes, with which all channels play");
        text_release(&channels);
    } else if (p->n == 0) snprintf(error, size, "%s: has no drum notes: leave it out of the recipe", path);
    midi_release(&midi);
    return p->n > 0 ? 0 : -1;
}

static int load_playings(struct playing **to, const struct recipe *r, enum recipe_kind kind, char *error, size_t size)
{
    const struct recipe_parts *parts = &r->parts[kind];
    struct note_table *table = NULL;
    size_t n_tables = 0, cap = 0;
    int rc = 0;

    *to = xcalloc(parts->n, sizeof **to);
    for (size_t i = 0; rc == 0 && i < parts->n; i++) {
        const struct recipe_part *part = &parts->at[i];
        size_t k = 0;
        while (part->notes && k < n_tables && strcmp(table[k].name, part->notes)) k++;
        if (part->notes && k == n_tables) {
            table = xgrow(table, &cap, n_tables + 1, sizeof *table);
            table[n_tables++] = (struct note_table){.name = part->notes};
            rc = labelmap_read_kit(&table[k].map, part->notes);
            if (rc < 0) snprintf(error, size, "%s", table[k].map.error);
        }
        if (rc == 0) rc = load_playing(&(*to)[i], part, part->notes ? &table[k] : NULL, r->how.quantize, error, size);
    }
    for (size_t k = 0; k < n_tables; k++) labelmap_release(&table[k].map);
    free(table);
    return rc;
}

static int load_lengths(int64_t **to, const struct recipe_parts *parts, bool music, char *error, size_t size)
{
    *to = xcalloc(parts->n, sizeof **to);
    for (size_t i = 0; i < parts->n; i++) {
        (*to)[i] = audio_slice_length(music ? parts->at[i].music : parts->at[i].path, RATE_HZ, error, size);
        if ((*to)[i] < 0) return -1;
    }
    return 0;
}

/* A song's music lasts as long as its drums, or something was cut. */
static int check_songs(const struct mixer_parts *p, char *error, size_t size)
{
    const struct recipe_parts *parts = &p->recipe->parts[PART_SONG];

    for (size_t i = 0; i < parts->n; i++) {
        const struct playing *song = &p->song[i];
        double music_s = (double)p->song_music[i] / RATE_HZ, drums_s = song->hit[song->n - 1].time_s;
        if (music_s > drums_s - 2) continue;
        snprintf(error, size, "%s: ends after %.1f s, the drums of %s after %.1f s: render it again",
                 parts->at[i].music, music_s, parts->at[i].path, drums_s);
        return -1;
    }
    return 0;
}

static int load_rooms(struct mixer_parts *p, char *error, size_t size)
{
    const struct recipe_parts *parts = &p->recipe->parts[PART_ROOM];

    p->room = xcalloc(parts->n, sizeof *p->room);
    for (size_t i = 0; i < parts->n; i++) {
        char *why = NULL;
        p->room[i].x = audio_read_all(parts->at[i].path, RATE_HZ, MAX_ROOM, &p->room[i].n, &why);
        if (!p->room[i].x) {
            snprintf(error, size, "%s", why);
            free(why);
            return -1;
        }
        mix_room_prepare(p->room[i].x, p->room[i].n);
        if (p->room[i].n > p->max_room) p->max_room = p->room[i].n;
    }
    return 0;
}

int mixer_parts_read(struct mixer_parts *p, const struct recipe *r, struct pool *pool, char *error, size_t size)
{
    const struct recipe_parts *parts = r->parts;

    *p = (struct mixer_parts){.recipe = r};
    if (load_kits(p, pool, error, size) < 0 || load_playings(&p->groove, r, PART_GROOVE, error, size) < 0 ||
        load_playings(&p->song, r, PART_SONG, error, size) < 0 ||
        load_lengths(&p->song_music, &parts[PART_SONG], true, error, size) < 0 ||
        load_lengths(&p->backing, &parts[PART_BACKING], false, error, size) < 0 ||
        load_lengths(&p->voice, &parts[PART_VOICE], false, error, size) < 0 || check_songs(p, error, size) < 0)
        return -1;
    return load_rooms(p, error, size);
}

static void free_playings(struct playing *p, size_t n)
{
    for (size_t i = 0; p && i < n; i++) free(p[i].hit);
    free(p);
}

void mixer_parts_release(struct mixer_parts *p)
{
    const struct recipe_parts *parts = p->recipe->parts;

    for (size_t i = 0; i < parts[PART_KIT].n; i++) drumkit_release(&p->kit[i]);
    for (size_t i = 0; p->room && i < parts[PART_ROOM].n; i++) free(p->room[i].x);
    free_playings(p->groove, parts[PART_GROOVE].n);
    free_playings(p->song, parts[PART_SONG].n);
    free(p->kit), free(p->kit_peak), free(p->room), free(p->song_music), free(p->backing), free(p->voice);
}
