/* conv2d.c - the choice between conv2d.h's two ways, and weights packed for
 * them, to and fro. */
#include "common/nn/conv2d.h"

#include <string.h>

/* Transforms pay when each serves several channels on the other side. */
static bool direct(size_t I, size_t O)
{
    return I < 8 || O < 8;
}

static size_t n_places(size_t I, size_t O)
{
    return direct(I, O) ? 9 : 16;
}

size_t conv2d_n_packed(size_t I, size_t O)
{
    return (O + CONV2D_BLOCK - 1) / CONV2D_BLOCK * n_places(I, O) * I * CONV2D_BLOCK;
}

size_t conv2d_n_room(size_t F, size_t I, size_t O)
{
    size_t n_tiles = conv2d_tile_rows(F) * ((F + 1) / 2);
    return direct(I, O) ? 0 : 16 * n_tiles * (I + CONV2D_BLOCK);
}

/* Where input channel i of place k is for output channel o. */
static size_t at(size_t o, size_t i, size_t k, size_t I, size_t O)
{
    return ((o / CONV2D_BLOCK * n_places(I, O) + k) * I + i) * CONV2D_BLOCK + o % CONV2D_BLOCK;
}

/* Winograd's G: a kernel of 3 in its 4 places. */
static const double G[4][3] = {{1, 0, 0}, {0.5, 0.5, 0.5}, {0.5, -0.5, 0.5}, {0, 0, 1}};

/* places = kernel, or G kernel G'. */
static void spread(double places[16], const double kernel[9], bool plain)
{
    if (plain) {
        memcpy(places, kernel, 9 * sizeof *kernel);
        return;
    }
    for (int i = 0; i < 16; i++) {
        double sum = 0;
        for (int k = 0; k < 9; k++) sum += G[i / 4][k / 3] * kernel[k] * G[i % 4][k % 3];
        places[i] = sum;
    }
}

/* The transpose of that, for gradients: kernel = places, or G' places G. */
static void gather(double kernel[9], const double places[16], bool plain)
{
    if (plain) {
        memcpy(kernel, places, 9 * sizeof *kernel);
        return;
    }
    for (int k = 0; k < 9; k++) {
        double sum = 0;
        for (int i = 0; i < 16; i++) sum += G[i / 4][k / 3] * places[i] * G[i % 4][k % 3];
        kernel[k] = sum;
    }
}

/* One kernel into its places for output channel o and input channel i. */
static void pack_kernel(real *packed, const double kernel[9], size_t o, size_t i, size_t I, size_t O)
{
    double places[16];

    spread(places, kernel, direct(I, O));
    for (size_t k = 0; k < n_places(I, O); k++) packed[at(o, i, k, I, O)] = (real)places[k];
}

void conv2d_pack(real *packed, const real *w, size_t I, size_t O)
{
    double kernel[9];

    memset(packed, 0, conv2d_n_packed(I, O) * sizeof *packed);
    for (size_t o = 0; o < O; o++)
        for (size_t i = 0; i < I; i++, w += 9) {
            for (int k = 0; k < 9; k++) kernel[k] = w[k];
            pack_kernel(packed, kernel, o, i, I, O);
        }
}

void conv2d_pack_turned(real *packed, const real *w, size_t I, size_t O)
{
    double kernel[9];

    memset(packed, 0, conv2d_n_packed(O, I) * sizeof *packed);
    for (size_t o = 0; o < O; o++)
        for (size_t i = 0; i < I; i++, w += 9) {
            for (int k = 0; k < 9; k++) kernel[k] = w[8 - k];
            pack_kernel(packed, kernel, i, o, O, I);
        }
}

void conv2d_unpack_add(real *dw, const real *packed, size_t n, size_t I, size_t O)
{
    size_t step = conv2d_n_packed(I, O);

    for (size_t o = 0; o < O; o++)
        for (size_t i = 0; i < I; i++, dw += 9) {
            double places[16] = {0}, kernel[9];
            for (size_t part = 0; part < n; part++)
                for (size_t k = 0; k < n_places(I, O); k++)
                    places[k] += packed[part * step + at(o, i, k, I, O)];
            gather(kernel, places, direct(I, O));
            for (int k = 0; k < 9; k++) dw[k] += (real)kernel[k];
        }
}

void conv2d_rows(real *y, size_t y_stride, const real *x, const real *packed, size_t n_rows, size_t F, size_t I,
                 size_t O, const struct conv2d_out *out, real *room)
{
    if (direct(I, O)) SIMD_CALL(conv2d_direct_rows)(y, y_stride, x, packed, n_rows, F, I, O, out);
    else SIMD_CALL(winograd_rows)(y, y_stride, x, packed, n_rows, F, I, O, out, room);
}

void conv2d_weight_rows(real *dpacked, const real *x, const real *dy, size_t n_rows, size_t F, size_t I, size_t O,
                        real *room)
{
    if (direct(I, O)) SIMD_CALL(conv2d_direct_weight_rows)(dpacked, x, dy, n_rows, F, I, O);
    else SIMD_CALL(winograd_weight_rows)(dpacked, x, dy, n_rows, F, I, O, room);
}
