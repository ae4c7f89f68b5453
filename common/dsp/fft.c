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
    fftwf_plan plan;
};

/* fftwf_malloc would do, but cannot say that memory is out. */
static void *aligned(size_t n)
{
    void *p = aligned_alloc(ALIGN, (n + ALIGN - 1) / ALIGN * ALIGN);
    return p ? p : xmalloc(SIZE_MAX);  // which says so and ends
}

struct fft *fft_new(int n)
{
    struct fft *f = xmalloc(sizeof *f);
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
