/* snappy.h - decode Snappy's raw format (github.com/google/snappy, format_description.txt). */
#ifndef SNAPPY_H
#define SNAPPY_H

#include <stddef.h>
#include <stdint.h>

/* The length that the n bytes at in promise, and in *used the bytes that say it; -1: they do not. */
int64_t snappy_length(const uint8_t *in, size_t n, size_t *used);

/* Fill all of out (as long as snappy_length said) from what follows the length. 0, or -1: damaged. */
int snappy_decode(uint8_t *out, size_t out_len, const uint8_t *in, size_t n);

#endif
