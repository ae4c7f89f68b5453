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
    return direct(I, O) ? 9 : CONV2D_PLACES;
}

size_t conv2d_n_packed(size_t I, size_t O)
{
    return (O + CONV2D_BLOCK - 1) / CONV2D_BLOCK * n_places(I, O) * I * CONV2D_BLOCK;
}

size_t conv2d_n_room(size_t F, size_t I, size_t O)
{
    size_t n_tiles = conv2d_tile_rows(F) * conv2d_tiles(F);
    return direct(I, O) ? 0 : CONV2D_PLACES * n_tiles * (I + CONV2D_BLOCK);
}

/* Where input channel i of place k is for output channel o. */
static size_t at(size_t o, size_t i, size_t k, size_t I, size_t O)
{
    return ((o / CONV2D_BLOCK * n_places(I, O) + k) * I + i) * CONV2D_BLOCK + o % CONV2D_BLOCK;
}

/* Winograd's G: a kernel of 3 in its 6 places. A point p has 1, p, p^2 over the
 * product of its differences to the other points. */
#define POINT(p, over) {1 / (over), (p) / (over), (p) * (p) / (over)}
#define A CONV2D_A
#define B CONV2D_B
static const double G[6][3] = {
    {1 / (A * A * B * B), 0, 0},
    POINT(A, 2 * A * A * (A * A - B * B)), POINT(-A, 2 * A * A * (A * A - B * B)),
    POINT(B, 2 * B * B * (B * B - A * A)), POINT(-B, 2 * B * B * (B * B - A * A)),
    {0, 0, 1},
};

/* places = kernel, or G kernel G'. */
static void spread(double places[CONV2D_PLACES], const double kernel[9], bool plain)
{
    double half[6][3];

    if (plain) {
        memcpy(places, kernel, 9 * sizeof *kernel);
        return;
    }
    for (int i = 0; i < 6; i++)
        for (int k = 0; k < 3; k++) half[i][k] = G[i][0] * kernel[k] + G[i][1] * kernel[3 + k] + G[i][2] * kernel[6 + k];
    for (int i = 0; i < 6; i++)
        for (int j = 0; j < 6; j++) places[6 * i + j] = half[i][0] * G[j][0] + half[i][1] * G[j][1] + half[i][2] * G[j][2];
}

/* The transpose of that, for gradients: kernel = places, or G' places G. */
static void gather(double kernel[9], const double places[CONV2D_PLACES], bool plain)
{
    double half[3][6] = {{0}};

    if (plain) {
        memcpy(kernel, places, 9 * sizeof *kernel);
        return;
    }
    memset(kernel, 0, 9 * sizeof *kernel);
    for (int k = 0; k < 3; k++)
        for (int i = 0; i < 6; i++)
            for (int j = 0; j < 6; j++) half[k][j] += G[i][k] * places[6 * i + j];
    for (int k = 0; k < 9; k++)
        for (int j = 0; j < 6; j++) kernel[k] += half[k / 3][j] * G[j][k % 3];
}

/* One kernel into its places for output channel o and input channel i. */
static void pack_kernel(real *packed, const double kernel[9], size_t o, size_t i, size_t I, size_t O)
{
    double places[CONV2D_PLACES];

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

void conv2d_unpack_add(real *dw, real *packed, size_t n, size_t I, size_t O)
{
    size_t step = conv2d_n_packed(I, O);
    double places[CONV2D_PLACES], kernel[9];

    for (size_t part = 1; part < n; part++)
        for (size_t k = 0; k < step; k++) packed[k] += packed[part * step + k];
    for (size_t o = 0; o < O; o++)
        for (size_t i = 0; i < I; i++, dw += 9) {
            for (size_t k = 0; k < n_places(I, O); k++) places[k] = packed[at(o, i, k, I, O)];
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
