/* zts_text.c - see zts_text.h. */
#include "formats/zts_text.h"

#include <errno.h>
#include <float.h>
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "common/cli.h"
#include "common/lines.h"
#include "common/xalloc.h"
#include "formats/zts_code.h"

/* ---- numbers ---- */

static const uint64_t plain_nan[] = {
    [ZTS_F16] = 0x7e00, [ZTS_F32] = 0x7fc00000, [ZTS_F64] = 0x7ff8000000000000
};

static bool is_float(enum zts_type type)
{
    return type == ZTS_F16 || type == ZTS_F32 || type == ZTS_F64;
}

/* The element's bytes as a number; the machine is little-endian: zts_code.c. */
static uint64_t bits_of(const struct zts_tensor *t, size_t i)
{
    size_t size = zts_type_size(t->type);
    uint64_t bits = 0;
    memcpy(&bits, (const char *)t->data + i * size, size);
    return bits;
}

static double float_of(enum zts_type type, uint64_t bits)
{
    float f;
    double d;

    if (type == ZTS_F16) return (double)zts_f16_to_f32((uint16_t)bits);
    if (type == ZTS_F32) return memcpy(&f, &bits, 4), (double)f;
    return memcpy(&d, &bits, 8), d;
}

/* Rounded once, from the decimal digits, but for f16 (from f32; zts2txt
 * chooses its digits with this very function, so they come back). */
static uint64_t float_bits(enum zts_type type, const char *text, char **end)
{
    uint64_t bits = 0;
    float f;

    if (type == ZTS_F64) {
        double d = strtod(text, end);
        memcpy(&bits, &d, 8);
        return bits;
    }
    f = strtof(text, end);
    if (type == ZTS_F16) return zts_f32_to_f16(f);
    memcpy(&bits, &f, 4);
    return bits;
}

static void float_text(char *text, enum zts_type type, uint64_t bits)
{
    int digits = type == ZTS_F64 ? 15 : type == ZTS_F32 ? 6 : 3;
    double value = float_of(type, bits);
    char *end;

    if (isnan(value)) {
        if (bits == plain_nan[type]) strcpy(text, "nan");
        else snprintf(text, ZTS_VALUE_SIZE, "nan(0x%" PRIx64 ")", bits);
        return;
    }
    if (type == ZTS_F16 && value == rint(value)) digits = 5;  // 65504, not 6.55e+04
    if (fabs(value) < (type == ZTS_F64 ? DBL_MIN : type == ZTS_F32 ? (double)FLT_MIN : 0x1p-14)) digits = 1;  // of subnormals fewer do
    do snprintf(text, ZTS_VALUE_SIZE, "%.*g", digits++, value);
    while (float_bits(type, text, &end) != bits && digits <= 17);
}

void zts_value_text(char text[ZTS_VALUE_SIZE], const struct zts_tensor *t, size_t i)
{
    uint64_t bits = bits_of(t, i);

    switch (t->type) {
    case ZTS_I8: snprintf(text, ZTS_VALUE_SIZE, "%d", (int8_t)bits); break;
    case ZTS_I16: snprintf(text, ZTS_VALUE_SIZE, "%d", (int16_t)bits); break;
    case ZTS_I32: snprintf(text, ZTS_VALUE_SIZE, "%" PRId32, (int32_t)bits); break;
    case ZTS_I64: snprintf(text, ZTS_VALUE_SIZE, "%" PRId64, (int64_t)bits); break;
    case ZTS_F16: case ZTS_F32: case ZTS_F64: float_text(text, t->type, bits); break;
    default: snprintf(text, ZTS_VALUE_SIZE, "%" PRIu64, bits);
    }
}

/* One element out of the token at `text`, which *end then follows. */
static bool parse_value(enum zts_type type, const char *text, char **end, uint64_t *bits)
{
    size_t size = zts_type_size(type);

    errno = 0;
    if (is_float(type)) {
        if (!strncmp(text, "nan", 3)) {
            *bits = plain_nan[type];
            *end = (char *)text + 3;
            if (**end != '(') return true;
            *bits = strtoull(*end + 1, end, 16);
            if (*(*end)++ != ')' || errno || (size < 8 && *bits >> 8 * size)) return false;
            return isnan(float_of(type, *bits));
        }
        *bits = float_bits(type, text, end);
        text += *text == '-' || *text == '+';
        return *end > text && (isfinite(float_of(type, *bits)) || *text == 'i');
    }
    if (type == ZTS_U8 || type == ZTS_U16 || type == ZTS_U32 || type == ZTS_U64) {
        *bits = strtoull(text, end, 10);
        return *text != '-' && *end > text && !errno && (size == 8 || !(*bits >> 8 * size));
    }
    long long value = strtoll(text, end, 10), top = (long long)(UINT64_MAX >> (65 - 8 * size));
    *bits = (uint64_t)value;
    return *end > text && !errno && value <= top && value >= -top - 1;
}

