/* npy.h - headers of NumPy's .npy files, versions 1 to 3.
 *
 * The format is a magic, a version, a length, and a Python dictionary that
 * tells element type, order and shape; the elements follow as they are. */
#ifndef NPY_H
#define NPY_H

#include <stdio.h>

#include "formats/zts.h"

enum { NPY_HEADER = 128 };  // bytes of the headers written here: what fits a stream always fits

struct npy {
    enum zts_type type;
    bool swapped;                // elements are big-endian
    bool fortran;                // first index fastest
    int rank;
    uint64_t dim[ZTS_MAX_RANK];
    uint64_t len;                // elements; len * size fits 2^62
};

/* The header at the front of f; the elements are next. 0, or -1 with a sentence.
 * Types that a stream does not have are refused; bool is u8. */
int npy_read_header(FILE *f, struct npy *a, char *error, size_t size);

/* The header of a little-endian array in C order. */
void npy_make_header(char header[NPY_HEADER], enum zts_type type, int rank, const uint64_t *dim);

/* n elements of `size` bytes: the other byte order, in place. */
void npy_swap(void *elements, size_t n, size_t size);

/* Elements of shape dim in Fortran order into C order. */
void npy_transpose(void *to, const void *from, int rank, const uint64_t *dim, size_t size);

#endif
