/* trainnet - train a network on shards; see trainnet(1).
 *
 * In: shards for training and validation. Out: the model of the best epoch
 * (-o), a line an epoch on stdout, and beside the model a checkpoint from
 * which --resume goes on to the same bytes. */
#include <errno.h>
#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/cli.h"
#include "common/dsp/logfilt.h"
#include "common/epoch_files.h"
#include "common/music/classes.h"
#include "common/nn/loss.h"
#include "common/nn/train.h"
#include "common/tempfile.h"
#include "common/xalloc.h"
#include "formats/checkpoint.h"
#include "formats/model.h"
#include "formats/shard.h"

static const char usage[] =
    "[-hV] -a line -t shard [-t shard ...] -v shard [-v shard ...] -o model [option ...]";
static const char help[] =
    "  -a, --arch LINE        \"crnn cell=gru layers=3 hidden=144\", see trainnet(1)\n"
    "  -t, --train FILE       shards to learn from; may be given again; %e is the epoch\n"
    "  -v, --valid FILE       shards to choose the best epoch by; may be given again\n"
    "  -o, --output FILE      the model; FILE.ckpt beside it is the checkpoint\n"
    "  -j, --threads N        1..256 [all processors]  does not change the result\n"
    "      --seed N           0..2^53 [1]\n"
    "      --epochs N         1..100000 [100]  at most\n"
    "      --patience N       1..100000 [15]  epochs without a lower validation loss\n"
    "      --batch N          1..4096 [128]  segments a step\n"
    "      --lr X             1e-8..1 [1e-3]\n"
    "      --weight-decay X   0..1 [1e-4]\n"
    "      --schedule NAME    plateau, linear [plateau]  of the learning rate\n"
    "      --average X        0..0.99999 [0]  keep a running mean of the parameters\n"
    "      --augment LIST     [gain=0,eq=0,mask=0]  dB, dB and bands, by chance\n"
    "      --init FILE        begin with a model's parameters\n"
    "      --make COMMAND     makes the shards of epoch %e, run one epoch ahead\n"
    "      --save-every N     0..1000000000 [0]  a checkpoint also every N steps within an epoch\n"
    "      --half             parameters of the model as f16\n"
    "  -r, --resume           go on from the checkpoint, if there is one\n"
    "      --verbose          facts on stderr\n";

enum {
    OPT_SEED = 256, OPT_EPOCHS, OPT_PATIENCE, OPT_BATCH, OPT_LR, OPT_DECAY, OPT_SCHEDULE, OPT_AVERAGE, OPT_AUGMENT,
    OPT_INIT, OPT_MAKE, OPT_SAVE, OPT_HALF, OPT_VERBOSE, MAX_FILES = 256
};

static volatile sig_atomic_t interrupted;

static void on_signal(int signal)
{
    interrupted = signal;
}

/* Good words whose numbers do not go together: for a search a bad result of its parameters, and nothing to stop for. */
static _Noreturn void no_such_network(const char *why)
{
    note("-a: %s: give other numbers, see trainnet(1)", why);
    exit(EXIT_ANSWER_NO);
}

struct files {
    const char *path[MAX_FILES];
    size_t n;
};

struct options {
    struct arch arch;
    struct files train, valid;
    struct train_config cfg;
    int threads;
    unsigned long long save_every;
    const char *init, *make;
    bool half, resume;
};

/* A set of shards as train.h wants it. */
struct source {
    struct shard_set *set;
    struct shard_cursor *cursor;
};

static int load_segment(void *ctx, size_t index, float *spec, uint8_t *roll)
{
    struct source *s = ctx;
    return shard_set_read(s->set, s->cursor, index, spec, roll);
}

static void expect_segment(void *ctx, size_t index)
{
    const struct source *s = ctx;
    shard_set_expect(s->set, index);
}

static void add_file(struct files *f, const char *path)
{
    if (f->n == MAX_FILES) die("more than %d shard files: cat them into fewer", MAX_FILES);
    f->path[f->n++] = path;
}

