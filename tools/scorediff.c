/* scorediff - how much two ways of doing the same differ in F1; see scorediff(1).
 *
 * In: two tables of score -t, of the same tracks. Out: a line a class, micro and
 * macro: the F1 of each, the second less the first, and an interval of that. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "common/cli.h"
#include "common/music/score_groups.h"
#include "common/table.h"
#include "common/xalloc.h"
#include "formats/scoretable.h"

static const char usage[] = "[-hVv] [-p protocol] [-q protocol] [-g regex] [-b n] [-s seed] [-o file] first second";
static const char help[] =
    "  -p, --protocol NAME    mir_eval or thesis [mir_eval]  what is 0/0 in the first table\n"
    "  -q, --second NAME      mir_eval or thesis [as the first]  the same for the second\n"
    "  -g, --group REGEX      tracks whose keys differ in what it matches are one for the interval\n"
    "  -b, --bootstrap N      1..100000 [1000]  rounds for the interval over tracks\n"
    "  -s, --seed N           0..2^53 [1]  of the bootstrap\n";

static enum score_rule rule_named(const char *option, const char *name)
{
    enum score_rule rule;

    if (!score_rule_named(name, &rule)) die("%s: '%s' is not mir_eval or thesis: try scorediff -h", option, name);
    return rule;
}

static void load(struct scoretable *t, const char *path)
{
    if (scoretable_read(t, path) < 0) die("%s", t->error);
}

/* The second table's counts in the order of the first's tracks. */
static struct counts *joined(const struct scoretable *a, const struct scoretable *b)
{
    size_t C = a->classes.n, k = 0;
    struct counts *out = xmalloc(size_mul(size_mul(a->n_tracks, C), sizeof *out));
    bool *taken = xcalloc(b->n_tracks, sizeof *taken);

    if (strcmp(a->classes.text, b->classes.text)) die("one table is of the classes '%.200s', the other of '%.200s': score both with one map", a->classes.text, b->classes.text);
    if (a->n_tracks != b->n_tracks) die("one table has %zu tracks, the other %zu: score the same ones", a->n_tracks, b->n_tracks);
    for (size_t i = 0; i < a->n_tracks; i++) {
        size_t tried = 0;  // from where the last was found: they are mostly in one order
        for (; tried < b->n_tracks && strcmp(b->key[k], a->key[i]); tried++) k = (k + 1) % b->n_tracks;
        if (tried == b->n_tracks) die("'%.200s' is in the first table only: score the same tracks", a->key[i]);
        if (taken[k]) die("'%.200s' is in the first table twice: a key is one track", a->key[i]);
        taken[k] = true;
        memcpy(out + i * C, b->counts + k * C, C * sizeof *out);
    }
    free(taken);
    return out;
}

static void add_row(struct table *t, const char *cls, double first, double second, const struct interval *between)
{
    table_add(t, "%s", cls);
    table_add(t, "%.4f", first), table_add(t, "%.4f", second);
    table_add(t, "%+.4f", second - first);
    if (between && !isnan(between->low)) table_add(t, "%+.4f", between->low), table_add(t, "%+.4f", between->high);
    else table_add(t, "-"), table_add(t, "-");
}

static struct counts *pooled(const struct counts *counts, size_t n_tracks, size_t C)
{
    struct counts *sum = xcalloc(C, sizeof *sum);

    for (size_t i = 0; i < n_tracks * C; i++) counts_add(&sum[i % C], &counts[i]);
    return sum;
}

/* Over groups of tracks, of which there are two or more. */
static bool bootstrap(const struct scoretable *a, enum score_rule p, const struct counts *second, enum score_rule q,
                      struct score_groups *groups, size_t n_rounds, uint64_t seed, struct interval *between)
{
    size_t C = a->classes.n;

    score_groups_find(groups, (const char *const *)a->key, a->n_tracks);
    if (groups->n < 2) return false;
    struct counts *x = score_groups_sum(groups, a->counts, a->n_tracks, C), *y = score_groups_sum(groups, second, a->n_tracks, C);
    score_bootstrap_difference(between, x, p, y, q, groups->n, C, n_rounds, seed);
    free(x), free(y);
    return true;
}

static void report(const struct scoretable *a, enum score_rule p, const struct counts *second, enum score_rule q,
                   struct score_groups *groups, size_t n_rounds, uint64_t seed)
{
    static const char *const head[] = {"class", "first", "second", "difference", "low", "high"};
    size_t C = a->classes.n;
    struct counts *x = pooled(a->counts, a->n_tracks, C), *y = pooled(second, a->n_tracks, C);
    struct interval *between = xmalloc(size_mul(C + 2, sizeof *between));
    struct table t = {.n_columns = sizeof head / sizeof *head};
    bool several = bootstrap(a, p, second, q, groups, n_rounds, seed, between);

    for (size_t k = 0; k < t.n_columns; k++) table_add(&t, "%s", head[k]);
    for (size_t c = 0; c < C; c++)
        add_row(&t, a->classes.label[c], score_of(&x[c], p).f1, score_of(&y[c], q).f1, several ? between + c : NULL);
    add_row(&t, "micro", score_micro(x, C, p).f1, score_micro(y, C, q).f1, several ? between + C : NULL);
    add_row(&t, "macro", score_macro(x, C, p).f1, score_macro(y, C, q).f1, several ? between + C + 1 : NULL);
    table_print(&t, 0, 1, !cli.out && isatty(STDOUT_FILENO));
    table_release(&t);
    free(x), free(y), free(between);
}

int main(int argc, char **argv)
{
    static const struct option longopt[] = {
        {"protocol", 1, NULL, 'p'}, {"second", 1, NULL, 'q'}, {"group", 1, NULL, 'g'}, {"bootstrap", 1, NULL, 'b'}, {"seed", 1, NULL, 's'},
        CLI_LONG, CLI_OUT_LONG, CLI_END,
    };
    struct scoretable a = {0}, b = {0};
    struct score_groups groups = {0};
    char why[400];
    const char *first = "mir_eval", *second = NULL;
    size_t n_rounds = 1000;
    uint64_t seed = 1;
    int c;

    cli_init("scorediff", usage, help);
    while ((c = getopt_long(argc, argv, "p:q:g:b:s:" CLI_SHORT CLI_OUT_SHORT, longopt, NULL)) != -1) {
        if (c == 'p') first = optarg;
        else if (c == 'q') second = optarg;
        else if (c == 'g') {
            if (score_groups_set(&groups, optarg, why, sizeof why) < 0) die("-g: %s", why);
        } else if (c == 'b') n_rounds = (size_t)cli_int("-b", optarg, 1, 100000);
        else if (c == 's') seed = (uint64_t)cli_int("-s", optarg, 0, 1ll << 53);
        else cli_std(c, argv);
    }
    enum score_rule p = rule_named("-p", first), q = second ? rule_named("-q", second) : p;
    if (optind + 2 != argc) die("two tables are wanted: try scorediff -h");
    if (!strcmp(argv[optind], "-") && !strcmp(argv[optind + 1], "-")) die("-: standard input can be read once only: name a file");
    load(&a, argv[optind]);
    load(&b, argv[optind + 1]);
    struct counts *of_b = joined(&a, &b);
    cli_open_stdout();
    report(&a, p, of_b, q, &groups, n_rounds, seed);
    cli_close_stdout();
    free(of_b);
    score_groups_release(&groups);
    scoretable_release(&a), scoretable_release(&b);
    return 0;
}
