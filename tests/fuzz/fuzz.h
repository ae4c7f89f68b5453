/* fuzz.h - what the fuzz targets share. A target is one parser: it must survive
 * any bytes, and what it accepts must come back from its writer.
 *
 * The same program runs under clang's libFuzzer (`make fuzz TARGET=name`) and,
 * with replay.c, over the corpus in `make check`. It works in the folder where
 * it is started, and may leave files in it. */
#ifndef FUZZ_H
#define FUZZ_H

#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* Folders and files under tests/ to begin with besides corpus/NAME, blanks between. */
extern const char fuzz_seeds[];

#define FUZZ_CHECK(what)                                                     \
    do {                                                                     \
        if (!(what)) {                                                       \
            fprintf(stderr, "%s:%d: not true: %s\n", __FILE__, __LINE__, #what); \
            abort();                                                         \
        }                                                                    \
    } while (0)

struct fuzz_file {
    int fd;
    char path[40];
};

/* The bytes as a file in memory. */
static inline struct fuzz_file fuzz_file(const void *bytes, size_t n)
{
    struct fuzz_file f = {.fd = memfd_create("fuzz", MFD_CLOEXEC)};

    FUZZ_CHECK(f.fd >= 0 && write(f.fd, bytes, n) == (ssize_t)n);
    snprintf(f.path, sizeof f.path, "/proc/self/fd/%d", f.fd);
    return f;
}

/* A NUL behind them. To be freed. */
static inline char *fuzz_text(const uint8_t *data, size_t n)
{
    char *text = malloc(n + 1);

    FUZZ_CHECK(text);
    if (n) memcpy(text, data, n);
    text[n] = '\0';
    return text;
}

#endif
