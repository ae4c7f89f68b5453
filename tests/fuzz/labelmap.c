/* Label maps, and those of kits: every label of the table is found as it says. */
#include "formats/labelmap.h"
#include "tests/fuzz/fuzz.h"

const char fuzz_seeds[] = "../pipelines/maps";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct fuzz_file f = fuzz_file(data, n);
    struct labelmap m = {0};

    if (labelmap_read(&m, f.path) == 0) {
        for (size_t i = 0; i < m.n; i++) FUZZ_CHECK(labelmap_find(&m, m.at[i].label) == m.at[i].cls && m.at[i].cls < (int)m.classes.n);
        (void)labelmap_find(&m, "");
        (void)labelmap_find(&m, "sticks");
    } else FUZZ_CHECK(m.error[0]);
    if (labelmap_read_kit(&m, f.path) == 0)
        for (int pitch = 0; pitch < 128; pitch++) FUZZ_CHECK(labelmap_note(&m, pitch) < 128);
    labelmap_release(&m);
    close(f.fd);
    return 0;
}
