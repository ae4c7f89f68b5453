/* safetensors: what is written reads back; headers by hand, good and bad; every
 * cut and every flipped bit of a small file is refused or means what it says. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "common/rng.h"
#include "common/xalloc.h"
#include "formats/bytes.h"
#include "formats/safetensors.h"
#include "tests/unit/unit.h"

static char error[400];

static int load_bytes(struct safetensors *s, const void *bytes, size_t n)
{
    unsigned char *copy = xmalloc(n);

    memcpy(copy, bytes, n);
    return safetensors_parse(s, copy, n, "case.st", error, sizeof error);
}

/* A file with this header and n zero bytes of elements. */
static int load_header(struct safetensors *s, const char *header, size_t n)
{
    size_t len = strlen(header);
    unsigned char *bytes = xcalloc(8 + len + n, 1);

    put64(bytes, len);
    memcpy(bytes + 8, header, len);
    return safetensors_parse(s, bytes, 8 + len + n, "case.st", error, sizeof error);
}

static void good(const char *header, size_t n, size_t n_tensors)
{
    struct safetensors s;
    int rc = load_header(&s, header, n);

    if (rc < 0) printf("%s: %s\n", header, error);
    CHECK(rc == 0 && s.n == n_tensors);
    safetensors_release(&s);
}

static void bad(const char *header, size_t n, const char *part_of_error)
{
    struct safetensors s;
    int rc = load_header(&s, header, n);

    if (rc == 0 || !strstr(error, part_of_error)) printf("%s: %d %s\n", header, rc, error);
    CHECK(rc < 0 && strstr(error, part_of_error));
    safetensors_release(&s);
}

#define U8(name, shape, from, to) "\"" name "\":{\"dtype\":\"U8\",\"shape\":" shape ",\"data_offsets\":[" #from "," #to "]}"

