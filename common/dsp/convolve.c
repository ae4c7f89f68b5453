/* convolve.c - see convolve.h. */
#include "common/dsp/convolve.h"

#include <stdlib.h>
#include <string.h>

#include "common/dsp/fft.h"
#include "common/xalloc.h"

struct convolver {
    struct fft *fft;
    size_t size;      // of the transform: at least max_n + max_ir - 1, so that nothing wraps
    float *spectrum;  // (size / 2 + 1, 2): of the signal
};

struct convolver *convolver_new(size_t max_n, size_t max_ir)
{
    struct convolver *c = xmalloc(sizeof *c);

    c->size = (size_t)fft_good_size((int)(max_n + max_ir));
    c->fft = fft_new_two_way((int)c->size);
    c->spectrum = xmalloc((c->size + 2) * sizeof *c->spectrum);
    return c;
}

void convolver_free(struct convolver *c)
{
    if (!c) return;
    fft_free(c->fft);
    free(c->spectrum);
    free(c);
}

static void transform(struct convolver *c, const float *x, size_t n)
{
    memcpy(fft_input(c->fft), x, n * sizeof *x);
    memset(fft_input(c->fft) + n, 0, (c->size - n) * sizeof *x);
    (void)fft_run(c->fft);
}

void convolver_run(struct convolver *c, float *out, const float *x, size_t n, const float *ir, size_t n_ir)
{
    float *b = fft_spectrum(c->fft), *a = c->spectrum, scale = 1 / (float)c->size;

    transform(c, x, n);
    memcpy(a, b, (c->size + 2) * sizeof *a);
    transform(c, ir, n_ir);
    for (size_t k = 0; k < c->size + 2; k += 2) {
        float re = a[k] * b[k] - a[k + 1] * b[k + 1], im = a[k] * b[k + 1] + a[k + 1] * b[k];
        b[k] = re * scale, b[k + 1] = im * scale;
    }
    memcpy(out, fft_run_back(c->fft), n * sizeof *out);
}
