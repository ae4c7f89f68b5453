/* shard_write.c - the writing half of shard.h. */
#include <string.h>

#include "formats/shard.h"

static void begin(struct shard_writer *w, const struct shard_segment *s, const char *name, enum zts_type type, size_t width)
{
    struct zts_tensor *t = &w->t;

    zts_tensor_make(t, name, type, 2, (uint64_t[]){w->info.frames, width});
    zts_tensor_set_key(t, s->key);
    t->kind = ZTS_SERIES, t->frame = (uint64_t)(s->number * w->info.frames), t->last = s->last;
    if (s->number > 0) return;
    if (!strcmp(name, "spec")) attr_set(&t->attrs, "feature", w->info.feature);
    else attr_set(&t->attrs, "classes", w->info.classes);
    attr_setf(&t->attrs, "frame_rate_hz", "%.17g", w->info.frame_rate_hz);
    attr_setf(&t->attrs, "segment_frames", "%zu", w->info.frames);
}

static void put_spec(struct shard_writer *w, const struct shard_segment *s)
{
    begin(w, s, "spec", w->half ? ZTS_F16 : ZTS_F32, w->info.bins);
    if (w->half) zts_writer_to_f16(w->out, w->t.data, s->spec, w->t.len);
    else memcpy(w->t.data, s->spec, w->t.len * sizeof *s->spec);
    for (size_t i = 0; i < w->t.len; i++) {
        float value = w->half ? zts_f16_to_f32(((uint16_t *)w->t.data)[i]) : s->spec[i];
        w->info.sum += value;  // of what is stored
        w->info.sum2 += (double)value * value;
    }
    (void)zts_writer_put(w->out, &w->t);
}

static void put_roll(struct shard_writer *w, const struct shard_segment *s)
{
    begin(w, s, "roll", ZTS_U8, w->info.n_classes);
    memcpy(w->t.data, s->roll, w->t.len);
    for (size_t i = 0; i < w->t.len; i++) w->info.positive_frames[i % w->info.n_classes] += s->roll[i] == 2;
    (void)zts_writer_put(w->out, &w->t);
}

static void put_onsets(struct shard_writer *w, const struct shard_segment *s)
{
    zts_tensor_make(&w->t, "onset", ZTS_F64, 2, (uint64_t[]){s->n_onsets, 3});
    zts_tensor_set_key(&w->t, s->key);
    attr_set(&w->t.attrs, "classes", w->info.classes);
    if (s->n_onsets) memcpy(w->t.data, s->onset, w->t.len * sizeof *s->onset);
    for (size_t i = 0; i < s->n_onsets; i++) w->info.onsets[(size_t)s->onset[3 * i + 1]]++;
    (void)zts_writer_put(w->out, &w->t);
    if (!s->note) return;
    zts_tensor_make(&w->t, "note", ZTS_U8, 1, (uint64_t[]){s->n_onsets});
    zts_tensor_set_key(&w->t, s->key);
    if (s->n_onsets) memcpy(w->t.data, s->note, s->n_onsets);
    (void)zts_writer_put(w->out, &w->t);
}

void shard_put(struct shard_writer *w, const struct shard_segment *s)
{
    zts_writer_item(w->out);
    put_spec(w, s);
    put_roll(w, s);
    put_onsets(w, s);
    w->info.segments++;
    w->info.tracks += s->number == 0;
    w->info.seconds += (double)s->n_frames / w->info.frame_rate_hz;
}

int shard_finish(struct shard_writer *w)
{
    struct text attrs = {0};

    shard_info_put(&w->info, &attrs);
    // sums and counts do not see what was shifted in time
    attr_setf(&attrs, "chain", "%08lx", (unsigned long)zts_writer_chain(w->out));
    zts_writer_index_attrs(w->out, &attrs);
    text_release(&attrs);
    zts_tensor_release(&w->t);
    return zts_writer_finish(w->out);
}
