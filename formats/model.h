/* model.h - a network in a file: man/model.5 is the authority.
 *
 * A model file is a tensor stream: a record `model` without elements whose
 * attributes say what it is, then every parameter and buffer under the name
 * the reference implementation gives it, f32 or f16. A checkpoint is the same
 * with more records behind. */
#ifndef MODEL_H
#define MODEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/music/classes.h"
#include "common/nn/net.h"
#include "common/text.h"
#include "formats/zts.h"

enum { MODEL_VERSION = 1, MODEL_MAX_TEXT = 2048 };

struct model {
    struct net *net;
    char classes[CLASSES_TEXT];  // labels, one space between: "KD SD TT HH CC"
    char feature[MODEL_MAX_TEXT];  // what the input must be: spec's attribute
    double frame_rate_hz;
    double mean, std;              // of the training features: input is (x - mean) / std
    float thresholds[ARCH_MAX_CLASSES];
    size_t window_frames;          // frames a training segment
    bool half;                     // after loading: all parameters were of 16 bits
    struct text attrs;             // all attributes, these and the rest (seed, data, scores)
};

/* A model for arch with everything else empty; mean 0, std 1, thresholds 0.5.
 * False when that is more than NET_MAX_PARAMS parameters. */
bool model_init(struct model *m, const struct arch *a);
void model_release(struct model *m);

/* 0, or -1 with a sentence in error. Records that are no part of a model go to
 * `extra` (NULL: passed over), which returns 0, or -1 having filled error. */
typedef int model_extra(void *ctx, struct zts_tensor *t, char *error, size_t size);
int model_load(struct model *m, const char *path, model_extra *extra, void *ctx, char *error, size_t size);

/* What the record `model` says, as attributes; and a model with everything but
 * the parameters' values from such: 0, or -1 with a sentence in error, which
 * names path. */
void model_put_attrs(const struct model *m, struct text *attrs);
void model_put_thresholds(const struct model *m, struct text *attrs);  // these alone, as activations have them, too
int model_from_attrs(struct model *m, const char *attrs, const char *path, char *error, size_t size);

/* Which of its numbers, as "mean", a model must not have; NULL: none. */
const char *model_unusable(const struct model *m);
bool model_is_variance(const struct nn_param *p);  // none of its values is below 0

/* Of a loaded model's attributes and values: another one's is another. */
uint64_t model_fingerprint(const struct model *m);

/* Append the model's records to w (sticky errors there); half stores parameters
 * as f16, buffers stay f32. */
void model_put(struct zts_writer *w, const struct model *m, bool half);

/* Where the shipped model is: $PARADIDDLE_MODEL, else models/drums.zts among
 * the suite's files; NULL when there is none. To be freed. */
char *model_default_path(void);

#endif
