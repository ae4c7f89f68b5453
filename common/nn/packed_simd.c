/* packed_simd.c - the inner loops of packed.h: a tile of ROWS by up to VECS
 * vectors of columns stays in registers. */
#include "common/nn/packed.h"
#include "common/nn/vec.h"

#if defined(__AVX512F__) || defined(__aarch64__)
enum { ROWS = 8, VECS = 3 };  // 24 accumulators of 32 registers
#else
enum { ROWS = 6, VECS = 2 };  // 12 of 16
#endif

/* n_vecs (constant where inlined) vectors of K rows of n columns. */
ALWAYS void make_columns(real *packed, size_t width, const real *from, size_t K, size_t n, size_t step_k,
                         const size_t n_vecs)
{
    for (size_t k = 0; k < K; k++, from += step_k, packed += width)
        UNROLL for (size_t v = 0; v < n_vecs; v++)
            vec_store(packed + v * LANES, vec_load_n(from + v * LANES, n > v * LANES ? n - v * LANES : 0));
}

/* LANES columns of K rows, n of which exist, each of them K reals in a row. */
static void make_turned(real *packed, size_t width, const real *from, size_t K, size_t n, size_t step_n)
{
    for (size_t k = 0; k < K; k += LANES) {
        vec m[LANES];
        size_t left = K - k;
        UNROLL for (size_t i = 0; i < LANES; i++) m[i] = i < n ? vec_load_n(from + i * step_n + k, left) : (vec){0};
        vec_transpose(m);
        UNROLL for (size_t i = 0; i < LANES; i++)
            if (i < left) vec_store(packed + (k + i) * width, m[i]);
    }
}

void SIMD(packed_make)(real *packed, const real *from, size_t K, size_t N, size_t step_k, size_t step_n)
{
    for (size_t block = 0; block < N; block += PACKED_BLOCK) {
        size_t n = N - block < PACKED_BLOCK ? N - block : PACKED_BLOCK;
        size_t width = (n + PACKED_LINE - 1) / PACKED_LINE * PACKED_LINE;
        const real *at = from + block * step_n;
        if (step_n == 1) {
            if (n == PACKED_BLOCK) make_columns(packed, width, at, K, n, step_k, PACKED_BLOCK / LANES);
            else
                for (size_t c = 0; c < n; c += LANES) make_columns(packed + c, width, at + c, K, n - c, step_k, 1);
        } else if (step_k == 1) {
            for (size_t c = 0; c < width; c += LANES)
                make_turned(packed + c, width, at + c * step_n, K, n > c ? n - c : 0, step_n);
        } else {
            for (size_t i = 0; i < width; i++)
                for (size_t k = 0; k < K; k++) packed[k * width + i] = i < n ? at[k * step_k + i * step_n] : 0;
        }
        packed += K * width;
    }
}

/* What a tile is a part of. */
struct product {
    real *out;
    size_t ld_out;
    const real *a;
    size_t step_m, step_k;  // of a
    size_t M, K;
    const real *plus;       // NULL: nothing
    size_t ld_plus;
};

/* Columns that are not whole vectors: rarely, so out of the way. */
static __attribute__((noinline)) void put_some(const struct product *p, real *out, const real *plus,
                                               vec sums[ROWS][VECS], size_t rows, size_t n)
{
    for (size_t r = 0; r < rows; r++, out += p->ld_out, plus += p->ld_plus)
        for (size_t v = 0; v * LANES < n; v++) {
            size_t left = n - v * LANES;
            vec sum = sums[r][v];
            if (p->plus) sum += vec_load_n(plus + v * LANES, left);
            vec_store_n(out + v * LANES, sum, left);
        }
}

/* rows and n_vecs are constant where this is inlined. out, plus: the tile's first
 * element; n: columns that exist from there. packed rows are `width` long. */
