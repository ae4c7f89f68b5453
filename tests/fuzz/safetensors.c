/* safetensors: tensors of numbers come back from the writer with their values;
 * and as models, which come back from theirs. */
#include "formats/model_st.h"
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

/* The model that the metadata describes, when it is a small one. False: there is none. */
static bool read_model(struct model *m, const struct safetensors *s)
{
    char line[ARCH_LINE], why[600];
    struct arch a;

    if (!attr_get(text_str(&s->meta), "arch", line, sizeof line) || arch_parse(&a, line, why, sizeof why) < 0) return false;
    if (a.layers * (a.hidden + a.embed) > 256 || a.bins > 256) return false;
    if (model_from_attrs(m, text_str(&s->meta), "x", why, sizeof why) < 0) return false;
    if (model_from_st(m, s, "x", why, sizeof why) == 0) return true;
    FUZZ_CHECK(why[0]);
    model_release(m);
    return false;
}

static void model_comes_back(const struct safetensors *s)
{
    struct model m, again;
    struct safetensors back = {0};
    char *bytes = NULL, why[600];
    size_t size;

    if (!read_model(&m, s)) return;
    FILE *f = open_memstream(&bytes, &size);
    model_to_st(f, &m);
    fclose(f);
    struct fuzz_file written = fuzz_file(bytes, size);
    FUZZ_CHECK(safetensors_load(&back, written.path, why, sizeof why) == 0 && read_model(&again, &back));
    FUZZ_CHECK(m.net->list.n_params == again.net->list.n_params);
    FUZZ_CHECK(!memcmp(m.net->params, again.net->params, m.net->list.n_params * sizeof(real)));
    FUZZ_CHECK(!memcmp(m.thresholds, again.thresholds, sizeof m.thresholds));
    model_release(&m), model_release(&again);
    safetensors_release(&back);
    close(written.fd), free(bytes);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct fuzz_file f = fuzz_file(data, n);
    struct safetensors s = {0};
    char error[600] = "";

    if (safetensors_load(&s, f.path, error, sizeof error) == 0) come_back(&s), model_comes_back(&s);
    else FUZZ_CHECK(error[0]);
    safetensors_release(&s);
    close(f.fd);
    return 0;
}
