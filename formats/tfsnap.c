/* tfsnap.c - see tfsnap.h. The folder holds
 *
 *     snapshot.metadata                          a protocol buffer: run, version, types, count
 *     RUN/00000000.shard/00000000.snapshot       a record a tensor, element after element
 *
 * and a record is the protocol buffer TensorProto (tensorflow/core/protobuf/snapshot.proto
 * and framework/tensor.proto have the numbers of the fields). */
#include "formats/tfsnap.h"

#include <dirent.h>
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/cli.h"
#include "common/xalloc.h"
#include "formats/bytes.h"
#include "formats/tfrecord.h"

enum { N_TENSORS = 2, MAX_METADATA = 1 << 16, TYPE_FLOAT = 1, MAX_LEN = 1 << 24 };

struct tfsnap {
    char *folder;            // RUN within it
    char error[900];
    char **file;             // in the order to be read
    size_t n_files, cap_files, at_file;
    struct tfrecord *open;
    uint64_t n_elements, n_read;
    struct tfsnap_tensor tensor[N_TENSORS];
};

#define fail(s, ...) (*(s)->error ? -1 : error_put((s)->error, sizeof (s)->error, NULL, 0, __VA_ARGS__))

/* ---- protocol buffers --------------------------------------------------------- */

struct span {
    const uint8_t *at;
    size_t n;
};

struct field {
    uint64_t number, value;  // of a length-delimited one: bytes has it
    bool delimited;
    struct span bytes;
};

static bool varint(struct span *s, uint64_t *value)
{
    *value = 0;
    for (unsigned shift = 0; shift < 64 && s->n > 0; shift += 7) {
        uint8_t byte = *s->at++;
        s->n--;
        *value |= (uint64_t)(byte & 0x7f) << shift;
        if (!(byte & 0x80)) return true;
    }
    return false;
}

/* The next field out of a message: 1; none left: 0; -1 when it makes no sense. */
static int next_field(struct span *message, struct field *f)
{
    uint64_t tag, n = 0;

    if (message->n == 0) return 0;
    if (!varint(message, &tag)) return -1;
    *f = (struct field){.number = tag >> 3, .delimited = (tag & 7) == 2};
    switch (tag & 7) {
    case 0: return varint(message, &f->value) ? 1 : -1;
    case 1: n = 8; break;
    case 5: n = 4; break;
    case 2: if (!varint(message, &n)) return -1; break;
    default: return -1;
    }
    if (n > message->n) return -1;
    f->bytes = (struct span){message->at, (size_t)n};
    message->at += n, message->n -= (size_t)n;
    return 1;
}

/* ---- the folder ---------------------------------------------------------------- */

struct metadata {
    char run[64];
    uint64_t version, elements, finished, n_types;
    bool floats;
};

/* The types: one field each, or all in one. */
static bool take_types(struct metadata *m, const struct field *f)
{
    struct span list = f->bytes;
    uint64_t type = f->value;

    do {
        if (f->delimited && !varint(&list, &type)) return false;
        m->n_types++;
        m->floats &= type == TYPE_FLOAT;
    } while (f->delimited && list.n > 0);
    return true;
}

static bool parse_metadata(struct metadata *m, struct span all)
{
    struct field f;
    int got;

    while ((got = next_field(&all, &f)) > 0) {
        if (f.number == 2 && f.delimited) {
            if (f.bytes.n == 0 || f.bytes.n >= sizeof m->run) return false;
            memcpy(m->run, f.bytes.at, f.bytes.n);
            m->run[f.bytes.n] = '\0';
        }
        else if (f.number == 4) m->version = f.value;
        else if (f.number == 5 && !take_types(m, &f)) return false;
        else if (f.number == 6) m->elements = f.value;
        else if (f.number == 1000) m->finished = f.value;
    }
    // the name of a folder beside the file, and of no other
    return got == 0 && *m->run && strspn(m->run, "0123456789") == strlen(m->run);
}

