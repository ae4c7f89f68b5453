/* rng.c - see rng.h. */
#include "common/rng.h"

#include <math.h>
#include <string.h>

void rng_block(uint32_t out[4], uint64_t seed, uint64_t stream, uint64_t counter)
{
    uint32_t k0 = (uint32_t)seed, k1 = (uint32_t)(seed >> 32);
    uint32_t c0 = (uint32_t)counter, c1 = (uint32_t)(counter >> 32);
    uint32_t c2 = (uint32_t)stream, c3 = (uint32_t)(stream >> 32);

    for (int round = 0; round < 10; round++) {
        uint64_t p0 = (uint64_t)0xD2511F53u * c0, p1 = (uint64_t)0xCD9E8D57u * c2;
        c0 = (uint32_t)(p1 >> 32) ^ c1 ^ k0;
        c1 = (uint32_t)p1;
        c2 = (uint32_t)(p0 >> 32) ^ c3 ^ k1;
        c3 = (uint32_t)p0;
        k0 += 0x9E3779B9u;
        k1 += 0xBB67AE85u;
    }
    out[0] = c0, out[1] = c1, out[2] = c2, out[3] = c3;
}

struct rng rng_make(uint64_t seed, uint64_t stream)
{
    return (struct rng){.seed = seed, .stream = stream};
}

uint32_t rng_u32(struct rng *r)
{
    if (r->left == 0) {
        rng_block(r->word, r->seed, r->stream, r->counter++);
        r->left = 4;
    }
    return r->word[--r->left];
}

static uint64_t rng_u64(struct rng *r)
{
    uint64_t high = rng_u32(r);
    return high << 32 | rng_u32(r);
}

uint64_t rng_below(struct rng *r, uint64_t n)
{
    uint64_t skip = (0 - n) % n;  // 2^64 mod n values too many
    uint64_t x;
    do x = rng_u64(r);
    while (x < skip);
    return x % n;
}

double rng_uniform(struct rng *r)
{
    return (double)(rng_u64(r) >> 11) * 0x1p-53;
}

double rng_range(struct rng *r, double lo, double hi)
{
    return lo + (hi - lo) * rng_uniform(r);
}

bool rng_chance(struct rng *r, double p)
{
    return rng_uniform(r) < p;
}

double rng_normal(struct rng *r)
{
    double u = 1.0 - rng_uniform(r);  // (0, 1]: the logarithm is finite
    double v = rng_uniform(r);
    return sqrt(-2.0 * log(u)) * cos(6.283185307179586 * v);
}

void rng_shuffle(struct rng *r, size_t *index, size_t n)
{
    for (size_t i = n; i > 1; i--) {
        size_t j = (size_t)rng_below(r, i), keep = index[i - 1];
        index[i - 1] = index[j];
        index[j] = keep;
    }
}

uint64_t rng_name(const char *text)
{
    return rng_name_add(0xcbf29ce484222325u, text, strlen(text));
}

uint64_t rng_name_add(uint64_t name, const void *bytes, size_t n)
{
    for (size_t i = 0; i < n; i++) name = (name ^ ((const unsigned char *)bytes)[i]) * 0x100000001b3u;
    return name;
}
