/* npy.c - see npy.h; the format is described in numpy.lib.format. */
#include "formats/npy.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "common/cli.h"
#include "common/xalloc.h"

enum { MAX_DICT = 1 << 16 };  // ours are 128 bytes; structured types, which need long ones, are refused

static const char magic[] = "\x93NUMPY";

/* ---- the dictionary ---- */

struct parse {
    const char *at;
    char *error;
    size_t size;
};

static int fail(struct parse *p, const char *what)
{
    if (!*p->error) snprintf(p->error, p->size, "%s", what);
    return -1;
}

static int malformed(struct parse *p)
{
    return fail(p, "the header is malformed: save the array again with numpy.save");
}

static bool skip(struct parse *p, char c)
{
    while (isspace((unsigned char)*p->at)) p->at++;
    if (*p->at != c) return false;
    p->at++;
    return true;
}

static int quoted(struct parse *p, char *to, size_t size)
{
    char quote = skip(p, '\'') ? '\'' : '"';
    if (quote == '"' && !skip(p, '"')) return malformed(p);
    const char *end = strchr(p->at, quote);
    if (!end || (size_t)(end - p->at) >= size) return malformed(p);
    memcpy(to, p->at, (size_t)(end - p->at));
    to[end - p->at] = '\0';
    p->at = end + 1;
    return 0;
}

static int read_type(struct parse *p, struct npy *a)
{
    static const struct {
        const char *numpy;
        enum zts_type type;
    } types[] = {{"b1", ZTS_U8},  {"u1", ZTS_U8},  {"i1", ZTS_I8},  {"u2", ZTS_U16}, {"i2", ZTS_I16}, {"u4", ZTS_U32},
                 {"i4", ZTS_I32}, {"u8", ZTS_U64}, {"i8", ZTS_I64}, {"f2", ZTS_F16}, {"f4", ZTS_F32}, {"f8", ZTS_F64}};
    char name[64], sentence[200];

    if (skip(p, '[')) return fail(p, "is a structured array: save each of its fields by itself");
    if (quoted(p, name, sizeof name) < 0) return -1;
    size_t order = strcspn(name, "<>|=") == 0 && *name;
    a->swapped = *name == '>';
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (!strcmp(name + order, types[i].numpy)) return a->type = types[i].type, 0;
    if (name[order] == 'O') return fail(p, "holds Python objects: convert them to numbers, as with array.astype('f4')");
    snprintf(sentence, sizeof sentence, "holds elements of type '%s', which a stream cannot: convert them, as with array.astype('f4')", name);
    return fail(p, sentence);
}

static int read_shape(struct parse *p, struct npy *a)
{
    uint64_t bytes = 8;  // of the widest type

    if (!skip(p, '(')) return malformed(p);
    for (a->rank = 0, a->len = 1; !skip(p, ')'); a->rank++) {
        char *end;
        if (a->rank == ZTS_MAX_RANK) return fail(p, "has more than 8 dimensions: reshape it");
        while (isspace((unsigned char)*p->at)) p->at++;
        errno = 0;
        uint64_t dim = strtoull(p->at, &end, 10);
        if (!isdigit((unsigned char)*p->at)) return malformed(p);
        if (errno || dim >> 60 || (dim && bytes > ((uint64_t)1 << 62) / dim)) return fail(p, "claims more elements than there can be: save it again");
        p->at = end + (*end == 'L');  // as Python 2 wrote it
        a->dim[a->rank] = dim, a->len *= dim;
        bytes *= dim ? dim : 1;
        if (!skip(p, ',') && *p->at != ')') return malformed(p);
    }
    return 0;
}

static int read_order(struct parse *p, struct npy *a)
{
    while (isspace((unsigned char)*p->at)) p->at++;
    if (!strncmp(p->at, "True", 4)) return a->fortran = true, p->at += 4, 0;
    if (!strncmp(p->at, "False", 5)) return a->fortran = false, p->at += 5, 0;
    return malformed(p);
}

