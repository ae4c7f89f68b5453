/* rnn_simd.c - see rnn_kernels.h. Compiled twice: simd.h. */
#include "common/nn/rnn_kernels.h"
#include "common/nn/vmath.h"

enum { ROWS = 4, VECS = RNN_BLOCK / VLEN };

/* ROWS x RNN_BLOCK sums in registers, down the columns of a block. */
void SIMD(rnn_product)(real *out, size_t ld_out, const real *a, size_t K, const real *packed, size_t N)
{
    for (size_t n = 0; n < N; n += RNN_BLOCK, packed += K * RNN_BLOCK)
        for (size_t row = 0; row < RNN_GROUP; row += ROWS) {
            const real *a0 = a + row * K;
            vreal sum[ROWS][VECS] = {{{0}}};
            for (size_t k = 0; k < K; k++)
                for (int v = 0; v < VECS; v++) {
                    vreal w = v_load(packed + k * RNN_BLOCK + (size_t)v * VLEN);
                    for (size_t r = 0; r < ROWS; r++) sum[r][v] += a0[r * K + k] * w;
                }
            for (size_t r = 0; r < ROWS; r++)
                for (int v = 0; v < VECS; v++) v_store(out + (row + r) * ld_out + n + (size_t)v * VLEN, sum[r][v]);
        }
}

/* n < VLEN at the end of a row whose length is no multiple of it. */
static inline vreal load(const real *p, size_t n)
{
    vreal v = {0};
    if (n >= VLEN) return v_load(p);
    memcpy(&v, p, n * sizeof(real));
    return v;
}

static inline void store(real *p, vreal v, size_t n)
{
    if (n >= VLEN) v_store(p, v);
    else memcpy(p, &v, n * sizeof(real));
}

#define EACH_VECTOR(H) for (size_t j = 0, n = (H); j < (H); j += VLEN, n -= n < VLEN ? n : VLEN)

void SIMD(lstm_cell)(real *gates, const real *rec, const real *bias, real *h, real *c, size_t H)
{
    EACH_VECTOR(H) {
        vreal pre[4];
        for (size_t g = 0; g < 4; g++) pre[g] = load(gates + g * H + j, n) + load(rec + g * H + j, n) + load(bias + g * H + j, n);
        vreal i = v_sigmoid(pre[0]), f = v_sigmoid(pre[1]), z = v_tanh(pre[2]), o = v_sigmoid(pre[3]);
        vreal state = f * load(c + j, n) + i * z;
        store(c + j, state, n);
        store(h + j, o * v_tanh(state), n);
        store(gates + j, i, n), store(gates + H + j, f, n), store(gates + 2 * H + j, z, n), store(gates + 3 * H + j, o, n);
    }
}

/* bias: b_ir + b_hr, b_iz + b_hz, b_in, b_hn. gates out: r, z, n, W_hn h + b_hn. */
void SIMD(gru_cell)(real *gates, const real *rec, const real *bias, real *h, size_t H)
{
    EACH_VECTOR(H) {
        vreal r = v_sigmoid(load(gates + j, n) + load(rec + j, n) + load(bias + j, n));
        vreal z = v_sigmoid(load(gates + H + j, n) + load(rec + H + j, n) + load(bias + H + j, n));
        vreal q = load(rec + 2 * H + j, n) + load(bias + 3 * H + j, n);
        vreal m = v_tanh(load(gates + 2 * H + j, n) + load(bias + 2 * H + j, n) + r * q);
        store(h + j, m + z * (load(h + j, n) - m), n);
        store(gates + j, r, n), store(gates + H + j, z, n), store(gates + 2 * H + j, m, n), store(gates + 3 * H + j, q, n);
    }
}

void SIMD(lstm_cell_back)(real *gates, real *drec, const real *dh, real *dc, const real *c, const real *c_prev, size_t H)
{
    EACH_VECTOR(H) {
        vreal i = load(gates + j, n), f = load(gates + H + j, n), z = load(gates + 2 * H + j, n), o = load(gates + 3 * H + j, n);
        vreal t = v_tanh(load(c + j, n)), d = load(dh + j, n), prev = {0}, out[4];
        if (c_prev) prev = load(c_prev + j, n);
        vreal state = load(dc + j, n) + d * o * (1 - t * t);
        out[0] = state * z * i * (1 - i);
        out[1] = state * prev * f * (1 - f);
        out[2] = state * i * (1 - z * z);
        out[3] = d * t * o * (1 - o);
        store(dc + j, state * f, n);
        for (size_t g = 0; g < 4; g++) store(gates + g * H + j, out[g], n), store(drec + g * H + j, out[g], n);
    }
}

void SIMD(gru_cell_back)(real *gates, real *drec, real *dh_direct, const real *dh, const real *h_prev, size_t H)
{
    EACH_VECTOR(H) {
        vreal r = load(gates + j, n), z = load(gates + H + j, n), m = load(gates + 2 * H + j, n), q = load(gates + 3 * H + j, n);
        vreal d = load(dh + j, n), prev = {0};
        if (h_prev) prev = load(h_prev + j, n);
        vreal dz = d * (prev - m) * z * (1 - z), dm = d * (1 - z) * (1 - m * m), dq = dm * r, dr = dm * q * r * (1 - r);
        store(dh_direct + j, d * z, n);
        store(gates + j, dr, n), store(gates + H + j, dz, n), store(gates + 2 * H + j, dm, n), store(gates + 3 * H + j, dq, n);
        store(drec + j, dr, n), store(drec + H + j, dz, n), store(drec + 2 * H + j, dq, n);
    }
}
