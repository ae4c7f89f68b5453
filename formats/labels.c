/* labels.c - see labels.h. */
#include "formats/labels.h"

#include <stdlib.h>

#include "common/music/roll.h"
#include "common/xalloc.h"

enum { PIECE = 400 };

static void begin(struct zts_tensor *t, const char *key, const struct classes *classes)
{
    zts_tensor_set_key(t, key);
    attr_set(&t->attrs, "classes", classes->text);
}

static void write_roll(struct zts_writer *w, const char *key, const struct classes *classes, const struct onsets *onsets)
{
    size_t C = classes->n, T = 0;
    struct zts_tensor head = {0};

    if (onsets->n) T = (size_t)roll_frame(onsets->at[onsets->n - 1].time_s, LABELS_RATE_HZ) + 2;
    uint8_t *roll = xcalloc(size_mul(T, C) + 1, 1);
    roll_fill(roll, T, C, LABELS_RATE_HZ, onsets);
    zts_tensor_make(&head, "roll", ZTS_U8, 2, (uint64_t[]){0, C});
    begin(&head, key, classes);
    attr_setf(&head.attrs, "frame_rate_hz", "%d", LABELS_RATE_HZ);
    zts_series_begin(w, &head, PIECE);
    (void)zts_series_add(w, roll, T);  // sticky
    (void)zts_series_end(w);
    zts_tensor_release(&head);
    free(roll);
}

static void write_onsets(struct zts_writer *w, const char *key, const struct classes *classes, const struct onsets *onsets)
{
    struct zts_tensor t = {0};

    zts_tensor_make(&t, "onset", ZTS_F64, 2, (uint64_t[]){onsets->n, 3});
    begin(&t, key, classes);
    double *row = t.data;
    for (size_t i = 0; i < onsets->n; i++, row += 3)
        row[0] = onsets->at[i].time_s, row[1] = onsets->at[i].cls, row[2] = onsets->at[i].velocity;
    (void)zts_writer_put(w, &t);
    zts_tensor_release(&t);
}

int labels_write(struct zts_writer *w, const char *key, const struct classes *classes, struct onsets *onsets, double *too_late)
{
    onsets_sort(onsets);
    *too_late = onsets->n ? onsets->at[onsets->n - 1].time_s : 0;
    if (*too_late > LABELS_MAX_S) return -1;
    write_roll(w, key, classes, onsets);
    write_onsets(w, key, classes, onsets);
    return zts_writer_error(w) ? -1 : 0;
}
