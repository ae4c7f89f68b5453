/* score - precision, recall and F1 of estimated onsets; see score(1).
 *
 * In: a reference and an estimate, each onset text or a stream, of one track or
 * many, joined by key. Out: a table by class, pooled, and with -t by track. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "common/cli.h"
#include "common/music/score_groups.h"
#include "common/music/scores_track.h"
#include "common/table.h"
#include "common/xalloc.h"
#include "formats/inputs.h"
#include "formats/tracks.h"

enum { N_COLUMNS = 10 };

struct pair {
    const char *key;
    struct track *ref, *est;  // NULL: none
};

struct scoring {
    enum score_rule rule;
    double window_ms, min_f1;
    bool missing_is_empty, by_track;
    size_t n_rounds;
    uint64_t seed;
    struct labelmap ref_map, est_map;  // empty: none
    struct tracks ref, est;
    struct pair *pair;
    size_t n_pairs, n_classes;
    struct counts *counts;  // (n_pairs, n_classes)
    struct match_lag lag;   // of all pairs of mir_eval
    struct score_groups groups;
};

static const char usage[] = "[-htVv] [-m map] [-e map] [-w ms] [-p protocol] [-M missing] [-f min] [-g regex]"
                            " [-b n] [-s seed] [-o file] reference estimate\n       score [options] stream\n       score [options] -l list [estimate]";
static const char help[] =
    "  -m, --map NAME         label map of the reference, labelmap(5) [five]\n"
    "  -e, --estimate-map NAME  label map of the estimate, as five-3\n"
    "  -w, --window MS        0..1000 [50]  how far apart a pair may be\n"
    "  -p, --protocol NAME    mir_eval or thesis [mir_eval]\n"
    "  -l, --list FILE        lines key<tab>reference[<tab>estimate] instead of a reference\n"
    "  -t, --tracks           a line for every track and class, too\n"
    "  -M, --missing WORD     error or empty [error]  what a track on one side only is\n"
    "  -f, --min F            0..1  exit with 1 when the micro F1 is below\n"
    "  -g, --group REGEX      tracks whose keys differ in what it matches are one for the interval\n"
    "  -b, --bootstrap N      0..100000 [1000]  rounds for the interval over tracks; 0: none\n"
    "  -s, --seed N           0.. [1]  of the bootstrap\n";

/* ---- what to compare ------------------------------------------------------ */

static void read_one(struct scoring *s, const char *key, const char *path, struct tracks *ref, struct tracks *est)
{
    struct tracks_source source = {
        .path = path, .key = key, .ref_map = s->ref_map.n ? &s->ref_map : NULL, .est_map = s->est_map.n ? &s->est_map : NULL,
    };

    // onsets that no map translates are of the reference's classes
    if (est && !ref && !source.est_map && est->classes.n == 0 && s->ref.classes.n) classes_set(&est->classes, s->ref.classes.text);
    if (tracks_read(&source, ref, est) < 0) die("%s", source.error);
}

/* Lines key<tab>reference[<tab>estimate]; est: that of the command line, or NULL.
 * True when there were estimates. */
static bool read_list(struct scoring *s, const char *path, const char *est)
{
    struct inputs in = {.n_stdin = est && !strcmp(est, "-"), .form = "key<tab>reference[<tab>estimate]"};
    size_t with = 0;

    if (inputs_read_list(&in, path) < 0 || inputs_check_stdin(&in) < 0) die("%s", in.error);
    for (size_t i = 0; i < in.n; i++) with += in.at[i].second != NULL;
    if (in.n == 0) die("%s: names no track: see score(1)", input_name(path));
    if (with && with < in.n) die("%s: some lines name an estimate and some do not: name all or none", input_name(path));
    for (size_t i = 0; i < in.n; i++) {
        read_one(s, in.at[i].key, in.at[i].path, &s->ref, NULL);
        if (with) read_one(s, in.at[i].key, in.at[i].second, NULL, &s->est);
    }
    inputs_release(&in);
    return with > 0;
}

