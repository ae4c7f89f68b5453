/* rnn_simd.c - see rnn_kernels.h. A vector of units at a time. */
#include "common/nn/rnn_kernels.h"
#include "common/nn/vmath.h"

#define EACH_VECTOR(H) for (size_t j = 0, n = (H); j < (H); j += LANES, n -= n < LANES ? n : LANES)

void SIMD(lstm_cell)(real *gates, const real *rec, const real *bias, real *h, real *c, size_t H)
{
    EACH_VECTOR(H) {
        vec pre[4];
        for (size_t g = 0; g < 4; g++) pre[g] = vec_load_n(gates + g * H + j, n) + vec_load_n(rec + g * H + j, n) + vec_load_n(bias + g * H + j, n);
        vec i = v_sigmoid(pre[0]), f = v_sigmoid(pre[1]), z = v_tanh(pre[2]), o = v_sigmoid(pre[3]);
        vec state = vec_fma(f, vec_load_n(c + j, n), i * z);
        vec_store_n(c + j, state, n);
        vec_store_n(h + j, o * v_tanh(state), n);
        vec_store_n(gates + j, i, n), vec_store_n(gates + H + j, f, n), vec_store_n(gates + 2 * H + j, z, n), vec_store_n(gates + 3 * H + j, o, n);
    }
}

/* bias: b_ir + b_hr, b_iz + b_hz, b_in, b_hn. gates out: r, z, n, W_hn h + b_hn. */
void SIMD(gru_cell)(real *gates, const real *rec, const real *bias, real *h, size_t H)
{
    EACH_VECTOR(H) {
        vec r = v_sigmoid(vec_load_n(gates + j, n) + vec_load_n(rec + j, n) + vec_load_n(bias + j, n));
        vec z = v_sigmoid(vec_load_n(gates + H + j, n) + vec_load_n(rec + H + j, n) + vec_load_n(bias + H + j, n));
        vec q = vec_load_n(rec + 2 * H + j, n) + vec_load_n(bias + 3 * H + j, n);
        vec m = v_tanh(vec_load_n(gates + 2 * H + j, n) + vec_load_n(bias + 2 * H + j, n) + r * q);
        vec_store_n(h + j, vec_fma(z, vec_load_n(h + j, n) - m, m), n);
        vec_store_n(gates + j, r, n), vec_store_n(gates + H + j, z, n), vec_store_n(gates + 2 * H + j, m, n), vec_store_n(gates + 3 * H + j, q, n);
    }
}

void SIMD(lstm_cell_back)(real *gates, real *drec, const real *dh, real *dc, const real *c, const real *c_prev, size_t H)
{
    EACH_VECTOR(H) {
        vec i = vec_load_n(gates + j, n), f = vec_load_n(gates + H + j, n), z = vec_load_n(gates + 2 * H + j, n), o = vec_load_n(gates + 3 * H + j, n);
        vec t = v_tanh(vec_load_n(c + j, n)), d = vec_load_n(dh + j, n), prev = {0}, out[4];
        if (c_prev) prev = vec_load_n(c_prev + j, n);
        vec state = vec_load_n(dc + j, n) + d * o * (1 - t * t);
        out[0] = state * z * i * (1 - i);
        out[1] = state * prev * f * (1 - f);
        out[2] = state * i * (1 - z * z);
        out[3] = d * t * o * (1 - o);
        vec_store_n(dc + j, state * f, n);
        for (size_t g = 0; g < 4; g++) vec_store_n(gates + g * H + j, out[g], n), vec_store_n(drec + g * H + j, out[g], n);
    }
}

void SIMD(gru_cell_back)(real *gates, real *drec, real *dh_direct, const real *dh, const real *h_prev, size_t H)
{
    EACH_VECTOR(H) {
        vec r = vec_load_n(gates + j, n), z = vec_load_n(gates + H + j, n), m = vec_load_n(gates + 2 * H + j, n), q = vec_load_n(gates + 3 * H + j, n);
        vec d = vec_load_n(dh + j, n), prev = {0};
        if (h_prev) prev = vec_load_n(h_prev + j, n);
        vec dz = d * (prev - m) * z * (1 - z), dm = d * (1 - z) * (1 - m * m), dq = dm * r, dr = dm * q * r * (1 - r);
        vec_store_n(dh_direct + j, d * z, n);
        vec_store_n(gates + j, dr, n), vec_store_n(gates + H + j, dz, n), vec_store_n(gates + 2 * H + j, dm, n), vec_store_n(gates + 3 * H + j, dq, n);
        vec_store_n(drec + j, dr, n), vec_store_n(drec + H + j, dz, n), vec_store_n(drec + 2 * H + j, dq, n);
    }
}
