/* wav2spec - the feature of audio files; see wav2spec(1).
 *
 * In: audio files, a list of them, or audio on standard input. Out: a `spec`
 * series (T, 84) f32 for each, its pieces as soon as their audio is there. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "common/cli.h"
#include "common/dsp/logfilt.h"
#include "common/dsp/spectrogram.h"
#include "common/xalloc.h"
#include "formats/audio.h"
#include "formats/inputs.h"
#include "formats/zts.h"

enum {
    PIECE = 100,       // frames a piece
    LIVE_PIECE = 10,   // the same while audio is arriving
    BLOCK = LIVE_PIECE * LOGFILT_HOP,
    QUIET_DB = -18,    // of peaks: the suite's network has not heard softer tracks
    DULL_HZ = 32000,   // of files: what it learned from was 44100
    NORMAL_DB = -1,    // of peaks, with --normalize
    MAX_GAIN = 100,
};

struct wav2spec {
    struct audio_raw raw;  // encoding NULL: the files say what they are
    int piece;             // 0: by the input
    bool keep_going, normalize, padded, squared, cut;  // cut: to the file, where its accompaniment goes on
    struct poor {          // tracks that the suite's network hears badly
        size_t n;
        const char *worst;
        double its;        // level or rate
    } quiet, dull;         // below QUIET_DB, below DULL_HZ
    struct zts_writer *out;
    struct spectrogram *spectrogram;
    unsigned long long n_frames;
};

/* One track being read: the file, and what is mixed into it. */
struct mix {
    struct audio *a, *b;   // b NULL: nothing
    float gain;            // of b
    float scale;           // of both
    float peak;            // loudest sample so far, not scaled
    bool cut;              // to the length of a
    char *b_path;
    float more[BLOCK];
};

static const char usage[] = "[-hVv] [-k key] [-a file[:gain]] [-l list] [-x] [-n] [-s] [-P frames] [-r format] [-p frames] [-K] [-o file] [file ...]";
static const char help[] =
    "  -k, --key TEXT         the track's key [the path less its extension]\n"
    "  -a, --accompaniment FILE[:GAIN]   mix this file in, times GAIN, -100..100 [1]\n"
    "  -l, --list FILE        read lines key<tab>file[<tab>accompaniment]\n"
    "  -x, --cut              end with the file, though its accompaniment goes on\n"
    "  -n, --normalize        read files twice, and bring the loudest sample of each track to -1 dBFS\n"
    "  -s, --squared          of squared magnitudes, as the thesis's text has it: a feature for networks of its own\n"
    "  -P, --pad FRAMES       1..100000  pad or cut to a multiple of so many frames; the thesis: 400\n"
    "  -r, --raw ENCODING,RATE,CHANNELS  the files are headerless PCM, as s16le,44100,2\n"
    "  -p, --piece FRAMES     1..10000 frames a record [100, from a pipe 10]\n"
    "  -K, --keep-going       leave out files that fail, and finish the others\n";

static const struct option longopt[] = {
    {"key", 1, NULL, 'k'}, {"accompaniment", 1, NULL, 'a'}, {"list", 1, NULL, 'l'}, {"cut", 0, NULL, 'x'}, {"normalize", 0, NULL, 'n'}, {"squared", 0, NULL, 's'}, {"pad", 1, NULL, 'P'},
    {"raw", 1, NULL, 'r'}, {"piece", 1, NULL, 'p'}, {"keep-going", 0, NULL, 'K'},
    CLI_LONG, CLI_OUT_LONG, CLI_END,
};

/* "s16le,44100,2" */
static struct audio_raw parse_raw(const char *text)
{
    char *copy = xstrdup(text), *rest = copy;
    const char *encoding = strsep(&rest, ","), *rate = strsep(&rest, ","), *channels = strsep(&rest, ",");

