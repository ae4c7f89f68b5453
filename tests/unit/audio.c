/* Audio files out and in again: exact where they can be, the same bytes each
 * time, resampled sines where they belong, errors where they must be. */
#include "formats/audio.h"
#include "formats/audio_slice.h"

#include <dirent.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/xalloc.h"
#include "tests/unit/unit.h"

enum { N = 30000, LIMIT = 1 << 20 };
static const double PI = 3.14159265358979323846;

static void sine(float *x, size_t n, double hz, double rate_hz)
{
    for (size_t i = 0; i < n; i++) x[i] = (float)(0.5 * sin(2 * PI * hz * (double)i / rate_hz));
}

static bool save(const char *path, const float *x, size_t n, int rate_hz, int channels)
{
    struct audio_writer *w = audio_writer_open(path, rate_hz, channels);
    bool good = audio_writer_put(w, x, n / 3) == 0 && audio_writer_put(w, x + n / 3 * (size_t)channels, n - n / 3) == 0
             && audio_writer_finish(w) == 0;
    if (!good) printf("%s\n", audio_writer_error(w));
    audio_writer_free(w);
    return good;
}

static float *load(const char *path, int rate_hz, size_t *n)
{
    char *error;
    float *x = audio_read_all(path, rate_hz, LIMIT, n, &error);
    if (!x) printf("%s\n", error), free(error);
    CHECK(x != NULL);
    return x;
}

static char *slurp(const char *path, size_t *n)
{
    FILE *f = fopen(path, "rb");
    char *bytes = xmalloc(1 << 20);
    CHECK(f != NULL);
    *n = f ? fread(bytes, 1, 1 << 20, f) : 0;
    if (f) fclose(f);
    return bytes;
}

static void check_round_trip(const char *path, double tol)
{
    float *x = xmalloc(2 * N * sizeof *x), *y;
    size_t n, bytes_a, bytes_b;

    sine(x, N, 440, 44100);
    CHECK(save(path, x, N, 44100, 1));
    y = load(path, 0, &n);
    CHECK(n == N);
    double worst = 0, sum = 0;
    for (size_t i = 0; y && i < N && i < n; i++) {
        sum += (x[i] - y[i]) * (x[i] - y[i]);
        worst = unit_greater(worst, fabs(x[i] - y[i]));
    }
    CHECK_NEAR(sqrt(sum / N), 0, tol / 2);
    CHECK_NEAR(worst, 0, tol);
    char *a = slurp(path, &bytes_a);
    CHECK(save(path, x, N, 44100, 1));
    char *b = slurp(path, &bytes_b);
    CHECK(bytes_a == bytes_b && memcmp(a, b, bytes_a) == 0);
    free(a), free(b), free(y);

    for (size_t i = 0; i < N; i++) x[2 * i + 1] = 0.25f, x[2 * i] = -0.5f;  // stereo: the mean
    CHECK(save(path, x, N, 22050, 2));
    y = load(path, 0, &n);
    CHECK(n == N);
    for (size_t i = 5000; y && i < 6000; i++) CHECK_NEAR(y[i], -0.125, tol);
    free(y);

    for (size_t i = 0; i < 3 * (N / 2); i++) x[i] = i % 3 == 0 ? 0.5f : i % 3 == 1 ? 0.125f : -0.25f;  // three channels: the mean again
    CHECK(save(path, x, N / 2, 22050, 3));
    y = load(path, 0, &n);
    CHECK(n == N / 2);
    for (size_t i = 5000; y && i < 6000; i++) CHECK_NEAR(y[i], 0.125, tol);
    free(x), free(y);
}

