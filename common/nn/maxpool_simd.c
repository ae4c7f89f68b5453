/* maxpool_simd.c - see maxpool.h; the compiler makes vectors of channels. */
#include <string.h>

#include "common/nn/maxpool.h"

/* !(b <= a) and not b > a: true also where b is not a number. */
void SIMD(maxpool_row)(real *restrict y, const real *restrict z, size_t F, size_t C)
{
    for (size_t f = 0; f < F / 3; f++, y += C, z += 3 * C)
        for (size_t c = 0; c < C; c++) {
            real m = z[c], second = z[C + c], third = z[2 * C + c];
            m = second <= m || m != m ? m : second;
            y[c] = third <= m || m != m ? m : third;
        }
}

void SIMD(maxpool_row_backward)(real *restrict dz, const real *restrict dy, const real *restrict z, size_t F,
                                size_t C)
{
    for (size_t f = 0; f < F / 3; f++, dy += C, z += 3 * C, dz += 3 * C)
        for (size_t c = 0; c < C; c++) {
            real m = z[c], second = z[C + c], third = z[2 * C + c], d = dy[c];
            real first = second > m ? 0 : d;
            m = second > m ? second : m;
            dz[2 * C + c] = third > m ? d : 0;
            dz[C + c] = third > m ? 0 : d - first;
            dz[c] = third > m ? 0 : first;
        }
    memset(dz, 0, F % 3 * C * sizeof *dz);
}
