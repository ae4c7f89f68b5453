/* Audio: what is accepted as a file is accepted from a pipe, with the same samples
 * (a pipe that ends up to 50 ms early is not cut), and they come back from a WAV.
 * Formats that libsndfile seeks in may be refused from a pipe. */
#include <math.h>

#include "formats/audio.h"
#include "tests/fuzz/fuzz.h"

const char fuzz_seeds[] = "";

/* libvorbis inside libsndfile forgets a damaged head. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libvorbis\nleak:libsndfile\n";
}

enum { MOST = 1 << 16 };  // samples

static size_t read_some(const char *path, float *x, bool *good, int *rate_hz)
{
    struct audio *a = audio_open(path, NULL, 0);
    size_t n = 0;
    long got;

    while (n < MOST && (got = audio_read(a, x + n, MOST - n)) > 0) n += (size_t)got;
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

    for (size_t i = 0; i < sizeof streamed / sizeof *streamed; i++)
        if (n >= 4 && memcmp(data, streamed[i], strlen(streamed[i])) == 0) return false;
    return n == 0 || data[0] != 0xff;
}

static void come_back(const float *x, size_t n, int rate_hz)
{
    static float y[MOST];
    struct audio_writer *w = audio_writer_open("written.wav", rate_hz, 1);
    bool good;
    int rate;

    FUZZ_CHECK(audio_writer_put(w, x, n) == 0 && audio_writer_finish(w) == 0);
    audio_writer_free(w);
    FUZZ_CHECK(read_some("written.wav", y, &good, &rate) == n && good && rate == rate_hz);
    for (size_t i = 0; i < n; i++) FUZZ_CHECK(fabsf(fmaxf(-1, fminf(1, x[i])) - y[i]) < 1.0f / 32000);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    static float x[MOST], y[MOST];
    struct fuzz_file f = fuzz_file(data, n);
    bool good, piped;
    int rate_hz, rate;

    size_t got = read_some(f.path, x, &good, &rate_hz);
    close(f.fd);
    if (pipe_in(data, n)) {
        size_t too = read_some("-", y, &piped, &rate);
        if (good && !piped) FUZZ_CHECK(sought_in(data, n));
        else FUZZ_CHECK(!good || (too == got && rate == rate_hz && !memcmp(x, y, got * sizeof *x)));
    }
    if (good) come_back(x, got, rate_hz);
    return 0;
}
