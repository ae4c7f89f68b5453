/* Audio: what is accepted as a file is accepted from a pipe, with the same samples
 * (a pipe that ends up to 50 ms early is not cut), and they come back from a WAV,
 * and out of the middle of it. Formats that libsndfile seeks in may be refused from
 * a pipe. The same again as samples without a header, and at another rate: in which
 * encoding and to which rate the last byte says. */
#include <math.h>

#include "formats/audio.h"
#include "formats/audio_slice.h"
#include "tests/fuzz/fuzz.h"

const char fuzz_seeds[] = "";

/* libvorbis forgets a damaged head; what libsndfile itself holds is not passed over: we may have left it open. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libvorbis\n";
}

/* ---- reading ---- */

enum { MOST = 1 << 16, MOST_RESAMPLED = 2000 };  // samples

struct how {
    const struct audio_raw *raw;
    int rate_hz;  // 0: its own
    size_t piece; // samples a call
};

static const struct how plainly = {NULL, 0, MOST};

static size_t read_some(const char *path, const struct how *how, float *x, size_t most, bool *good, int *rate_hz)
{
    struct audio *a = audio_open(path, how->raw, how->rate_hz);
    size_t n = 0;
    long got = 1;

    for (size_t want; n < most && got > 0; n += got > 0 ? (size_t)got : 0) {
        want = most - n < how->piece ? most - n : how->piece;
        got = audio_read(a, x + n, want);
    }
    *good = !audio_error(a);
    *rate_hz = audio_rate_hz(a);
    audio_free(a);
    return n;
}

/* The bytes as standard input, from a pipe that holds them all. */
static bool pipe_in(const uint8_t *data, size_t n)
{
    int end[2];

    FUZZ_CHECK(pipe2(end, O_CLOEXEC) == 0);
    bool fits = fcntl(end[1], F_SETPIPE_SZ, 1 << 20) >= (int)n;
    if (fits) FUZZ_CHECK(write(end[1], data, n) == (ssize_t)n && dup2(end[0], STDIN_FILENO) == 0);
    close(end[0]), close(end[1]);
    return fits;
}

static bool sought_in(const uint8_t *data, size_t n)
{
    static const char streamed[][5] = {"RIFF", "RIFX", "RF64", "riff", "FORM", ".snd", "caff", "OggS", "fLaC", "ID3"};

    // decoders that need an end
    if (n > 15 && !memcmp(data, ".snd", 4) && data[15] >= 23 && data[15] <= 26) return true;
    if (n > 65 && !memcmp(data, "riff", 4) && data[64] == 0x11) return true;
    for (size_t i = 0; i < sizeof streamed / sizeof *streamed; i++)
        if (n >= 4 && memcmp(data, streamed[i], strlen(streamed[i])) == 0) return false;
    return n == 0 || data[0] != 0xff;
}

/* Stretches of a file of n samples; those of a longer one are not known. */
static void check_slice(const char *path, const float *x, size_t n, int rate_hz, int64_t start)
{
    enum { SOME = 100 };
    float y[SOME];
    char error[600];

    FUZZ_CHECK(audio_slice(path, rate_hz, start, y, SOME, error, sizeof error) == 0);
    for (int64_t i = 0; i < SOME; i++) {
        int64_t at = start + i;
        if (at < (int64_t)n) FUZZ_CHECK(y[i] == (at < 0 ? 0 : x[at]));
        else if (n < MOST) FUZZ_CHECK(y[i] == 0);
    }
}

/* What mixdown(1) would take of the file itself. */
static void slice(const char *path, const uint8_t *data, const float *x, size_t n, bool good, int rate_hz, unsigned choice)
{
    float y[8];
    char error[600] = "";
    int64_t length = audio_slice_length(path, rate_hz, error, sizeof error);

    FUZZ_CHECK(length > 0 || (length == -1 && error[0]));
    if (length < 0) return;
    (void)audio_slice(path, rate_hz, (int64_t)((double)length * choice / 256), y, 8, error, sizeof error);
    if (good && !memcmp(data, "RIFF", 4) && length == (int64_t)n) check_slice(path, x, n, rate_hz, -50);
}

static void come_back(const float *x, size_t n, int rate_hz, unsigned choice)
{
    static float y[MOST];
    struct audio_writer *w = audio_writer_open("written.wav", rate_hz, 1);
    char error[600];
    bool good;
    int rate;

    FUZZ_CHECK(audio_writer_put(w, x, n) == 0 && audio_writer_finish(w) == 0);
    audio_writer_free(w);
    FUZZ_CHECK(read_some("written.wav", &plainly, y, MOST, &good, &rate) == n && good && rate == rate_hz);
    for (size_t i = 0; i < n; i++) FUZZ_CHECK(fabsf(fmaxf(-1, fminf(1, x[i])) - y[i]) < 1.0f / 32000);
    FUZZ_CHECK(audio_slice_length("written.wav", rate_hz, error, sizeof error) == (int64_t)n);
    check_slice("written.wav", y, n, rate_hz, -50), check_slice("written.wav", y, n, rate_hz, (int64_t)(n * choice / 256));
}

/* ---- samples without a header ---- */

/* How many bytes one has; u-law and A-law have one. */
static size_t raw_bytes(const char *encoding)
{
    size_t bits = strtoul(encoding + 1, NULL, 10);
    return bits ? bits / 8 : 1;
}

