/* vmath.h - exp, sigmoid and tanh of a vector at a time, for *_simd.c files.
 *
 * In float: relative error of v_exp below 2e-7, absolute error of v_sigmoid and
 * v_tanh below 2e-7; right at the extremes. In double (unit tests): libm's. */
#ifndef VMATH_H
#define VMATH_H

#include <math.h>

#include "common/nn/vec.h"

#ifdef REAL_DOUBLE

static inline vec v_exp(vec x)
{
    for (int i = 0; i < LANES; i++) x[i] = exp(x[i]);
    return x;
}

static inline vec v_tanh(vec x)
{
    for (int i = 0; i < LANES; i++) x[i] = tanh(x[i]);
    return x;
}

#else

static inline vec v_clamp(vec x, float lo, float hi)
{
    vec low = (vec){0} + lo, high = (vec){0} + hi;
    x = vec_select(x < low, low, x);
    return vec_select(x > high, high, x);
}

/* 2^n * e^r with |r| <= ln(2)/2, a polynomial for e^r (the Taylor terms, the
 * last two adjusted for the interval's ends). NaN gives a number: callers test
 * for it elsewhere. */
static inline vec v_exp(vec x)
{
    x = v_clamp(x, -87.3f, 88.3f);
    vec n = vec_axpy(1.44269504f, x, vec_all(12582912.0f));  // rounds: 1.5 * 2^23
    vec_mask exponent = (vec_mask)n << 23;
    n -= 12582912.0f;
    vec r = vec_axpy(2.12194440e-4f, n, vec_axpy(-0.693359375f, n, x));  // ln 2 in two parts
    vec p = vec_axpy(1.9875691500e-4f, r, vec_all(1.3981999507e-3f));
    p = vec_fma(p, r, vec_all(8.3334519073e-3f));
    p = vec_fma(p, r, vec_all(4.1665795894e-2f));
    p = vec_fma(p, r, vec_all(1.6666665459e-1f));
    p = vec_fma(p, r, vec_all(5.0000001201e-1f));
    p = vec_fma(p * r, r, r) + 1.0f;
    return (vec)((vec_mask)p + exponent);
}

/* Near 0 the difference in (e - 1) / (e + 1) would lose digits: odd polynomial. */
static inline vec v_tanh(vec x)
{
    vec e = v_exp(x + x), big = (e - 1.0f) / (e + 1.0f), x2 = x * x;
    vec p = vec_axpy(-5.70498872745e-3f, x2, vec_all(2.06390887954e-2f));
    p = vec_fma(p, x2, vec_all(-5.37397155531e-2f));
    p = vec_fma(p, x2, vec_all(1.33314422036e-1f));
    p = vec_fma(p, x2, vec_all(-3.33332819422e-1f));
    p = vec_fma(p * x2, x, x);
    return vec_select(x2 < 0.390625f, p, big);
}

#endif

static inline vec v_sigmoid(vec x)
{
    return 1 / (1 + v_exp(-x));
}

#endif
