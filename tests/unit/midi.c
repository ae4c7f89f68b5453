/* midi.c - reading and writing Standard MIDI Files: times by hand, every cut
 * and every flipped bit of a small file, and back. */
#include <string.h>

#include "formats/midi.h"
#include "tests/unit/unit.h"

#define HEAD(type, tracks, hi, lo) "MThd\0\0\0\6\0" type "\0" tracks hi lo
#define BYTES(s) s, sizeof(s) - 1

#define FAR "\xff\xff\xff\x7f\xff\1\0"  // a text of no bytes, 2^28 - 1 ticks on

static struct midi m;

static void check_type0(void)
{
    // 100 ticks a quarter, 120 a minute, then 60 a minute from tick 100 = 0.5 s on; running status; no end of track
    static const char file[] = HEAD("\0", "\1", "\0", "\x64") "MTrk\0\0\0\x1b"
        "\x00\x99\x24\x64" "\x32\x26\x50"                    // 0: kick; 50: snare
        "\x32\xff\x51\x03\x0f\x42\x40" "\x32\x2a\x40"        // 100: tempo; 150: hat, status still running
        "\x81\x00\x24\x00" "\x0a\x89\x26\x40" "\x00\xf8";    // 278: kick off; 288: snare off
    CHECK(midi_parse(&m, "type0", BYTES(file)) == 0);
    if (m.error[0]) printf("%s\n", m.error);
    CHECK(m.n_notes == 3 && m.n_tracks == 1 && m.n_tempos == 2 && m.ticks_per_quarter == 100);
    if (m.n_notes != 3 || m.n_tempos != 2) return;
    CHECK(m.note[0].pitch == 36 && m.note[0].velocity == 100 && m.note[0].channel == MIDI_DRUMS);
    CHECK_NEAR(m.note[0].time_s, 0, 0);
    CHECK_NEAR(m.note[0].end_s, 0.5 + 1.78, 1e-12);
    CHECK_NEAR(m.note[1].time_s, 0.25, 1e-12);
    CHECK_NEAR(m.note[1].end_s, 0.5 + 1.88, 1e-12);
    CHECK_NEAR(m.note[2].time_s, 1.0, 1e-12);
    CHECK(m.note[2].end_tick == 288);  // the end of the track
    CHECK_NEAR(m.tempo[1].time_s, 0.5, 1e-12);
    CHECK(m.tempo[0].quarter_us == 500000 && m.tempo[1].quarter_us == 1000000 && m.tempo[1].tick == 100);
}

/* One refused file, and what the sentence must say. */
static void refuse(const char *what, const char *bytes, size_t n)
{
    CHECK(midi_parse(&m, "bad", bytes, n) == -1);
    CHECK(m.n_notes == 0 && !m.note);
    CHECK(strstr(m.error, what) != NULL);
    if (!strstr(m.error, what)) printf("wanted '%s', got '%s'\n", what, m.error);
}

static void check_bad(void)
{
    refuse("begins with MThd", BYTES("RIFF\0\0\0\0WAVE"));
    refuse("cut short in its header", BYTES("MThd\0\0\0\6\0"));
    refuse("of type 2", BYTES(HEAD("\2", "\1", "\0", "\x64")));
    refuse("promises no track", BYTES(HEAD("\0", "\0", "\0", "\x64")));
    refuse("0 ticks a quarter", BYTES(HEAD("\0", "\1", "\0", "\0")));
    refuse("23 frames a second", BYTES(HEAD("\0", "\1", "\xe9", "\x28")));
    refuse("holds 0 of 1 tracks", BYTES(HEAD("\0", "\1", "\0", "\x64")));
    refuse("of a part of 4294967295 bytes it holds 1", BYTES(HEAD("\0", "\1", "\0", "\x64") "MTrk\xff\xff\xff\xff\0"));
    refuse("no status byte", BYTES(HEAD("\0", "\1", "\0", "\x64") "MTrk\0\0\0\3\0\x24\x40"));
    refuse("above 127", BYTES(HEAD("\0", "\1", "\0", "\x64") "MTrk\0\0\0\4\0\x90\x24\x80"));
    refuse("none that a file may hold", BYTES(HEAD("\0", "\1", "\0", "\x64") "MTrk\0\0\0\3\0\xf4\x24"));
    refuse("longer than its track", BYTES(HEAD("\0", "\1", "\0", "\x64") "MTrk\0\0\0\5\0\xff\1\x7fx"));
    refuse("inside an event", BYTES(HEAD("\0", "\1", "\0", "\x64") "MTrk\0\0\0\3\0\x90\x24"));
    refuse("more than four bytes", BYTES(HEAD("\0", "\1", "\0", "\x64") "MTrk\0\0\0\5\x81\x81\x81\x81\1"));
    refuse("a tempo is not", BYTES(HEAD("\0", "\1", "\0", "\x64") "MTrk\0\0\0\7\0\xff\x51\3\0\0\0"));
    refuse("beyond 2^31 ticks", BYTES(HEAD("\0", "\1", "\x7f", "\xff") "MTrk\0\0\0\x3f" FAR FAR FAR FAR FAR FAR FAR FAR FAR));
    refuse("lasts", BYTES(HEAD("\0", "\1", "\0", "\1") "MTrk\0\0\0\x0e\0\xff\x51\3\xff\xff\xff\xff\xff\xff\x7f\xff\1\0"));
}