/* A sine at one rate is the same sine at another. */
static void check_resampling(int from_hz, int to_hz, double hz)
{
    float *x = xmalloc(N * sizeof *x), *y;
    size_t n;

    sine(x, N, hz, from_hz);
    CHECK(save("r.wav", x, N, from_hz, 1));
    y = load("r.wav", to_hz, &n);
    CHECK(n == (size_t)llround((double)N * to_hz / from_hz));
    double worst = 0;
    for (size_t i = n / 4; y && i < n / 4 * 3; i++) {
        double want = 0.5 * sin(2 * PI * hz * (double)i / to_hz);
        worst = unit_greater(worst, fabs(y[i] - want));
    }
    CHECK_NEAR(worst, 0, 1e-4);
    free(x), free(y);
}

/* The same bits whatever one asks for at once. */
static void check_pieces(const char *path, int rate_hz)
{
    static const size_t size[] = {1, 999, 4096, 5000, 100000};
    size_t n, at;
    float *all = load(path, rate_hz, &n), *x = xmalloc(100000 * sizeof *x);

    for (size_t s = 0; s < sizeof size / sizeof *size; s++) {
        struct audio *a = audio_open(path, NULL, rate_hz);
        long got;
        for (at = 0; (got = audio_read(a, x, size[s])) > 0; at += (size_t)got)
            if (at + (size_t)got > n || memcmp(x, all + at, (size_t)got * sizeof *x) != 0) break;
        CHECK(got == 0 && at == n && audio_error(a) == NULL);
        CHECK(audio_read(a, x, 1) == 0);
        audio_free(a);
    }
    free(all), free(x);
}

/* Anywhere of a file, the mean of its channels, silence before and after it. */
static void check_slices(void)
{
    enum { FRAMES = 10000, MOST = 12000 };
    float x[2 * FRAMES], y[MOST];
    char error[300];
    static const struct { int start; size_t n; } slice[] = {{0, FRAMES}, {5000, 1}, {-7, 20}, {-20, 20}, {FRAMES - 3, 9}, {FRAMES, 4}, {-1000, MOST}};

    for (int i = 0; i < FRAMES; i++) x[2 * i] = (float)(i + 1) / 16384, x[2 * i + 1] = (float)(i + 1) / 32768;
    CHECK(save("slice.wav", x, FRAMES, 44100, 2));
    CHECK(audio_slice_length("slice.wav", 44100, error, sizeof error) == FRAMES);
    for (size_t k = 0; k < sizeof slice / sizeof *slice; k++) {
        size_t wrong = 0;
        CHECK(audio_slice("slice.wav", 44100, slice[k].start, y, slice[k].n, error, sizeof error) == 0);
        for (size_t i = 0; i < slice[k].n; i++) {
            int at = slice[k].start + (int)i;
            wrong += y[i] != (at < 0 || at >= FRAMES ? 0 : (x[2 * at] + x[2 * at + 1]) / 2);
        }
        CHECK(wrong == 0);
    }
    CHECK(audio_slice("slice.wav", 48000, 0, y, 1, error, sizeof error) == -1 && strstr(error, "make it a file of 48000 Hz"));
}

static int n_files(void)
{
    DIR *d = opendir(".");
    int n = 0;
    while (d && readdir(d)) n++;
    if (d) closedir(d);
    return n;
}

static void check_writer_errors(void)
{
    float x[4] = {2, -3, 0.5f, NAN};
    int files = n_files();
    struct audio_writer *w = audio_writer_open("gone.wav", 44100, 1);

    CHECK(audio_writer_put(w, x, 3) == 0 && audio_writer_clipped(w) == 2);
    CHECK(audio_writer_put(w, x, 4) == -1 && audio_writer_error(w));
    CHECK(audio_writer_finish(w) == -1);
    audio_writer_free(w);
    CHECK(n_files() == files);  // nothing under either name

    w = audio_writer_open("x.doc", 44100, 1);
    CHECK(audio_writer_put(w, x, 1) == -1 && strstr(audio_writer_error(w), "x.doc: "));
    audio_writer_free(w);
    w = audio_writer_open("no/such/folder.wav", 44100, 1);
    CHECK(audio_writer_error(w) != NULL);
    audio_writer_free(w);
    w = audio_writer_open("long.wav", 44100, 1);  // its header could not tell the length
    CHECK(audio_writer_put(w, x, (size_t)1 << 31) == -1 && strstr(audio_writer_error(w), "long.wav: longer than a WAV can be"));
    audio_writer_free(w);
    w = audio_writer_open("/dev/full", 44100, 1);
    (void)audio_writer_put(w, x, 3);
    CHECK(audio_writer_finish(w) == -1 && strstr(audio_writer_error(w), "No space left"));
    audio_writer_free(w);
}

