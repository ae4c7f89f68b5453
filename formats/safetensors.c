/* safetensors.c - see safetensors.h. */
#include "formats/safetensors.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "common/cli.h"
#include "common/xalloc.h"
#include "formats/bytes.h"
#include "formats/json.h"
#include "formats/zts.h"

static const struct {
    const char *name;
    unsigned size;
} types[] = {
    [ST_BOOL] = {"BOOL", 1}, [ST_U8] = {"U8", 1}, [ST_I8] = {"I8", 1}, [ST_U16] = {"U16", 2}, [ST_I16] = {"I16", 2},
    [ST_F16] = {"F16", 2}, [ST_BF16] = {"BF16", 2}, [ST_U32] = {"U32", 4}, [ST_I32] = {"I32", 4}, [ST_F32] = {"F32", 4},
    [ST_U64] = {"U64", 8}, [ST_I64] = {"I64", 8}, [ST_F64] = {"F64", 8},
};
enum { N_TYPES = sizeof types / sizeof types[0] };

/* ---- the header ---- */

static uint64_t whole(struct json *j)
{
    uint64_t value = 0;

    json_peek(j);
    const char *first = j->at;
    while (!j->why && j->at < j->end && *j->at >= '0' && *j->at <= '9') {
        if (value > (UINT64_MAX >> 12) / 10) return json_fault(j, "a number above 2^52");
        value = value * 10 + (uint64_t)(*j->at++ - '0');
    }
    if (j->at == first || (*first == '0' && j->at - first > 1)) return json_fault(j, "a whole number is wanted");
    return value;
}

/* "[1, 2]" to at most `most` numbers; returns how many. */
static int numbers(struct json *j, uint64_t *to, int most)
{
    int n = 0;

    if (!json_enter(j, '[')) return 0;
    do {
        if (n == most) return json_fault(j, "too many numbers in [ ]");
        to[n++] = whole(j);
    } while (json_another(j, ']'));
    return n;
}

static void type_of(struct json *j, struct st_tensor *t, struct text *room)
{
    size_t i = 0;

    json_string(j, room);
    while (i < N_TYPES && strcmp(types[i].name, text_str(room))) i++;
    if (i == N_TYPES) json_fault(j, "an element type that is unknown here");
    else t->type = (enum st_type)i;
}

/* {"dtype": ..., "shape": ..., "data_offsets": ...} in any order, each once. */
static void tensor(struct json *j, struct st_tensor *t, struct text *room)
{
    bool has_type = false, has_shape = false, has_offsets = false;
    uint64_t offsets[2] = {0}, bytes;

    json_want(j, '{');
    do {
        json_string(j, room);
        json_want(j, ':');
        if (j->why) return;
        if (!strcmp(text_str(room), "dtype") && !has_type) type_of(j, t, room), has_type = true;
        else if (!strcmp(text_str(room), "shape") && !has_shape) t->rank = numbers(j, t->dim, ST_MAX_RANK), has_shape = true;
        else if (!strcmp(text_str(room), "data_offsets") && !has_offsets) has_offsets = numbers(j, offsets, 2) == 2;
        else json_fault(j, "a tensor has one dtype, one shape, one data_offsets and nothing else");
    } while (json_another(j, '}'));
    if (!(has_type && has_shape && has_offsets)) json_fault(j, "a tensor lacks its dtype, shape or two data_offsets");
    if (j->why) return;
    t->len = 1;
    bytes = types[t->type].size;
    for (int i = 0; i < t->rank; i++) {
        if (t->dim[i] && bytes > ST_MAX_BYTES / t->dim[i]) return (void)json_fault(j, "a tensor of more than 4 GiB");
        bytes *= t->dim[i], t->len *= t->dim[i];
    }
    t->begin = offsets[0], t->end = offsets[1];
    if (t->end < t->begin || t->end - t->begin != bytes) json_fault(j, "data_offsets do not fit the shape");
}

/* Entries that are no attributes are passed over, and "format", a word between
 * loaders (below). */