static bool changes(const struct files *f)
{
    for (size_t i = 0; i < f->n; i++)
        if (epoch_in(f->path[i])) return true;
    return false;
}

static void close_source(struct source *s)
{
    shard_cursor_free(s->cursor);
    shard_set_free(s->set);
}

/* epoch 0: the files are those of every epoch. */
static void open_source(struct source *s, const struct files *f, const struct options *o, int epoch)
{
    char *path[MAX_FILES];

    for (size_t i = 0; i < f->n; i++) path[i] = epoch ? epoch_text(f->path[i], epoch) : xstrdup(f->path[i]);
    s->set = shard_set_open((const char *const *)path, f->n);
    for (size_t i = 0; i < f->n; i++) free(path[i]);
    if (shard_set_error(s->set)) die("%s", shard_set_error(s->set));
    const struct shard_info *info = shard_set_info(s->set);
    if (info->bins != (size_t)o->arch.bins || info->n_classes != (size_t)o->arch.classes)
        die("%s: %zu bins and %zu classes, the network takes %d and gives %d: add bins=%zu classes=%zu to -a",
            f->path[0], info->bins, info->n_classes, o->arch.bins, o->arch.classes, info->bins, info->n_classes);
    if (info->segments == 0) die("%s: no segments: make shards of longer tracks", f->path[0]);
    s->cursor = shard_cursor_new(s->set);
}

static void parse_augment(struct augment *a, const char *text)
{
    char why[300];

    if (augment_parse(a, text, why, sizeof why) < 0) die("--augment: %s", why);
}

/* Levels are known of wav2spec's features. */
static void check_augment(struct augment *a, const char *feature, const char *path)
{
    a->squared = !strcmp(feature, LOGFILT_NAME_SQUARED);
    if ((a->gain_db > 0 || a->eq_db > 0) && !a->squared && strcmp(feature, LOGFILT_NAME))
        die("--augment: gain and eq change the level of wav2spec's features, %s holds '%.100s': leave them out, mask may stay",
            path, feature);
}

/* The model and its checkpoint are written again and again while these are read. */
static void refuse_input(const char *option, const char *path)
{
    char *checkpoint = xasprintf("%s.ckpt", cli.out);
    bool same = tempfile_same(path, cli.out) || tempfile_same(path, checkpoint);

    free(checkpoint);
    if (same) die("-o %s: would replace '%s', which %s names: name another file", cli.out, path, option);
}

/* A name with %e is as many as there are epochs. */
static void refuse_train(const struct options *o)
{
    for (size_t i = 0; i < o->train.n; i++)
        for (int epoch = 1; epoch <= (epoch_in(o->train.path[i]) ? o->cfg.max_epochs : 1); epoch++) {
            char *path = epoch_text(o->train.path[i], epoch);
            refuse_input("-t", path);
            free(path);
        }
}