static int read_dictionary(struct parse *p, struct npy *a)
{
    int seen[3] = {0}, rc = 0;
    char key[32];

    if (!skip(p, '{')) return malformed(p);
    while (!skip(p, '}')) {
        if (quoted(p, key, sizeof key) < 0 || !skip(p, ':')) return malformed(p);
        if (!strcmp(key, "descr")) seen[0]++, rc = read_type(p, a);
        else if (!strcmp(key, "fortran_order")) seen[1]++, rc = read_order(p, a);
        else if (!strcmp(key, "shape")) seen[2]++, rc = read_shape(p, a);
        else return malformed(p);
        if (rc < 0) return rc;
        if (!skip(p, ',')) {
            if (!skip(p, '}')) return malformed(p);
            break;
        }
    }
    while (isspace((unsigned char)*p->at)) p->at++;
    return *p->at || seen[0] != 1 || seen[1] != 1 || seen[2] != 1 ? malformed(p) : 0;
}

int npy_read_header(FILE *f, struct npy *a, char *error, size_t size)
{
    unsigned char head[12];
    struct parse p = {.error = error, .size = size};

    *error = '\0';
    *a = (struct npy){0};
    size_t got = fread(head, 1, 8, f);
    if (got < 8 && ferror(f)) return snprintf(error, size, "cannot be read: %s: %s", strerror(errno), read_remedy(errno)), -1;
    if (got == 0) return fail(&p, "is empty: the program before it failed");
    if (got < 8 || memcmp(head, magic, 6)) return fail(&p, "is no .npy file: save the array with numpy.save");
    if (head[6] < 1 || head[6] > 3) {
        snprintf(error, size, "is of .npy version %d, versions 1 to 3 are known: save it with an older NumPy", head[6]);
        return -1;
    }
    size_t wide = head[6] == 1 ? 2 : 4;
    if (fread(head + 8, 1, wide, f) < wide) return fail(&p, "ends within its header: it is cut");
    size_t n = head[8] | (size_t)head[9] << 8 | (wide == 4 ? (size_t)head[10] << 16 | (size_t)head[11] << 24 : 0);
    if (n > MAX_DICT) return fail(&p, "has a header of more than 64 KiB, as of a structured array: save each field by itself");
    char *dict = xmalloc(n + 1);
    int rc = -1;
    if (fread(dict, 1, n, f) < n) fail(&p, "ends within its header: it is cut");
    else if (memchr(dict, 0, n)) malformed(&p);
    else dict[n] = '\0', p.at = dict, rc = read_dictionary(&p, a);
    free(dict);
    return rc;
}

/* ---- writing ---- */

void npy_make_header(char header[NPY_HEADER], enum zts_type type, int rank, const uint64_t *dim)
{
    size_t size = zts_type_size(type);
    struct text dict = {0};

    text_addf(&dict, "{'descr': '%c%c%zu', 'fortran_order': False, 'shape': (", size > 1 ? '<' : '|', *zts_type_name(type), size);  // u, i and f, as NumPy's
    for (int i = 0; i < rank; i++) text_addf(&dict, "%llu%s", (unsigned long long)dim[i], i + 1 < rank ? ", " : rank == 1 ? "," : "");
    text_addf(&dict, "), }");
    memset(header, ' ', NPY_HEADER);
    memcpy(header, magic, 6);
    header[6] = 1, header[7] = 0, header[8] = NPY_HEADER - 10, header[9] = 0;
    memcpy(header + 10, dict.s, dict.len < NPY_HEADER - 11 ? dict.len : NPY_HEADER - 11);
    header[NPY_HEADER - 1] = '\n';
    text_release(&dict);
}

/* ---- elements ---- */

void npy_swap(void *elements, size_t n, size_t size)
{
    unsigned char *p = elements;

    for (; n > 0; n--, p += size)
        for (size_t i = 0; i < size / 2; i++) {
            unsigned char keep = p[i];
            p[i] = p[size - 1 - i];
            p[size - 1 - i] = keep;
        }
}

void npy_transpose(void *to, const void *from, int rank, const uint64_t *dim, size_t size)
{
    size_t index[ZTS_MAX_RANK] = {0}, stride[ZTS_MAX_RANK] = {0}, len = 1, at = 0;
    char *out = to;

    for (int i = 0; i < rank; i++) stride[i] = len, len *= (size_t)dim[i];
    for (size_t n = 0; n < len; n++, out += size) {
        memcpy(out, (const char *)from + at * size, size);
        for (int i = rank - 1; i >= 0; i--) {
            at += stride[i];
            if (++index[i] < dim[i]) break;
            at -= stride[i] * index[i];
            index[i] = 0;
        }
    }
}