static void check_reader_errors(void)
{
    static const struct audio_raw odd = {44100, 1, "s17"};
    float x[10];
    size_t n;
    char *error;
    struct audio *a = audio_open("missing.wav", NULL, 0);

    CHECK(audio_read(a, x, 10) == -1 && strcmp(audio_error(a), "missing.wav: cannot be read: No such file or directory: check the name") == 0);
    audio_free(a);
    a = audio_open("a.wav", &odd, 0);
    CHECK(audio_read(a, x, 10) == -1 && strstr(audio_error(a), "s17"));
    audio_free(a);
    CHECK(audio_read_all("a.wav", 0, N - 1, &n, &error) == NULL && strstr(error, "longer than 0.7 s"));
    free(error);
    free(load("a.wav", 0, &n));
    CHECK(truncate("a.wav", 44 + 20000) == 0);
    CHECK(audio_read_all("a.wav", 0, LIMIT, &n, &error) == NULL);
    CHECK(strcmp(error, "a.wav: audio ends after 0.227 of 0.680 s its header promises: copy or convert it again") == 0);
    free(error);
}

/* Of audio there is always something left. */
static void check_one_sample(void)
{
    float x = 0.5f;
    size_t n = 0;

    CHECK(save("one.wav", &x, 1, 192000, 1));
    free(load("one.wav", 8000, &n));
    CHECK(n == 1);
}

static void *read_often(void *path)
{
    float x[1000];

    for (int i = 0; i < 300; i++) {
        struct audio *a = audio_open(path, NULL, 0);
        while (audio_read(a, x, 1000) > 0) continue;
        audio_free(a);
    }
    return NULL;
}

/* Standard error is put aside while an MP3 is read: after any number at once it is what it was. */
static void check_threads(void)
{
    static const unsigned char silent[417] = {0xff, 0xfb, 0x90, 0xc0};  // a frame, 128 kbit/s
    FILE *f = fopen("a.mp3", "wb");
    pthread_t thread[3];
    struct stat before, after;

    for (int i = 0; f && i < 10; i++) fwrite(silent, 1, sizeof silent, f);
    if (f) fclose(f);
    CHECK(fstat(STDERR_FILENO, &before) == 0);
    for (int i = 0; i < 3; i++) CHECK(pthread_create(&thread[i], NULL, read_often, "a.mp3") == 0);
    for (int i = 0; i < 3; i++) pthread_join(thread[i], NULL);
    CHECK(fstat(STDERR_FILENO, &after) == 0 && before.st_ino == after.st_ino && before.st_dev == after.st_dev);
}

int main(void)
{
    check_round_trip("a.wav", 1.0 / 32768);
    check_round_trip("a.flac", 1.0 / 32768);
    check_round_trip("a.ogg", 0.02);
    check_pieces("a.flac", 0);
    check_pieces("a.flac", 44100);
    check_pieces("a.ogg", 48000);
    check_resampling(48000, 44100, 1000);
    check_resampling(8000, 44100, 1000);
    check_resampling(192000, 44100, 15000);
    check_resampling(44100, 8000, 200);
    float *x = xcalloc(N, sizeof *x);
    sine(x, N, 440, 44100);
    CHECK(save("a.wav", x, N, 44100, 1));
    free(x);
    check_slices();
    check_writer_errors();
    check_reader_errors();
    check_one_sample();
    check_threads();
    return unit_done();
}
