/* Onset text: what is written of it is read the same, and written again as it
 * was; and as the tracks that score(1) reads. */
#include <math.h>

#include "common/xalloc.h"
#include "formats/onset_text.h"
#include "formats/tracks.h"
#include "tests/fuzz/fuzz.h"

const char fuzz_seeds[] = "";

struct item {
    char *word;  // a track's key, or an onset's label
    enum onset_text_item what;
    struct onset onset;
};

struct items {
    struct item *at;
    size_t n, cap;
};

static void items_release(struct items *l)
{
    for (size_t i = 0; i < l->n; i++) free(l->at[i].word);
    free(l->at);
}

/* What is in it, and that as text again, to be freed; NULL when it is refused. */
static char *rewrite(const char *path, struct items *l, size_t *size)
{
    struct onset_text in;
    char *text = NULL;
    FILE *out = open_memstream(&text, size);
    int what;

    onset_text_open(&in, path, NULL);
    while ((what = onset_text_next(&in)) > 0) {
        bool track = what == ONSET_TEXT_TRACK;
        if (track) onset_text_put_track(out, in.key);
        else onset_text_put(out, &in.onset, in.label);
        l->at = xgrow(l->at, &l->cap, l->n + 1, sizeof *l->at);
        l->at[l->n++] = (struct item){xstrdup(track ? in.key : in.label), (enum onset_text_item)what, in.onset};
    }
    fclose(out);
    FUZZ_CHECK(what == 0 || in.error[0]);
    onset_text_release(&in);
    if (what == 0) return text;
    free(text);
    return NULL;
}

/* But for what nine digits of a time and six of a probability leave out. */
static void check_same(const struct item *a, const struct item *b)
{
    const struct onset *x = &a->onset, *y = &b->onset;

    FUZZ_CHECK(a->what == b->what && !strcmp(a->word, b->word));
    if (a->what == ONSET_TEXT_TRACK) return;
    FUZZ_CHECK(fabs(x->time_s - y->time_s) <= 1e-8 * x->time_s + 1e-300 && x->velocity == y->velocity);
    if (x->probability < 0) FUZZ_CHECK(y->probability < 0);
    else FUZZ_CHECK(fabsf(x->probability - y->probability) <= 1e-5f * x->probability + 1e-37f);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct fuzz_file f = fuzz_file(data, n);
    struct items first = {0}, second = {0};
    struct tracks tracks = {0};
    size_t size, again_size;
    char *text = rewrite(f.path, &first, &size);
    const char *twice;

    if (text) {
        struct fuzz_file g = fuzz_file(text, size);
        char *again = rewrite(g.path, &second, &again_size);
        FUZZ_CHECK(again && !strcmp(text, again) && first.n == second.n);
        for (size_t i = 0; i < first.n; i++) check_same(&first.at[i], &second.at[i]);
        close(g.fd), free(again);
    }
    free(text);
    items_release(&first), items_release(&second);
    struct tracks_source source = {.path = f.path};
    if (tracks_read(&source, &tracks, NULL) == 0) (void)tracks_close(&tracks, &twice);
    tracks_release(&tracks);
    close(f.fd);
    return 0;
}