static void metadata(struct json *j, struct text *meta, struct text *room)
{
    struct text line = {0};
    size_t n = 0;

    if (!json_enter(j, '{')) return;
    do {
        if (n++ == ST_MAX_METADATA || meta->len > ZTS_MAX_ATTRS) json_fault(j, "more than 4096 entries or 1 MiB of metadata");
        json_string(j, room);
        json_want(j, ':');
        text_clear(&line);
        text_addf(&line, "%s=", text_str(room));
        size_t key = line.len - 1;
        json_string(j, room);
        text_add(&line, text_str(room), room->len);
        text_add(&line, "\n", 1);
        if (j->why || !attr_valid(line.s, line.len) || memchr(line.s, '\n', line.len - 1) || memchr(line.s, '=', key)) continue;
        line.s[key] = '\0';
        if (strcmp(line.s, "format")) attr_set(meta, line.s, text_str(room));
    } while (json_another(j, '}'));
    text_release(&line);
}

static void header(struct json *j, struct safetensors *s)
{
    struct text room = {0};
    size_t cap = 0;

    if (json_enter(j, '{')) {
        bool had_metadata = false;
        do {
            struct st_tensor t = {.rank = 0};
            json_string(j, &room);
            json_want(j, ':');
            if (j->why) break;
            if (!strcmp(text_str(&room), "__metadata__")) {
                if (had_metadata) json_fault(j, "__metadata__ occurs twice");
                had_metadata = true;
                metadata(j, &s->meta, &room);
                continue;
            }
            if (room.len > ST_MAX_NAME) json_fault(j, "a name of more than 255 bytes");
            else if (safetensors_find(s, text_str(&room))) json_fault(j, "a name occurs twice");
            else if (s->n == ST_MAX_TENSORS) json_fault(j, "more than 4096 tensors");
            if (j->why) break;
            strcpy(t.name, text_str(&room));
            tensor(j, &t, &room);
            s->at = xgrow(s->at, &cap, s->n + 1, sizeof *s->at);
            s->at[s->n++] = t;
        } while (json_another(j, '}'));
    }
    json_end(j);
    text_release(&room);
}

/* ---- reading ---- */

static int by_offset(const void *a, const void *b)
{
    const struct st_tensor *x = a, *y = b;
    if (x->begin != y->begin) return x->begin < y->begin ? -1 : 1;
    return (x->end > y->end) - (x->end < y->end);
}

/* The tensors in the order of their bytes must cover all of them, once. */
static const char *check_cover(struct safetensors *s, const unsigned char *data, size_t n)
{
    uint64_t at = 0;

    if (s->n) qsort(s->at, s->n, sizeof *s->at, by_offset);
    for (size_t i = 0; i < s->n; i++) {
        struct st_tensor *t = &s->at[i];
        if (t->begin < at) return "tensors overlap";
        if (t->begin > at) return "there is a gap between tensors";
        if (t->end > n) return "it is cut short";
        t->data = data + t->begin;
        at = t->end;
    }
    return at < n ? "there are bytes after the last tensor" : NULL;
}

int safetensors_parse(struct safetensors *s, unsigned char *bytes, size_t n, const char *path, char *error, size_t size)
{
    *s = (struct safetensors){.bytes = bytes};
    if (n < 8 || get64(bytes) > n - 8) {
        snprintf(error, size, "%s: it is %s: give a file written by safetensors", path, n ? "cut short" : "empty");
        return -1;
    }
    size_t n_header = (size_t)get64(bytes);
    struct json j;
    json_begin(&j, (const char *)bytes + 8, n_header);
    header(&j, s);
    if (j.why) {
        snprintf(error, size, "%s: header, byte %td: %s: save it again with safetensors", path,
                 j.at - (const char *)bytes - 8, j.why);
        return -1;
    }
    const char *why = check_cover(s, bytes + 8 + n_header, n - 8 - n_header);
    if (!why) return 0;
    snprintf(error, size, "%s: %s: copy or save it again", path, why);
    return -1;
}

/* All of f, at least until what is wrong shows. */
static const char *slurp(FILE *f, unsigned char **bytes, size_t *n)
{
    size_t cap = 0, got;

    do {
        *bytes = xgrow(*bytes, &cap, *n + 65536, 1);
        got = fread(*bytes + *n, 1, cap - *n, f);
        *n += got;
        if (*n >= 8 && get64(*bytes) > ST_MAX_HEADER) return "it is no safetensors file, or has a header above 16 MiB";
        if (*n > 8 && (*bytes)[8] != '{') return "it is no safetensors file";
        if (*n > ST_MAX_BYTES) return "it is longer than 4 GiB";
    } while (got > 0);
    return ferror(f) ? strerror(errno) : NULL;
}

