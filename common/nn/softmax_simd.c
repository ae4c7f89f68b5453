/* softmax_simd.c - see softmax.h. */
#include "common/nn/softmax.h"

#include <math.h>

#include "common/nn/vec.h"
#include "common/nn/vmath.h"

enum { WAYS = 4 };  // so that one comparison need not wait for the one before

static real largest(const real *s, size_t n)
{
    vec most[WAYS];
    real max = s[0];
    size_t j = 0;

    for (int i = 0; i < WAYS; i++) most[i] = vec_load_n(s, n);
    for (; j + WAYS * LANES <= n; j += WAYS * LANES)
        for (size_t i = 0; i < WAYS; i++) {
            vec v = vec_load(s + j + i * LANES);
            most[i] = vec_select(v > most[i], v, most[i]);
        }
    for (int i = 1; i < WAYS; i++) most[0] = vec_select(most[i] > most[0], most[i], most[0]);
    for (size_t i = 0; i < LANES && i < n; i++) max = most[0][i] > max ? most[0][i] : max;
    for (; j < n; j++) max = s[j] > max ? s[j] : max;
    return max;
}

/* s = exp(scale s - shift); returns the sum. */
static real exp_row(real *s, real scale, real shift, size_t n)
{
    vec sum = {0};
    real total = 0;
    size_t j = 0;

    for (; j + LANES <= n; j += LANES) {
        vec e = v_exp(vec_axpy(scale, vec_load(s + j), vec_all(-shift)));
        vec_store(s + j, e);
        sum += e;
    }
    for (int i = 0; i < LANES; i++) total += sum[i];
    if (j < n) vec_store_n(s + j, v_exp(vec_axpy(scale, vec_load_n(s + j, n - j), vec_all(-shift))), n - j);
    for (; j < n; j++) total += s[j];
    return total;
}

void SIMD(softmax_rows)(real *s, real *factor, real *log_sum, real scale, size_t rows, size_t n)
{
    for (size_t row = 0; row < rows; row++, s += n) {
        real shift = scale * largest(s, n), sum = exp_row(s, scale, shift, n);
        factor[row] = 1 / sum;
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
        for (; j + LANES <= n; j += LANES) with = vec_fma(vec_load(dp + j), vec_load(p + j), with);
        for (int i = 0; i < LANES; i++) sum += with[i];
        for (; j < n; j++) sum += dp[j] * p[j];
        for (j = 0; j < n; j++) dp[j] = scale * p[j] * (dp[j] - sum);
    }
}
