/* Onset text: what is written of it is written again of what was written; and
 * as the tracks that score(1) reads. */
#include "formats/onset_text.h"
#include "formats/tracks.h"
#include "tests/fuzz/fuzz.h"

const char fuzz_seeds[] = "";

/* As text again, to be freed; NULL when it is refused. */
static char *rewrite(const char *path, size_t *size)
{
    struct onset_text in;
    char *text = NULL;
    FILE *out = open_memstream(&text, size);
    int what;

    onset_text_open(&in, path, NULL);
    while ((what = onset_text_next(&in)) > 0) {
        if (what == ONSET_TEXT_TRACK) onset_text_put_track(out, in.key);
        else onset_text_put(out, &in.onset, in.label);
    }
    fclose(out);
    FUZZ_CHECK(what == 0 || in.error[0]);
    onset_text_release(&in);
    if (what == 0) return text;
    free(text);
    return NULL;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct fuzz_file f = fuzz_file(data, n);
    struct tracks tracks = {0};
    size_t size, again_size;
    char *text = rewrite(f.path, &size);
    const char *twice;

    if (text) {
        struct fuzz_file g = fuzz_file(text, size);
        char *again = rewrite(g.path, &again_size);
        FUZZ_CHECK(again && !strcmp(text, again));
        close(g.fd), free(again);
    }
    free(text);
    struct tracks_source source = {.path = f.path};
    if (tracks_read(&source, &tracks, NULL) == 0) (void)tracks_close(&tracks, &twice);
    tracks_release(&tracks);
    close(f.fd);
    return 0;
}