int safetensors_load(struct safetensors *s, const char *path, char *error, size_t size)
{
    char cannot[INPUT_WHY];
    FILE *f = input_open(path, cannot);
    unsigned char *bytes = NULL;
    size_t n = 0;

    *s = (struct safetensors){0};
    path = input_name(path);
    if (!f) return snprintf(error, size, "%s: %s", path, cannot), -1;
    const char *why = slurp(f, &bytes, &n);
    if (f != stdin) fclose(f);
    if (!why) return safetensors_parse(s, bytes, n, path, error, size);
    s->bytes = bytes;
    snprintf(error, size, "%s: %s: give a file written by safetensors", path, why);
    return -1;
}

void safetensors_release(struct safetensors *s)
{
    free(s->at);
    free(s->bytes);
    text_release(&s->meta);
    *s = (struct safetensors){0};
}

const struct st_tensor *safetensors_find(const struct safetensors *s, const char *name)
{
    for (size_t i = 0; i < s->n; i++)
        if (!strcmp(s->at[i].name, name)) return &s->at[i];
    return NULL;
}

static float float_of_bits(uint32_t bits)
{
    float value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

bool st_floats(const struct st_tensor *t, float *to)
{
    const unsigned char *p = t->data;

    if (t->type != ST_F16 && t->type != ST_BF16 && t->type != ST_F32 && t->type != ST_F64) return false;
    for (size_t i = 0; i < t->len; i++, p += types[t->type].size)
        switch (t->type) {
        case ST_F16: to[i] = zts_f16_to_f32((uint16_t)get16(p)); break;
        case ST_BF16: to[i] = float_of_bits(get16(p) << 16); break;
        case ST_F32: to[i] = float_of_bits(get32(p)); break;
        case ST_F64: {
            uint64_t bits = get64(p);
            double value;
            memcpy(&value, &bits, sizeof value);
            to[i] = (float)value;
            break;
        }
        default: break;
        }
    return true;
}

bool st_int64(const struct st_tensor *t, size_t index, int64_t *value)
{
    if (t->type != ST_I64 || index >= t->len) return false;
    *value = (int64_t)get64((const unsigned char *)t->data + 8 * index);
    return true;
}

/* ---- writing ---- */

/* "format" says whose layout it is; without it some loaders refuse. */
static void put_metadata(struct text *to, const struct text *meta)
{
    text_addf(to, "\"__metadata__\":{\"format\":\"pt\"");
    for (const char *s = text_str(meta); *s;) {
        size_t key = strcspn(s, "="), line = strcspn(s, "\n");
        if (key != 6 || memcmp(s, "format", 6)) {
            text_add(to, ",", 1);
            json_quote(to, s, key);
            text_add(to, ":", 1);
            json_quote(to, s + key + 1, line - key - 1);
        }
        s += line + 1;
    }
    text_add(to, "}", 1);
}

static void put_elements(FILE *f, const struct st_tensor *t)
{
    unsigned char b[8];
    uint32_t bits;

    for (size_t i = 0; i < t->len; i++) {
        if (t->type == ST_F32) memcpy(&bits, (const float *)t->data + i, sizeof bits), put32(b, bits);
        else put64(b, (uint64_t)((const int64_t *)t->data)[i]);
        fwrite(b, 1, types[t->type].size, f);
    }
}

void safetensors_write(FILE *f, struct st_tensor *at, size_t n, const struct text *meta)
{
    struct text head = {0};
    uint64_t offset = 0;
    unsigned char length[8];

    text_addf(&head, "{");
    put_metadata(&head, meta);
    for (size_t i = 0; i < n; i++) {
        struct st_tensor *t = &at[i];
        t->begin = offset, t->end = offset += t->len * types[t->type].size;
        text_add(&head, ",", 1);
        json_quote(&head, t->name, strlen(t->name));
        text_addf(&head, ":{\"dtype\":\"%s\",\"shape\":[", types[t->type].name);
        for (int d = 0; d < t->rank; d++) text_addf(&head, "%s%llu", d ? "," : "", (unsigned long long)t->dim[d]);
        text_addf(&head, "],\"data_offsets\":[%llu,%llu]}", (unsigned long long)t->begin, (unsigned long long)t->end);
    }
    text_addf(&head, "}");
    while (head.len % 8) text_add(&head, " ", 1);  // elements on multiples of their size
    put64(length, head.len);
    fwrite(length, 1, sizeof length, f);
    fwrite(head.s, 1, head.len, f);
    for (size_t i = 0; i < n; i++) put_elements(f, &at[i]);
    text_release(&head);
}
