/* tfrecord.h - TensorFlow's record files: length, checksum, bytes, checksum, as
 * they are, or the whole file in gzip, zlib, or Snappy blocks. */
#ifndef TFRECORD_H
#define TFRECORD_H

#include <stddef.h>
#include <stdint.h>

struct tfrecord;

struct tfrecord *tfrecord_open(const char *path);  // never NULL; errors are sticky
/* The next record, whose bytes live until the next call: 1; the end: 0; else -1. */
int tfrecord_next(struct tfrecord *r, const uint8_t **bytes, size_t *n);
const char *tfrecord_error(const struct tfrecord *r);
void tfrecord_free(struct tfrecord *r);

#endif