    if (!channels || rest) die("-r: '%s' is not ENCODING,RATE,CHANNELS: as s16le,44100,2", text);
    if (!audio_encoding(encoding)) die("-r: encoding '%s' is none of %s", encoding, audio_encodings());
    struct audio_raw raw = {
        .encoding = audio_encoding(encoding),
        .rate_hz = (int)cli_int("-r: rate", rate, AUDIO_MIN_RATE_HZ, AUDIO_MAX_RATE_HZ),
        .channels = (int)cli_int("-r: channels", channels, 1, AUDIO_MAX_CHANNELS),
    };
    free(copy);
    return raw;
}

/* The colon before an accompaniment's gain, which is a number after the last one; NULL: it has none. */
static char *gain_of(char *second, double *gain)
{
    char *colon = strrchr(second, ':');

    return colon && parse_num(colon + 1, -1e300, 1e300, gain) ? colon : NULL;
}

/* An accompaniment's name, to be freed; its gain, where it has one. */
static char *name_without_gain(const char *second, double *gain)
{
    char *name = xstrdup(second), *colon = gain_of(name, gain);

    if (colon) *colon = '\0';
    return name;
}

/* Before anything is opened. */
static void check_gains(struct inputs *in)
{
    for (size_t i = 0; i < in->n; i++) {
        char *second = in->at[i].second, *colon;
        double gain;

        if (!second || !(colon = gain_of(second, &gain))) continue;
        if (fabs(gain) > MAX_GAIN) die("%s: its gain is not from %d to %d: give one that is, or add :1 where it belongs to the name", second, -MAX_GAIN, MAX_GAIN);
        in->n_stdin += colon == second + 1 && *second == '-';
    }
}

static void check_twice(const char *path)
{
    struct stat st;
    bool pipe = strcmp(path, "-") == 0 || (stat(path, &st) == 0 && !S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode));

    if (pipe) die("%s: --normalize reads twice, which standard input or a pipe does not allow: name a file", input_name(path));
}

/* What cannot be read twice would end the run only when its turn comes, all work before it in vain. */
static void check_files(const struct inputs *in)
{
    for (size_t i = 0; i < in->n; i++) {
        double gain;
        char *second = in->at[i].second ? name_without_gain(in->at[i].second, &gain) : NULL;

        check_twice(in->at[i].path);
        if (second) check_twice(second);
        free(second);
    }
}

static void mix_open(struct mix *m, const struct input *in, const struct wav2spec *w)
{
    const struct audio_raw *raw = w->raw.encoding ? &w->raw : NULL;
    double gain = 1;

    *m = (struct mix){.cut = w->cut, .scale = 1};
    m->a = audio_open(in->path, raw, LOGFILT_RATE_HZ);
    if (in->second) {
        m->b_path = name_without_gain(in->second, &gain);
        m->b = audio_open(m->b_path, raw, LOGFILT_RATE_HZ);
    }
    m->gain = (float)gain;
}

/* The next samples of the mix; a shorter accompaniment is extended by silence,
 * and a shorter file too unless it is to be cut. As audio_read. */
static long mix_read(struct mix *m, float *out, size_t n)
{
    long got = audio_read(m->a, out, n);
    long more = m->b && got >= 0 ? audio_read(m->b, m->more, m->cut ? (size_t)got : n) : 0;

    if (got < 0 || more < 0) return -1;
    for (long i = got; i < more; i++) out[i] = 0;
    for (long i = 0; i < more; i++) out[i] += m->gain * m->more[i];
    if (got < more) got = more;
    float peak = m->peak;
    for (long i = 0; i < got; i++)
        if (__builtin_expect(fabsf(out[i]) > peak, 0)) peak = fabsf(out[i]);  // a branch: a maximum would wait for the one before
    m->peak = peak;
    for (long i = 0; m->scale != 1 && i < got; i++) out[i] *= m->scale;
    return got;
}

static const char *mix_error(const struct mix *m)
{
    const char *error = audio_error(m->a);
    return error || !m->b ? error : audio_error(m->b);
}

static void mix_close(struct mix *m)
{
    audio_free(m->a), audio_free(m->b), free(m->b_path);
}

