/* conv2d.c - the packed weights of conv2d.h, to and fro. */
#include "common/nn/conv2d.h"

#include <string.h>

static size_t n_blocks(size_t O)
{
    return (O + CONV2D_BLOCK - 1) / CONV2D_BLOCK;
}

size_t conv2d_n_packed(size_t I, size_t O)
{
    return n_blocks(O) * 9 * I * CONV2D_BLOCK;
}

/* Where weight (o, i, k = 3 ky + kx) is in the packed array. */
static size_t place(size_t o, size_t i, size_t k, size_t I)
{
    return ((o / CONV2D_BLOCK * 9 + k) * I + i) * CONV2D_BLOCK + o % CONV2D_BLOCK;
}

void conv2d_pack(real *packed, const real *w, size_t I, size_t O)
{
    memset(packed, 0, conv2d_n_packed(I, O) * sizeof *packed);
    for (size_t o = 0; o < O; o++)
        for (size_t i = 0; i < I; i++)
            for (size_t k = 0; k < 9; k++) packed[place(o, i, k, I)] = w[(o * I + i) * 9 + k];
}

void conv2d_pack_turned(real *packed, const real *w, size_t I, size_t O)
{
    memset(packed, 0, conv2d_n_packed(O, I) * sizeof *packed);
    for (size_t o = 0; o < O; o++)
        for (size_t i = 0; i < I; i++)
            for (size_t k = 0; k < 9; k++) packed[place(i, o, 8 - k, O)] = w[(o * I + i) * 9 + k];
}

void conv2d_unpack_add(real *dw, const real *packed, size_t n, size_t I, size_t O)
{
    size_t step = conv2d_n_packed(I, O);

    for (size_t o = 0; o < O; o++)
        for (size_t i = 0; i < I; i++)
            for (size_t k = 0; k < 9; k++) {
                const real *from = packed + place(o, i, k, I);
                double sum = 0;
                for (size_t part = 0; part < n; part++) sum += from[part * step];
                dw[(o * I + i) * 9 + k] += (real)sum;
            }
}