/* ---- writing ---- */

static void put_attrs(FILE *to, const char *attrs)
{
    for (const char *eol; *attrs && (eol = strchr(attrs, '\n')); attrs = eol + 1)
        fprintf(to, "attr %.*s\n", (int)(eol - attrs), attrs);
}

void zts_text_put(FILE *to, const struct zts_tensor *t)
{
    size_t row = t->rank ? (size_t)t->dim[t->rank - 1] : 1;
    char value[ZTS_VALUE_SIZE];

    fprintf(to, "%s %s %s", t->kind == ZTS_SERIES ? "series" : "tensor", t->name, zts_type_name(t->type));
    for (int i = 0; i < t->rank; i++) fprintf(to, " %" PRIu64, t->dim[i]);
    if (t->kind == ZTS_SERIES) fprintf(to, " @%" PRIu64 "%s", t->frame, t->last ? " last" : "");
    putc('\n', to);
    if (t->key[0]) fprintf(to, "key %s\n", t->key);
    put_attrs(to, text_str(&t->attrs));
    for (size_t i = 0; i < t->len; i++) {
        zts_value_text(value, t, i);
        fputs(value, to);
        putc((i + 1) % row ? ' ' : '\n', to);
    }
}

void zts_text_put_end(FILE *to, bool indexed, const char *index_attrs)
{
    if (indexed) {
        fputs("index\n", to);
        put_attrs(to, index_attrs);
    }
    fputs("end\n", to);
}

/* ---- reading ---- */

struct zts_text {
    FILE *from;
    char *path;
    char error[700];
    bool item, ended;  // ended: no line since the last `end`
    struct lines lines;
    bool again;                // the line was looked at and is still to be used
    struct text index_attrs;
};

#define fail(p, ...) (*(p)->error ? -1 : error_put((p)->error, sizeof (p)->error, (p)->path, (p)->lines.number, __VA_ARGS__))

struct zts_text *zts_text_open(const char *path)
{
    struct zts_text *p = xcalloc(1, sizeof *p);
    char why[INPUT_WHY];

    p->lines.values = true;
    p->path = xstrdup(input_name(path));
    p->from = input_open(path, why);
    if (!p->from) error_put(p->error, sizeof p->error, p->path, 0, "%s", why);
    return p;
}

/* The next line that is not blank or a comment: 1, or 0 at the end, or -1. */
static int next_line(struct zts_text *p)
{
    if (p->again) return p->again = false, 1;
    while (!*p->error) {
        int got = lines_next(&p->lines, p->from);
        if (got == 0) return 0;
        if (got < 0) return error_put(p->error, sizeof p->error, p->path, 0, "%s", p->lines.error);
        if (p->lines.s[0] != '#' && p->lines.s[strspn(p->lines.s, " \t\r")]) return 1;
    }
    return -1;
}

/* What follows the word in the line, or NULL when the line begins otherwise. */
static char *after(struct zts_text *p, const char *word)
{
    size_t n = strlen(word);
    return !strncmp(p->lines.s, word, n) && p->lines.s[n] == ' ' ? p->lines.s + n + 1 : NULL;
}

/* `attr key=value` lines, as many as there are. */
static int read_attrs(struct zts_text *p, struct text *attrs)
{
    const char *rest;
    int got;

    while ((got = next_line(p)) > 0 && (rest = after(p, "attr"))) {
        size_t from = attrs->len, n = strlen(rest);
        if (n >= ZTS_MAX_ATTRS - from) return fail(p, "more than 1 MiB of attributes: leave some out");
        text_add(attrs, rest, n);
        text_add(attrs, "\n", 1);
        if (!attr_valid(attrs->s + from, n + 1)) return fail(p, "not an attribute: write attr key=value");
    }
    p->again = got > 0;
    return got < 0 ? -1 : 0;
}

