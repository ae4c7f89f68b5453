/* There and back: aligned to the sample, and lossy. */
#include "formats/audio_codec.h"

#include <string.h>

#include "common/rng.h"
#include "tests/unit/unit.h"

enum { N = 44100, REACH = 40 };

/* Where the copy fits the original best, and how well (1: the same). */
static int best_lag(const float *x, const float *y, double *fit)
{
    int best = 0;

    *fit = -2;
    for (int lag = -REACH; lag <= REACH; lag++) {
        double xy = 0, xx = 0, yy = 0;
        for (int i = REACH; i < N - REACH; i++) xy += (double)x[i] * y[i + lag], xx += (double)x[i] * x[i], yy += (double)y[i + lag] * y[i + lag];
        if (xy / sqrt(xx * yy) > *fit) *fit = xy / sqrt(xx * yy), best = lag;
    }
    return best;
}

int main(void)
{
    static float x[N], y[N];
    struct rng rng = rng_make(1, 0);
    double fit[2][2];
    char error[200];

    for (int i = 0; i < N; i++)
        x[i] = (float)(0.2 * sin(i * 0.03) + 0.3 * exp(-(i % 11025) / 2000.0) * (2 * rng_uniform(&rng) - 1));
    for (int codec = 0; codec < 2; codec++)
        for (int good = 0; good < 2; good++) {
            memcpy(y, x, sizeof x);
            CHECK(audio_codec_pass((enum audio_codec)codec, good, 44100, y, N, error, sizeof error) == 0);
            CHECK(best_lag(x, y, &fit[codec][good]) == 0);
            CHECK(fit[codec][good] > 0.8 && fit[codec][good] < 0.999999);
        }
    CHECK(fit[0][1] > fit[0][0] && fit[1][1] > fit[1][0]);
    return unit_done();
}
