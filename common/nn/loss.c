/* loss.c - see loss.h. */
#include "common/nn/loss.h"

#include <math.h>

double infrequency_weight(double positives, double frames)
{
    double p = frames > 0 ? positives / frames : 0;

    if (p < 1e-10) p = 1e-10;
    double q = 1 - p, entropy = -p * log(p) - (q > 0 ? q * log(q) : 0);
    return 1 / (entropy > 1e-10 ? entropy : 1e-10);
}

double bce_loss(real *dlogits, const real *logits, const real *targets, const double *weight,
                size_t N, size_t C)
{
    double total = 0;

    for (size_t n = 0; n < N; n++) {
        const real *z = logits + n * C, *t = targets + n * C;
        double frame_weight = 0, sum = 0;
        for (size_t c = 0; weight && c < C; c++) frame_weight += t[c] * weight[c];
        if (frame_weight < 1) frame_weight = 1;
        for (size_t c = 0; c < C; c++) {
            double e = exp(-fabs((double)z[c]));  // never overflows
            sum += fmax(z[c], 0) - (double)z[c] * t[c] + log1p(e);
            if (!dlogits) continue;
            double p = z[c] >= 0 ? 1 / (1 + e) : e / (1 + e);
            dlogits[n * C + c] = (real)((p - t[c]) * frame_weight / (double)N);
        }
        total += frame_weight * sum;
    }
    return total / (double)N;
}