/* "NAME TYPE DIM ... [@FRAME [last]]" */
static int read_head(struct zts_text *p, struct zts_tensor *t, enum zts_kind kind, char *words)
{
    char *save = NULL, *name = strtok_r(words, " \t\r", &save), *type_name = strtok_r(NULL, " \t\r", &save), *end;
    enum zts_type type = type_name ? zts_type_named(type_name) : 0;
    uint64_t dim[ZTS_MAX_RANK], frame = 0;
    int rank = 0;
    bool placed = false, last = false;
    const char *why;

    if (!type) return fail(p, "needs a name and an element type of u8 i8 u16 i16 u32 i32 u64 i64 f16 f32 f64");
    for (char *s; (s = strtok_r(NULL, " \t\r", &save));) {
        if (kind == ZTS_SERIES && placed && !last && !strcmp(s, "last")) {
            last = true;
            continue;
        }
        bool at = kind == ZTS_SERIES && *s == '@' && !placed;
        errno = 0;
        uint64_t value = strtoull(s + at, &end, 10);
        if (s[at] < '0' || s[at] > '9' || *end || errno || placed || (!at && rank == ZTS_MAX_RANK))
            return fail(p, "'%.40s' is out of place: write %s NAME TYPE and up to 8 dimensions%s", s,
                        kind == ZTS_SERIES ? "series" : "tensor", kind == ZTS_SERIES ? ", @FRAME, last" : "");
        if (at) frame = value, placed = true;
        else dim[rank++] = value;
    }
    if (kind == ZTS_SERIES && !placed) return fail(p, "a piece of a series needs its first frame: add @0");
    if (zts_shape_len(kind, type, rank, dim, &why) == ZTS_NO_LEN) return fail(p, "%s", why);
    zts_tensor_make(t, name, type, rank, dim);
    t->kind = kind, t->frame = frame, t->last = last;
    return 0;
}

static int read_values(struct zts_text *p, struct zts_tensor *t)
{
    size_t size = zts_type_size(t->type), i = 0;

    while (i < t->len) {
        int got = next_line(p);
        if (got <= 0) return got < 0 ? -1 : fail(p, "the text ends after %zu of %zu values: it is cut", i, t->len);
        for (char *s = p->lines.s + strspn(p->lines.s, " \t\r"), *end; *s; s = end + strspn(end, " \t\r")) {
            uint64_t bits = 0;
            if (i == t->len) return fail(p, "has more values than the dimensions say, which is %zu", t->len);
            if (!parse_value(t->type, s, &end, &bits) || (*end && !strchr(" \t\r", *end)))
                return fail(p, "'%.*s' where value %zu of %zu should be is no %s", (int)strcspn(s, " \t\r"), s, i + 1,
                            t->len, zts_type_name(t->type));
            memcpy((char *)t->data + i++ * size, &bits, size);
        }
    }
    return 0;
}

static int read_record(struct zts_text *p, struct zts_tensor *t, enum zts_kind kind, char *words)
{
    const char *why, *key;

    if (read_head(p, t, kind, words) < 0) return -1;
    int got = next_line(p);
    if (got > 0 && (key = after(p, "key"))) zts_tensor_set_key(t, key);
    else p->again = got > 0;
    if (got < 0 || read_attrs(p, &t->attrs) < 0 || read_values(p, t) < 0) return -1;
    return zts_tensor_check(t, &why) ? ZTS_TEXT_RECORD : fail(p, "%s", why);
}

int zts_text_next(struct zts_text *p, struct zts_tensor *t)
{
    bool index = false;
    char *rest;
    int got;

    if (p->ended) text_clear(&p->index_attrs);
    p->item = false;
    while ((got = next_line(p)) > 0) {
        if (!p->item && !strcmp(p->lines.s, "end")) return p->ended = true, ZTS_TEXT_END;
        p->ended = false;
        if (!index && !p->item && !strcmp(p->lines.s, "index")) {
            index = true;
            if (read_attrs(p, &p->index_attrs) < 0) return -1;
        } else if (!index && !p->item && !strcmp(p->lines.s, "item")) {
            p->item = true;
        } else if (!index && (rest = after(p, "tensor"))) {
            return read_record(p, t, ZTS_TENSOR, rest);
        } else if (!index && (rest = after(p, "series"))) {
            return read_record(p, t, ZTS_SERIES, rest);
        } else {
            return fail(p, "'%.40s' where %s should stand", p->lines.s,
                        index ? "end" : p->item ? "tensor or series" : "tensor, series, item, index or end");
        }
    }
    if (got == 0 && !p->ended) return fail(p, "the text ends without an end line: it is cut, or add one");
    return got;
}

bool zts_text_item(const struct zts_text *p) { return p->item; }
const struct text *zts_text_index_attrs(const struct zts_text *p) { return &p->index_attrs; }
const char *zts_text_error(const struct zts_text *p) { return *p->error ? p->error : NULL; }

void zts_text_free(struct zts_text *p)
{
    if (!p) return;
    if (p->from && p->from != stdin) (void)fclose(p->from);
    text_release(&p->index_attrs);
    lines_release(&p->lines), free(p->path);
    free(p);
}
