/* groove - songs as Standard MIDI Files, made up from a seed; see groove(1).
 *
 * Out: one file on stdout or -o, or any number in a folder: drums on channel 10,
 * with a drummer's limbs, timing and touch; a band on channels 1 to 4. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "common/cli.h"
#include "common/music/song.h"
#include "common/xalloc.h"
#include "formats/midi.h"

static const char usage[] =
    "[-DhLVv] [-d folder] [-f first] [-i sounds] [-l length] [-m metre] [-n songs] [-p prefix] [-s style] [-S seed]\n"
    "              [-t tempo] [-o file]";
static const char help[] =
    "  -d, --folder FOLDER    write FOLDER/PREFIX-INDEX.mid, as many as -n says\n"
    "  -D, --drums-only       leave out the band\n"
    "  -f, --first N          0..999999  index of the first song [0]\n"
    "  -i, --sounds SET       all, a or b: a and b have no program and no kit in common [all]\n"
    "  -l, --length LO[-HI]   10..3600  seconds, about [60-180]\n"
    "  -L, --list             list the styles and metres\n"
    "  -m, --metre M          4/4 4/4t 3/4 3/4t 6/8 12/8 5/4 7/8 [the style's own]\n"
    "  -n, --songs N          1..1000000  how many; more than one needs -d [1]\n"
    "  -p, --prefix TEXT      of the names in the folder [song]\n"
    "  -s, --style NAME,...   draw from these [all]\n"
    "  -S, --seed N           0..2^63-1 [1]\n"
    "  -t, --tempo LO[-HI]    30..300  beats a minute [the style's own]\n";

enum { LAST_SONG = 999999 };  // what six digits hold

struct groove_options {
    struct song_options song;
    const char *folder, *prefix;
    long long first, n_songs, seed;
};

/* "LO-HI", or one number for both. */
static void parse_range(const char *option, const char *text, double lo, double hi, double *from, double *to)
{
    char *first = xstrdup(text), *dash = strchr(first, '-');

    if (dash) *dash = '\0';
    *from = cli_num(option, first, lo, hi);
    *to = dash ? cli_num(option, dash + 1, lo, hi) : *from;
    if (*from > *to) die("%s: '%s' runs downwards: give the smaller number first", option, text);
    free(first);
}

static void check_styles(const char *list)
{
    for (const char *p = list; p; p = (p = strchr(p, ',')) ? p + 1 : NULL) {
        int n = (int)strcspn(p, ",");
        if (!style_find(p, (size_t)n)) die("-s: '%.*s' is not a style: groove -L lists them", n, p);
    }
}

static int parse_sounds(const char *text)
{
    if (!strcmp(text, "all")) return 0;
    if (!strcmp(text, "a") || !strcmp(text, "b")) return text[0] == 'a' ? 1 : 2;
    die("-i: '%s' is not a set of sounds: give all, a or b", text);
}

static void list_styles(void)
{
    const struct style *s;

    cli_open_stdout();
    for (size_t i = 0; (s = style_at(i)); i++)
        printf("%s\t%d-%d\t%s%s%s\t%s\n", s->name, s->tempo_lo, s->tempo_hi, s->metres, *s->odd ? " " : "", s->odd, s->says);
    printf("# metres: %s\n", metre_names());
    cli_close_stdout();
}

static void put_tempo(struct midi_writer *w, const struct song *s)
{
    uint32_t before_us = 0;

    midi_writer_meter(w, 0, (unsigned)s->metre->numerator, (unsigned)s->metre->denominator);
    for (int bar = 0; bar < s->n_bars; bar++) {
        uint32_t quarter_us = (uint32_t)(6e7 / s->bar_tempo[bar] + 0.5);
        if (quarter_us != before_us) midi_writer_tempo(w, (uint32_t)(bar * song_bar_ticks(s)), quarter_us);
        before_us = quarter_us;
    }
}

/* path NULL: standard output. */
static void put_song(const struct song *s, const char *path)
{
    static const char *const part_name[SONG_PARTS] = {"drums", "percussion", "bass", "chords", "lead", "pad"};
    static const int channel[SONG_PARTS] = {MIDI_DRUMS, MIDI_DRUMS, 0, 1, 2, 3};
    struct midi_writer *w = midi_writer_new(SONG_PPQ);
    int track[SONG_PARTS];
    size_t n[SONG_PARTS] = {0};

    for (size_t i = 0; i < s->n_notes; i++) n[s->note[i].part]++;
    put_tempo(w, s);
    for (int p = 0; p < SONG_PARTS; p++) {
        if (n[p] == 0) continue;
        track[p] = midi_writer_track(w, part_name[p]);
        if (p != PART_PERCUSSION) midi_writer_program(w, track[p], 0, channel[p], s->program[p]);
    }
    for (size_t i = 0; i < s->n_notes; i++) {
        const struct song_note *x = &s->note[i];
        midi_writer_note(w, track[x->part], x->tick, x->length, channel[x->part], x->pitch, x->velocity);
    }
    midi_writer_end(w, (uint32_t)(s->n_bars * song_bar_ticks(s)));
    if (midi_writer_finish(w, path) < 0) die("%s", midi_writer_error(w));
    midi_writer_free(w);
}