static int read_metadata(struct tfsnap *s, const char *folder, struct metadata *m)
{
    char *path = xasprintf("%s/snapshot.metadata", folder);
    uint8_t bytes[MAX_METADATA];
    FILE *f = fopen(path, "rb");

    *m = (struct metadata){.floats = true};
    if (!f) {
        fail(s, "%s: %s: name a folder that tf.data.Dataset.save wrote", path, strerror(errno));
    } else {
        size_t n = fread(bytes, 1, sizeof bytes, f);
        if (ferror(f)) fail(s, "%s: %s", path, strerror(errno));
        else if (n == sizeof bytes || !parse_metadata(m, (struct span){bytes, n})) fail(s, "%s: makes no sense: copy the folder again", path);
        else if (m->version != 2) fail(s, "%s: is of version %llu, 2 is what can be read: save it with TensorFlow 2.8 or later", path, (unsigned long long)m->version);
        else if (!m->finished) fail(s, "%s: says that saving was not finished: save it again", path);
        else if (m->n_types != N_TENSORS || !m->floats)
            fail(s, "%s: elements are not two float tensors: save ({\"x\": feature}, labels)", path);
        fclose(f);
    }
    free(path);
    return *s->error ? -1 : 0;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Paths of what in the folder is named by digits and such an ending, sorted. */
static char **list(struct tfsnap *s, const char *folder, const char *ending, size_t *n)
{
    DIR *d = opendir(folder);
    char **path = NULL;
    size_t cap = 0;

    *n = 0;
    if (!d) {
        fail(s, "%s: %s: copy the folder again", folder, strerror(errno));
        return NULL;
    }
    for (struct dirent *e; (e = readdir(d)) != NULL;) {
        size_t digits = strspn(e->d_name, "0123456789");
        if (digits != 8 || strcmp(e->d_name + digits, ending)) continue;
        path = xgrow(path, &cap, *n + 1, sizeof *path);
        path[(*n)++] = xasprintf("%s/%s", folder, e->d_name);
    }
    closedir(d);
    if (*n) qsort(path, *n, sizeof *path, by_name);
    return path;
}

static void list_files(struct tfsnap *s)
{
    size_t n_shards, n;
    char **shard = list(s, s->folder, ".shard", &n_shards);

    for (size_t i = 0; i < n_shards; i++) {
        char **file = list(s, shard[i], ".snapshot", &n);
        for (size_t k = 0; k < n; k++) {
            s->file = xgrow(s->file, &s->cap_files, s->n_files + 1, sizeof *s->file);
            s->file[s->n_files++] = file[k];
        }
        free(file);
        free(shard[i]);
    }
    free(shard);
}

struct tfsnap *tfsnap_open(const char *folder)
{
    struct tfsnap *s = xcalloc(1, sizeof *s);
    struct metadata m;

    if (read_metadata(s, folder, &m) < 0) return s;
    s->folder = xasprintf("%s/%s", folder, m.run);
    s->n_elements = m.elements;
    list_files(s);
    return s;
}

uint64_t tfsnap_elements(const struct tfsnap *s)
{
    return s->n_elements;
}

/* ---- elements -------------------------------------------------------------------- */

/* TensorShapeProto: dimensions, each a message with its size. */
static bool parse_shape(struct tfsnap_tensor *t, struct span shape)
{
    struct field f, size = {0};
    int got;

    t->rank = 0;
    while ((got = next_field(&shape, &f)) > 0) {
        if (f.number != 2) continue;
        struct span dim = f.bytes;
        uint64_t n = 0;
        while ((got = next_field(&dim, &size)) > 0)
            if (size.number == 1) n = size.value;
        if (got < 0 || t->rank == TFSNAP_MAX_RANK || n > MAX_LEN) return false;
        t->dim[t->rank++] = n;
    }
    return got == 0;
}

/* TensorProto: type 1, shape 2, content 4 as the bytes of little-endian floats. */
static bool parse_tensor(struct tfsnap_tensor *t, struct span all)
{
    struct span content = {0};
    struct field f;
    uint64_t type = 0, len = 1;
    int got;

    t->rank = 0;
    while ((got = next_field(&all, &f)) > 0) {
        if (f.number == 1) type = f.value;
        else if (f.number == 2 && !parse_shape(t, f.bytes)) return false;
        else if (f.number == 4) content = f.bytes;
    }
    for (int i = 0; i < t->rank; i++) {
        len *= t->dim[i];  // each at most 2^24, so nothing wraps before the check
        if (len > MAX_LEN) return false;
    }
    if (got < 0 || type != TYPE_FLOAT || content.n != len * 4) return false;
    t->value = xgrow(t->value, &t->cap, content.n + 1, 1);
    t->len = (size_t)len;
    for (size_t i = 0; i < t->len; i++) {
        uint32_t bits = get32(content.at + 4 * i);
        memcpy(&t->value[i], &bits, sizeof bits);
    }
    return true;
}

/* The next record, of the next file if need be. */
static int next_record(struct tfsnap *s, struct span *bytes)
{
    for (;;) {
        if (s->open) {
            int got = tfrecord_next(s->open, &bytes->at, &bytes->n);
            if (got < 0) return fail(s, "%s", tfrecord_error(s->open));
            if (got > 0) return 1;
            tfrecord_free(s->open);
            s->open = NULL;
            s->at_file++;
        }
        if (s->at_file == s->n_files) return 0;
        s->open = tfrecord_open(s->file[s->at_file]);
    }
}

int tfsnap_next(struct tfsnap *s, struct tfsnap_tensor **feature, struct tfsnap_tensor **labels)
{
    struct span bytes;

    if (*s->error) return -1;
    for (int i = 0; i < N_TENSORS; i++) {
        int got = next_record(s, &bytes);
        if (got < 0) return -1;
        if (got == 0 && (i > 0 || s->n_read != s->n_elements))
            return fail(s, "%s: ends after %llu of %llu elements: copy the folder again", s->folder, (unsigned long long)s->n_read,
                        (unsigned long long)s->n_elements);
        if (got == 0) return 0;
        if (!parse_tensor(&s->tensor[i], bytes))
            return fail(s, "%s: element %llu is not a tensor of floats: is it a data set of segments?", s->file[s->at_file],
                        (unsigned long long)s->n_read);
    }
    if (s->n_read++ == s->n_elements)
        return fail(s, "%s: holds more than the %llu elements it promises: copy the folder again", s->folder, (unsigned long long)s->n_elements);
    *feature = &s->tensor[0];
    *labels = &s->tensor[1];
    return 1;
}

const char *tfsnap_error(const struct tfsnap *s)
{
    return *s->error ? s->error : NULL;
}

void tfsnap_free(struct tfsnap *s)
{
    if (!s) return;
    for (size_t i = 0; i < s->n_files; i++) free(s->file[i]);
    for (int i = 0; i < N_TENSORS; i++) free(s->tensor[i].value);
    tfrecord_free(s->open);
    free(s->file), free(s->folder);
    free(s);
}