/* Too many to be a song's. */
static void check_many_tempos(void)
{
    static char file[22 + 65537 * 7] = HEAD("\0", "\1", "\0", "\x64") "MTrk\0\x07\0\x07";  // 458,759 = 0x70007 bytes
    for (size_t i = 0; i < 65537; i++) memcpy(file + 22 + 7 * i, "\1\xff\x51\3\1\0\0", 7);
    refuse("65537th tempo change", file, sizeof file);
}

/* A running status goes on behind a message of the system; a metre of no beats, or in units that nobody has, is none. */
static void check_odd(void)
{
    static const char file[] = HEAD("\0", "\1", "\0", "\x64") "MTrk\0\0\0\x21"
        "\0\x99\x24\x40" "\0\xf6" "\x64\x26\x41" "\0\xff\x58\4\0\2\x18\x08" "\0\xff\x58\4\4\x10\x18\x08" "\0\xff\x58\4\7\3\x18\x08";
    CHECK(midi_parse(&m, "odd", BYTES(file)) == 0);
    if (m.error[0]) printf("%s\n", m.error);
    CHECK(m.n_notes == 2 && m.note[1].pitch == 38 && m.note[1].velocity == 65 && m.note[1].tick == 100);
    CHECK(m.n_meters == 1 && m.meter[0].beats == 7 && m.meter[0].unit == 8);
}

static void check_smpte(void)  // 25 frames of 40 ticks: milliseconds
{
    CHECK(midi_parse(&m, "smpte", BYTES(HEAD("\0", "\1", "\xe7", "\x28") "MTrk\0\0\0\x0c\x87\x68\x99\x24\x40\0\xff\x51\3\1\1\1")) == 0);
    CHECK(m.n_notes == 1);
    CHECK_NEAR(m.n_notes ? m.note[0].time_s : 0, 1.0, 1e-12);
    CHECK(midi_parse(&m, "29.97", BYTES(HEAD("\0", "\1", "\xe3", "\x64") "MTrk\0\0\0\5\x97\x38\x99\x24\x40")) == 0);
    CHECK_NEAR(m.n_notes ? m.note[0].time_s : 0, 1.001, 1e-12);
}

/* What the writer makes, into memory through a file. */
static size_t write_song(unsigned char *bytes, size_t size)
{
    struct midi_writer *w = midi_writer_new(480);
    int drums = midi_writer_track(w, "drums"), bass = midi_writer_track(w, "bass");

    midi_writer_tempo(w, 960, 300000);
    midi_writer_tempo(w, 0, 600000);
    midi_writer_meter(w, 0, 6, 8);
    midi_writer_program(w, bass, 0, 1, 33);
    midi_writer_note(w, bass, 0, 960, 1, 40, 80);
    midi_writer_note(w, bass, 480, 960, 1, 40, 81);
    midi_writer_note(w, drums, 1440, 0, MIDI_DRUMS, 38, 200);
    midi_writer_note(w, drums, 0, 60, MIDI_DRUMS, 36, 100);
    midi_writer_end(w, 1920);
    CHECK(midi_writer_finish(w, "song.mid") == 0);
    midi_writer_free(w);
    FILE *f = fopen("song.mid", "r");
    size_t n = f ? fread(bytes, 1, size, f) : 0;
    if (f) fclose(f);
    return n;
}

