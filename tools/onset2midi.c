/* onset2midi - onset text as a Standard MIDI File; see onset2midi(1). */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "common/cli.h"
#include "common/xalloc.h"
#include "formats/datafile.h"
#include "formats/labelmap.h"
#include "formats/midi.h"
#include "formats/onset_text.h"

enum { TICKS_PER_QUARTER = 960, NOTE_TICKS = TICKS_PER_QUARTER / 8, MAX_TICK = 0x0fff0000 };

static const char usage[] = "[-hVv] [-b bpm] [-c channel] [-d velocity] [-k kit] [-o file] [file]";
static const char help[] =
    "  -b, --tempo BPM        40..960 [120]  quarter notes a minute; times in seconds stay\n"
    "  -c, --channel N        1..16 [10]\n"
    "  -d, --velocity N       1..127 [100]  of onsets that have none\n"
    "  -k, --kit NAME         gm, roland, or a table of notes and labels [gm]\n";

struct onset2midi {
    struct labelmap kit;
    const char *kit_name;
    struct midi_writer *out;
    double ticks_per_s;
    int channel, velocity, track;
    size_t n, n_left_out;
};

static void read_kit(struct onset2midi *m)
{
    char *name = xasprintf("kit-%s", m->kit_name), *inside = xasprintf("maps/%s.map", name), *path = datafile_find(inside);
    char *known = datafile_find("maps/kit-gm.map");  // else none is installed, which is what is to be told
    bool file = strpbrk(m->kit_name, "/.") != NULL;

    if (!file && !path && known) die("-k: '%s' is no kit of this suite: give gm, roland, or a file as ./%s", m->kit_name, m->kit_name);
    if (labelmap_read_kit(&m->kit, file ? m->kit_name : name) < 0) die("-k: %s", m->kit.error);
    free(name), free(inside), free(path), free(known);
}

/* The note for a label; a number that the kit does not know is its own note. */
static int note_of(const struct onset2midi *m, const char *label)
{
    long long number;
    int cls = labelmap_find(&m->kit, label);

    if (cls >= 0) return m->kit.note[cls];
    return cls == LABEL_UNKNOWN && labelmap_is_note(label, &number) ? (int)number : cls;
}

static void add(struct onset2midi *m, struct onset_text *text)
{
    const struct onset *o = &text->onset;
    int note = note_of(m, text->label);
    double tick = nearbyint(o->time_s * m->ticks_per_s);

    if (note == LABEL_UNKNOWN)
        onset_text_fail(text, "the label '%.60s' has no note in the kit %.200s: choose another with -k", text->label, m->kit_name);
    else if (tick > MAX_TICK)
        onset_text_fail(text, "%g s is after %.0f, the last that fits: this is no song", o->time_s, MAX_TICK / m->ticks_per_s);
    m->n_left_out += note == LABEL_NOTHING;
    if (note < 0 || text->error[0]) return;
    midi_writer_note(m->out, m->track, (uint32_t)tick, NOTE_TICKS, m->channel, note, o->velocity ? o->velocity : m->velocity);
    m->n++;
}

static void read_track(struct onset2midi *m, const char *path)
{
    struct onset_text text;
    int what;

    onset_text_open(&text, path, NULL);
    while ((what = onset_text_next(&text)) > 0) {
        if (what == ONSET_TEXT_ONSET) add(m, &text);
        else if (!m->track) m->track = midi_writer_track(m->out, *text.key ? text.key : "drums");
        else onset_text_fail(&text, "a second track begins here: give one at a time");
    }
    if (what < 0) die("%s", text.error);
    onset_text_release(&text);
}

int main(int argc, char **argv)
{
    static const struct option longopt[] = {
        {"tempo", 1, NULL, 'b'}, {"channel", 1, NULL, 'c'}, {"velocity", 1, NULL, 'd'}, {"kit", 1, NULL, 'k'}, CLI_LONG, CLI_OUT_LONG, CLI_END,
    };
    struct onset2midi m = {.kit_name = "gm", .channel = MIDI_DRUMS, .velocity = 100};
    double bpm = 120;
    int c;

    cli_init("onset2midi", usage, help);
    while ((c = getopt_long(argc, argv, "b:c:d:k:" CLI_SHORT CLI_OUT_SHORT, longopt, NULL)) != -1)
        switch (c) {
        case 'b': bpm = cli_num("-b", optarg, 40, 960); break;
        case 'c': m.channel = (int)cli_int("-c", optarg, 1, 16) - 1; break;
        case 'd': m.velocity = (int)cli_int("-d", optarg, 1, 127); break;
        case 'k': m.kit_name = optarg; break;
        default: cli_std(c, argv);
        }
    uint32_t quarter_us = (uint32_t)nearbyint(60e6 / bpm);
    m.ticks_per_s = 1e6 * TICKS_PER_QUARTER / quarter_us;
    read_kit(&m);
    m.out = midi_writer_new(TICKS_PER_QUARTER);
    midi_writer_tempo(m.out, 0, quarter_us);
    midi_writer_meter(m.out, 0, 4, 4);
    read_track(&m, cli_input(argc, argv));
    if (midi_writer_finish(m.out, cli.out) < 0) die("%s", midi_writer_error(m.out));
    if (cli.verbose) note("%zu notes, %zu onsets without one in the kit", m.n, m.n_left_out);
    midi_writer_free(m.out), labelmap_release(&m.kit);
    return 0;
}
