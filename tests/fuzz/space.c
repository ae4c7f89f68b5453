/* Search spaces: the canonical form is its own and says the same, and every value that may be
 * drawn at the ends comes back from its text. */
#include "common/search/space.h"
#include "tests/fuzz/fuzz.h"

const char fuzz_seeds[] = "";

static int read_space(struct space *s, char *text)
{
    char error[200], *save = NULL;
    int rc = 0;

    for (char *line = strtok_r(text, "\n", &save); line && rc == 0; line = strtok_r(NULL, "\n", &save))
        rc = space_add(s, line, error, sizeof error);
    return rc;
}

static bool same(const struct param *a, const struct param *b)
{
    bool equal = !strcmp(a->name, b->name) && a->kind == b->kind && a->low == b->low && a->high == b->high && a->step == b->step &&
                 a->n_choices == b->n_choices;

    for (size_t i = 0; equal && i < a->n_choices; i++) equal = !strcmp(a->choice[i], b->choice[i]);
    return equal;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    char *text = fuzz_text(data, n), value[PARAM_VALUE];
    struct text canonical = {0}, again = {0};
    struct space s = {0}, copy = {0};
    double v;

    if (read_space(&s, text) == 0 && s.n) {
        space_format(&s, &canonical);
        char *lines = fuzz_text((const uint8_t *)canonical.s, canonical.len);
        FUZZ_CHECK(read_space(&copy, lines) == 0);
        free(lines);
        space_format(&copy, &again);
        FUZZ_CHECK(!strcmp(text_str(&canonical), text_str(&again)));
        FUZZ_CHECK(copy.n == s.n);
        for (size_t i = 0; i < s.n; i++) FUZZ_CHECK(same(&s.at[i], &copy.at[i]));
        for (const struct param *p = s.at; p < s.at + s.n; p++) {
            param_text(p, p->low, value);
            FUZZ_CHECK(param_parse(p, value, &v) == 0);
            param_text(p, p->high, value);
            FUZZ_CHECK(param_parse(p, value, &v) == 0);
        }
    }
    space_release(&s), space_release(&copy);
    text_release(&canonical), text_release(&again);
    free(text);
    return 0;
}