static void say(const struct song *s, long long index)
{
    static const char *const key[] = {"C", "Db", "D", "Eb", "E", "F", "Gb", "G", "Ab", "A", "Bb", "B"};
    note("song %lld: %s, %s, %.0f beats a minute, %d bars, %.0f s, %s %s, %zu notes", index, s->style->name, s->metre->name,
         s->tempo, s->n_bars, song_seconds(s, s->n_bars * (double)song_bar_ticks(s)), key[s->key], s->minor ? "minor" : "major",
         s->n_notes);
}

static void run(const struct groove_options *o)
{
    if (o->folder && mkdir(o->folder, 0777) < 0 && errno != EEXIST)
        die("%s: %s: make the folder above it first", o->folder, strerror(errno));
    for (long long i = o->first; i < o->first + o->n_songs; i++) {
        struct song s;
        char *path = o->folder ? xasprintf("%s/%s-%06lld.mid", o->folder, o->prefix, i) : NULL;
        song_make(&s, (uint64_t)o->seed, (uint64_t)i, &o->song);
        put_song(&s, path ? path : cli.out);
        if (cli.verbose) say(&s, i);
        else progress("%lld of %lld songs", i - o->first + 1, o->n_songs);
        song_release(&s);
        free(path);
    }
    progress(NULL);
}

int main(int argc, char **argv)
{
    static const struct option longopt[] = {
        {"folder", 1, NULL, 'd'}, {"drums-only", 0, NULL, 'D'}, {"first", 1, NULL, 'f'}, {"sounds", 1, NULL, 'i'},
        {"length", 1, NULL, 'l'}, {"list", 0, NULL, 'L'}, {"metre", 1, NULL, 'm'}, {"songs", 1, NULL, 'n'},
        {"prefix", 1, NULL, 'p'}, {"style", 1, NULL, 's'}, {"seed", 1, NULL, 'S'}, {"tempo", 1, NULL, 't'},
        CLI_LONG, CLI_OUT_LONG, CLI_END
    };
    struct groove_options o = {.song = {.length_lo_s = 60, .length_hi_s = 180}, .n_songs = 1, .seed = 1};
    bool list = false;
    int c;

    cli_init("groove", usage, help);
    while ((c = getopt_long(argc, argv, "d:Df:i:l:Lm:n:p:s:S:t:" CLI_SHORT CLI_OUT_SHORT, longopt, NULL)) != -1)
        switch (c) {
        case 'd': o.folder = optarg; break;
        case 'D': o.song.drums_only = true; break;
        case 'f': o.first = cli_int("-f", optarg, 0, LAST_SONG); break;
        case 'i': o.song.sounds = parse_sounds(optarg); break;
        case 'l': parse_range("-l", optarg, 10, 3600, &o.song.length_lo_s, &o.song.length_hi_s); break;
        case 'L': list = true; break;
        case 'm':
            o.song.metre = metre_find(optarg);
            if (!o.song.metre) die("-m: '%s' is not a metre: give one of %s", optarg, metre_names());
            break;
        case 'n': o.n_songs = cli_int("-n", optarg, 1, 1000000); break;
        case 'p': o.prefix = optarg; break;
        case 's': check_styles(o.song.styles = optarg); break;
        case 'S': o.seed = cli_int("-S", optarg, 0, INT64_MAX); break;
        case 't': parse_range("-t", optarg, 30, 300, &o.song.tempo_lo, &o.song.tempo_hi); break;
        default: cli_std(c, argv);
        }
    if (optind < argc) die("'%s': groove reads no file: options only", argv[optind]);
    if (list) {
        list_styles();
        return 0;
    }
    if (o.n_songs > 1 && !o.folder) die("-n %lld: more songs than one need a folder: add -d folder", o.n_songs);
    if (o.prefix && !o.folder) die("-p: begins the names in a folder: add -d folder");
    if (o.first + o.n_songs - 1 > LAST_SONG) die("-f and -n: the last song would be %lld: the last there is is %d", o.first + o.n_songs - 1, LAST_SONG);
    if (o.folder && cli.out) die("-d and -o: the folder's files have names of their own: give one of the two");
    if (!o.prefix) o.prefix = "song";
    run(&o);
    return 0;
}
