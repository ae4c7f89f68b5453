/* Annotations: the first byte says in which form (t, a, c, j) the rest is. What
 * is accepted comes back the same from its own form and from onset text. */
#include "formats/annotation.h"
#include "tests/fuzz/fuzz.h"

const char fuzz_seeds[] = "";

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

static void come_back(struct annotations *a, enum annotation_form form)
{
    struct annotations b = {.duration_s = a->duration_s}, c = {.duration_s = a->duration_s};
    size_t size, size_b, size_c;
    char *text = write_form(a, form, &size);
    if (!text) return;

    // twice, as numbers are rounded the first time
    struct fuzz_file f = fuzz_file(text, size);
    FUZZ_CHECK(annotations_read(&b, form, f.path, a->at[0].key) == 0);
    char *text_b = write_form(&b, form, &size_b);
    struct fuzz_file g = fuzz_file(text_b, size_b);
    FUZZ_CHECK(annotations_read(&c, form, g.path, a->at[0].key) == 0);
    char *text_c = write_form(&c, form, &size_c);
    FUZZ_CHECK(size_b == size_c && !memcmp(text_b, text_c, size_b));
    size_t n_a = 0, n_b = 0;
    for (size_t i = 0; i < a->n; i++) n_a += a->at[i].n;
    for (size_t i = 0; i < b.n; i++) n_b += b.at[i].n;
    FUZZ_CHECK(n_a == n_b);
    close(f.fd), close(g.fd);
    free(text), free(text_b), free(text_c);
    annotations_release(&b), annotations_release(&c);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    static const char letters[N_FORMS + 1] = "tacj";
    const char *letter = n ? memchr(letters, *data, N_FORMS) : NULL;
    if (!letter) return -1;

    enum annotation_form form = (enum annotation_form)(letter - letters);
    struct fuzz_file f = fuzz_file(data + 1, n - 1);
    struct annotations a = {0};
    if (annotations_read(&a, form, f.path, "song") == 0) {
        FUZZ_CHECK(a.n);
        come_back(&a, form);
        come_back(&a, FORM_TEXT);
    } else FUZZ_CHECK(a.error[0]);
    annotations_release(&a);
    close(f.fd);
    return 0;
}