static void test_headers(void)
{
    good("{}", 0, 0);
    good(" { } \n", 0, 0);
    good("{" U8("a", "[2,2]", 0, 4) "," U8("b", "[]", 4, 5) "}   ", 5, 2);
    good("{" U8("b", "[1]", 4, 5) "," U8("a", "[2,2]", 0, 4) "}", 5, 2);       // any order
    good("{" U8("a", "[0,7]", 0, 0) "," U8("b", "[3]", 0, 3) "," U8("c", "[0]", 3, 3) "}", 3, 3);
    good("{\"a\" : { \"shape\" : [ 1 , 2 ] , \"data_offsets\" : [ 0 , 4 ] , \"dtype\" : \"BF16\" } }", 4, 1);
    good("{\"__metadata__\":{\"format\":\"pt\",\"k\":\"\\u0041\\n\\\"\\ud83e\\udd41\"}," U8("a", "[1]", 0, 1) "}", 1, 1);
    good("{\"__metadata__\":{}}", 0, 0);

    bad("", 0, "{ is wanted");
    bad("[]", 0, "{ is wanted");
    bad("{", 0, "string is wanted");
    bad("{}x", 0, "follows the last }");
    bad("{" U8("a", "[1]", 0, 1) ",}", 1, "string is wanted");
    bad("{" U8("a", "[1]", 0, 1) " " U8("b", "[1]", 1, 2) "}", 2, "a comma or }");
    bad("{" U8("a", "[1]", 0, 1) "," U8("a", "[1]", 1, 2) "}", 2, "a name occurs twice");
    bad("{" U8("a", "[1]", 0, 1) "," U8("\\u0061", "[1]", 1, 2) "}", 2, "a name occurs twice");
    bad("{" U8("a", "[2]", 0, 2) "," U8("b", "[2]", 1, 3) "}", 3, "overlap");
    bad("{" U8("a", "[2]", 0, 2) "," U8("b", "[2]", 0, 2) "}", 2, "overlap");
    bad("{" U8("a", "[2]", 0, 2) "," U8("b", "[2]", 3, 5) "}", 5, "a gap");
    bad("{" U8("a", "[2]", 1, 3) "}", 3, "a gap");
    bad("{" U8("a", "[2]", 0, 2) "}", 3, "bytes after the last");
    bad("{}", 1, "bytes after the last");
    bad("{" U8("a", "[2]", 0, 2) "}", 1, "cut short");
    bad("{" U8("a", "[3]", 0, 2) "}", 2, "do not fit the shape");
    bad("{" U8("a", "[2]", 2, 0) "}", 2, "do not fit the shape");
    bad("{" U8("a", "[4294967296,4294967296]", 0, 0) "}", 0, "more than 4 GiB");
    bad("{" U8("a", "[4294967297]", 0, 4294967297) "}", 0, "more than 4 GiB");
    bad("{" U8("a", "[4503599627370496,4503599627370496,4096]", 0, 0) "}", 0, "more than 4 GiB");
    bad("{" U8("a", "[18446744073709551617]", 0, 1) "}", 1, "above 2^52");
    bad("{" U8("a", "[-1]", 0, 1) "}", 1, "whole number");
    bad("{" U8("a", "[1.0]", 0, 1) "}", 1, "a comma or ]");
    bad("{" U8("a", "[1e0]", 0, 1) "}", 1, "a comma or ]");
    bad("{" U8("a", "[01]", 0, 1) "}", 1, "whole number");
    bad("{" U8("a", "[1,]", 0, 1) "}", 1, "whole number");
    bad("{" U8("a", "[1,1,1,1,1,1,1,1,1]", 0, 1) "}", 1, "too many numbers");
    bad("{\"a\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1,1]}}", 1, "too many numbers");
    bad("{" U8("a", "null", 0, 1) "}", 1, "[ is wanted");
    bad("{\"a\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0]}}", 1, "lacks");
    bad("{\"a\":{\"dtype\":\"U8\",\"shape\":[1]}}", 1, "lacks");
    bad("{\"a\":{}}", 1, "string is wanted");
    bad("{\"a\":{\"dtype\":\"U8\",\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]}}", 1, "nothing else");
    bad("{\"a\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1],\"more\":1}}", 1, "nothing else");
    bad("{\"a\":{\"dtype\":\"F8_E4M3\",\"shape\":[1],\"data_offsets\":[0,1]}}", 1, "unknown here");
    bad("{\"a\":7}", 1, "{ is wanted");
    bad("{\"a\" 7}", 1, "colon");
    bad("{\"a", 0, "does not end");
    bad("{\"a\n\":1}", 0, "does not end");
    bad("{\"a\\", 0, "unknown escape");
    bad("{\"a\\x\":1}", 0, "unknown escape");
    bad("{\"a\\u00g0\":1}", 0, "four hexadecimal");
    bad("{\"a\\u00", 0, "four hexadecimal");
    bad("{\"a\\u0000\":1}", 0, "no character");
    bad("{\"a\\ud800\":1}", 0, "no character");
    bad("{\"a\\ud800\\u0041\":1}", 0, "no character");
    bad("{\"a\\udc00\":1}", 0, "no character");
    bad("{\"__metadata__\":{\"a\":1}}", 0, "string is wanted");
    bad("{\"__metadata__\":{\"a\":\"b\"},\"__metadata__\":{}}", 0, "twice");
}

static const char path[] = "case.st";

static void write_file(const void *bytes, size_t n)
{
    FILE *f = fopen(path, "wb");
    CHECK(f && fwrite(bytes, 1, n, f) == n && fclose(f) == 0);
}

