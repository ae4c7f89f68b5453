/* fft.c - see fft.h. */
#include "common/dsp/fft.h"

#include <assert.h>
#include <fftw3.h>
#include <stdint.h>
#include <stdlib.h>

#include "common/xalloc.h"

enum { ALIGN = 64 };  // FFTW picks its code by how the arrays are aligned

struct fft {
    float *in;
    fftwf_complex *out;
    fftwf_plan plan, back;  // back NULL: one way only
};

/* fftwf_malloc would do, but cannot say that memory is out. */
static void *aligned(size_t n)
{
    void *p = aligned_alloc(ALIGN, (n + ALIGN - 1) / ALIGN * ALIGN);
    return p ? p : xmalloc(SIZE_MAX);  // which says so and ends
}

struct fft *fft_new(int n)
{
    struct fft *f = xcalloc(1, sizeof *f);
    f->in = aligned((size_t)n * sizeof *f->in);
    f->out = aligned(((size_t)n / 2 + 1) * sizeof *f->out);
    f->plan = fftwf_plan_dft_r2c_1d(n, f->in, f->out, FFTW_ESTIMATE | FFTW_DESTROY_INPUT);
    assert(f->plan);
    return f;
}

void fft_free(struct fft *f)
{
    if (!f) return;
    fftwf_destroy_plan(f->plan);
    if (f->back) fftwf_destroy_plan(f->back);
    free(f->in), free(f->out), free(f);
}

float *fft_input(struct fft *f)
{
    return f->in;
}

const float *fft_run(struct fft *f)
{
    fftwf_execute(f->plan);
    return (const float *)f->out;
}

struct fft *fft_new_two_way(int n)
{
    struct fft *f = fft_new(n);
    f->back = fftwf_plan_dft_c2r_1d(n, f->out, f->in, FFTW_ESTIMATE | FFTW_DESTROY_INPUT);
    assert(f->back);
    return f;
}

float *fft_spectrum(struct fft *f)
{
    return (float *)f->out;
}

const float *fft_run_back(struct fft *f)
{
    fftwf_execute(f->back);
    return f->in;
}

int fft_good_size(int least)
{
    for (int n = least + least % 2;; n += 2) {
        int m = n;
        for (int p = 2; p <= 5; p += 1 + (p > 2)) while (m % p == 0) m /= p;
        if (m == 1) return n;
    }
}
