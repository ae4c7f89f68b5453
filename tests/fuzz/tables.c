/* Lists of inputs, and the tables of scores: they are read, or refused with a
 * sentence. What was read, as lines again (score(1) alone writes tables, with
 * columns that nobody reads back), is read the same. */
#include "common/text.h"
#include "formats/inputs.h"
#include "formats/scoretable.h"
#include "tests/fuzz/fuzz.h"

const char fuzz_seeds[] = "";

static void list_comes_back(const struct inputs *list)
{
    struct inputs back = {0};
    struct text text = {0};

    text_addf(&text, "#\n");  // a byte order mark begins no key in a line that is not the first
    for (size_t i = 0; i < list->n; i++) {
        const struct input *it = &list->at[i];
        text_addf(&text, "%s\t%s%s%s\n", it->key, it->path, it->second ? "\t" : "", it->second ? it->second : "");
    }
    struct fuzz_file f = fuzz_file(text_str(&text), text.len);
    FUZZ_CHECK(inputs_read_list(&back, f.path) == 0 && inputs_check(&back) == 0 && back.n == list->n);
    for (size_t i = 0; i < list->n; i++) {
        const struct input *a = &list->at[i], *b = &back.at[i];
        FUZZ_CHECK(!strcmp(a->key, b->key) && !strcmp(a->path, b->path) && !a->second == !b->second);
        FUZZ_CHECK(!a->second || !strcmp(a->second, b->second));
    }
    close(f.fd), text_release(&text);
    inputs_release(&back);
}

static void table_comes_back(const struct scoretable *t)
{
    size_t n = t->n_tracks * t->classes.n;
    struct scoretable back = {0};
    struct text text = {0};

    text_addf(&text, "track\tclass\tTP\tFP\tFN\n");
    for (size_t i = 0; i < n; i++) {
        const struct counts *c = &t->counts[i];
        text_addf(&text, "%s\t%s\t%llu\t%llu\t%llu\n", t->key[i / t->classes.n], t->classes.label[i % t->classes.n],
                  (unsigned long long)c->tp, (unsigned long long)c->fp, (unsigned long long)c->fn);
    }
    struct fuzz_file f = fuzz_file(text_str(&text), text.len);
    FUZZ_CHECK(n && scoretable_read(&back, f.path) == 0 && back.n_tracks == t->n_tracks && !strcmp(back.classes.text, t->classes.text));
    for (size_t i = 0; i < t->n_tracks; i++) FUZZ_CHECK(!strcmp(t->key[i], back.key[i]));
    FUZZ_CHECK(!memcmp(t->counts, back.counts, n * sizeof *t->counts));
    close(f.fd), text_release(&text);
    scoretable_release(&back);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct fuzz_file f = fuzz_file(data, n);
    struct scoretable table = {0};
    struct inputs list = {0};

    if (inputs_read_list(&list, f.path) < 0 || inputs_check(&list) < 0) FUZZ_CHECK(list.error[0]);
    else list_comes_back(&list);
    inputs_release(&list);
    if (scoretable_read(&table, f.path) < 0) FUZZ_CHECK(table.error[0]);
    else table_comes_back(&table);
    scoretable_release(&table);
    close(f.fd);
    return 0;
}
