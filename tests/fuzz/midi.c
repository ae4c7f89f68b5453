/* MIDI files: the notes, tempos and meters of one come back when written as
 * another. Not the notes' ends: the writer ends one where its key is struck again. */
#include "formats/midi.h"
#include "tests/fuzz/fuzz.h"

const char fuzz_seeds[] = "vectors/midi";

static void write_again(const struct midi *m, const char *path)
{
    struct midi_writer *w = midi_writer_new(m->ticks_per_quarter);

    for (size_t i = 0; i < m->n_tempos; i++) midi_writer_tempo(w, m->tempo[i].tick, m->tempo[i].quarter_us);
    for (size_t i = 0; i < m->n_meters; i++) midi_writer_meter(w, m->meter[i].tick, m->meter[i].beats, m->meter[i].unit);
    (void)midi_writer_track(w, "notes");
    for (size_t i = 0; i < m->n_notes; i++) {
        const struct midi_note *note = &m->note[i];
        midi_writer_note(w, 1, note->tick, note->end_tick - note->tick, note->channel, note->pitch, note->velocity);
    }
    midi_writer_end(w, m->end_tick);
    FUZZ_CHECK(midi_writer_finish(w, path) == 0);
    midi_writer_free(w);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct midi m = {0}, back = {0};

    if (midi_parse(&m, "fuzz", data, n) < 0) {
        FUZZ_CHECK(m.error[0]);
    } else if (m.ticks_per_quarter && m.end_tick < (1u << 28) - 1) {  // what the writer takes a note at
        write_again(&m, "written.mid");
        FUZZ_CHECK(midi_read(&back, "written.mid") == 0);
        FUZZ_CHECK(back.n_notes == m.n_notes && back.n_tempos == m.n_tempos && back.n_meters == m.n_meters && back.end_tick >= m.end_tick);
        for (size_t i = 0; i < m.n_notes; i++) {
            const struct midi_note *a = &m.note[i], *b = &back.note[i];
            FUZZ_CHECK(a->tick == b->tick && a->velocity == b->velocity && a->pitch == b->pitch && a->channel == b->channel && a->time_s == b->time_s);
        }
        for (size_t i = 0; i < m.n_tempos; i++) FUZZ_CHECK(m.tempo[i].tick == back.tempo[i].tick && m.tempo[i].quarter_us == back.tempo[i].quarter_us);
        for (size_t i = 0; i < m.n_meters; i++)
            FUZZ_CHECK(m.meter[i].tick == back.meter[i].tick && m.meter[i].beats == back.meter[i].beats && m.meter[i].unit == back.meter[i].unit);
    }
    midi_release(&m), midi_release(&back);
    return 0;
}