static void parse_options(struct options *o, int argc, char **argv)
{
    static const struct option longopt[] = {
        {"arch", 1, NULL, 'a'}, {"train", 1, NULL, 't'}, {"valid", 1, NULL, 'v'}, CLI_OUT_LONG,
        {"threads", 1, NULL, 'j'}, {"seed", 1, NULL, OPT_SEED}, {"epochs", 1, NULL, OPT_EPOCHS},
        {"patience", 1, NULL, OPT_PATIENCE}, {"batch", 1, NULL, OPT_BATCH}, {"lr", 1, NULL, OPT_LR},
        {"weight-decay", 1, NULL, OPT_DECAY}, {"schedule", 1, NULL, OPT_SCHEDULE},
        {"average", 1, NULL, OPT_AVERAGE}, {"augment", 1, NULL, OPT_AUGMENT}, {"init", 1, NULL, OPT_INIT},
        {"make", 1, NULL, OPT_MAKE}, {"save-every", 1, NULL, OPT_SAVE}, {"half", 0, NULL, OPT_HALF},
        {"resume", 0, NULL, 'r'}, {"verbose", 0, NULL, OPT_VERBOSE}, {"help", 0, NULL, 'h'},
        {"version", 0, NULL, 'V'}, CLI_END,
    };
    char why[200];
    bool have_arch = false;
    int c, got;

    while ((c = getopt_long(argc, argv, "a:t:v:o:j:rhV", longopt, NULL)) != -1) {
        switch (c) {
        case 'a':
            got = arch_parse(&o->arch, optarg, why, sizeof why);
            if (got == ARCH_UNFIT) no_such_network(why);
            if (got < 0) die("-a: %s: see trainnet(1)", why);
            have_arch = true;
            break;
        case 't': add_file(&o->train, optarg); break;
        case 'v': add_file(&o->valid, optarg); break;
        case 'j': o->threads = (int)cli_int("-j", optarg, 1, 256); break;
        case OPT_SEED: o->cfg.seed = (uint64_t)cli_int("--seed", optarg, 0, 1ll << 53); break;
        case OPT_EPOCHS: o->cfg.max_epochs = (int)cli_int("--epochs", optarg, 1, 100000); break;
        case OPT_PATIENCE: o->cfg.patience = (int)cli_int("--patience", optarg, 1, 100000); break;
        case OPT_BATCH: o->cfg.batch = (size_t)cli_int("--batch", optarg, 1, 4096); break;
        case OPT_LR: o->cfg.lr = cli_num("--lr", optarg, 1e-8, 1); break;
        case OPT_DECAY: o->cfg.weight_decay = cli_num("--weight-decay", optarg, 0, 1); break;
        case OPT_SCHEDULE:
            o->cfg.linear = !strcmp(optarg, "linear");
            if (!o->cfg.linear && strcmp(optarg, "plateau")) die("--schedule: '%s' is neither plateau nor linear", optarg);
            break;
        case OPT_AVERAGE: o->cfg.average = cli_num("--average", optarg, 0, 0.99999); break;
        case OPT_AUGMENT: parse_augment(&o->cfg.augment, optarg); break;
        case OPT_INIT: o->init = optarg; break;
        case OPT_MAKE: o->make = optarg; break;
        case OPT_SAVE: o->save_every = (unsigned long long)cli_int("--save-every", optarg, 0, 1000000000); break;
        case OPT_HALF: o->half = true; break;
        case 'r': o->resume = true; break;
        case OPT_VERBOSE: cli_std('v', argv); break;
        default: cli_std(c, argv);
        }
    }
    if (optind < argc) die("%s: no operands are taken: %s", argv[optind], strchr(argv[optind], '=') ? "put what -a says into quotes" : "name shards with -t and -v");
    if (!have_arch) die("no architecture: give -a \"crnn cell=gru layers=3 hidden=144\" or the like");
    if (o->make && !changes(&o->train)) die("--make: no shards to make: name them with %%e in -t");
    if (!o->train.n || !o->valid.n) die("no data: give shards with -t (to learn from) and -v (to validate)");
    if (!cli.out) die("no file for the model: name one with -o");
    refuse_train(o);
    for (size_t i = 0; i < o->valid.n; i++) refuse_input("-v", o->valid.path[i]);
    if (o->init) refuse_input("--init", o->init);
}

/* What must be the same for --resume to make sense; also the model's record of how it came to be. */
static void describe(const struct options *o, const struct source *train, const struct source *valid,
                     const struct model *init, struct text *line)
{
    char arch[ARCH_LINE];

    arch_format(&o->arch, arch);
    text_addf(line, "arch \"%s\" seed %llu batch %zu lr %.9g weight-decay %.9g train %016llx valid %016llx", arch,
              (unsigned long long)o->cfg.seed, o->cfg.batch, o->cfg.lr, o->cfg.weight_decay,
              (unsigned long long)shard_set_info(train->set)->fingerprint,
              (unsigned long long)shard_set_info(valid->set)->fingerprint);
    // what the thesis does not do is told only where it is done
    if (o->cfg.linear) text_addf(line, " schedule linear epochs %d", o->cfg.max_epochs);
    if (o->cfg.average > 0) text_addf(line, " average %.9g", o->cfg.average);
    const struct augment *a = &o->cfg.augment;
    if (a->gain_db > 0 || a->eq_db > 0 || a->mask > 0) {
        char what[AUGMENT_LINE];
        augment_format(a, what);
        text_addf(line, " augment %s", what);
    }
    if (o->init) text_addf(line, " init %016llx", (unsigned long long)model_fingerprint(init));
    if (changes(&o->train)) text_addf(line, " new shards each epoch");
}

