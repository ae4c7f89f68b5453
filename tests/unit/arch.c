/* Architecture lines: read, written back, refused. */
#include <string.h>

#include "common/nn/arch.h"
#include "common/nn/net.h"
#include "tests/unit/unit.h"

static int good(const char *line, const char *canonical)
{
    struct arch a;
    char error[200] = "", out[ARCH_LINE];
    if (arch_parse(&a, line, error, sizeof error) < 0) return printf("%s: %s\n", line, error), 0;
    arch_format(&a, out);
    if (strcmp(out, canonical)) return printf("%s became %s\n", line, out), 0;
    return 1;
}

static int bad(const char *line, const char *part_of_error)
{
    struct arch a;
    char error[200] = "";
    int rc = arch_parse(&a, line, error, sizeof error);
    if (rc == 0 || !strstr(error, part_of_error)) return printf("%s: %d '%s'\n", line, rc, error), 0;
    return 1;
}

/* The networks of the thesis's search spaces can all be built, and have as many
 * parameters as PyTorch's modules of the same shapes. */
static size_t n_params(const char *line)
{
    struct arch a;
    char error[200] = "";
    if (arch_parse(&a, line, error, sizeof error) < 0) return printf("%s: %s\n", line, error), 0;
    struct net *net = net_new(&a);
    size_t n = net->list.n_params;
    net_free(net);
    return n;
}

/* Layers with this chance of dropout. */
static int n_dropouts(const char *line, double p)
{
    struct arch a;
    char error[200] = "";
    int n = 0;

    CHECK(arch_parse(&a, line, error, sizeof error) == 0);
    struct net *net = net_new(&a);
    for (size_t i = 0; i < net->n_layers; i++) n += fabs(net->layer[i].p - p) < 1e-6;
    net_free(net);
    return n;
}

/* 0.3 in convolution blocks, 0.1 between recurrent layers and twice in a transformer's block. */
static void test_dropout(void)
{
    CHECK(n_dropouts("rnn layers=4", 0.1) == 3 && n_dropouts("rnn layers=4", 0) == 5);
    CHECK(n_dropouts("cnn conv=3 layers=2", 0.3) == 3 && n_dropouts("cnn conv=3 layers=2", 0) == 3);
    CHECK(n_dropouts("crnn layers=2", 0.3) == 2 && n_dropouts("crnn layers=2", 0.1) == 1);
    CHECK(n_dropouts("ct layers=3", 0.3) == 2 && n_dropouts("ct layers=3", 0.1) == 6);
    CHECK(n_dropouts("vit layers=3", 0.1) == 6);
}

/* Each layer begins with other numbers, each seed too, and a seed with the same. */
static void test_init(void)
{
    struct arch a;
    char error[200] = "";
    struct net *net[3];
    const size_t n = 72 * 72;

    CHECK(arch_parse(&a, "cnn conv=1 layers=3 hidden=72", error, sizeof error) == 0);
    for (uint64_t i = 0; i < 3; i++) net_init(net[i] = net_new(&a), i / 2);
    const real *one = net[0]->params + net[0]->layer[2].param, *two = net[0]->params + net[0]->layer[3].param;
    CHECK(memcmp(one, two, n * sizeof *one));
    CHECK(!memcmp(net[0]->params, net[1]->params, net[0]->list.n_params * sizeof *one));
    CHECK(memcmp(one, net[2]->params + net[2]->layer[2].param, n * sizeof *one));
    for (int i = 0; i < 3; i++) net_free(net[i]);
}