ALWAYS void tile(const struct product *p, real *out, const real *plus, const real *a, const real *packed, size_t width, size_t n,
                 const size_t rows, const size_t n_vecs)
{
    const size_t step = p->step_m, step_k = p->step_k;
    vec acc[ROWS][VECS] = {{{0}}};

    for (size_t k = p->K; k > 0; k--, a += step_k, packed += width) {
        vec w[VECS];
        UNROLL for (size_t v = 0; v < n_vecs; v++) w[v] = vec_load(packed + v * LANES);
        UNROLL for (size_t r = 0; r < rows; r++)
            UNROLL for (size_t v = 0; v < n_vecs; v++) acc[r][v] = vec_axpy(a[r * step], w[v], acc[r][v]);
    }
    if (n < n_vecs * LANES) {
        vec sums[ROWS][VECS];  // a copy: acc itself would be in memory from the start
        UNROLL for (size_t r = 0; r < rows; r++)
            UNROLL for (size_t v = 0; v < n_vecs; v++) sums[r][v] = acc[r][v];
        put_some(p, out, plus, sums, rows, n);
        return;
    }
    if (p->plus)
        UNROLL for (size_t r = 0; r < rows; r++)
            UNROLL for (size_t v = 0; v < n_vecs; v++) acc[r][v] += vec_load(plus + r * p->ld_plus + v * LANES);
    UNROLL for (size_t r = 0; r < rows; r++)
        UNROLL for (size_t v = 0; v < n_vecs; v++) vec_store(out + r * p->ld_out + v * LANES, acc[r][v]);
}

/* All rows of some columns. */
ALWAYS void columns(const struct product *p, real *out, const real *plus, const real *packed, size_t width, size_t n, const size_t n_vecs)
{
    for (size_t m = 0, rows; m < p->M; m += rows) {
        size_t left = p->M - m;
        const real *a = p->a + m * p->step_m;
        const real *from = plus + m * p->ld_plus;
        real *to = out + m * p->ld_out;
        if (left >= ROWS) rows = ROWS, tile(p, to, from, a, packed, width, n, ROWS, n_vecs);
        else if (left >= 4) rows = 4, tile(p, to, from, a, packed, width, n, 4, n_vecs);
        else if (left >= 2) rows = 2, tile(p, to, from, a, packed, width, n, 2, n_vecs);
        else rows = 1, tile(p, to, from, a, packed, width, n, 1, n_vecs);
    }
}

/* One part of the sum, `first` being the packed matrix's first row in it. */
static void part(const struct product *p, size_t first, const real *packed, size_t K_all, size_t N)
{
    for (size_t block = 0; block < N; block += PACKED_BLOCK) {
        size_t n = N - block < PACKED_BLOCK ? N - block : PACKED_BLOCK;
        size_t width = (n + PACKED_LINE - 1) / PACKED_LINE * PACKED_LINE;
        const real *at = packed + block * K_all + first * width;
        for (size_t c = 0; c < n; c += VECS * LANES) {
            const real *plus = p->plus ? p->plus + block + c : p->out;  // out: where it is not read
            real *out = p->out + block + c;
            switch ((width - c) / LANES) {
            case 1: columns(p, out, plus, at + c, width, n - c, 1); break;
            case 2: columns(p, out, plus, at + c, width, n - c, 2); break;
            default: columns(p, out, plus, at + c, width, n - c, VECS); break;
            }
        }
    }
}

void SIMD(packed_product)(real *out, size_t ld_out, const real *a, size_t ld, bool turned, size_t M, size_t K,
                          const real *packed, size_t N, const real *plus, size_t ld_plus)
{
    struct product p = {.out = out, .ld_out = ld_out, .step_m = turned ? 1 : ld, .step_k = turned ? ld : 1, .M = M};

    for (size_t k = 0; k < K; k += PACKED_DEPTH) {
        p.a = a + k * p.step_k;
        p.K = K - k < PACKED_DEPTH ? K - k : PACKED_DEPTH;
        p.plus = k ? out : plus;
        p.ld_plus = k ? ld_out : ld_plus;
        part(&p, k, packed, K, N);
    }
}
