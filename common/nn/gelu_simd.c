/* gelu_simd.c - the loops of gelu.h. */
#include "common/nn/gelu.h"
#include "common/nn/vmath.h"

/* Phi(x), given e = exp(-x^2 / 2). */
#ifdef REAL_DOUBLE

static inline vreal normal(vreal x, vreal e)
{
    (void)e;
    for (int i = 0; i < VLEN; i++) x[i] = 0.5 * erfc(-x[i] * M_SQRT1_2);
    return x;
}

#else

/* The form of Abramowitz and Stegun 7.1.26, erfc(z) = e^(-z^2) t P(t) with
 * t = 1 / (1 + 0.42 z), with a P of degree 7 fitted over 0 <= z <= 6.6 to a
 * relative error of 4e-8. */
static inline vreal normal(vreal x, vreal e)
{
    vint negative = x < 0;
    vreal size = (vreal)((vint)x & 0x7fffffff), t = 1 / (1 + 0.296984848f * size);
    vreal p = 0.075959782f * t - 0.344820636f;
    p = p * t + 0.484470481f;
    p = p * t - 0.172516354f;
    p = p * t + 0.292065538f;
    p = p * t + 0.187236681f;
    p = p * t + 0.24087117f;
    p = p * t + 0.236733368f;
    vreal tail = 0.5f * e * t * p, rest = 1 - tail;
    return (vreal)(((vint)tail & negative) | ((vint)rest & ~negative));
}

#endif

static inline vreal value(vreal x)
{
    return x * normal(x, v_exp(-0.5f * x * x));
}

static inline vreal slope(vreal x)
{
    vreal e = v_exp(-0.5f * x * x);
    return normal(x, e) + x * e * (real)0.39894228040143267794;  // 1 / sqrt(2 pi)
}

void SIMD(gelu_values)(real *y, const real *x, size_t n)
{
    size_t i = 0;

    for (; i + VLEN <= n; i += VLEN) v_store(y + i, value(v_load(x + i)));
    if (i < n) v_store_n(y + i, value(v_load_n(x + i, n - i)), n - i);
}

void SIMD(gelu_values_back)(real *dx, const real *dy, const real *x, size_t n)
{
    size_t i = 0;

    for (; i + VLEN <= n; i += VLEN) v_store(dx + i, v_load(dy + i) * slope(v_load(x + i)));
    if (i < n) v_store_n(dx + i, v_load_n(dy + i, n - i) * slope(v_load_n(x + i, n - i)), n - i);
}