static void test_limits(void)
{
    struct safetensors s;
    unsigned char eight[8] = {0};
    struct text header = {0};

    for (int i = 0; i < 2; i++) {
        put64(eight, i ? UINT64_MAX : ST_MAX_HEADER + 1);
        write_file(eight, 8);
        CHECK(safetensors_load(&s, path, error, sizeof error) < 0 && strstr(error, "16 MiB"));
        safetensors_release(&s);
        CHECK(load_bytes(&s, eight, 8) < 0 && strstr(error, "cut short"));
        safetensors_release(&s);
    }
    put64(eight, 1);
    CHECK(load_bytes(&s, eight, 8) < 0 && strstr(error, "cut short"));
    safetensors_release(&s);
    CHECK(load_bytes(&s, eight, 0) < 0 && strstr(error, "empty"));
    safetensors_release(&s);
    CHECK(safetensors_load(&s, "missing.st", error, sizeof error) < 0 && strstr(error, "No such file"));
    safetensors_release(&s);
    CHECK(safetensors_load(&s, ".", error, sizeof error) < 0 && strstr(error, "directory"));
    safetensors_release(&s);

    for (int extra = 0; extra < 2; extra++) {
        text_clear(&header);
        for (int i = 0; i < ST_MAX_TENSORS + extra; i++)
            text_addf(&header, "%c\"%d\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]}", i ? ',' : '{', i);
        text_addf(&header, "}");
        if (extra) bad(text_str(&header), 0, "more than 4096 tensors");
        else good(text_str(&header), 0, ST_MAX_TENSORS);
    }
    for (int extra = 0; extra < 2; extra++) {
        text_clear(&header);
        for (int i = 0; i < ST_MAX_METADATA + extra; i++) text_addf(&header, "%s\"k%d\":\"v\"", i ? "," : "{\"__metadata__\":{", i);
        text_addf(&header, "}}");
        if (extra) bad(text_str(&header), 0, "more than 4096 entries");
        else good(text_str(&header), 0, 0);
    }
    text_clear(&header);
    text_addf(&header, "{\"__metadata__\":{\"long\":\"%01100000d\",\"next\":\"1\"}}", 0);
    bad(text_str(&header), 0, "1 MiB of metadata");
    text_clear(&header);
    text_addf(&header, "{\"%0256d\":{}}", 0);
    bad(text_str(&header), 0, "255 bytes");
    text_release(&header);
}

static void test_round_trip(void)
{
    const float a[6] = {1, -2.5f, 0, 3e-39f, 1e38f, -0.0f};
    const int64_t n = 1ll << 40;
    struct st_tensor out[] = {
        {.name = "n", .type = ST_I64, .rank = 0, .len = 1, .data = &n},
        {.name = "a \"quoted\" \\", .type = ST_F32, .rank = 2, .dim = {2, 3}, .len = 6, .data = a},
        {.name = "none", .type = ST_F32, .rank = 1, .dim = {0}, .len = 0, .data = a},
    };
    struct safetensors s;
    struct text meta = {0};
    char value[100];
    float back[6];
    int64_t count;

    attr_set(&meta, "arch", "rnn \"x\"\\\t\xc3\xa9");
    FILE *f = fopen(path, "wb");
    safetensors_write(f, out, 3, &meta);
    CHECK(fclose(f) == 0);
    CHECK(safetensors_load(&s, path, error, sizeof error) == 0 && s.n == 3);
    const struct st_tensor *t = safetensors_find(&s, out[1].name), *i = safetensors_find(&s, "n");
    CHECK(t && t->rank == 2 && t->dim[0] == 2 && t->dim[1] == 3 && st_floats(t, back) && !memcmp(a, back, sizeof a));
    CHECK(i && i->rank == 0 && st_int64(i, 0, &count) && count == n && !st_floats(i, back) && !st_int64(t, 0, &count));
    CHECK(!safetensors_find(&s, "a"));
    CHECK(attr_get(text_str(&s.meta), "arch", value, sizeof value) && !strcmp(value, "rnn \"x\"\\\t\xc3\xa9"));
    CHECK(!attr_get(text_str(&s.meta), "format", value, sizeof value));
    safetensors_release(&s);
    text_release(&meta);
}

/* 1.5 and -2 in each floating type. */
static void test_types(void)
{
    static const struct {
        const char *type;
        unsigned char bytes[16];
        size_t n;
    } cases[] = {
        {"F16", {0x00, 0x3e, 0x00, 0xc0}, 4},
        {"BF16", {0xc0, 0x3f, 0x00, 0xc0}, 4},
        {"F32", {0, 0, 0xc0, 0x3f, 0, 0, 0, 0xc0}, 8},
        {"F64", {0, 0, 0, 0, 0, 0, 0xf8, 0x3f, 0, 0, 0, 0, 0, 0, 0, 0xc0}, 16},
    };
    for (size_t i = 0; i < 4; i++) {
        struct safetensors s;
        unsigned char file[200];
        float value[2] = {0};
        size_t n = (size_t)snprintf((char *)file + 8, 150, "{\"x\":{\"dtype\":\"%s\",\"shape\":[2],\"data_offsets\":[0,%zu]}}",
                                    cases[i].type, cases[i].n);
        put64(file, n);
        memcpy(file + 8 + n, cases[i].bytes, cases[i].n);
        CHECK(load_bytes(&s, file, 8 + n + cases[i].n) == 0);
        CHECK(s.n == 1 && st_floats(&s.at[0], value) && value[0] == 1.5f && value[1] == -2);
        safetensors_release(&s);
    }
}

