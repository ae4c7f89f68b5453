/* drum_notes.c - see drum_notes.h. */
#include "formats/drum_notes.h"

#include <string.h>

#include "common/cli.h"

bool drum_notes_channel(const char *text, int *channel)
{
    long long number = 0;

    if (strcmp(text, "all") && !parse_int(text, 1, 16, &number)) return false;
    *channel = (int)number - 1;
    return true;
}

void drum_notes_none(const struct midi *m, const char *name, int channel)
{
    struct text channels = {0};

    midi_channels(m, &channels);
    warn("%s: none of its %zu notes is on channel %d: say -c of %s, or -c all", name, m->n_notes, channel + 1, channels.s);
    text_release(&channels);
}

int drum_notes_read(struct drum_notes *d, const char *path, struct onsets *onsets)
{
    const char *name = input_name(path);
    struct midi m = {0};
    size_t n = 0;

    if (midi_read(&m, path) < 0) {
        memcpy(d->error, m.error, sizeof d->error);
        return -1;
    }
    for (size_t i = 0; i < m.n_notes; i++) {
        const struct midi_note *note = &m.note[i];
        if (d->channel >= 0 && note->channel != d->channel) continue;
        int cls = d->map ? d->map->pitch[note->pitch] : note->pitch;
        n++;
        if (cls >= 0) onsets_add(onsets, (struct onset){.time_s = note->time_s, .cls = cls, .velocity = note->velocity, .probability = -1});
        if (cls != LABEL_UNKNOWN || d->warned[note->pitch]) continue;
        d->warned[note->pitch] = true;
        warn("%s: note %d is not in the label map: it is left out, here and from now on", name, note->pitch);
    }
    if (m.n_notes && !n) drum_notes_none(&m, name, d->channel);
    midi_release(&m);
    return 0;
}