static void add_pair(struct scoring *s, size_t *cap, struct track *ref, struct track *est)
{
    s->pair = xgrow(s->pair, cap, s->n_pairs + 1, sizeof *s->pair);
    s->pair[s->n_pairs++] = (struct pair){ref ? ref->key : est->key, ref, est};
}

/* Onsets with activations, as a program's have, or without, as most annotations. */
static bool has_any(const struct tracks *t, bool with)
{
    for (size_t i = 0; i < t->n; i++)
        for (size_t k = 0; k < t->at[i].exact.n; k++)
            if ((t->at[i].exact.at[k].probability >= 0) == with) return true;
    return false;
}

/* By key; one track against one track needs none. */
static void join(struct scoring *s)
{
    const char *twice;
    size_t cap = 0, only_ref = 0, only_est = 0;

    if (strcmp(s->ref.classes.text, s->est.classes.text))
        die("the reference is of the classes '%.300s', the estimate of '%.300s': compare like with like",
            s->ref.classes.text, s->est.classes.text);
    if (has_any(&s->ref, true) && !has_any(&s->ref, false) && has_any(&s->est, false) && !has_any(&s->est, true))
        warn("the reference has activations and the estimate has none: were they exchanged?");
    if (tracks_close(&s->ref, &twice) < 0) die("the reference has '%.300s' twice: a key is one track", twice);
    if (tracks_close(&s->est, &twice) < 0) die("the estimate has '%.300s' twice: a key is one track", twice);
    if (s->ref.n == 1 && s->est.n == 1) {
        add_pair(s, &cap, s->ref.at, s->est.at);
        return;
    }
    for (size_t i = 0, j = 0; i < s->ref.n || j < s->est.n;) {
        int order = i >= s->ref.n ? 1 : j >= s->est.n ? -1 : strcmp(s->ref.at[i].key, s->est.at[j].key);
        only_ref += order < 0, only_est += order > 0;
        if (order && !s->missing_is_empty)
            die("'%.300s' is in the %s only: give both the same keys, or --missing empty",
                order < 0 ? s->ref.at[i].key : s->est.at[j].key, order < 0 ? "reference" : "estimate");
        add_pair(s, &cap, order <= 0 ? &s->ref.at[i] : NULL, order >= 0 ? &s->est.at[j] : NULL);
        i += order <= 0, j += order >= 0;
    }
    if (only_ref) warn("%zu of %zu tracks are in the reference only: they count as missed", only_ref, s->n_pairs);
    if (only_est) warn("%zu of %zu tracks are in the estimate only: they count as false", only_est, s->n_pairs);
}

/* ---- counting ------------------------------------------------------------- */

static const struct onsets *onsets_of(const struct scoring *s, const struct track *t)
{
    static const struct onsets none;

    if (!t) return &none;
    if (s->rule == SCORE_THESIS) return t->has_grid ? &t->grid : &t->exact;
    return t->has_exact ? &t->exact : &t->grid;
}

static void count(struct scoring *s)
{
    size_t C = s->n_classes = s->ref.classes.n;

    s->counts = xcalloc(size_mul(s->n_pairs, C), sizeof *s->counts);
    for (size_t i = 0; i < s->n_pairs; i++) {
        const struct onsets *ref = onsets_of(s, s->pair[i].ref), *est = onsets_of(s, s->pair[i].est);
        if (s->rule == SCORE_THESIS) track_counts_frames(s->counts + i * C, ref, est, C, (int)(s->window_ms / 10 + 1e-9));
        else track_counts_seconds(s->counts + i * C, ref, est, C, s->window_ms / 1000, &s->lag);
    }
}

