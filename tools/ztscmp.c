/* ztscmp - compare what two tensor streams hold; see ztscmp(1).
 *
 * In: two streams. A series is compared frame by frame however it was cut into
 * pieces, and series may lie between each other differently; so each series and
 * tensor has two queues of what one side has brought and the other not yet. */
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/cli.h"
#include "common/rng.h"
#include "common/xalloc.h"
#include "formats/zts_text.h"

struct waiting {
    struct waiting *next;
    struct zts_tensor t;
    uint64_t done;             // frames of it that were compared
};

struct entry {                 // what has one name, key and kind
    struct entry *next;        // with the same hash
    struct waiting *first[2], **end[2];
};

enum { BUCKETS = 1 << 12, ATTR_SHOWN = 200, ATTR_BEFORE = 40 };

struct compare {
    struct zts_reader *in[2];
    uint64_t n_bytes[2];       // read so far
    bool at_end[2];
    double tolerance, worst;   // worst: the largest difference
    bool any_type, attrs;
    struct entry *bucket[BUCKETS];
    struct waiting *spare;
    size_t n_waiting;
};

static const char usage[] = "[-hVv] [-t tolerance] [-A] file1 file2";
static const char help[] =
    "  -t, --tolerance X      0..1e300  the largest difference that is none [0]\n"
    "  -A, --no-attrs         do not compare attributes\n";

/* The answer is no. */
static void differ(const struct zts_tensor *t, const char *how)
{
    fputs(t->name, stdout);
    if (*t->key) fputs(" of '", stdout), put_masked(t->key), putchar('\'');
    fputs(": ", stdout);
    put_masked(how);
    putchar('\n');
    cli_close_stdout();
    exit(EXIT_ANSWER_NO);
}

static void only_in(const struct compare *c, const struct zts_tensor *t, const char *what, int side)
{
    char how[600];
    snprintf(how, sizeof how, "%s %s", what, zts_reader_path(c->in[side]));
    differ(t, how);
}

static void shape_text(char *to, size_t size, const struct zts_tensor *t)
{
    int at = snprintf(to, size, "%s %s", t->kind == ZTS_SERIES ? "series" : "tensor", zts_type_name(t->type));
    for (int i = t->kind == ZTS_SERIES; i < t->rank; i++)
        at += snprintf(to + at, size - (size_t)at, " %" PRIu64, t->dim[i]);
}

/* The lines of attributes that differ, which begin at `line` and `other`, the first time at byte `at`; of long ones what is around that. */
static void differ_in_attrs(const struct zts_tensor *t, const char *line, const char *other, size_t at)
{
    size_t n = strcspn(line, "\n"), m = strcspn(other, "\n"), from = 0;
    bool cut = (n > ATTR_SHOWN || m > ATTR_SHOWN) && at > ATTR_BEFORE;
    char how[600];

    if (cut)  // and not amid a character
        for (from = at - ATTR_BEFORE; from < at && ((unsigned char)line[from] & 0xc0) == 0x80;) from++;
    n -= from, m -= from;
    snprintf(how, sizeof how, "attributes: '%s%.*s' and '%s%.*s'", cut ? "..." : "", (int)(n < ATTR_SHOWN ? n : ATTR_SHOWN), line + from,
             cut ? "..." : "", (int)(m < ATTR_SHOWN ? m : ATTR_SHOWN), other + from);
    differ(t, how);
}

/* Type, dimensions (but a piece's frames) and attributes. */
static void compare_heads(const struct compare *c, const struct zts_tensor *a, const struct zts_tensor *b)
{
    int from = a->kind == ZTS_SERIES;
    bool floats = a->type >= ZTS_F16 && b->type >= ZTS_F16;
    char how[600], one[250], two[250];

    if (a->rank != b->rank || (a->type != b->type && !(c->any_type && floats)) ||
        memcmp(a->dim + from, b->dim + from, (size_t)(a->rank - from) * sizeof *a->dim)) {
        shape_text(one, sizeof one, a), shape_text(two, sizeof two, b);
        snprintf(how, sizeof how, "%s and %s", one, two);
        differ(a, how);
    }
    if (!c->attrs || !strcmp(text_str(&a->attrs), text_str(&b->attrs))) return;
    const char *x = text_str(&a->attrs), *y = text_str(&b->attrs), *line = x;
    for (; *x && *x == *y; x++, y++)
        if (*x == '\n') line = x + 1;
    const char *other = text_str(&b->attrs) + (line - text_str(&a->attrs));
    differ_in_attrs(a, line, other, (size_t)(x - line));
}

