/* MIDI files: the notes, tempos and meters of one are written as another, and
 * what is read of that is written the same. */
#include "formats/midi.h"
#include "tests/fuzz/fuzz.h"

const char fuzz_seeds[] = "vectors/midi";

static struct fuzz_file write_again(const struct midi *m)
{
    struct midi_writer *w = midi_writer_new(m->ticks_per_quarter);
    struct fuzz_file f = fuzz_file("", 0);

    for (size_t i = 0; i < m->n_tempos; i++) midi_writer_tempo(w, m->tempo[i].tick, m->tempo[i].quarter_us);
    for (size_t i = 0; i < m->n_meters; i++) midi_writer_meter(w, m->meter[i].tick, m->meter[i].beats, m->meter[i].unit);
    (void)midi_writer_track(w, "notes");
    for (size_t i = 0; i < m->n_notes; i++) {
        const struct midi_note *note = &m->note[i];
        midi_writer_note(w, 1, note->tick, note->end_tick - note->tick, note->channel, note->pitch, note->velocity);
    }
    midi_writer_end(w, m->end_tick);
    FUZZ_CHECK(midi_writer_finish(w, "written.mid") == 0);
    midi_writer_free(w);
    close(f.fd);
    f.fd = open("written.mid", O_RDONLY | O_CLOEXEC);
    snprintf(f.path, sizeof f.path, "/proc/self/fd/%d", f.fd);
    return f;
}

static void same_bytes(int a, int b)
{
    char x[4096], y[4096];
    ssize_t n;

    while ((n = read(a, x, sizeof x)) > 0) FUZZ_CHECK(read(b, y, sizeof y) == n && !memcmp(x, y, (size_t)n));
    FUZZ_CHECK(n == 0 && read(b, y, 1) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct midi m = {0}, back = {0};

    if (midi_parse(&m, "fuzz", data, n) < 0) {
        FUZZ_CHECK(m.error[0]);
    } else if (m.ticks_per_quarter && m.end_tick < 1u << 28) {
        struct fuzz_file a = write_again(&m);
        FUZZ_CHECK(midi_read(&back, a.path) == 0 && back.n_notes == m.n_notes);
        for (size_t i = 0; i < m.n_notes; i++)
            FUZZ_CHECK(back.note[i].tick == m.note[i].tick && back.note[i].velocity == m.note[i].velocity && back.note[i].pitch == m.note[i].pitch);
        struct fuzz_file b = write_again(&back);
        same_bytes(a.fd, b.fd);
        close(a.fd), close(b.fd);
    }
    midi_release(&m), midi_release(&back);
    return 0;
}