/* Over groups of tracks, of which there are two or more. */
static bool bootstrap(struct scoring *s, struct interval *between)
{
    const char **key = xmalloc(size_mul(s->n_pairs + 1, sizeof *key));

    for (size_t i = 0; i < s->n_pairs; i++) key[i] = s->pair[i].key;
    score_groups_find(&s->groups, key, s->n_pairs);
    free(key);
    if (s->groups.n < 2 || s->n_rounds == 0) return false;
    struct counts *sum = score_groups_sum(&s->groups, s->counts, s->n_pairs, s->n_classes);
    score_bootstrap(between, sum, s->groups.n, s->n_classes, s->rule, s->n_rounds, s->seed);
    free(sum);
    return true;
}

/* ---- the table ------------------------------------------------------------ */

static void add_row(struct table *t, const char *track, const char *cls, const struct counts *c, struct score x,
                    const struct interval *between)
{
    table_add(t, "%s", track), table_add(t, "%s", cls);
    table_add(t, "%llu", (unsigned long long)c->tp);
    table_add(t, "%llu", (unsigned long long)c->fp);
    table_add(t, "%llu", (unsigned long long)c->fn);
    table_add(t, "%.4f", x.precision), table_add(t, "%.4f", x.recall), table_add(t, "%.4f", x.f1);
    if (between && !isnan(between->low)) table_add(t, "%.4f", between->low), table_add(t, "%.4f", between->high);
    else table_add(t, "-"), table_add(t, "-");
}

/* Classes, micro and macro of one set of counts; between: (n_classes + 2) or NULL. */
static void add_rows(const struct scoring *s, struct table *t, const char *track, const struct counts *counts,
                     const struct interval *between)
{
    size_t C = s->n_classes;
    struct counts sum = {0};

    for (size_t c = 0; c < C; c++) {
        add_row(t, track, s->ref.classes.label[c], &counts[c], score_of(&counts[c], s->rule), between ? between + c : NULL);
        counts_add(&sum, &counts[c]);
    }
    add_row(t, track, "micro", &sum, score_of(&sum, s->rule), between ? between + C : NULL);
    add_row(t, track, "macro", &sum, score_macro(counts, C, s->rule), between ? between + C + 1 : NULL);
}

/* Print all; the pooled micro F1. */
static double report(struct scoring *s)
{
    static const char *const head[N_COLUMNS] = {"track", "class", "TP", "FP", "FN", "precision", "recall", "F1", "low", "high"};
    size_t C = s->n_classes;
    struct counts *sum = xcalloc(C, sizeof *sum);
    struct interval *between = xmalloc(size_mul(C + 2, sizeof *between));
    struct table t = {.n_columns = N_COLUMNS};
    bool interval = bootstrap(s, between);

    for (size_t k = 0; k < N_COLUMNS; k++) table_add(&t, "%s", head[k]);
    for (size_t c = 0; c < C; c++)
        if (!strcmp(s->ref.classes.label[c], "micro") || !strcmp(s->ref.classes.label[c], "macro"))
            die("a class is called '%s', as an average is in the table: call it otherwise in the label map", s->ref.classes.label[c]);
    for (size_t i = 0; i < s->n_pairs; i++) {
        if (s->by_track && !strcmp(s->pair[i].key, "*")) die("-t: a track has the key '*', which stands for all in the table: give it another");
        if (s->by_track) add_rows(s, &t, s->pair[i].key, s->counts + i * C, NULL);
        for (size_t c = 0; c < C; c++) counts_add(&sum[c], &s->counts[i * C + c]);
    }
    add_rows(s, &t, "*", sum, interval ? between : NULL);
    table_print(&t, s->by_track ? 0 : 1, 2, !cli.out && isatty(STDOUT_FILENO));
    double f1 = score_micro(sum, C, s->rule).f1;
    table_release(&t);
    free(sum), free(between);
    return f1;
}

