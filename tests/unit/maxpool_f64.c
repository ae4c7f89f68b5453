/* maxpool_f64.c - ties, bins that are left over, and what is not a number. */
#include "common/nn/maxpool.h"
#include "tests/unit/unit.h"

static void check_pool(const real z[3], real y, const real dz[3])
{
    real got_y, got[3], dy = 5;

    SIMD_CALL(maxpool_row)(&got_y, z, 3, 1);
    CHECK(got_y == y);
    SIMD_CALL(maxpool_row_backward)(got, &dy, z, 3, 1);
    for (int i = 0; i < 3; i++) CHECK(got[i] == dz[i]);
}

int main(int argc, char **argv)
{
    check_pool((real[]){1, 2, 3}, 3, (real[]){0, 0, 5});
    check_pool((real[]){1, 3, 2}, 3, (real[]){0, 5, 0});
    check_pool((real[]){3, 1, 2}, 3, (real[]){5, 0, 0});
    check_pool((real[]){-1, -1, -1}, -1, (real[]){5, 0, 0});
    check_pool((real[]){-1, 2, 2}, 2, (real[]){0, 5, 0});
    check_pool((real[]){2, 1, 2}, 2, (real[]){5, 0, 0});
    check_pool((real[]){0, -0.0, 1}, 1, (real[]){0, 0, 5});

    // eight bins of two channels: two outputs, two bins without a gradient
    real z[16] = {1, 6, 2, 5, 3, 4, 9, 8, 7, 6, 5, 4, 99, 99, 99, 99}, y[4], dy[4] = {1, 2, 3, 4}, dz[16];
    SIMD_CALL(maxpool_row)(y, z, 8, 2);
    CHECK(y[0] == 3 && y[1] == 6 && y[2] == 9 && y[3] == 8);
    SIMD_CALL(maxpool_row_backward)(dz, dy, z, 8, 2);
    real want[16] = {0, 2, 0, 0, 1, 0, 3, 4};
    for (int i = 0; i < 16; i++) CHECK(dz[i] == want[i]);

    for (int i = 0; i < 3; i++) {
        real bad[3] = {1, 2, 3}, out;
        bad[i] = NAN;
        SIMD_CALL(maxpool_row)(&out, bad, 3, 1);
        CHECK(isnan(out));
    }
    (void)argc;
    return unit_done_simd(argv);
}
