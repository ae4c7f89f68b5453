/* Architecture lines: what is accepted has a canonical line, which is its own and says the same network. */
#include "common/nn/arch.h"
#include "tests/fuzz/fuzz.h"

const char fuzz_seeds[] = "";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    char *line = fuzz_text(data, n), error[200], canonical[ARCH_LINE], again[ARCH_LINE];
    struct arch a, b;

    if (arch_parse(&a, line, error, sizeof error) == 0) {
        arch_format(&a, canonical);
        FUZZ_CHECK(arch_parse(&b, canonical, error, sizeof error) == 0);
        arch_format(&b, again);
        FUZZ_CHECK(!strcmp(canonical, again));
        FUZZ_CHECK(!memcmp(&a, &b, sizeof a));
    }
    free(line);
    return 0;
}