static double value_of(const struct zts_tensor *t, size_t i)
{
    switch (t->type) {
    case ZTS_U8: return ((const uint8_t *)t->data)[i];
    case ZTS_I8: return ((const int8_t *)t->data)[i];
    case ZTS_U16: return ((const uint16_t *)t->data)[i];
    case ZTS_I16: return ((const int16_t *)t->data)[i];
    case ZTS_U32: return ((const uint32_t *)t->data)[i];
    case ZTS_I32: return ((const int32_t *)t->data)[i];
    case ZTS_U64: return (double)((const uint64_t *)t->data)[i];
    case ZTS_I64: return (double)((const int64_t *)t->data)[i];
    case ZTS_F16: return (double)zts_f16_to_f32(((const uint16_t *)t->data)[i]);
    case ZTS_F32: return (double)((const float *)t->data)[i];
    case ZTS_F64: return ((const double *)t->data)[i];
    }
    return 0;
}

static void differ_at(const struct zts_tensor *a, size_t i, const struct zts_tensor *b, size_t k)
{
    char how[600], one[ZTS_VALUE_SIZE], two[ZTS_VALUE_SIZE];
    size_t left = a->len, rest = i;
    int at = snprintf(how, sizeof how, "element (");

    for (int d = 0; d < a->rank; d++) {
        left /= (size_t)a->dim[d];
        at += snprintf(how + at, sizeof how - (size_t)at, "%s%" PRIu64, d ? ", " : "", (d ? 0 : a->frame) + rest / left);
        rest %= left;
    }
    zts_value_text(one, a, i), zts_value_text(two, b, k);
    snprintf(how + at, sizeof how - (size_t)at, "): %s and %s", one, two);
    differ(a, how);
}

/* Of whole numbers of 64 bits, of which double does not hold all. */
static double distance_of(const struct zts_tensor *a, size_t i, const struct zts_tensor *b, size_t k)
{
    uint64_t x = ((const uint64_t *)a->data)[i], y = ((const uint64_t *)b->data)[k];
    bool less = a->type == ZTS_I64 ? (int64_t)x < (int64_t)y : x < y;

    return (double)(less ? y - x : x - y);
}

/* n elements from a[i] and b[k] on. Whole numbers compare exactly; NaN equals nothing. */
static void compare_values(struct compare *c, const struct zts_tensor *a, size_t i, const struct zts_tensor *b, size_t k, size_t n)
{
    size_t size = zts_type_size(a->type);
    bool exact = a->type == b->type && a->type < ZTS_F16;

    for (; n > 0; n--, i++, k++) {
        if (exact && !memcmp((char *)a->data + i * size, (char *)b->data + k * size, size)) continue;
        double x = value_of(a, i), y = value_of(b, k), d = exact && size == 8 ? distance_of(a, i, b, k) : x == y ? 0 : fabs(x - y);
        if (!(d <= c->tolerance)) differ_at(a, i, b, k);
        if (d > c->worst) c->worst = d;
    }
}

static void drop(struct compare *c, struct entry *e, int side)
{
    struct waiting *w = e->first[side];
    if (!(e->first[side] = w->next)) e->end[side] = &e->first[side];
    w->next = c->spare;
    c->spare = w;
    c->n_waiting--;
}

