/* tfsnap.h - a folder that TensorFlow's tf.data.Dataset.save wrote: elements of
 * two float tensors each, a feature and its labels, shard after shard. */
#ifndef TFSNAP_H
#define TFSNAP_H

#include <stddef.h>
#include <stdint.h>

enum { TFSNAP_MAX_RANK = 8 };

struct tfsnap_tensor {
    int rank;
    uint64_t dim[TFSNAP_MAX_RANK];
    size_t len, cap;     // elements; of the memory, bytes
    float *value;
};

struct tfsnap;

struct tfsnap *tfsnap_open(const char *folder);  // never NULL; errors are sticky
uint64_t tfsnap_elements(const struct tfsnap *s);  // as the folder says
/* The next element, valid until the next call: 1; the end, when all that were
 * promised have come: 0; else -1. */
int tfsnap_next(struct tfsnap *s, struct tfsnap_tensor **feature, struct tfsnap_tensor **labels);
const char *tfsnap_error(const struct tfsnap *s);  // NULL when all is well
void tfsnap_free(struct tfsnap *s);

#endif