/* The frames that are ready, into the stream: how many. */
static size_t put_frames(struct wav2spec *w)
{
    float frames[LIVE_PIECE * LOGFILT_BANDS];
    size_t got, n = 0;

    while ((got = spectrogram_pull(w->spectrogram, frames, LIVE_PIECE)) > 0) {
        zts_series_add(w->out, frames, got);
        n += got;
    }
    return n;
}

/* All of one track into the stream. False: what is wrong is in the mix, and
 * with *begun there is a part of it in the stream. */
static bool write_track(struct wav2spec *w, struct mix *m, const struct input *in, bool *begun)
{
    bool live = audio_is_live(m->a) || (m->b && audio_is_live(m->b));
    struct zts_tensor head = {0};
    unsigned long long n_frames = 0;
    float x[BLOCK];
    long n = mix_read(m, x, BLOCK);

    if (n < 0) return false;
    zts_tensor_make(&head, "spec", ZTS_F32, 2, (uint64_t[]){0, LOGFILT_BANDS});
    zts_tensor_set_key(&head, in->key);
    attr_set(&head.attrs, "feature", w->squared ? LOGFILT_NAME_SQUARED : LOGFILT_NAME);
    attr_setf(&head.attrs, "rate_hz", "%d", LOGFILT_RATE_HZ);
    attr_setf(&head.attrs, "hop_samples", "%d", LOGFILT_HOP);
    attr_setf(&head.attrs, "frame_rate_hz", "%d", LOGFILT_RATE_HZ / LOGFILT_HOP);
    *begun = true;
    zts_series_begin(w->out, &head, w->piece ? (size_t)w->piece : live ? LIVE_PIECE : PIECE);
    zts_tensor_release(&head);
    spectrogram_restart(w->spectrogram);
    for (; n > 0; n = mix_read(m, x, BLOCK)) {
        for (long i = 0; i < n;) {
            i += (long)spectrogram_push(w->spectrogram, x + i, (size_t)(n - i));
            n_frames += put_frames(w);
        }
        if (live) zts_writer_flush(w->out);
        if (zts_writer_error(w->out)) return true;  // said at the end
        progress("%s: %.0f s", in->path, (double)n_frames * LOGFILT_HOP / LOGFILT_RATE_HZ);
    }
    if (n < 0) return false;
    spectrogram_end(w->spectrogram);
    w->n_frames += n_frames + put_frames(w);
    zts_series_end(w->out);
    return true;
}

/* Read it to its end, to see whether it can be. */
static bool readable(struct mix *m)
{
    float x[BLOCK];
    long n;
    while ((n = mix_read(m, x, BLOCK)) > 0) continue;
    return n == 0;
}

static const char *name_of(const struct input *in)
{
    return input_name(in->path);
}

static void judge(struct poor *p, const char *name, double value, double least)
{
    if (value >= least) return;
    if (!p->n++ || value < p->its) p->worst = name, p->its = value;
}

/* Features of silence would go out for what is loud. */
static void warn_of_cancelling(const struct audio *a, const char *path)
{
    if (a && audio_cancels(a)) warn("%s: its channels cancel each other, and it is silent so: take one of them", input_name(path));
}

/* True when the track is in the stream. A series once begun cannot be taken
 * back, so with --keep-going files (not pipes) are read twice; with
 * --normalize for their peak. */
