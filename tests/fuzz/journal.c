/* Journals of a search: a line that ends in `\t#` gets its checksum here, so
 * that what is behind it is tried too. To what can be read two trials can be
 * added, and nothing else changes. */
#include "common/rng.h"
#include "common/xalloc.h"
#include "formats/journal.h"
#include "tests/fuzz/fuzz.h"

const char fuzz_seeds[] = "";

static void put_sums(struct text *to, char *text)
{
    for (char *line = text; *line;) {
        char *end = line + strcspn(line, "\n"), *next = *end ? end + 1 : end;
        bool sum = end - line > 2 && !strncmp(end - 2, "\t#", 2), more = next > end;
        end[sum ? -2 : 0] = '\0';
        text_addf(to, "%s", line);
        if (sum) text_addf(to, "\t#%016llx", (unsigned long long)rng_name(line));
        if (more) text_add(to, "\n", 1);
        line = next;
    }
}

/* Numbers as the bytes have them. */
static bool same(double x, double y)
{
    return !memcmp(&x, &y, sizeof x);
}

static void check_trial(const struct journal *j, const struct journal_trial *a, const struct journal_trial *b)
{
    FUZZ_CHECK(a->state == b->state && !a->value == !b->value);
    FUZZ_CHECK(same(a->objective, b->objective) && same(a->seconds, b->seconds) && !strcmp(a->why, b->why));
    for (size_t k = 0; a->value && k < j->space.n; k++) FUZZ_CHECK(same(a->value[k], b->value[k]));
}

/* All that was known before is still there, and `more` trials behind it. */
static void check_before(const struct journal *j, const struct journal *before, size_t more)
{
    struct text was = {0}, is = {0};

    space_format(&before->space, &was), space_format(&j->space, &is);
    FUZZ_CHECK(!strcmp(text_str(&was), text_str(&is)) && j->seed == before->seed && j->minimize == before->minimize && j->independent == before->independent);
    FUZZ_CHECK(j->n == before->n + more && j->n_damaged == before->n_damaged);
    for (size_t i = 0; i < before->n; i++) check_trial(j, &before->trial[i], &j->trial[i]);
    text_release(&was), text_release(&is);
}

/* One trial that ends well and one that does not, at this end of each parameter's range. */
static void add_trials(struct journal *j, const char *path, const struct journal *before, bool high)
{
    size_t n = before->n;
    double value[PARAM_MAX];
    struct journal_trial done = {JOURNAL_DONE, value, 0.123456789, 1.25, ""}, failed = {JOURNAL_FAILED, value, 0, 2.125, "exit status 1"};
    char text[PARAM_VALUE];

    FUZZ_CHECK(journal_open(j, path, &before->space, before->seed, before->minimize, before->independent) == 0);
    check_before(j, before, 0);
    for (size_t k = 0; k < before->space.n; k++) {  // rounded to its text, as space.h says
        const struct param *p = &before->space.at[k];
        param_text(p, high ? p->high : p->low, text);
        FUZZ_CHECK(param_parse(p, text, &value[k]) == 0);
    }
    FUZZ_CHECK(journal_lock(j) == 0 && journal_start(j, n, value) == 0 && journal_start(j, n + 1, value) == 0);
    FUZZ_CHECK(journal_done(j, n, done.objective, done.seconds) == 0 && journal_failed(j, n + 1, failed.why, failed.seconds) == 0);
    FUZZ_CHECK(journal_unlock(j) == 0 && journal_lock(j) == 0 && journal_unlock(j) == 0);
    check_before(j, before, 2);
    check_trial(j, &done, &j->trial[n]), check_trial(j, &failed, &j->trial[n + 1]);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    char *text = fuzz_text(data, n);
    struct text sums = {0};
    struct journal before, after;

    size_t whole = strlen(text);
    put_sums(&sums, text);
    text_add(&sums, text + whole, n - whole);  // NULs and what is between them as it is
    struct fuzz_file f = fuzz_file(text_str(&sums), sums.len);
    if (journal_read(&before, f.path) == 0) {
        FUZZ_CHECK(journal_best(&before) <= before.n);
        if (before.n + 2 <= JOURNAL_MAX_TRIALS) {
            add_trials(&after, f.path, &before, n % 2);
            journal_release(&after);
        }
    }
    journal_release(&before);
    text_release(&sums);
    close(f.fd), free(text);
    return 0;
}
