/* Lists of inputs, and the tables of scores: they are read, or refused with a sentence. */
#include "formats/inputs.h"
#include "formats/scoretable.h"
#include "tests/fuzz/fuzz.h"

const char fuzz_seeds[] = "";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct fuzz_file f = fuzz_file(data, n);
    struct scoretable table = {0};
    struct inputs list = {0};

    if (inputs_read_list(&list, f.path) < 0 || inputs_check(&list) < 0) FUZZ_CHECK(list.error[0]);
    inputs_release(&list);
    if (scoretable_read(&table, f.path) < 0) FUZZ_CHECK(table.error[0]);
    scoretable_release(&table);
    close(f.fd);
    return 0;
}