static bool do_track(struct wav2spec *w, const struct input *in)
{
    struct mix m;
    bool good = true, begun = false;

    mix_open(&m, in, w);
    bool once = audio_is_live(m.a) || strcmp(in->path, "-") == 0 || (m.b && (audio_is_live(m.b) || strcmp(m.b_path, "-") == 0));
    if ((w->keep_going || w->normalize) && !mix_error(&m) && !once) {
        good = readable(&m);
        float peak = m.peak;
        if (good) mix_close(&m), mix_open(&m, in, w);
        if (good && w->normalize && peak > 1e-30f) m.scale = powf(10, NORMAL_DB / 20.f) / peak;
    }
    good = good && !mix_error(&m) && write_track(w, &m, in, &begun);
    progress(NULL);
    if (!good && (begun || !w->keep_going)) die("%s", mix_error(&m));
    if (!good) warn("%s", mix_error(&m));
    if (good && !w->padded && m.peak > 0) {  // padded: for a network of its own
        if (!w->normalize) judge(&w->quiet, name_of(in), 20 * log10(m.peak), QUIET_DB);
        judge(&w->dull, name_of(in), audio_rate_hz(m.a), DULL_HZ);
    }
    if (good) warn_of_cancelling(m.a, in->path), warn_of_cancelling(m.b, m.b_path);
    mix_close(&m);
    return good;
}

int main(int argc, char **argv)
{
    struct wav2spec w = {0};
    struct inputs in = {.form = "key<tab>file[<tab>accompaniment]"};
    const char *key = NULL, *accompaniment = NULL, *list = NULL;
    int c, pad = 0;
    size_t n_done = 0;

    cli_init("wav2spec", usage, help);
    while ((c = getopt_long(argc, argv, "k:a:l:xnsP:r:p:K" CLI_SHORT CLI_OUT_SHORT, longopt, NULL)) != -1) {
        switch (c) {
        case 'k': key = optarg; break;
        case 'a': accompaniment = optarg; break;
        case 'l': list = optarg; break;
        case 'x': w.cut = true; break;
        case 'n': w.normalize = true; break;
        case 's': w.squared = true; break;
        case 'P': pad = (int)cli_int("-P", optarg, 1, 100000), w.padded = true; break;
        case 'r': w.raw = parse_raw(optarg); break;
        case 'p': w.piece = (int)cli_int("-p", optarg, 1, 10000); break;
        case 'K': w.keep_going = true; break;
        default: cli_std(c, argv);
        }
    }
    if (list && (optind < argc || key || accompaniment)) die("-l: a list stands alone: put files, keys and accompaniments into it");
    if (list && inputs_read_list(&in, list) < 0) die("%s", in.error);
    if (!list && optind == argc) inputs_add(&in, "-", key);
    for (int i = optind; i < argc; i++) inputs_add(&in, argv[i], key);
    if ((key || accompaniment) && in.n > 1) die("-%c is for one file: use a list for several", key ? 'k' : 'a');
    if (accompaniment) in.at[0].second = xstrdup(accompaniment);
    check_gains(&in);
    if (w.normalize) check_files(&in);
    if (inputs_check(&in) < 0) die("%s", in.error);

    w.out = zts_writer_open(cli.out);
    if (zts_writer_error(w.out)) die("%s", zts_writer_error(w.out));
    w.spectrogram = spectrogram_new(pad);
    if (w.squared) spectrogram_square(w.spectrogram);
    for (size_t i = 0; i < in.n && !zts_writer_error(w.out); i++) n_done += do_track(&w, &in.at[i]);
    if (zts_writer_finish(w.out) < 0) die("%s", zts_writer_error(w.out));
    if (cli.verbose) note("%zu of %zu files, %llu frames", n_done, in.n, w.n_frames);
    if (w.quiet.n)
        warn("%s%s: peak at %.1f dBFS, and below %d the suite's network misses strokes: --normalize, or a louder recording",
             w.quiet.worst, w.quiet.n > 1 ? ", and others" : "", w.quiet.its, QUIET_DB);
    if (w.dull.n)
        warn("%s%s: %.0f Hz, and below %d, without the treble, the suite's network misses strokes: a recording of 44100, if there is one",
             w.dull.worst, w.dull.n > 1 ? ", and others" : "", w.dull.its, DULL_HZ);
    if (n_done < in.n) die("done %zu of %zu files: mend the others, or take them off the list", n_done, in.n);
    zts_writer_free(w.out), spectrogram_free(w.spectrogram), inputs_release(&in);
    return 0;
}
