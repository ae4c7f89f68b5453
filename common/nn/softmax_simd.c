/* softmax_simd.c - see softmax.h. Compiled twice: simd.h. */
#include "common/nn/softmax.h"

#include <math.h>

#include "common/nn/vec.h"
#include "common/nn/vmath.h"

static real largest(const real *s, size_t n)
{
    vec most = vec_load_n(s, n);
    real max = s[0];

    for (size_t j = LANES; j + LANES <= n; j += LANES) {
        vec v = vec_load(s + j);
        most = vec_select(v > most, v, most);
    }
    for (size_t j = 0; j < LANES && j < n; j++) max = most[j] > max ? most[j] : max;
    for (size_t j = n / LANES * LANES; j < n; j++) max = s[j] > max ? s[j] : max;
    return max;
}

/* s = exp(scale s - shift); returns the sum. */
static real exp_row(real *s, real scale, real shift, size_t n)
{
    vec sum = {0};
    real total = 0;
    size_t j = 0;

    for (; j + LANES <= n; j += LANES) {
        vec e = v_exp(vec_load(s + j) * scale - shift);
        vec_store(s + j, e);
        sum += e;
    }
    for (int i = 0; i < LANES; i++) total += sum[i];
    if (j < n) vec_store_n(s + j, v_exp(vec_load_n(s + j, n - j) * scale - shift), n - j);
    for (; j < n; j++) total += s[j];
    return total;
}

void SIMD(softmax_rows)(real *s, real *log_sum, real scale, size_t rows, size_t n)
{
    for (size_t row = 0; row < rows; row++, s += n) {
        real shift = scale * largest(s, n), sum = exp_row(s, scale, shift, n), factor = 1 / sum;
        for (size_t j = 0; j < n; j++) s[j] *= factor;
        log_sum[row] = shift + (real)log((double)sum);
    }
}

void SIMD(softmax_rows_again)(real *s, const real *log_sum, real scale, size_t rows, size_t n)
{
    for (size_t row = 0; row < rows; row++) (void)exp_row(s + row * n, scale, log_sum[row], n);
}

void SIMD(softmax_rows_back)(real *dp, const real *p, real scale, size_t rows, size_t n)
{
    for (size_t row = 0; row < rows; row++, dp += n, p += n) {
        vec with = {0};
        real sum = 0;
        size_t j = 0;
        for (; j + LANES <= n; j += LANES) with += vec_load(dp + j) * vec_load(p + j);
        for (int i = 0; i < LANES; i++) sum += with[i];
        for (; j < n; j++) sum += dp[j] * p[j];
        for (j = 0; j < n; j++) dp[j] = scale * p[j] * (dp[j] - sum);
    }
}
