/* Journals of a search: a line that ends in `\t#` gets its checksum here, so
 * that what is behind it is tried too. To what can be read a trial can be
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

static void add_trial(struct journal *j, const char *path, const struct journal *before)
{
    size_t number = before->n;
    double value[PARAM_MAX];

    for (size_t k = 0; k < before->space.n; k++) value[k] = before->space.at[k].low;
    FUZZ_CHECK(journal_open(j, path, &before->space, before->seed, before->minimize) == 0);
    FUZZ_CHECK(journal_lock(j) == 0 && journal_start(j, number, value) == 0);
    FUZZ_CHECK(journal_done(j, number, 0.5, 1) == 0 && journal_unlock(j) == 0);
    FUZZ_CHECK(journal_lock(j) == 0 && journal_unlock(j) == 0);
    FUZZ_CHECK(j->n == number + 1 && j->trial[number].state == JOURNAL_DONE && j->trial[number].objective == 0.5);
    for (size_t i = 0; i < number; i++)
        FUZZ_CHECK(j->trial[i].state == before->trial[i].state && j->trial[i].objective == before->trial[i].objective);
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
        if (before.n < JOURNAL_MAX_TRIALS) {
            add_trial(&after, f.path, &before);
            journal_release(&after);
        }
    }
    journal_release(&before);
    text_release(&sums);
    close(f.fd), free(text);
    return 0;
}
