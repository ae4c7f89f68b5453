/* safetensors: tensors of numbers come back from the writer with their values. */
#include "formats/safetensors.h"
#include "tests/fuzz/fuzz.h"

const char fuzz_seeds[] = "";

static bool numbers(const struct st_tensor *t)
{
    return t->type == ST_F16 || t->type == ST_BF16 || t->type == ST_F32 || t->type == ST_F64;
}

/* The floats of s in one file; the rest is left out. */
static void come_back(struct safetensors *s)
{
    struct st_tensor *kept = calloc(s->n + 1, sizeof *kept);
    struct safetensors back = {0};
    size_t n = 0, size;
    char *bytes = NULL, error[600];

    for (size_t i = 0; i < s->n; i++) {
        struct st_tensor *t = &s->at[i];
        int64_t whole;
        float *values = calloc(t->len + 1, sizeof *values);
        if (t->len) (void)st_int64(t, t->len - 1, &whole);
        FUZZ_CHECK(st_floats(t, values) == numbers(t));
        if (!numbers(t)) {
            free(values);
            continue;
        }
        kept[n] = *t;
        kept[n].type = ST_F32;
        kept[n++].data = values;
    }
    FILE *f = open_memstream(&bytes, &size);
    safetensors_write(f, kept, n, &s->meta);
    fclose(f);
    struct fuzz_file written = fuzz_file(bytes, size);
    FUZZ_CHECK(safetensors_load(&back, written.path, error, sizeof error) == 0 && back.n == n);
    for (size_t i = 0; i < n; i++) {
        const struct st_tensor *t = safetensors_find(&back, kept[i].name);
        FUZZ_CHECK(t && t->len == kept[i].len && t->rank == kept[i].rank && !memcmp(t->data, kept[i].data, 4 * t->len));
    }
    FUZZ_CHECK(!strcmp(text_str(&s->meta), text_str(&back.meta)));
    for (size_t i = 0; i < n; i++) free((void *)(uintptr_t)kept[i].data);
    safetensors_release(&back);
    close(written.fd), free(bytes), free(kept);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct fuzz_file f = fuzz_file(data, n);
    struct safetensors s = {0};
    char error[600] = "";

    if (safetensors_load(&s, f.path, error, sizeof error) == 0) come_back(&s);
    else FUZZ_CHECK(error[0]);
    safetensors_release(&s);
    close(f.fd);
    return 0;
}
