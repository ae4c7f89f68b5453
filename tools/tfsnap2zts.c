/* tfsnap2zts - a saved tf.data set of segments as a tensor stream; see tfsnap2zts(1).
 *
 * In: a folder that tf.data.Dataset.save wrote, elements ({"x": (T, F, 1)}, (T, C))
 * of floats. Out: for each, under a key of its own, what shard(1) takes: `roll`
 * (T, C) u8, `onset` (N, 3) f64, `spec` (T, F) f32; with -p the first two or the last alone. */
#include <stdlib.h>
#include <string.h>

#include "common/cli.h"
#include "common/dsp/logfilt.h"
#include "common/music/classes.h"
#include "common/music/roll.h"
#include "common/xalloc.h"
#include "formats/tfsnap.h"
#include "formats/zts.h"

static const char usage[] = "[-hVvW] [-c classes] [-f feature] [-k prefix] [-p part] [-r rate] [-o file] folder";
static const char help[] =
    "  -c, --classes LIST     the columns of the labels [KD SD TT HH CC]\n"
    "  -f, --feature NAME     what the features are [as of wav2spec]\n"
    "  -k, --key PREFIX       keys are PREFIX/000000 and so on [the folder's name]\n"
    "  -p, --part WORD        labels, features or all [all]  what of each element\n"
    "  -r, --rate HZ          0.001..100000 [100]  frames a second\n"
    "  -W, --widen            the labels are not widened yet: put 0.5 beside each 1\n";

struct convert {
    struct zts_writer *out;
    const char *folder, *feature;
    char *prefix;
    struct classes classes;
    double rate_hz;
    bool widen, with_labels, with_features;
    struct zts_tensor roll, onset, spec;
    unsigned long long n_done;
};

static void make(struct convert *c, struct zts_tensor *t, const char *name, enum zts_type type, uint64_t rows, uint64_t columns)
{
    char *key = xasprintf("%s/%06llu", c->prefix, c->n_done);

    zts_tensor_make(t, name, type, 2, (uint64_t[]){rows, columns});
    zts_tensor_set_key(t, key);
    if (type != ZTS_F64) {
        t->kind = ZTS_SERIES;
        t->last = true;
        attr_setf(&t->attrs, "frame_rate_hz", "%.17g", c->rate_hz);
    }
    if (t != &c->spec) attr_set(&t->attrs, "classes", c->classes.text);
    free(key);
}

/* 0, 0.5 and 1 are 0, 1 and 2. */
static void put_roll(struct convert *c, const struct tfsnap_tensor *labels)
{
    size_t C = c->classes.n;

    make(c, &c->roll, "roll", ZTS_U8, labels->dim[0], C);
    uint8_t *roll = c->roll.data;
    for (size_t i = 0; i < labels->len; i++) {
        double twice = 2 * (double)labels->value[i];
        if (twice != 0 && twice != 1 && twice != 2)
            die("%s: element %llu, frame %zu, %s is labelled %g: 0, 0.5 or 1 are known", c->folder, c->n_done, i / C,
                c->classes.label[i % C], twice / 2);
        roll[i] = (uint8_t)twice;
    }
    for (size_t i = 0; c->widen && i < labels->len; i++) {
        if (roll[i] != 2) continue;
        if (i >= C && !roll[i - C]) roll[i - C] = 1;
        if (i + C < labels->len && !roll[i + C]) roll[i + C] = 1;
    }
    if (c->with_labels) (void)zts_writer_put(c->out, &c->roll);  // sticky: finish reports it
}

static void put_onsets(struct convert *c)
{
    size_t n, C = c->classes.n;
    double *row = roll_onsets(c->roll.data, c->roll.len / C, C, c->rate_hz, &n);

    make(c, &c->onset, "onset", ZTS_F64, n, 3);
    if (n) memcpy(c->onset.data, row, n * 3 * sizeof *row);
    (void)zts_writer_put(c->out, &c->onset);
    free(row);
}

static void put_spec(struct convert *c, const struct tfsnap_tensor *feature)
{
    make(c, &c->spec, "spec", ZTS_F32, feature->dim[0], feature->dim[1]);
    attr_set(&c->spec.attrs, "feature", c->feature);
    if (feature->len) memcpy(c->spec.data, feature->value, feature->len * sizeof *feature->value);
    (void)zts_writer_put(c->out, &c->spec);
}