/* NaN: not known here. */
static float raw_sample(const char *encoding, const uint8_t *p)
{
    size_t n = raw_bytes(encoding);
    bool big = strstr(encoding, "be");
    uint64_t bits = 0;
    uint32_t half;
    double wide;
    float x;

    for (size_t i = 0; i < n; i++) bits = bits << 8 | p[big ? i : n - 1 - i];
    if (strstr(encoding, "law")) return NAN;
    if (*encoding == 'u') return ((float)bits - 128) / 128;
    if (*encoding == 's') return (float)ldexp((double)(int64_t)(bits << (64 - 8 * n)), -63);
    half = (uint32_t)bits;
    memcpy(&wide, &bits, sizeof wide), memcpy(&x, &half, sizeof x);
    return n == 8 ? (float)wide : x;
}

/* A file with a header, which is not read as raw samples. */
static bool is_headed(const uint8_t *data, size_t n)
{
    static const char magic[] = "RIFFRIFXRF64FORMcaffriff.sndOggSfLaC";
    bool is = false;

    for (size_t i = 0; n >= 12 && magic[i]; i += 4) is |= !memcmp(data, magic + i, 4);
    return is;
}

static void check_raw(const char *path, const uint8_t *data, size_t n, unsigned choice)
{
    static float x[MOST], y[MOST];
    char names[200], *save = NULL;
    const char *name[32];
    size_t n_names = 0;
    bool good, piped;
    int rate_hz;

    snprintf(names, sizeof names, "%s", audio_encodings());
    for (char *s = strtok_r(names, " ", &save); s; s = strtok_r(NULL, " ", &save)) name[n_names++] = s;
    struct audio_raw raw = {8000, 1 + (int)(choice / n_names % 4), name[choice % n_names]};
    struct how how = {&raw, 0, MOST};
    size_t bytes = raw_bytes(raw.encoding), frame = bytes * (size_t)raw.channels;

    size_t got = read_some(path, &how, x, MOST, &good, &rate_hz);
    if (pipe_in(data, n)) {
        size_t too = read_some("-", &how, y, MOST, &piped, &rate_hz);
        FUZZ_CHECK(piped == good && too == got && !memcmp(x, y, got * sizeof *x));
    }
    if (is_headed(data, n)) FUZZ_CHECK(!good);
    if (is_headed(data, n) || n / frame >= MOST) return;
    bool finite = true;
    for (size_t i = 0; i < n / frame; i++) {
        float sum = 0;
        for (size_t c = 0; c < (size_t)raw.channels; c++) sum += raw_sample(raw.encoding, data + i * frame + c * bytes);
        sum /= (float)raw.channels;
        if (*raw.encoding == 'f') finite &= fabsf(sum) <= 1e9f;
        if (good && !isnan(sum)) FUZZ_CHECK(fabsf(sum - x[i]) <= 1e-6f * fmaxf(1, fabsf(sum)));
    }
    FUZZ_CHECK(good == (n >= frame && n % frame == 0 && finite) && (!good || (got == n / frame && rate_hz == 8000)));
}

/* ---- at another rate ---- */

/* n samples at from_hz are all of it; MOST: it may have more. */
static void check_resampled(const char *path, const uint8_t *data, size_t size, size_t n, int from_hz, unsigned choice)
{
    static const int rates_hz[] = {44100, 22050, 8000, 48000, 11025, 96000};
    static float x[MOST_RESAMPLED], y[MOST_RESAMPLED];
    struct how how = {NULL, rates_hz[choice % 6], MOST}, bits = {NULL, how.rate_hz, 77};
    double ratio = (double)how.rate_hz / from_hz;
    bool good, piped;
    int rate;

    size_t got = read_some(path, &how, x, MOST_RESAMPLED, &good, &rate);
    if (n == MOST || ratio > 256 || ratio < 1.0 / 256) return;
    FUZZ_CHECK(good && rate == from_hz);
    size_t want = (size_t)llround(fmax((double)n * ratio, 1));
    FUZZ_CHECK(got == (want < MOST_RESAMPLED ? want : MOST_RESAMPLED));
    for (size_t i = 0; i < got; i++) FUZZ_CHECK(isfinite(x[i]));
    if (sought_in(data, size) || !pipe_in(data, size)) return;
    size_t too = read_some("-", &bits, y, MOST_RESAMPLED, &piped, &rate);
    FUZZ_CHECK(piped && too == got && !memcmp(x, y, got * sizeof *x));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    static float x[MOST], y[MOST];
    struct fuzz_file f = fuzz_file(data, n);
    unsigned choice = n ? data[n - 1] : 0;
    bool good, piped;
    int rate_hz, rate;

    size_t got = read_some(f.path, &plainly, x, MOST, &good, &rate_hz);
    if (pipe_in(data, n)) {
        size_t too = read_some("-", &plainly, y, MOST, &piped, &rate);
        if (good && !piped) FUZZ_CHECK(sought_in(data, n));
        else FUZZ_CHECK(!good || (too == got && rate == rate_hz && !memcmp(x, y, got * sizeof *x)));
    }
    if (good) {
        come_back(x, got, rate_hz, choice);
        check_resampled(f.path, data, n, got, rate_hz, choice);
    }
    if (n >= 4 && rate_hz > 0) slice(f.path, data, x, got, good, rate_hz, choice);
    check_raw(f.path, data, n, choice);
    close(f.fd);
    return 0;
}
