/* Annotations: the first byte says in which form (t, a, c, j) the rest is. What
 * is accepted comes back from every form that holds it, but for what
 * onsetconv(1) says is lost there, and is written again as it was. */
#include <math.h>

#include "common/text.h"
#include "formats/annotation.h"
#include "formats/zts.h"
#include "tests/fuzz/fuzz.h"

const char fuzz_seeds[] = "";

static const char other_key[] = "other";  // of a track that its form does not name

/* As a file in the form; NULL: it cannot hold them. */
static char *write_form(struct annotations *a, enum annotation_form form, size_t *size)
{
    char *text = NULL;
    FILE *f = open_memstream(&text, size);
    int rc = annotations_write(a, form, f);

    fclose(f);
    if (rc == 0) return text;
    free(text);
    return NULL;
}

/* The word as JAMS has it: bytes that are not UTF-8 become U+FFFD. */
static void in_jams(struct text *to, const char *word)
{
    for (size_t n = strlen(word), take; n > 0; word += take, n -= take) {
        take = utf8_bytes(word, n);
        if (take > 0) text_add(to, word, take);
        else text_addf(to, "\xef\xbf\xbd"), take = 1;
    }
}

static bool same_word(enum annotation_form form, const char *a, const char *b)
{
    struct text want = {0};

    if (form == FORM_JAMS) in_jams(&want, a);
    bool same = !strcmp(form == FORM_JAMS ? text_str(&want) : a, b);
    text_release(&want);
    return same;
}

/* A title that is too long for a key is none. */
static bool same_key(enum annotation_form form, const char *a, const char *b)
{
    if (form == FORM_AUDACITY || (form == FORM_JAMS && !strcmp(b, other_key) && 3 * strlen(a) > ZTS_MAX_KEY)) return !strcmp(b, other_key);
    return same_word(form, a, b);
}

/* To so many parts of it, as the forms round. */
static bool near(double a, double b, double part)
{
    return fabs(a - b) <= part * fabs(a) + 1e-37;
}

static void check_row(enum annotation_form form, const struct annotation_row *a, const struct annotation_row *b)
{
    const struct onset *x = &a->onset, *y = &b->onset;

    FUZZ_CHECK(same_word(form, a->label, b->label));
    if (form == FORM_AUDACITY) {
        FUZZ_CHECK(fabs(x->time_s - y->time_s) < 1e-6 && y->velocity == 0 && y->probability < 0);
        return;
    }
    FUZZ_CHECK(near(x->time_s, y->time_s, 1e-8) && x->velocity == y->velocity);
    FUZZ_CHECK(x->probability < 0 ? y->probability < 0 : near((double)x->probability, (double)y->probability, 1e-5));
}

/* What has been read of a file in the form that a was written to. */
static void check_same(enum annotation_form form, const struct annotations *a, const struct annotations *b)
{
    double end_s = a->duration_s;
    size_t n = 0;

    for (size_t i = 0; i < a->n; i++) {
        const struct annotation *t = &a->at[i], *u = &b->at[n];
        if (form == FORM_CSV && t->n == 0) continue;
        FUZZ_CHECK(n < b->n && t->n == u->n && same_key(form, t->key, u->key));
        for (size_t k = 0; k < t->n; k++) {
            check_row(form, &t->at[k], &u->at[k]);
            end_s = fmax(end_s, t->at[k].onset.time_s);
        }
        n++;
    }
    if (n == 0) FUZZ_CHECK(b->n == 1 && b->at[0].n == 0 && !strcmp(b->at[0].key, other_key));
    else FUZZ_CHECK(b->n == n);
    FUZZ_CHECK(near(form == FORM_JAMS ? end_s : 0, b->duration_s, 1e-8));
}

/* In JAMS a label may have three times the bytes, and is none when these are too many. */
static bool labels_fit(const struct annotations *a, enum annotation_form form)
{
    for (size_t i = 0; form == FORM_JAMS && i < a->n; i++)
        for (size_t k = 0; k < a->at[i].n; k++)
            if (3 * strlen(a->at[i].at[k].label) > ZTS_MAX_KEY) return false;
    return true;
}

static void come_back(struct annotations *a, enum annotation_form form)
{
    struct annotations b = {0};
    size_t size, size_b;
    char *text = write_form(a, form, &size);
    if (!text) return;

    struct fuzz_file f = fuzz_file(text, size);
    if (labels_fit(a, form)) {
        FUZZ_CHECK(annotations_read(&b, form, f.path, other_key) == 0);
        check_same(form, a, &b);
        char *text_b = write_form(&b, form, &size_b);
        bool replaced = form == FORM_JAMS && strstr(text, "\\ufffd");  // now a character as others are
        FUZZ_CHECK(text_b && (replaced || (size_b == size && !memcmp(text, text_b, size))));
        free(text_b);
    }
    close(f.fd), free(text);
    annotations_release(&b);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    static const char letters[N_FORMS + 1] = "tacj";
    const char *letter = n ? memchr(letters, *data, N_FORMS) : NULL;
    if (!letter) return -1;

    struct fuzz_file f = fuzz_file(data + 1, n - 1);
    struct annotations a = {0};
    if (annotations_read(&a, (enum annotation_form)(letter - letters), f.path, "song") == 0) {
        FUZZ_CHECK(a.n);
        for (int form = 0; form < N_FORMS; form++) come_back(&a, (enum annotation_form)form);
    } else FUZZ_CHECK(a.error[0]);
    annotations_release(&a);
    close(f.fd);
    return 0;
}