static void put_element(struct convert *c, const struct tfsnap_tensor *feature, const struct tfsnap_tensor *labels)
{
    bool flat = feature->rank == 2 || (feature->rank == 3 && feature->dim[2] == 1);

    if (!flat || labels->rank != 2 || feature->dim[0] != labels->dim[0] || !feature->dim[0] || !feature->dim[1])
        die("%s: element %llu is not (T, F, 1) features and (T, C) labels of one T: save segments so", c->folder, c->n_done);
    if (labels->dim[1] != c->classes.n)
        die("%s: element %llu has %llu classes, not %zu: name them with -c", c->folder, c->n_done, (unsigned long long)labels->dim[1],
            c->classes.n);
    put_roll(c, labels);
    if (c->with_labels) put_onsets(c);
    if (c->with_features) put_spec(c, feature);
    c->n_done++;
}

/* The last name in a path: "a/b/" is b. */
static char *base_name(const char *path)
{
    size_t n = strlen(path), from;

    while (n > 1 && path[n - 1] == '/') n--;
    for (from = n; from > 0 && path[from - 1] != '/';) from--;
    return xstrndup(path + from, n - from);
}

int main(int argc, char **argv)
{
    static const struct option longopt[] = {
        {"classes", 1, NULL, 'c'}, {"feature", 1, NULL, 'f'}, {"key", 1, NULL, 'k'}, {"part", 1, NULL, 'p'}, {"rate", 1, NULL, 'r'},
        {"widen", 0, NULL, 'W'}, CLI_LONG, CLI_OUT_LONG, CLI_END,
    };
    struct convert c = {.feature = LOGFILT_NAME, .rate_hz = 100, .with_labels = true, .with_features = true};
    struct tfsnap_tensor *feature, *labels;
    int o, got = 0;

    cli_init("tfsnap2zts", usage, help);
    (void)classes_set(&c.classes, CLASSES_FIVE);
    while ((o = getopt_long(argc, argv, "c:f:k:p:r:W" CLI_SHORT CLI_OUT_SHORT, longopt, NULL)) != -1) {
        if (o == 'c') {
            if (!classes_set(&c.classes, optarg)) die("-c: '%s' is no list of different labels: write them like 'KD SD'", optarg);
        }
        else if (o == 'f') c.feature = optarg;
        else if (o == 'k') free(c.prefix), c.prefix = xstrdup(optarg);
        else if (o == 'p') {
            if (strcmp(optarg, "labels") && strcmp(optarg, "features") && strcmp(optarg, "all"))
                die("-p: '%s' is not labels, features or all: try tfsnap2zts -h", optarg);
            c.with_labels = strcmp(optarg, "features") != 0, c.with_features = strcmp(optarg, "labels") != 0;
        }
        else if (o == 'r') c.rate_hz = cli_num("-r", optarg, 1e-3, 1e5);
        else if (o == 'W') c.widen = true;
        else cli_std(o, argv);
    }
    if (optind + 1 != argc) die("one folder is wanted: try tfsnap2zts -h");
    c.folder = argv[optind];
    if (!c.prefix) c.prefix = base_name(c.folder);
    if (strchr(c.feature, '\n')) die("-f: holds a line break: give one line");
    if (strlen(c.prefix) > ZTS_MAX_KEY - 32) die("-k: the keys would be longer than %d bytes: give a shorter prefix", ZTS_MAX_KEY);
    if (!zts_key_valid(c.prefix, strlen(c.prefix))) die("-k: the keys would hold a control character: give another prefix");

    struct tfsnap *in = tfsnap_open(c.folder);
    if (tfsnap_error(in)) die("%s", tfsnap_error(in));
    c.out = zts_writer_open(cli.out);
    while (!zts_writer_error(c.out) && (got = tfsnap_next(in, &feature, &labels)) > 0) {
        put_element(&c, feature, labels);
        progress("%llu of %llu segments", c.n_done, (unsigned long long)tfsnap_elements(in));
    }
    if (zts_writer_error(c.out)) die("%s", zts_writer_error(c.out));
    if (got < 0) die("%s", tfsnap_error(in));
    if (c.n_done == 0) die("%s: has no elements: save some", c.folder);
    if (zts_writer_finish(c.out) < 0) die("%s", zts_writer_error(c.out));
    progress(NULL);
    if (cli.verbose) note("%llu segments", c.n_done);
    zts_tensor_release(&c.roll), zts_tensor_release(&c.onset), zts_tensor_release(&c.spec);
    zts_writer_free(c.out);
    tfsnap_free(in);
    classes_release(&c.classes);
    free(c.prefix);
    return 0;
}