/* --init: another model's parameters, to go on from on other data. */
static void init_from(struct model *m, const struct model *from, const char *path)
{
    if (strcmp(from->classes, m->classes) || strcmp(from->feature, m->feature) || from->frame_rate_hz != m->frame_rate_hz)
        die("%s: its classes, feature or frame rate are not those of the shards: begin without --init", path);
    if (!net_take(m->net, from->net)) {
        char line[ARCH_LINE], want[ARCH_LINE];
        arch_format(&from->net->arch, line);
        arch_format(&m->net->arch, want);
        die("%s: is a network '%s', the run trains '%s': give the same -a, at most with more hidden units", path, line, want);
    }
    // it learned with this scale of the input
    m->mean = from->mean, m->std = from->std;
}

static void model_from_data(struct model *m, const struct shard_info *info, const struct options *o,
                            const struct model *init, const char *settings)
{
    char why[80];

    snprintf(why, sizeof why, "more than %d parameters", NET_MAX_PARAMS);
    if (!model_init(m, &o->arch)) no_such_network(why);
    snprintf(m->classes, sizeof m->classes, "%s", info->classes);
    snprintf(m->feature, sizeof m->feature, "%s", info->feature);
    m->frame_rate_hz = info->frame_rate_hz;
    m->window_frames = info->frames;
    m->mean = info->mean;
    m->std = info->std;
    attr_set(&m->attrs, "trained", settings);
    net_init(m->net, o->cfg.seed);
    if (o->init) init_from(m, init, o->init);
    const char *bad = model_unusable(m);  // nobody could read it
    if (bad) die("the training shards' %s is none that a model may have, see model(5): make other features", bad);
}

/* A class without a frame would have the greatest weight, 4e8: but frames beside an onset that was lost may be labelled by half,
 * and new shards may have some in later epochs. */
static void weigh_classes(double *weight, const struct shard_info *info, bool new_shards)
{
    struct classes classes = {0};
    struct text absent = {0};

    (void)classes_set(&classes, info->classes);
    for (size_t c = 0; c < info->n_classes; c++) {
        double positives = info->positive_frames[c];
        if (positives < 1) {
            if (new_shards) text_addf(&absent, " %s", classes.label[c]);
            positives = 1;
        }
        weight[c] = infrequency_weight(positives, (double)info->segments * (double)info->frames);
    }
    if (absent.len)
        warn("the first epoch's shards, whose frames weigh the classes, have none of%s: make more segments an epoch",
             absent.s);
    text_release(&absent);
    classes_release(&classes);
}

static bool without_onsets(const struct shard_info *info)
{
    double all = 0;

    for (size_t c = 0; c < info->n_classes; c++) all += info->positive_frames[c];
    return all == 0;
}

/* One line an epoch; the header names the columns. */
static void log_header(struct text *log, const char *classes)
{
    text_addf(log, "epoch\tlr\ttrain_loss\tvalid_loss\tmicro_f1\tmacro_f1");
    for (const char *s = classes; *s;) {
        size_t n = strcspn(s, " ");
        text_addf(log, "\tf1_%.*s", (int)n, s);
        s += n + (s[n] == ' ');
    }
    text_addf(log, "\tbest\n");
}

