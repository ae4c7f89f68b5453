/* vmath.h - exp, sigmoid and tanh of a vector at a time, for *_simd.c files.
 *
 * In float: relative error of v_exp below 2e-7, absolute error of v_sigmoid and
 * v_tanh below 2e-7; right at the extremes. In double (unit tests): libm's. */
#ifndef VMATH_H
#define VMATH_H

#include <math.h>
#include <string.h>

#include "common/nn/simd.h"

#ifdef REAL_DOUBLE

static inline vreal v_exp(vreal x)
{
    for (int i = 0; i < VLEN; i++) x[i] = exp(x[i]);
    return x;
}

static inline vreal v_tanh(vreal x)
{
    for (int i = 0; i < VLEN; i++) x[i] = tanh(x[i]);
    return x;
}

#else

typedef int vint __attribute__((vector_size(32)));

static inline vreal v_clamp(vreal x, float lo, float hi)
{
    vint below = x < lo, above = x > hi;
    vint bits = (vint)x, low = (vint)((vreal){0} + lo), high = (vint)((vreal){0} + hi);
    bits = (bits & ~below) | (low & below);
    bits = (bits & ~above) | (high & above);
    return (vreal)bits;
}

/* 2^n * e^r with |r| <= ln(2)/2, a polynomial for e^r (the Taylor terms, the
 * last two adjusted for the interval's ends). NaN gives a number: callers test
 * for it elsewhere. */
static inline vreal v_exp(vreal x)
{
    x = v_clamp(x, -87.3f, 88.3f);
    vreal n = x * 1.44269504f + 12582912.0f;  // rounds: 1.5 * 2^23
    vint exponent = (vint)n << 23;
    n -= 12582912.0f;
    vreal r = x - n * 0.693359375f + n * 2.12194440e-4f;  // ln 2 in two parts
    vreal p = 1.9875691500e-4f * r + 1.3981999507e-3f;
    p = p * r + 8.3334519073e-3f;
    p = p * r + 4.1665795894e-2f;
    p = p * r + 1.6666665459e-1f;
    p = p * r + 5.0000001201e-1f;
    p = p * r * r + r + 1.0f;
    return (vreal)((vint)p + exponent);
}

/* Near 0 the difference in (e - 1) / (e + 1) would lose digits: odd polynomial. */
static inline vreal v_tanh(vreal x)
{
    vreal e = v_exp(x + x), big = (e - 1.0f) / (e + 1.0f), x2 = x * x;
    vreal p = -5.70498872745e-3f * x2 + 2.06390887954e-2f;
    p = p * x2 - 5.37397155531e-2f;
    p = p * x2 + 1.33314422036e-1f;
    p = p * x2 - 3.33332819422e-1f;
    p = p * x2 * x + x;
    vint small = x2 < 0.390625f;
    return (vreal)(((vint)p & small) | ((vint)big & ~small));
}

#endif

static inline vreal v_sigmoid(vreal x)
{
    return 1 / (1 + v_exp(-x));
}

static inline vreal v_load(const real *p)
{
    vreal v;
    memcpy(&v, p, sizeof v);
    return v;
}

static inline void v_store(real *p, vreal v)
{
    memcpy(p, &v, sizeof v);
}

/* The first n lanes, the others 0 or left alone; all of them where n is more. */
static inline vreal v_load_n(const real *p, size_t n)
{
    vreal v = {0};
    if (n >= VLEN) return v_load(p);
    memcpy(&v, p, n * sizeof(real));
    return v;
}

static inline void v_store_n(real *p, vreal v, size_t n)
{
    if (n >= VLEN) v_store(p, v);
    else memcpy(p, &v, n * sizeof(real));
}

#endif
