/* Kits: lines with the names of recordings, an empty one, and what kits.tsv
 * beside the folder holds. Every take of what is accepted is one that was read. */
#include <sys/stat.h>

#include "common/text.h"
#include "formats/kit.h"
#include "tests/fuzz/fuzz.h"

enum { MOST = 12 };

const char fuzz_seeds[] = "";

/* 8 samples, 44100 Hz, 16 bits */
static const char wav[] = "RIFF\x34\0\0\0WAVEfmt \x10\0\0\0\1\0\1\0\x44\xac\0\0\x88\x58\1\0\2\0\x10\0data\x10\0\0\0"
                          "\0\x40\0\x30\0\x20\0\x10\0\x08\0\4\0\2\0\1";

static void put(const char *path, const void *bytes, size_t n)
{
    FILE *f = fopen(path, "w");
    FUZZ_CHECK(f && fwrite(bytes, 1, n, f) == n && fclose(f) == 0);
}

/* All but the end, which is faded and cut. */
static bool is_wav(const struct drum_take *take)
{
    return take->n == 8 && take->x[0] == 0.5f && take->x[1] == 0.375f && take->x[2] == 0.25f;
}

static size_t count_takes(const struct drumkit *kit)
{
    size_t n = 0;

    for (int note = 0; note < DRUM_NOTES; note++)
        for (unsigned l = 0; l < kit->note[note].n_layers; l++)
            for (unsigned k = 0; k < kit->note[note].layer[l].n_takes; k++, n++)
                FUZZ_CHECK(is_wav(&kit->note[note].layer[l].take[k]));
    return n;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    char *text = fuzz_text(data, n), *rest = text, *line, *warning, *error, path[MOST][300];
    struct drumkit kit = {0};
    size_t files = 0;

    (void)mkdir("kits", 0777), (void)mkdir("kits/kit", 0777);
    while ((line = strsep(&rest, "\n")) && *line) {
        if (files == MOST || strlen(line) > 200 || strchr(line, '/') || !strcmp(line, ".") || !strcmp(line, "..")) continue;
        snprintf(path[files], sizeof path[files], "kits/kit/%s", line);
        put(path[files++], wav, sizeof wav - 1);
    }
    put("kits/kits.tsv", rest ? rest : "", rest ? n - (size_t)(rest - text) : 0);
    int rc = kit_read(&kit, "kits/kit", &warning, &error);
    size_t takes = count_takes(&kit);
    FUZZ_CHECK(rc == 0 ? !error && takes && takes <= files : error && !takes);
    drumkit_release(&kit);
    for (size_t i = 0; i < files; i++) (void)unlink(path[i]);
    free(text), free(warning), free(error);
    return 0;
}