static void log_epoch(struct text *log, const struct train_epoch *e, size_t n_classes)
{
    text_addf(log, "%d\t%.6g\t%.6f\t%.6f\t%.4f\t%.4f", e->epoch, e->lr, e->train_loss, e->valid_loss, e->micro_f1, e->macro_f1);
    for (size_t c = 0; c < n_classes; c++) text_addf(log, "\t%.4f", e->f1[c]);
    text_addf(log, "\t%s\n", e->best ? "*" : "");
}

/* What of the log was not printed yet. */
static void print_log(const struct text *log, size_t *printed)
{
    fwrite(log->s + *printed, 1, log->len - *printed, stdout);
    *printed = log->len;
    if (fflush(stdout) != 0) die("standard output: %s: the run can be resumed with --resume", strerror(errno));
}

/* Not after the first epoch, which may last hours. */
static void check_output(const char *path)
{
    struct zts_writer *w = zts_writer_open(path);
    if (zts_writer_error(w)) die("%s", zts_writer_error(w));
    zts_writer_free(w);
}

/* A better model replaces the one before: but for a device, which forgets, only a file can do that. */
static void refuse_stream(const char *path)
{
    struct stat st;
    if (stat(path, &st) != 0 || !S_ISCHR(st.st_mode)) die("-o %s: is no file that a better model could replace: name one", path);
}

static void save_model(struct model *m, struct trainer *t, const struct train_epoch *e, bool half)
{
    struct zts_writer *w = zts_writer_open(cli.out);
    struct text run = m->attrs;  // what a checkpoint has, which is no network of the best epoch

    m->attrs = (struct text){0};
    text_add(&m->attrs, run.s, run.len);
    attr_setf(&m->attrs, "epoch", "%d", e->epoch);
    attr_setf(&m->attrs, "valid_micro_f1", "%.6f", e->micro_f1);
    attr_setf(&m->attrs, "valid_macro_f1", "%.6f", e->macro_f1);
    attr_setf(&m->attrs, "valid_loss", "%.6f", e->valid_loss);
    trainer_swap_mean(t);
    model_put(w, m, half);
    trainer_swap_mean(t);
    text_release(&m->attrs);
    m->attrs = run;
    if (zts_writer_finish(w) < 0) die("%s", zts_writer_error(w));
    zts_writer_free(w);
}

struct run {
    struct options o;
    struct model model;
    struct source train, valid;
    struct trainer *trainer;
    struct checkpoint ckpt;
    char *ckpt_path;          // NULL: there is none beside a device
    size_t printed;
    int epoch_open;  // whose shards are open
    struct epoch_files made;  // by --make
};

static void save_checkpoint(struct run *r)
{
    char error[600];
    if (!r->ckpt_path) return;
    if (checkpoint_save(r->ckpt_path, &r->model, r->trainer, &r->ckpt, error, sizeof error) < 0) die("%s", error);
}

static void say_waiting(const struct run *r)
{
    if (cli.verbose) note("waited for data %.2f %% of the time", 100 * feed_waiting(&r->trainer->feed));
}

static void stop_if_interrupted(struct run *r)
{
    if (!interrupted) return;
    save_checkpoint(r);
    progress(NULL);
    say_waiting(r);
    note("stopped after step %llu%s", (unsigned long long)r->trainer->state.step,
         r->ckpt_path ? ": the same command with --resume goes on" : "");
    signal(interrupted, SIG_DFL);
    raise(interrupted);
}

/* The model that is there must be this run's, of the best epoch so far, or of the one after, whose checkpoint was not written. */
static void check_best(const struct run *r)
{
    struct model best;
    char error[600], trained[MODEL_MAX_TEXT];
    double epoch = 0;

    if (access(cli.out, F_OK) != 0)
        die("%s: the model of the best epoch so far is gone: remove %s and start again", cli.out, r->ckpt_path);
    if (model_load(&best, cli.out, NULL, NULL, error, sizeof error) < 0) die("%s", error);
    const char *by = attr_get(best.attrs.s, "trained", trained, sizeof trained);
    if (!by || strcmp(by, text_str(&r->ckpt.settings)) || !attr_num(best.attrs.s, "epoch", &epoch) || epoch < r->trainer->state.best_epoch)
        die("%s: is not this run's model of epoch %d: remove %s and start again", cli.out, r->trainer->state.best_epoch, r->ckpt_path);
    model_release(&best);
}

