/* safetensors.h - files of named tensors as PyTorch users exchange them.
 *
 * Bytes: u64 little-endian, the header's length; the header, a JSON object that
 * gives for every name {"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]}
 * and may hold a "__metadata__" object of strings; then the elements, row-major
 * and little-endian, at those offsets from the header's end.
 *
 * A reader must expect anything. Refused are: headers above 16 MiB, with more
 * than 4096 tensors or entries of metadata, or that are not that JSON and nothing else; names that
 * occur twice; offsets that overlap, leave a gap, do not fit the shape, or do not
 * end where the file does. */
#ifndef SAFETENSORS_H
#define SAFETENSORS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "common/text.h"

enum { ST_MAX_HEADER = 1 << 24, ST_MAX_TENSORS = 4096, ST_MAX_METADATA = 4096, ST_MAX_NAME = 255, ST_MAX_RANK = 8 };
#define ST_MAX_BYTES ((size_t)1 << 32)  // of a file

enum st_type {
    ST_BOOL, ST_U8, ST_I8, ST_U16, ST_I16, ST_F16, ST_BF16, ST_U32, ST_I32, ST_F32, ST_U64, ST_I64, ST_F64
};

struct st_tensor {
    char name[ST_MAX_NAME + 1];
    enum st_type type;
    int rank;
    uint64_t dim[ST_MAX_RANK];
    size_t len;                 // elements
    const void *data;           // reading: bytes in the file; writing: float or int64_t in memory
    uint64_t begin, end;        // of those bytes, behind the header
};

struct safetensors {
    struct st_tensor *at;
    size_t n;
    struct text meta;           // the metadata that can be attributes (text.h)
    unsigned char *bytes;       // the file
};

/* The whole file ("-": standard input). 0, or -1 with a sentence in error;
 * release either way. */
int safetensors_load(struct safetensors *s, const char *path, char *error, size_t size);
/* The same with the file's bytes, from malloc, which become s's; path is for messages. */
int safetensors_parse(struct safetensors *s, unsigned char *bytes, size_t n, const char *path, char *error, size_t size);
void safetensors_release(struct safetensors *s);

const struct st_tensor *safetensors_find(const struct safetensors *s, const char *name);  // or NULL

/* Elements as numbers: f16, bf16, f32 and f64 (rounded) to float; i64. False
 * for other types. */
bool st_floats(const struct st_tensor *t, float *to);
bool st_int64(const struct st_tensor *t, size_t index, int64_t *value);

/* Write n tensors, ST_F32 or ST_I64, with meta's attributes as metadata; begin
 * and end are filled. Errors are left to the caller's check of f. */
void safetensors_write(FILE *f, struct st_tensor *at, size_t n, const struct text *meta);

#endif
