/* gelu_simd.c - the loops of gelu.h. */
#include "common/nn/gelu.h"
#include "common/nn/vmath.h"

/* Phi(x), given e = exp(-x^2 / 2). */
#ifdef REAL_DOUBLE

static inline vec normal(vec x, vec e)
{
    (void)e;
    for (int i = 0; i < LANES; i++) x[i] = 0.5 * erfc(-x[i] * M_SQRT1_2);
    return x;
}

#else

/* The form of Abramowitz and Stegun 7.1.26, erfc(z) = e^(-z^2) t P(t) with
 * t = 1 / (1 + 0.42 z), with a P of degree 7 fitted over 0 <= z <= 6.6 to a
 * relative error of 4e-8. */
static inline vec normal(vec x, vec e)
{
    vec_mask negative = x < 0;
    vec size = (vec)((vec_mask)x & 0x7fffffff), t = 1 / vec_axpy(0.296984848f, size, vec_all(1));
    vec p = vec_axpy(0.075959782f, t, vec_all(-0.344820636f));
    p = vec_fma(p, t, vec_all(0.484470481f));
    p = vec_fma(p, t, vec_all(-0.172516354f));
    p = vec_fma(p, t, vec_all(0.292065538f));
    p = vec_fma(p, t, vec_all(0.187236681f));
    p = vec_fma(p, t, vec_all(0.24087117f));
    p = vec_fma(p, t, vec_all(0.236733368f));
    vec tail = 0.5f * e * t * p, rest = 1 - tail;
    return (vec)(((vec_mask)tail & negative) | ((vec_mask)rest & ~negative));
}

#endif

static inline vec value(vec x)
{
    return x * normal(x, v_exp(-0.5f * x * x));
}

static inline vec slope(vec x)
{
    vec e = v_exp(-0.5f * x * x);
    return vec_axpy((real)0.39894228040143267794, x * e, normal(x, e));  // 1 / sqrt(2 pi)
}

void SIMD(gelu_values)(real *y, const real *x, size_t n)
{
    size_t i = 0;

    for (; i + LANES <= n; i += LANES) vec_store(y + i, value(vec_load(x + i)));
    if (i < n) vec_store_n(y + i, value(vec_load_n(x + i, n - i)), n - i);
}

void SIMD(gelu_values_back)(real *dx, const real *dy, const real *x, size_t n)
{
    size_t i = 0;

    for (; i + LANES <= n; i += LANES) vec_store(dx + i, vec_load(dy + i) * slope(vec_load(x + i)));
    if (i < n) vec_store_n(dx + i, vec_load_n(dy + i, n - i) * slope(vec_load_n(x + i, n - i)), n - i);
}