static void resume(struct run *r)
{
    char error[MODEL_MAX_TEXT + 1000];

    if (checkpoint_load(r->ckpt_path, &r->model, r->trainer, &r->ckpt, error, sizeof error) < 0) die("%s", error);
    if (r->trainer->state.best_epoch > 0) check_best(r);
    bool had_ended = r->ckpt.done;
    r->ckpt.done = trainer_done(r->trainer);
    if (r->ckpt.done && !had_ended) save_checkpoint(r);  // by a limit that is smaller now
}

static void begin_or_resume(struct run *r)
{
    char error[600];
    bool there = r->ckpt_path && access(r->ckpt_path, F_OK) == 0;

    if (there && r->o.resume) {
        resume(r);
        return;
    }
    int ended = there ? checkpoint_ended(r->ckpt_path, error, sizeof error) : 1;
    if (ended < 0) die("%s", error);
    if (!ended)
        die("%s: is the checkpoint of an unfinished run: add --resume to go on, or remove it to start again", r->ckpt_path);
    log_header(&r->ckpt.log, r->model.classes);
}

static void make_shards(struct run *r, int epoch)
{
    if (epoch_files_want(&r->made, epoch) == 0) return;
    die("--make: %s: see what it says, then go on with --resume", r->made.error);
}

static bool alike(const struct shard_info *a, const struct shard_info *b)
{
    return !strcmp(a->classes, b->classes) && !strcmp(a->feature, b->feature) && a->frames == b->frames && a->frame_rate_hz == b->frame_rate_hz;
}

static struct train_set set_of(struct source *s)
{
    return (struct train_set){shard_set_info(s->set)->segments, load_segment, s, expect_segment};
}

/* The shards of the epoch to come, where each has its own. */
static void open_epoch(struct run *r)
{
    int epoch = r->trainer->state.epoch + 1;
    bool open = epoch == r->epoch_open;

    if (!changes(&r->o.train)) return;
    if (!open) close_source(&r->train);
    make_shards(r, epoch);  // and the next epoch's
    if (open) return;
    stop_if_interrupted(r);
    open_source(&r->train, &r->o.train, &r->o, epoch);
    if (!alike(shard_set_info(r->train.set), shard_set_info(r->valid.set)))
        die("the shards of epoch %d have other classes, features, frame rate or segments than the first: make all the same way", epoch);
    trainer_set_train(r->trainer, set_of(&r->train));
    if (r->trainer->state.batch > trainer_batches(r->trainer))
        die("the shards of epoch %d have fewer segments than those it was begun with: make them as they were, or start again without --resume and %s",
            epoch, r->ckpt_path);
    r->epoch_open = epoch;
}

static void train_epochs(struct run *r)
{
    struct trainer *t = r->trainer;
    struct train_epoch e;
    int got = 0;

    print_log(&r->ckpt.log, &r->printed);
    while (!trainer_done(t)) {
        open_epoch(r);
        while (t->state.batch < trainer_batches(t)) {
            if ((got = trainer_step(t)) < 0) break;
            progress("epoch %d, step %zu of %zu, loss %.4f", t->state.epoch + 1, t->state.batch, trainer_batches(t),
                     t->state.loss_sum / (double)t->state.batch);
            if (r->o.save_every && t->state.step % r->o.save_every == 0) save_checkpoint(r);
            stop_if_interrupted(r);
        }
        if (got >= 0 && (got = trainer_validate(t, &e)) > 0) stop_if_interrupted(r);
        if (got < 0) {
            const char *why = shard_set_error(r->train.set) ? shard_set_error(r->train.set) : shard_set_error(r->valid.set);
            note("%s", why ? why : t->error);
            if (why && t->state.step) save_checkpoint(r);  // a file that cannot be read now may be later
            exit(why || !t->diverged ? EXIT_CANNOT : EXIT_ANSWER_NO);
        }
        log_epoch(&r->ckpt.log, &e, (size_t)r->o.arch.classes);
        // the model first: a kill between the two repeats this epoch and writes the same model again
        if (e.best) save_model(&r->model, t, &e, r->o.half);
        r->ckpt.done = trainer_done(t);
        save_checkpoint(r);
        progress(NULL);
        print_log(&r->ckpt.log, &r->printed);
        stop_if_interrupted(r);
    }
}

