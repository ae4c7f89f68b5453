/* .npy headers: one that a stream could hold is written and read the same. Its
 * elements are turned round, their bytes and their order, and back again. */
#include "formats/npy.h"
#include "tests/fuzz/fuzz.h"

const char fuzz_seeds[] = "parity/frontend-pad400.npy";

/* n elements there are; the rest of the array is 0. */
static void check_elements(const struct npy *a, const char *from, size_t n)
{
    size_t size = zts_type_size(a->type), len = (size_t)a->len;
    char *to = malloc(len * size + 1), *back = malloc(len * size + 1);
    uint64_t reversed[ZTS_MAX_RANK] = {0};

    memcpy(to, from, len * size);
    npy_swap(to, n, size);
    for (size_t i = 0; i < n * size; i++) FUZZ_CHECK(to[i] == from[i / size * size + size - 1 - i % size]);
    npy_swap(to, n, size);
    FUZZ_CHECK(!memcmp(to, from, len * size));

    npy_transpose(to, from, a->rank, a->dim, size);
    for (size_t i = 0; i < len; i += 1 + len / 1000) {  // some of them, where they should be
        size_t at = 0, stride = 1, rest[ZTS_MAX_RANK + 1] = {0};
        rest[a->rank] = i;
        for (int k = a->rank; k-- > 0;) rest[k] = rest[k + 1] / (size_t)a->dim[k];
        for (int k = 0; k < a->rank; stride *= (size_t)a->dim[k++]) at += rest[k + 1] % (size_t)a->dim[k] * stride;
        FUZZ_CHECK(!memcmp(to + i * size, from + at * size, size));
    }
    for (int k = 0; k < a->rank; k++) reversed[k] = a->dim[a->rank - 1 - k];
    npy_transpose(back, to, a->rank, reversed, size);
    FUZZ_CHECK(!memcmp(back, from, len * size));
    free(to), free(back);
}

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
        FUZZ_CHECK(!b.swapped && !b.fortran);
        char *elements = calloc(a.len + 1, size);
        size_t got = fread(elements, size, (size_t)a.len, in);
        check_elements(&a, elements, got);
        free(elements);
    }
    fclose(in);
    return 0;
}
