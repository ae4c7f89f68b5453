/* fft.h - the real Fourier transform, one at a time (FFTW, single precision).
 *
 * FFTW_ESTIMATE, so that planning takes no time and gives the same plan each
 * run; one transform a call, because FFTW's results for several at once differ
 * in the last bits from those for one. */
#ifndef FFT_H
#define FFT_H

struct fft;

/* n even. Not for several threads at once (FFTW's planner is not). */
struct fft *fft_new(int n);
void fft_free(struct fft *f);

float *fft_input(struct fft *f);  // (n), to be filled before each run; the run destroys it

/* (n / 2 + 1, 2): real and imaginary parts of bins 0..n/2, until the next run.
 * Not normalised. */
const float *fft_run(struct fft *f);

/* One that also goes back: fft_run_back() takes the spectrum where the last
 * fft_run() left it, at fft_spectrum(), changed or not, and returns n times the
 * samples, in fft_input(). */
struct fft *fft_new_two_way(int n);
float *fft_spectrum(struct fft *f);
const float *fft_run_back(struct fft *f);

/* The least n of the form 2^a 3^b 5^c, even, that is not below `least`. */
int fft_good_size(int least);

#endif