int main(int argc, char **argv)
{
    struct run r = {.o = {.cfg = TRAIN_CONFIG_DEFAULT, .threads = pool_cpus()}};
    double weight[ARCH_MAX_CLASSES];

    r.o.cfg.seed = 1;
    cli_init("trainnet", usage, help);
    parse_options(&r.o, argc, argv);
    if (tempfile_replaces(cli.out)) r.ckpt_path = xasprintf("%s.ckpt", cli.out);
    else refuse_stream(cli.out);
    check_output(cli.out);
    if (r.ckpt_path) check_output(r.ckpt_path);
    // a run that goes on needs the first epoch's once more, but not the second's
    r.made = (struct epoch_files){.command = r.o.make, .path = r.o.train.path, .n = r.o.train.n, .last = 1,
                                .stop = &interrupted};
    struct model init = {0};
    char error[600];
    if (r.o.init && model_load(&init, r.o.init, NULL, NULL, error, sizeof error) < 0) die("%s", error);
    make_shards(&r, 1);
    open_source(&r.train, &r.o.train, &r.o, 1);
    open_source(&r.valid, &r.o.valid, &r.o, 0);
    r.epoch_open = 1;
    const struct shard_info *info = shard_set_info(r.train.set), *vinfo = shard_set_info(r.valid.set);
    if (!alike(info, vinfo))
        die("%s: its classes, feature, frame rate or segment length differ from those of %s: make both the same way",
            r.o.valid.path[0], r.o.train.path[0]);
    // where there is nothing to be found, what finds nothing is perfect
    if (without_onsets(vinfo)) die("%s: has no onset, as no shard of -v has: see that the labels fit the label map", r.o.valid.path[0]);
    if (without_onsets(info) && !changes(&r.o.train))
        warn("%s: has no onset, as no shard of -t has: see that the labels fit the label map", r.o.train.path[0]);
    check_augment(&r.o.cfg.augment, info->feature, r.o.train.path[0]);
    describe(&r.o, &r.train, &r.valid, &init, &r.ckpt.settings);
    model_from_data(&r.model, info, &r.o, &init, text_str(&r.ckpt.settings));
    model_release(&init);

    weigh_classes(weight, info, changes(&r.o.train));
    r.o.cfg.T = info->frames;
    r.o.cfg.mean = r.model.mean;
    r.o.cfg.std = r.model.std;
    r.o.cfg.weight = weight;
    struct pool *pool = pool_new(r.o.threads);
    r.trainer = trainer_new(r.model.net, pool, &r.o.cfg, set_of(&r.train), set_of(&r.valid));
    r.trainer->stop = &interrupted;
    if (cli.verbose)
        note("%zu parameters, %zu training and %zu validation segments, %.0f MB", r.model.net->list.n_params,
             info->segments, vinfo->segments, (double)net_pass_bytes(r.trainer->pass) / 1e6);
    signal(SIGINT, on_signal);
    signal(SIGTERM, on_signal);
    begin_or_resume(&r);
    r.made.last = r.o.cfg.max_epochs;
    train_epochs(&r);
    say_waiting(&r);

    epoch_files_finish(&r.made);  // nobody needs what it makes
    cli_close_stdout();
    trainer_free(r.trainer);
    pool_free(pool);
    checkpoint_release(&r.ckpt);
    model_release(&r.model);
    close_source(&r.train), close_source(&r.valid);
    free(r.ckpt_path);
    return 0;
}
