/* Tensor streams as text: a text that is accepted makes a stream, and the text
 * of that makes the same records. Then everything that reads streams for what
 * they mean reads this one: models, checkpoints, shards, tracks. */
#include "formats/checkpoint.h"
#include "formats/model.h"
#include "formats/shard.h"
#include "formats/tracks.h"
#include "formats/zts_text.h"
#include "tests/fuzz/dump.h"
#include "tests/fuzz/fuzz.h"

const char fuzz_seeds[] = "";

/* The stream of a text, true when it was accepted; written.zts then. */
static bool to_stream(const char *path, bool *model_is_large)
{
    struct zts_text *p = zts_text_open(path);
    struct zts_writer *w = zts_writer_open("written.zts");
    struct zts_tensor t = {0};
    char line[ARCH_LINE], why[200];
    bool ended = false;
    struct arch a;
    int got;

    while ((got = zts_text_next(p, &t)) > 0) {
        if (got == ZTS_TEXT_END) {
            zts_writer_index_attrs(w, zts_text_index_attrs(p));
            ended = true;
            continue;
        }
        if (ended && zts_writer_next_stream(w) < 0) break;
        ended = false;
        if (zts_text_item(p)) zts_writer_item(w);
        if (zts_writer_put(w, &t) < 0) break;
        if (attr_get(text_str(&t.attrs), "arch", line, sizeof line) && arch_parse(&a, line, why, sizeof why) == 0)
            *model_is_large |= a.layers * (a.hidden + a.embed) > 256 || a.bins > 256;
    }
    FUZZ_CHECK((got < 0) == (zts_text_error(p) != NULL));
    bool good = zts_writer_finish(w) == 0 && got == 0;
    zts_writer_free(w);
    zts_text_free(p);
    zts_tensor_release(&t);
    return good;
}

/* All records of written.zts, and as text. */
static char *to_text(struct text *what, size_t *size)
{
    struct zts_reader *r = zts_reader_open("written.zts");
    struct zts_tensor t = {0};
    uint64_t streams = 0;
    char *text = NULL;
    FILE *f = open_memstream(&text, size);
    int got;

    text_clear(what);
    while ((got = zts_reader_next(r, &t)) > 0) {
        if (zts_reader_streams(r) > streams) zts_text_put_end(f, false, ""), streams++;
        zts_text_put(f, &t);
        dump(what, &t);
    }
    FUZZ_CHECK(got == 0);
    zts_text_put_end(f, false, "");
    fclose(f);
    zts_reader_free(r);
    zts_tensor_release(&t);
    return text;
}

/* A run as it would go on from written.zts; what can be read is written and read again. */
static void go_on(void)
{
    static const double weight[] = {1, 1};
    struct train_config cfg = TRAIN_CONFIG_DEFAULT;
    struct model m;
    struct arch a;
    struct checkpoint c = {0}, again = {0};
    struct text state = {0}, same = {0};
    char why[600] = "";

    FUZZ_CHECK(arch_parse(&a, "rnn layers=1 hidden=2 classes=2 bins=2", why, sizeof why) == 0 && model_init(&m, &a));
    cfg.T = cfg.batch = 2, cfg.weight = weight;
    struct trainer *t = trainer_new(m.net, NULL, &cfg, (struct train_set){.n = 2}, (struct train_set){.n = 2});
    int ended = checkpoint_ended("written.zts", why, sizeof why);
    if (checkpoint_load("written.zts", &m, t, &c, why, sizeof why) == 0) {
        FUZZ_CHECK(ended >= 0);
        train_state_put(&t->state, &state);
        // what a run takes from its shards
        strcpy(m.classes, "KD SD"), strcpy(m.feature, "two"), m.frame_rate_hz = 100, m.window_frames = 2;
        FUZZ_CHECK(checkpoint_save("again.zts", &m, t, &c, why, sizeof why) == 0);
        FUZZ_CHECK(checkpoint_load("again.zts", &m, t, &again, why, sizeof why) == 0);
        train_state_put(&t->state, &same);
        FUZZ_CHECK(!strcmp(text_str(&state), text_str(&same)) && !strcmp(text_str(&c.settings), text_str(&again.settings)));
        FUZZ_CHECK(c.log.len == again.log.len && !memcmp(text_str(&c.log), text_str(&again.log), c.log.len));
    } else FUZZ_CHECK(why[0]);
    checkpoint_release(&c), checkpoint_release(&again);
    text_release(&state), text_release(&same);
    trainer_free(t);
    model_release(&m);
}

static void read_meaning(bool model_is_large)
{
    const char *path = "written.zts", *twice;
    struct tracks_source source = {.path = path};
    struct tracks reference = {0}, estimate = {0};
    struct model model;
    char why[600];

    if (!model_is_large && model_load(&model, path, NULL, NULL, why, sizeof why) == 0) model_release(&model);
    if (!model_is_large) go_on();
    if (tracks_read(&source, &reference, &estimate) == 0) (void)tracks_close(&reference, &twice), (void)tracks_close(&estimate, &twice);
    tracks_release(&reference), tracks_release(&estimate);

    struct shard_set *set = shard_set_open(&path, 1);
    const struct shard_info *info = shard_set_info(set);
    if (!shard_set_error(set) && info->frames * (info->bins + info->n_classes) < 1 << 20) {
        struct shard_cursor *c = shard_cursor_new(set);
        float *spec = calloc(info->frames * info->bins + 1, sizeof *spec);
        uint8_t *roll = calloc(info->frames * info->n_classes + 1, 1);
        for (size_t i = 0; i < info->segments && i < 16; i++) (void)shard_set_read(set, c, i, spec, roll);
        free(spec), free(roll);
        shard_cursor_free(c);
    }
    shard_set_free(set);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct fuzz_file f = fuzz_file(data, n);
    struct text what = {0}, again = {0};
    bool large = false;
    size_t size;

    if (to_stream(f.path, &large)) {
        read_meaning(large);
        char *text = to_text(&what, &size);
        struct fuzz_file g = fuzz_file(text, size);
        free(text);
        FUZZ_CHECK(to_stream(g.path, &large));
        free(to_text(&again, &size));
        FUZZ_CHECK(what.len == again.len && !memcmp(text_str(&what), text_str(&again), what.len));
        close(g.fd);
    }
    close(f.fd);
    text_release(&what), text_release(&again);
    return 0;
}