static void check_writer(void)
{
    unsigned char bytes[1000];
    size_t n = write_song(bytes, sizeof bytes);

    CHECK(midi_parse(&m, "song", bytes, n) == 0);
    CHECK(m.n_tracks == 3 && m.n_notes == 4 && m.n_tempos == 2 && m.n_meters == 1 && m.end_tick == 1920);
    if (m.n_notes != 4 || m.n_meters != 1) return;
    CHECK(m.note[0].track == 1 && m.note[0].pitch == 36 && m.note[0].end_tick == 60);
    CHECK(m.note[1].track == 2 && m.note[1].pitch == 40 && m.note[1].end_tick == 480);  // struck again
    CHECK(m.note[2].tick == 480 && m.note[2].end_tick == 1440);
    CHECK(m.note[3].velocity == 127 && m.note[3].end_tick == 1441);
    CHECK_NEAR(m.note[2].time_s, 0.6, 1e-12);
    CHECK_NEAR(m.note[3].time_s, 1.2 + 0.3, 1e-12);
    CHECK_NEAR(m.length_s, 1.2 + 0.6, 1e-12);
    CHECK(m.meter[0].beats == 6 && m.meter[0].unit == 8);

    // cut anywhere: refused; one bit flipped: refused or read, and never more
    char *copy = malloc(n);
    for (size_t i = 0; i < n; i++) {
        char *cut = malloc(i + 1);
        memcpy(cut, bytes, i);
        CHECK(midi_parse(&m, "cut", cut, i) == -1);
        free(cut);
    }
    for (size_t bit = 0; bit < 8 * n; bit++) {
        memcpy(copy, bytes, n);
        copy[bit / 8] ^= (char)(1 << bit % 8);
        if (midi_parse(&m, "flipped", copy, n) < 0) CHECK(m.error[0] && !m.note);
    }
    free(copy);
}

/* Of two blows at one time neither ends where the other begins. */
static void check_twice(void)
{
    unsigned char bytes[200];
    struct midi_writer *w = midi_writer_new(480);
    int track = midi_writer_track(w, "drums");

    for (int i = 0; i < 2; i++) midi_writer_note(w, track, 100, 60, MIDI_DRUMS, 36, 80 + i);
    for (int i = 0; i < 3; i++) midi_writer_note(w, track, i < 2 ? 200 : 230, 60, MIDI_DRUMS, 38, 80 + i);
    midi_writer_end(w, 1000);
    CHECK(midi_writer_finish(w, "twice.mid") == 0);
    midi_writer_free(w);
    FILE *f = fopen("twice.mid", "r");
    size_t n = f ? fread(bytes, 1, sizeof bytes, f) : 0;
    if (f) fclose(f);
    CHECK(midi_parse(&m, "twice", bytes, n) == 0 && m.n_notes == 5);
    for (size_t i = 0; i < 2; i++) CHECK(m.note[i].tick == 100 && m.note[i].end_tick == 160);
    for (size_t i = 2; i < m.n_notes; i++) CHECK(m.note[i].end_tick == (i < 4 ? 230 : 290));
}

/* More ticks between two tempo changes than one delta time can hold. */
static void check_far(void)
{
    static const char file[] = HEAD("\0", "\1", "\x7f", "\xff") "MTrk\0\0\0\x1c"
        FAR FAR "\x00\xff\x51\x03\x00\x27\x10" "\xff\xff\xff\x7f\x99\x24\x40";
    CHECK(midi_parse(&m, "far", file, sizeof file - 1) == 0);
    if (m.error[0]) printf("%s\n", m.error);
    CHECK(m.n_notes == 1 && m.n_tempos == 3);
    double d = 268435455.0 / 32767;
    CHECK_NEAR(m.n_notes ? m.note[0].time_s : 0, 2 * d * 0.5 + d * 0.01, 1e-6);
}

int main(void)
{
    check_type0();
    check_bad();
    check_many_tempos();
    check_odd();
    check_smpte();
    check_writer();
    check_twice();
    check_far();
    midi_release(&m);
    return unit_done();
}
