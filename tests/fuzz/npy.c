/* .npy headers: one that a stream could hold is written and read the same; its
 * elements are turned round twice. */
#include "formats/npy.h"
#include "tests/fuzz/fuzz.h"

const char fuzz_seeds[] = "parity/frontend-pad400.npy";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct fuzz_file f = fuzz_file(data, n);
    FILE *in = fdopen(f.fd, "rb"), *again;
    char error[300], header[NPY_HEADER];
    struct npy a, b;

    rewind(in);
    if (npy_read_header(in, &a, error, sizeof error) < 0) {
        FUZZ_CHECK(error[0]);
    } else if (a.len < 1 << 20) {
        size_t size = zts_type_size(a.type);
        npy_make_header(header, a.type, a.rank, a.dim);
        again = fmemopen(header, sizeof header, "rb");
        FUZZ_CHECK(npy_read_header(again, &b, error, sizeof error) == 0);
        fclose(again);
        FUZZ_CHECK(b.type == a.type && b.rank == a.rank && b.len == a.len && !memcmp(a.dim, b.dim, sizeof a.dim));
        char *from = calloc(a.len + 1, size), *to = calloc(a.len + 1, size);
        size_t got = fread(from, size, (size_t)a.len, in);
        npy_swap(from, got, size);
        npy_transpose(to, from, a.rank, a.dim, size);
        free(from), free(to);
    }
    fclose(in);
    return 0;
}
