/* batchnorm_f64.c - batchnorm.h against the definition, and the rule by which
 * running statistics move. Its gradient is checked in convblock_f64.c. */
#include "common/nn/batchnorm.h"
#include "tests/unit/unit.h"

enum { N = 5, C = 2 };

int main(int argc, char **argv)
{
    // channel 0: 1 2 3 4 5, mean 3, variance 2, unbiased 2.5; channel 1: always 7
    real r[N * C] = {1, 7, 2, 7, 3, 7, 4, 7, 5, 7}, z[N * C], mean[C], inv_std[C];
    real running_mean[C] = {10, 0}, running_var[C] = {1, 4}, weight[C] = {2, 3}, bias[C] = {0.5, -1};
    real scale[C], shift[C];
    double sums[2 * 2 * C] = {0};  // two parts: 2 and 3 pixels

    SIMD_CALL(batchnorm_sums)(sums, r, r, 2, C);
    SIMD_CALL(batchnorm_sums)(sums + 2 * C, r + 2 * C, r + 2 * C, 3, C);
    CHECK(sums[0] == 3 && sums[2] == 5 && sums[4] == 12 && sums[6] == 50);
    batchnorm_moments(mean, inv_std, running_mean, running_var, sums, 2, N, C);
    CHECK_NEAR(mean[0], 3, 1e-15);
    CHECK_NEAR(mean[1], 7, 1e-15);
    CHECK_NEAR(inv_std[0], 1 / sqrt(2 + 1e-5), 1e-15);
    CHECK_NEAR(inv_std[1], 1 / sqrt(1e-5), 1e-9);
    CHECK_NEAR(running_mean[0], 0.9 * 10 + 0.1 * 3, 1e-15);
    CHECK_NEAR(running_mean[1], 0.7, 1e-15);
    CHECK_NEAR(running_var[0], 0.9 * 1 + 0.1 * 2.5, 1e-15);
    CHECK_NEAR(running_var[1], 0.9 * 4, 1e-15);

    batchnorm_affine(scale, shift, weight, bias, mean, inv_std, C);
    SIMD_CALL(batchnorm_apply)(z, r, scale, shift, N, C);
    for (int i = 0; i < N; i++) {
        CHECK_NEAR(z[i * C], 2 * (i + 1 - 3) / sqrt(2 + 1e-5) + 0.5, 1e-14);
        CHECK_NEAR(z[i * C + 1], -1, 1e-11);
    }
    batchnorm_affine_running(scale, shift, weight, bias, running_mean, running_var, C);
    SIMD_CALL(batchnorm_apply)(z, r, scale, shift, N, C);
    CHECK_NEAR(z[0], 2 * (1 - 9.3) / sqrt(1.15 + 1e-5) + 0.5, 1e-14);

    // without a gradient through the statistics (b = c = 0): only where r > 0
    real zero[C] = {0}, some[4] = {0, 1, 0.5, 0}, d[4] = {1, 2, 3, 4};
    SIMD_CALL(batchnorm_relu_backward)(d, d, some, weight, zero, zero, 2, C);
    CHECK(d[0] == 0 && d[1] == 6 && d[2] == 6 && d[3] == 0);
    (void)argc;
    return unit_done_simd(argv);
}