/* Under the sanitizers this also shows that nothing is read beyond its end. */
static void test_damage(void)
{
    static const char header[] = "{\"__metadata__\":{\"k\":\"v\"}," U8("a", "[2,2]", 0, 4) "," U8("b", "[]", 4, 5) "} ";
    unsigned char file[sizeof header + 20];
    size_t n = sizeof header - 1, len = 8 + n + 5, refused = 0;
    struct safetensors s;

    put64(file, n);
    memcpy(file + 8, header, n);
    memset(file + 8 + n, 7, 5);
    for (size_t cut = 0; cut < len; cut++) {
        CHECK(load_bytes(&s, file, cut) < 0);
        safetensors_release(&s);
    }
    for (size_t bit = 0; bit < 8 * (8 + n); bit++) {
        file[bit / 8] ^= (unsigned char)(1 << bit % 8);
        int rc = load_bytes(&s, file, len);
        refused += rc < 0;
        if (rc == 0) CHECK(s.n == 2 && s.at[0].end == s.at[1].begin && s.at[1].end == 5);
        safetensors_release(&s);
        file[bit / 8] ^= (unsigned char)(1 << bit % 8);
    }
    CHECK(refused > 4 * (8 + n));  // the others make another name, or metadata
}

/* Random damage that keeps to the grammar more often than flipped bits do:
 * tokens put in, parts cut out or repeated. */
static void test_mutations(void)
{
    static const char *const tokens[] = {"{", "}", "[", "]", ",", ":", "\"", "\\u", "\\", "0", "18446744073709551615", "4294967296",
        "\"dtype\"", "\"shape\"", "\"data_offsets\"", "\"__metadata__\"", "F16", "BF16", "-", "e", "null", " "};
    static const char header[] = "{\"__metadata__\":{\"a\":\"b\\u0041\"}," U8("x", "[2,1]", 0, 2) "," U8("y", "[]", 2, 3) "}";
    enum { N_TOKENS = sizeof tokens / sizeof tokens[0], ROOM = 1000 };
    struct rng rng = rng_make(1, 1);
    size_t accepted = 0;

    for (int round = 0; round < 30000; round++) {
        char text[ROOM];
        size_t n = sizeof header - 1;
        memcpy(text, header, n);
        for (uint64_t edits = 1 + rng_below(&rng, 4); edits > 0; edits--) {
            size_t at = rng_below(&rng, n + 1), from = rng_below(&rng, n + 1), len = rng_below(&rng, 30);
            const char *token = tokens[rng_below(&rng, N_TOKENS)];
            char part[40];
            if (len > n - from) len = n - from;
            if (rng_below(&rng, 3) == 0) {
                memmove(text + from, text + from + len, n - from - len);
                if ((n -= len) == 0) break;
                continue;
            }
            if (rng_below(&rng, 2)) token = memcpy(part, text + from, len);
            else len = strlen(token);
            if (n + len >= ROOM) break;
            memmove(text + at + len, text + at, n - at);
            memcpy(text + at, token, len);
            n += len;
        }
        unsigned char *bytes = xcalloc(8 + n + 3, 1);
        struct safetensors s;
        put64(bytes, n);
        memcpy(bytes + 8, text, n);
        int rc = safetensors_parse(&s, bytes, 8 + n + 3, "case.st", error, sizeof error);
        for (size_t i = 0, end = 0; rc == 0 && i < s.n; end = s.at[i++].end) {
            float value[3];
            CHECK(s.at[i].begin == end && s.at[i].end <= 3);
            (void)st_floats(&s.at[i], value);
        }
        accepted += rc == 0;
        safetensors_release(&s);
    }
    CHECK(accepted > 100 && accepted < 20000);
    if (getenv("VERBOSE")) printf("%zu of 30000 accepted\n", accepted);
}

int main(void)
{
    test_headers();
    test_limits();
    test_round_trip();
    test_types();
    test_damage();
    test_mutations();
    unlink(path);
    return unit_done();
}
