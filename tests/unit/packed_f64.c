/* packed_f64.c - products against the loop of their definition: all tile
 * heights and widths, sums in parts, both ways round; rows that do not depend
 * on their neighbours; nothing written beside the result. */
#include "common/nn/gemm.h"
#include "common/nn/packed.h"
#include "common/rng.h"
#include "common/xalloc.h"
#include "tests/unit/unit.h"

static real *numbers(size_t n, struct rng *rng)
{
    real *v = xmalloc(n * sizeof *v);
    for (size_t i = 0; i < n; i++) v[i] = (real)rng_range(rng, -1, 1);
    return v;
}

static void check_product(size_t M, size_t K, size_t N, bool trans_a, bool trans_b, bool add, struct rng *rng)
{
    size_t lda = (trans_a ? M : K) + 3, ldb = (trans_b ? K : N) + 2, ldc = N + 1;
    real *a = numbers(lda * (trans_a ? K : M), rng), *b = numbers(ldb * (trans_b ? N : K), rng);
    real *before = numbers(M * ldc, rng), *c = xmalloc(M * ldc * sizeof *c), *c2 = xmalloc(M * ldc * sizeof *c);
    real *packed = xmalloc(packed_len(K, N) * sizeof *packed);
    double worst = 0;

    memcpy(c, before, M * ldc * sizeof *c);
    memcpy(c2, before, M * ldc * sizeof *c);
    gemm(trans_a, trans_b, M, N, K, a, lda, b, ldb, add, c, ldc);
    SIMD_CALL(packed_make)(packed, b, K, N, trans_b ? 1 : ldb, trans_b ? ldb : 1);
    SIMD_CALL(packed_product)(c2, ldc, a, lda, trans_a, M, K, packed, N, add ? c2 : NULL, ldc);
    for (size_t m = 0; m < M; m++) {
        for (size_t n = 0; n < N; n++) {
            double sum = add ? before[m * ldc + n] : 0;
            for (size_t k = 0; k < K; k++)
                sum += (double)a[trans_a ? k * lda + m : m * lda + k] * b[trans_b ? n * ldb + k : k * ldb + n];
            double error = fabs(sum - c[m * ldc + n]);
            worst = unit_greater(worst, error);
        }
        CHECK(c[m * ldc + N] == before[m * ldc + N]);
    }
    CHECK_NEAR(worst, 0, (sizeof(real) == 8 ? 1e-15 : 4e-7) * (double)K);
    CHECK(memcmp(c, c2, M * ldc * sizeof *c) == 0);

    // a row alone is the row among others
    size_t row = M / 2;
    memcpy(c2, before + row * ldc, ldc * sizeof *c);
    SIMD_CALL(packed_product)(c2, ldc, a + row * (trans_a ? 1 : lda), lda, trans_a, 1, K, packed, N, add ? c2 : NULL, ldc);
    CHECK(memcmp(c2, c + row * ldc, ldc * sizeof *c) == 0);
    free(a), free(b), free(before), free(c), free(c2), free(packed);
}

/* Neither way through the matrix is from one real to the next. */
static void check_steps(struct rng *rng)
{
    real *b = numbers(40 * 60, rng), *packed = xmalloc(packed_len(20, 20) * sizeof *packed);

    SIMD_CALL(packed_make)(packed, b, 20, 20, 2, 60);
    for (size_t k = 0; k < 20; k++) CHECK(packed[k * packed_len(1, 20) + 7] == b[2 * k + 60 * 7]);
    free(b), free(packed);
}

int main(int argc, char **argv)
{
    static const size_t widths[] = {1, 4, 5, 8, 9, 16, 17, 23, 24, 25, 47, 48, 49, 130};
    struct rng rng = rng_make(1, rng_name("packed"));

    (void)argc;
    for (size_t M = 1; M <= 18; M++)
        for (size_t i = 0; i < sizeof widths / sizeof *widths; i++)
            for (int how = 0; how < 8; how++)
                check_product(M, i % 3 == 0 ? PACKED_DEPTH + M : M, widths[i], how & 1, how & 2, how & 4, &rng);
    check_product(3, 2 * PACKED_DEPTH, 13 * PACKED_BLOCK / 2, false, true, true, &rng);
    check_steps(&rng);
    return unit_done_simd(argv);
}