/* Compare what both sides have brought. */
static void advance(struct compare *c, struct entry *e)
{
    struct waiting *a, *b;

    while ((a = e->first[0]) && (b = e->first[1])) {
        if (!a->done && !b->done && a->t.frame == 0 && b->t.frame == 0) compare_heads(c, &a->t, &b->t);
        if (a->t.kind == ZTS_TENSOR) {
            compare_values(c, &a->t, 0, &b->t, 0, a->t.len);
            drop(c, e, 0), drop(c, e, 1);
            continue;
        }
        uint64_t left[2] = {a->t.dim[0] - a->done, b->t.dim[0] - b->done}, n = left[0] < left[1] ? left[0] : left[1];
        size_t frame = zts_frame_len(&a->t);
        compare_values(c, &a->t, (size_t)a->done * frame, &b->t, (size_t)b->done * frame, (size_t)n * frame);
        a->done += n, b->done += n;
        bool over[2] = {left[0] == n && a->t.last, left[1] == n && b->t.last};
        if (over[0] && over[1]) drop(c, e, 0), drop(c, e, 1);
        else if (left[0] == n && !over[0]) drop(c, e, 0);
        else if (left[1] == n && !over[1]) drop(c, e, 1);
        else only_in(c, &a->t, "there are more frames in", over[0]);
    }
}

static struct entry *find(struct compare *c, const struct zts_tensor *t)
{
    struct entry **bucket = &c->bucket[(rng_name(t->name) ^ rng_name(t->key) << 1) % BUCKETS], *e;

    for (e = *bucket; e; e = e->next) {
        const struct waiting *w = e->first[0] ? e->first[0] : e->first[1];
        if (w && w->t.kind == t->kind && !strcmp(w->t.name, t->name) && !strcmp(w->t.key, t->key)) return e;
    }
    for (e = *bucket; e; e = e->next)  // one that waits for nothing has no name
        if (!e->first[0] && !e->first[1]) return e;
    e = xcalloc(1, sizeof *e);
    e->end[0] = &e->first[0], e->end[1] = &e->first[1];
    e->next = *bucket;
    return *bucket = e;
}

static void read_one(struct compare *c, int side)
{
    struct waiting *w = c->spare ? c->spare : xcalloc(1, sizeof *w);

    c->spare = w->next;
    int got = zts_reader_next(c->in[side], &w->t);
    if (got < 0) die("%s", zts_reader_error(c->in[side]));
    if (got == 0) {
        c->at_end[side] = true;
        w->next = c->spare;
        c->spare = w;
        return;
    }
    w->next = NULL;
    w->done = 0;
    c->n_bytes[side] += w->t.len * zts_type_size(w->t.type) + 1;
    c->n_waiting++;
    struct entry *e = find(c, &w->t);
    *e->end[side] = w;
    e->end[side] = &w->next;
    advance(c, e);
}

/* What is still waiting has nothing to be compared with. */
static void report_rest(const struct compare *c)
{
    for (size_t i = 0; i < BUCKETS && c->n_waiting; i++)
        for (const struct entry *e = c->bucket[i]; e; e = e->next)
            for (int side = 0; side < 2; side++)
                if (e->first[side]) only_in(c, &e->first[side]->t, "there is one, or one more, in", side);
}

int main(int argc, char **argv)
{
    static const struct option longopt[] = {{"tolerance", 1, NULL, 't'}, {"no-attrs", 0, NULL, 'A'}, CLI_LONG, CLI_END};
    static struct compare c = {.attrs = true};
    int o;

    cli_init("ztscmp", usage, help);
    while ((o = getopt_long(argc, argv, "t:A" CLI_SHORT, longopt, NULL)) != -1)
        switch (o) {
        case 't': c.tolerance = cli_num("-t", optarg, 0, 1e300), c.any_type = true; break;
        case 'A': c.attrs = false; break;
        default: cli_std(o, argv);
        }
    if (argc - optind != 2) die("two streams are compared, and %d are given: try ztscmp -h", argc - optind);
    if (!strcmp(argv[optind], "-") && !strcmp(argv[optind + 1], "-")) die("standard input can be read only once: name a file");
    for (int side = 0; side < 2; side++) c.in[side] = zts_reader_open(argv[optind + side]);
    while (!c.at_end[0] || !c.at_end[1]) read_one(&c, c.at_end[0] || (!c.at_end[1] && c.n_bytes[1] < c.n_bytes[0]));
    report_rest(&c);
    if (cli.verbose) note("largest difference: %.9g", c.worst);
    cli_close_stdout();
    return 0;
}
