/* YAML: its leaves, or a sentence. */
#include "formats/yaml.h"
#include "tests/fuzz/fuzz.h"

const char fuzz_seeds[] = "";

static void leaf(void *ctx, const char *path, const char *value)
{
    *(size_t *)ctx += strlen(path) + strlen(value);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    FILE *f = n ? fmemopen((void *)(uintptr_t)data, n, "rb") : NULL;
    char error[300] = "";
    size_t sum = 0;

    if (!f) return 0;
    FUZZ_CHECK((yaml_leaves(f, leaf, &sum, error, sizeof error) < 0) == (error[0] != '\0'));
    fclose(f);
    return 0;
}
