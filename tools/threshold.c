/* threshold - the thresholds that suit a network; see threshold(1).
 *
 * In: a stream of peaks and the labels they should meet. Out: one line,
 * class=threshold separated by commas, for peakpick and packmodel. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/cli.h"
#include "common/music/threshold.h"
#include "common/table.h"
#include "common/xalloc.h"
#include "formats/tracks.h"

static const char usage[] = "[-hmtVv] [-w ms] [-o file] [file]";
static const char help[] =
    "  -m, --micro            for the highest F1 of all classes together, not of each\n"
    "  -t, --table            the scores at every threshold instead\n"
    "  -w, --window MS        0..1000 [50]  how far apart a pair may be\n";

static void count(struct counts *counts, struct tracks *ref, struct tracks *est, double window_s)
{
    if (strcmp(ref->classes.text, est->classes.text))
        die("the labels are of the classes '%.300s', the peaks of '%.300s': compare like with like",
            ref->classes.text, est->classes.text);
    for (size_t i = 0; i < ref->n; i++) {
        struct track *r = &ref->at[i], *e = tracks_find(est, r->key);
        if (!e) die("'%.200s' has labels but no peaks: run predict and peakpick on the same tracks", r->key);
        if (!r->has_exact || !e->has_exact) die("'%.200s' lacks its onset or est tensor: make it again", r->key);
        threshold_count(counts, &r->exact, &e->exact, ref->classes.n, window_s);
    }
    for (size_t i = 0; i < est->n; i++)
        if (!tracks_find(ref, est->at[i].key))
            die("'%.200s' has peaks but no labels: run predict and peakpick on tracks that have them", est->at[i].key);
}

static void print_table(const struct counts *counts, const struct classes *classes)
{
    static const char *const head[] = {"class", "threshold", "precision", "recall", "f1"};
    struct table t = {.n_columns = sizeof head / sizeof *head};

    for (size_t i = 0; i < sizeof head / sizeof *head; i++) table_add(&t, "%s", head[i]);
    for (size_t c = 0; c < classes->n; c++)
        for (size_t k = 0; k < THRESHOLDS; k++) {
            struct score s = score_of(&counts[c * THRESHOLDS + k], SCORE_MIR_EVAL);
            table_add(&t, "%s", classes->label[c]);
            table_add(&t, "%.2f", threshold_value(k));
            table_add(&t, "%.4f", s.precision), table_add(&t, "%.4f", s.recall), table_add(&t, "%.4f", s.f1);
        }
    table_print(&t, 0, 1, false);
    table_release(&t);
}

int main(int argc, char **argv)
{
    static const struct option longopt[] = {
        {"micro", 0, NULL, 'm'}, {"table", 0, NULL, 't'}, {"window", 1, NULL, 'w'}, CLI_OUT_LONG, CLI_LONG, CLI_END,
    };
    struct tracks ref = {0}, est = {0};
    struct tracks_source source = {.exact_only = true};
    bool micro = false, table = false;
    double window_ms = 50;
    const char *twice;
    int c;

    cli_init("threshold", usage, help);
    while ((c = getopt_long(argc, argv, "mtw:" CLI_OUT_SHORT CLI_SHORT, longopt, NULL)) != -1) {
        if (c == 'm') micro = true;
        else if (c == 't') table = true;
        else if (c == 'w') window_ms = cli_window_ms(optarg);
        else cli_std(c, argv);
    }
    source.path = cli_input(argc, argv);
    if (tracks_read(&source, &ref, &est) < 0) die("%s", source.error);
    if (tracks_close(&ref, &twice) < 0 || tracks_close(&est, &twice) < 0)
        die("%s: the track '%.200s' occurs twice: give every track a key of its own", input_name(source.path), twice);
    if (ref.n == 0) die("%s: holds no track: pipe predict and peakpick -z -t 0 into it", input_name(source.path));

    size_t n = ref.classes.n;
    struct counts *counts = xcalloc(size_mul(n, THRESHOLDS), sizeof *counts);
    size_t *best = xcalloc(n, sizeof *best);
    count(counts, &ref, &est, window_ms / 1000);
    threshold_best(best, counts, n, micro);
    cli_open_stdout();
    if (table) print_table(counts, &ref.classes);
    else
        for (size_t i = 0; i < n; i++)
            printf("%s=%.2f%c", ref.classes.label[i], threshold_value(best[i]), i + 1 < n ? ',' : '\n');
    for (size_t i = 0; cli.verbose && i < n; i++) {
        struct score s = score_of(&counts[i * THRESHOLDS + best[i]], SCORE_MIR_EVAL);
        note("%s: F1 %.4f, precision %.4f, recall %.4f", ref.classes.label[i], s.f1, s.precision, s.recall);
    }
    cli_close_stdout();
    free(counts), free(best);
    tracks_release(&ref), tracks_release(&est);
    return 0;
}
