/* GELU in float, as the networks use it: the polynomial against the C
 * library's error function. (Its gradient check is in double.) */
#include "common/nn/gelu.h"
#include "tests/unit/unit.h"

int main(int argc, char **argv)
{
    enum { N = 100001 };
    static real x[N], y[N], dx[N], dy[N];
    double off = 0, relative = 0, off_slope = 0;

    (void)argc;
    for (size_t i = 0; i < N; i++) x[i] = (real)((double)i * 24 / (N - 1) - 12), dy[i] = -2;
    SIMD_CALL(gelu_values)(y, x, N);
    SIMD_CALL(gelu_values_back)(dx, dy, x, N);
    for (size_t i = 0; i < N; i++) {
        double z = x[i], phi = 0.5 * erfc(-z / sqrt(2)), want = z * phi, slope = phi + z * exp(-z * z / 2) / sqrt(2 * acos(-1));
        off = unit_greater(off, fabs(y[i] - want));
        off_slope = unit_greater(off_slope, fabs(dx[i] / -2 - slope));
        if (z < 0 && z > -9) relative = unit_greater(relative, fabs(y[i] / want - 1));
    }
    CHECK_NEAR(off, 0, 4e-7);
    CHECK_NEAR(off_slope, 0, 4e-7);
    CHECK_NEAR(relative, 0, 3e-6);
    x[0] = 1e30f, x[1] = -1e30f, x[2] = 0;
    SIMD_CALL(gelu_values)(y, x, 3);
    CHECK(y[0] == 1e30f && y[1] <= 0 && y[1] >= -1e-5f && y[2] == 0);
    return unit_done_simd(argv);
}
