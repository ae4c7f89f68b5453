/* maxpool_simd.c - see maxpool.h; a vector of channels at a time. */
#include "common/nn/maxpool.h"
#include "common/nn/vec.h"

/* b is chosen over a: it is larger, or not a number while a is one. */
static inline vec_mask beats(vec b, vec a)
{
    return ~(b <= a) & (a == a);
}

void SIMD(maxpool_row)(real *y, const real *z, size_t F, size_t C)
{
    for (size_t f = 0; f < F / 3; f++, y += C, z += 3 * C)
        for (size_t c = 0; c < C; c += LANES) {
            size_t n = C - c;
            vec m = vec_load_n(z + c, n), b = vec_load_n(z + C + c, n);
            m = vec_select(beats(b, m), b, m);
            b = vec_load_n(z + 2 * C + c, n);
            vec_store_n(y + c, vec_select(beats(b, m), b, m), n);
        }
}

void SIMD(maxpool_row_backward)(real *dz, const real *dy, const real *z, size_t F, size_t C)
{
    for (size_t f = 0; f < F / 3; f++, dy += C, z += 3 * C, dz += 3 * C)
        for (size_t c = 0; c < C; c += LANES) {
            size_t n = C - c;
            vec first = vec_load_n(z + c, n), second = vec_load_n(z + C + c, n), d = vec_load_n(dy + c, n);
            vec_mask two = beats(second, first);
            vec_mask three = beats(vec_load_n(z + 2 * C + c, n), vec_select(two, second, first));
            vec_store_n(dz + c, vec_where(~(two | three), d), n);
            vec_store_n(dz + C + c, vec_where(two & ~three, d), n);
            vec_store_n(dz + 2 * C + c, vec_where(three, d), n);
        }
    memset(dz, 0, F % 3 * C * sizeof *dz);
}
