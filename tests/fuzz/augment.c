/* How training features are changed, as --augment gives it: what is accepted is
 * in range, changes nothing that is not named, and has a line that is its own. */
#include <math.h>

#include "common/nn/augment.h"
#include "tests/fuzz/fuzz.h"

const char fuzz_seeds[] = "";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    const struct augment before = {.gain_db = 1.5, .eq_db = 2.5, .mask = 3, .squared = true};
    char *text = fuzz_text(data, n), why[300] = "", line[AUGMENT_LINE], again[AUGMENT_LINE];
    struct augment a = before, b = {0};

    if (augment_parse(&a, text, why, sizeof why) == 0) {
        FUZZ_CHECK(a.gain_db >= 0 && a.gain_db <= 60 && a.eq_db >= 0 && a.eq_db <= 60 && a.mask >= 0 && a.mask <= 1000 && a.squared);
        FUZZ_CHECK(strstr(text, "gain=") || a.gain_db == before.gain_db);
        FUZZ_CHECK(strstr(text, "eq=") || a.eq_db == before.eq_db);
        FUZZ_CHECK(strstr(text, "mask=") || a.mask == before.mask);
        augment_format(&a, line);
        FUZZ_CHECK(augment_parse(&b, line, why, sizeof why) == 0);
        FUZZ_CHECK(fabs(a.gain_db - b.gain_db) <= 1e-8 * a.gain_db + 1e-300 && fabs(a.eq_db - b.eq_db) <= 1e-8 * a.eq_db + 1e-300 && a.mask == b.mask);
        augment_format(&b, again);
        FUZZ_CHECK(!strcmp(line, again));
    } else FUZZ_CHECK(why[0]);
    free(text);
    return 0;
}
