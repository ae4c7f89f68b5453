/* Thresholds as options give them, and one a class, as streams and models carry
 * them: what is accepted is from 0 to 1, and comes back from what it says written
 * out. */
#include "common/music/threshold_list.h"
#include "common/text.h"
#include "tests/fuzz/fuzz.h"

const char fuzz_seeds[] = "";

static void check_row(const char *line)
{
    enum { CLASSES = 3, MARK = 2 };  // one more is to stay as it is
    float value[CLASSES + 1] = {MARK, MARK, MARK, MARK}, same[CLASSES + 1] = {MARK, MARK, MARK, MARK};
    struct text out = {0};

    if (threshold_row_read(value, CLASSES, line)) {
        for (size_t c = 0; c < CLASSES; c++) FUZZ_CHECK(value[c] >= 0 && value[c] <= 1);
        threshold_row_put(&out, value, CLASSES);
        FUZZ_CHECK(threshold_row_read(same, CLASSES, text_str(&out)) && !memcmp(value, same, sizeof value));
    }
    FUZZ_CHECK(value[CLASSES] == MARK);
    text_release(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    char *line = fuzz_text(data, n);
    struct threshold_list l = {0}, again = {0};
    struct classes classes = {0};
    struct text out = {0};
    float value[5] = {2, 2, 2, 2, 2}, same[5] = {2, 2, 2, 2, 2};

    FUZZ_CHECK(classes_set(&classes, "KD SD TT HH CC"));
    if (threshold_list_add(&l, line)) {
        FUZZ_CHECK(l.n);
        for (size_t i = 0; i < l.n; i++) text_addf(&out, "%s%s%s%.9g", i ? "," : "", l.at[i].label ? l.at[i].label : "", l.at[i].label ? "=" : "", (double)l.at[i].value);
        FUZZ_CHECK(threshold_list_add(&again, text_str(&out)) && again.n == l.n);
        const char *unknown = threshold_list_apply(&l, &classes, value), *too = threshold_list_apply(&again, &classes, same);
        FUZZ_CHECK(!unknown == !too && !memcmp(value, same, sizeof value));
        for (size_t c = 0; c < 5; c++) FUZZ_CHECK(value[c] == 2 || (value[c] >= 0 && value[c] <= 1));
    }
    check_row(line);
    threshold_list_release(&l), threshold_list_release(&again);
    classes_release(&classes), text_release(&out);
    free(line);
    return 0;
}
