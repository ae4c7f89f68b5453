/* Architecture lines: read, written back, refused. */
#include <string.h>

#include "common/nn/arch.h"
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
    return unit_done();
}
