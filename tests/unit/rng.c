/* The generator against the published Philox4x32-10 vectors (Random123 kat_vectors), and its views. */
#include "common/rng.h"
#include "tests/unit/unit.h"

int main(void)
{
    uint32_t out[4];

    rng_block(out, 0, 0, 0);
    CHECK(out[0] == 0x6627e8d5 && out[1] == 0xe169c58d && out[2] == 0xbc57ac4c && out[3] == 0x9b00dbd8);
    rng_block(out, ~0ull, ~0ull, ~0ull);
    CHECK(out[0] == 0x408f276d && out[1] == 0x41c83b0e && out[2] == 0xa20bc7c6 && out[3] == 0x6d5451fd);

    struct rng a = rng_make(7, rng_name("test")), b = a;
    double sum = 0, sum2 = 0;
    enum { N = 100000 };
    for (int i = 0; i < N; i++) {
        double x = rng_normal(&a);
        sum += x, sum2 += x * x;
    }
    CHECK_NEAR(sum / N, 0.0, 0.02);
    CHECK_NEAR(sum2 / N, 1.0, 0.03);
    CHECK(rng_normal(&b) == rng_normal(&(struct rng){.seed = 7, .stream = rng_name("test")}));

    size_t index[100], seen[100] = {0};
    for (size_t i = 0; i < 100; i++) index[i] = i;
    rng_shuffle(&a, index, 100);
    size_t moved = 0;
    for (size_t i = 0; i < 100; i++) seen[index[i]]++, moved += index[i] != i;
    for (size_t i = 0; i < 100; i++) CHECK(seen[i] == 1);
    CHECK(moved > 80);
    size_t orders[27] = {0};  // all six of three, as often
    for (int i = 0; i < 6000; i++) {
        size_t three[3] = {0, 1, 2};
        rng_shuffle(&a, three, 3);
        orders[three[0] * 9 + three[1] * 3 + three[2]]++;
    }
    size_t n = 0;
    for (size_t i = 0; i < 27; i++) n += orders[i] > 880 && orders[i] < 1120;
    CHECK(n == 6);
    return unit_done();
}