static void read_all(struct scoring *s, const char *list, char **operand, int n)
{
    if (list) {
        bool est_read = read_list(s, list, operand[0]);
        if (n != (est_read ? 0 : 1)) die("-l: takes one estimate, or none when the list names them: try score -h");
        if (!est_read) read_one(s, NULL, operand[0], NULL, &s->est);
        return;
    }
    if (n < 1 || n > 2) die("takes a reference and an estimate, or one stream with both: try score -h");
    if (n == 2 && !strcmp(operand[0], "-") && !strcmp(operand[1], "-")) die("standard input cannot be both reference and estimate: give it once");
    read_one(s, NULL, operand[0], &s->ref, n == 1 ? &s->est : NULL);
    if (n == 2) read_one(s, NULL, operand[1], NULL, &s->est);
}

int main(int argc, char **argv)
{
    static const struct option longopt[] = {
        {"map", 1, NULL, 'm'}, {"estimate-map", 1, NULL, 'e'}, {"window", 1, NULL, 'w'}, {"protocol", 1, NULL, 'p'}, {"list", 1, NULL, 'l'},
        {"tracks", 0, NULL, 't'}, {"missing", 1, NULL, 'M'}, {"min", 1, NULL, 'f'}, {"group", 1, NULL, 'g'}, {"bootstrap", 1, NULL, 'b'},
        {"seed", 1, NULL, 's'}, CLI_LONG, CLI_OUT_LONG, CLI_END
    };
    struct scoring s = {.window_ms = 50, .n_rounds = 1000, .seed = 1};
    const char *list = NULL;
    char why[400];
    int c;

    cli_init("score", usage, help);
    while ((c = getopt_long(argc, argv, "m:e:w:p:l:tM:f:g:b:s:" CLI_SHORT CLI_OUT_SHORT, longopt, NULL)) != -1)
        switch (c) {
        case 'm':
            if (labelmap_read(&s.ref_map, optarg) < 0) die("-m: %s", s.ref_map.error);
            break;
        case 'e':
            if (labelmap_read(&s.est_map, optarg) < 0) die("-e: %s", s.est_map.error);
            break;
        case 'w': s.window_ms = cli_window_ms(optarg); break;
        case 'p':
            if (!score_rule_named(optarg, &s.rule)) die("-p: '%s' is not mir_eval or thesis: try score -h", optarg);
            break;
        case 'l': list = optarg; break;
        case 't': s.by_track = true; break;
        case 'M':
            if (strcmp(optarg, "empty") && strcmp(optarg, "error"))
                die("-M: '%s' is not error or empty: try score -h", optarg);
            s.missing_is_empty = !strcmp(optarg, "empty");
            break;
        case 'f': s.min_f1 = cli_num("-f", optarg, 0, 1); break;
        case 'g':
            if (score_groups_set(&s.groups, optarg, why, sizeof why) < 0) die("-g: %s", why);
            break;
        case 'b': s.n_rounds = (size_t)cli_int("-b", optarg, 0, 100000); break;
        case 's': s.seed = (uint64_t)cli_int("-s", optarg, 0, INT64_MAX); break;
        default: cli_std(c, argv);
        }
    read_all(&s, list, argv + optind, argc - optind);
    join(&s);
    cli_open_stdout();
    count(&s);
    double f1 = report(&s);
    if (cli.verbose)
        note("%s, %g ms, %zu tracks", s.rule == SCORE_THESIS ? "thesis" : "mir_eval", s.window_ms, s.n_pairs);
    if (cli.verbose && s.lag.n)
        note("onsets found are %.1f ms off in the mean, %.1f ms late", 1e3 * s.lag.off_s / (double)s.lag.n, 1e3 * s.lag.late_s / (double)s.lag.n);
    tracks_release(&s.ref), tracks_release(&s.est), labelmap_release(&s.ref_map), labelmap_release(&s.est_map);
    score_groups_release(&s.groups);
    free(s.pair), free(s.counts);
    cli_close_stdout();
    return f1 < s.min_f1 ? EXIT_ANSWER_NO : 0;
}