static void test_spaces(void)
{
    static const int width[] = {72, 144, 288, 576}, depth[] = {2, 4, 6, 8, 10}, heads[] = {2, 4, 6, 8}, patch[] = {7, 14, 21};
    const size_t conv[4] = {0, 9 * (32 + 32 * 32) + 4 * 32, 9 * (32 + 32 * 32 + 32 * 64 + 64 * 64) + 4 * 32 + 4 * 64,
                            9 * (32 + 32 * 32 + 32 * 64 + 64 * 64 + 64 * 96 + 96 * 96) + 4 * 32 + 4 * 64 + 4 * 96};
    char line[ARCH_LINE];

    for (int w = 0; w < 4; w++) {
        size_t H = (size_t)width[w];
        for (size_t L = 1; L <= 6; L++) {
            for (size_t G = 3; G <= 4; G++) {
                size_t deeper = (L - 1) * 2 * G * H * (3 * H + 2) + 10 * H + 5;
                snprintf(line, sizeof line, "rnn cell=%s layers=%zu hidden=%zu", G == 3 ? "gru" : "lstm", L, H);
                CHECK(n_params(line) == 2 * G * H * (84 + H + 2) + deeper);
                snprintf(line, sizeof line, "crnn cell=%s layers=%zu hidden=%zu", G == 3 ? "gru" : "lstm", L, H);
                CHECK(n_params(line) == conv[2] + 2 * G * H * (576 + H + 2) + deeper);
            }
            for (size_t I = 1; I <= 3; I++) {
                static const size_t bins[4] = {84, 28, 9, 3};
                snprintf(line, sizeof line, "cnn conv=%zu layers=%zu hidden=%zu", I, L, H);
                CHECK(n_params(line) == conv[I] + (bins[I] * 32 * I + 1) * H + (L - 1) * H * (H + 1) + 5 * H + 5);
            }
        }
        for (int d = 0; d < 5; d++)
            for (int h = 0; h < 4; h++) {
                size_t blocks = (size_t)depth[d] * (12 * H * H + 13 * H) + 5 * H + 5;
                snprintf(line, sizeof line, "ct layers=%d heads=%d embed=%zu", depth[d], heads[h], H);
                CHECK(n_params(line) == conv[2] + 577 * H + blocks);
                for (int p = 0; p < 3; p++) {
                    size_t P = (size_t)patch[p], N = 84 / P;
                    snprintf(line, sizeof line, "vit layers=%d heads=%d embed=%zu patch=%zu", depth[d], heads[h], H, P);
                    CHECK(n_params(line) == H / N * (P + 1) + H + blocks);
                }
            }
    }
}

int main(void)
{
    CHECK(good("crnn cell=lstm layers=3 hidden=288", "crnn cell=lstm layers=3 hidden=288"));
    CHECK(good("  crnn\thidden=72   cell=gru ", "crnn cell=gru layers=3 hidden=72"));
    CHECK(good("rnn", "rnn cell=gru layers=3 hidden=144"));
    CHECK(good("cnn conv=3 layers=1 hidden=72", "cnn conv=3 layers=1 hidden=72"));
    CHECK(good("ct heads=6 layers=10 embed=576", "ct layers=10 heads=6 embed=576"));
    CHECK(good("vit patch=7 heads=8 embed=144 layers=6", "vit layers=6 heads=8 embed=144 patch=7"));
    CHECK(good("crnn bins=9 classes=8", "crnn cell=gru layers=3 hidden=144 bins=9 classes=8"));
    CHECK(bad("", "no architecture"));
    CHECK(bad("rnnx layers=2", "'rnnx' is no architecture"));
    CHECK(bad("rnn layers", "not key=value"));
    CHECK(bad("rnn layers=0", "from 1 to 32"));
    CHECK(bad("rnn layers=2x", "from 1 to 32"));
    CHECK(bad("rnn layers=2 layers=2", "twice"));
    CHECK(bad("rnn cell=rnn", "neither gru nor lstm"));
    CHECK(bad("rnn heads=2", "no key 'heads'"));
    CHECK(bad("ct heads=5", "does not divide"));
    CHECK(bad("vit patch=10", "does not divide bins"));
    CHECK(bad("vit embed=100 heads=4 patch=7", "do not divide"));
    CHECK(bad("crnn bins=8", "leaves nothing"));
    CHECK(bad("ct heads=1 embed=9", "odd"));
    char line[400];
    memset(line, 'a', sizeof line - 1);
    line[sizeof line - 1] = '\0';
    CHECK(bad(line, "at most"));
    CHECK(good("cnn", "cnn conv=2 layers=3 hidden=144"));
    CHECK(good("ct", "ct layers=3 heads=4 embed=144"));
    CHECK(good("vit", "vit layers=3 heads=4 embed=144 patch=14"));
    test_dropout();
    test_init();
    test_spaces();
    return unit_done();
}
