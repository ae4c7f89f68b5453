/* The stream library: round trips, pieces, random access, cuts, concatenation, half floats. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "common/rng.h"
#include "formats/zts_code.h"
#include "tests/unit/unit.h"

/* A small shard-like file: two series interleaved by hand, a tensor, an index. */
static void write_sample(const char *path, int items)
{
    struct zts_writer *w = zts_writer_open(path);
    struct zts_tensor t = {0};
    struct text attrs = {0};

    for (int i = 0; i < items; i++) {
        zts_writer_item(w);
        zts_tensor_make(&t, "spec", ZTS_F32, 2, (uint64_t[]){4, 3});
        zts_tensor_set_key(&t, "a track");
        t.kind = ZTS_SERIES, t.frame = 4 * (uint64_t)i, t.last = i == items - 1;
        if (i == 0) attr_set(&t.attrs, "frame_rate_hz", "100");
        for (int k = 0; k < 12; k++) ((float *)t.data)[k] = (float)(100 * i + k);
        CHECK(zts_writer_put(w, &t) == 0);
        zts_tensor_make(&t, "onset", ZTS_F64, 2, (uint64_t[]){0, 3});
        CHECK(zts_writer_put(w, &t) == 0);
    }
    attr_set(&attrs, "segments", "3");
    zts_writer_index_attrs(w, &attrs);
    CHECK(zts_writer_finish(w) == 0);
    zts_writer_free(w);
    zts_tensor_release(&t);
    text_release(&attrs);
}

static int count_records(const char *path, bool *failed)
{
    struct zts_reader *r = zts_reader_open(path);
    struct zts_tensor t = {0};
    int n = 0, got;

    while ((got = zts_reader_next(r, &t)) > 0) n++;
    *failed = got < 0;
    CHECK(!*failed || zts_reader_error(r));
    zts_tensor_release(&t);
    zts_reader_free(r);
    return n;
}

static size_t slurp(const char *path, char **to)
{
    FILE *f = fopen(path, "rb");
    fseek(f, 0, SEEK_END);
    size_t n = (size_t)ftell(f);
    rewind(f);
    *to = malloc(n + 1);
    CHECK(fread(*to, 1, n, f) == n);
    fclose(f);
    return n;
}

static void spill(const char *path, const char *from, size_t n)
{
    FILE *f = fopen(path, "wb");
    CHECK(fwrite(from, 1, n, f) == n);
    fclose(f);
}

static void test_cuts(void)
{
    char *bytes;
    bool failed;

    write_sample("s.zts", 3);
    CHECK(count_records("s.zts", &failed) == 6 && !failed);
    size_t n = slurp("s.zts", &bytes);
    for (size_t cut = 0; cut < n; cut++) {
        spill("cut.zts", bytes, cut);
        (void)count_records("cut.zts", &failed);
        CHECK(failed);
        struct zts_file *f = zts_file_open("cut.zts");
        CHECK(zts_file_error(f) != NULL);
        zts_file_free(f);
    }
    free(bytes);
}

static void test_random_access(void)
{
    bool failed;
    struct zts_tensor t = {0};

    write_sample("one.zts", 3);
    write_sample("two.zts", 2);
    CHECK(system("cat one.zts two.zts >both.zts") == 0);
    CHECK(count_records("both.zts", &failed) == 10 && !failed);
    struct zts_file *f = zts_file_open("both.zts");
    CHECK(!zts_file_error(f));
    CHECK(zts_file_parts(f) == 2 && zts_file_items(f) == 5 && zts_file_part_items(f, 1) == 2);
    CHECK(!strcmp(zts_file_attrs(f, 0), "segments=3\n"));
    struct zts_cursor *c = zts_cursor_new(f);
    static const size_t order[] = {4, 0, 2, 3, 1};
    for (int i = 0; i < 5; i++) {
        size_t item = order[i], local = item < 3 ? item : item - 3;
        CHECK(zts_cursor_seek(c, item) == 0);
        CHECK(zts_cursor_next(c, &t) == 1 && !strcmp(t.name, "spec") && !strcmp(t.key, "a track"));
        CHECK(((float *)t.data)[5] == (float)(100 * local + 5) && t.frame == 4 * local);
        CHECK(zts_cursor_next(c, &t) == 1 && !strcmp(t.name, "onset") && t.len == 0);
        CHECK(zts_cursor_next(c, &t) == 0);
    }
    CHECK(zts_cursor_seek(c, 5) < 0 && zts_cursor_error(c));
    zts_cursor_free(c);
    zts_file_free(f);
    zts_tensor_release(&t);
}

/* Pieces are of a fixed length whatever the calls bring. */
static void test_series(void)
{
    struct zts_tensor t = {0};
    char *first = NULL, *again = NULL;
    size_t n[2];

    for (int round = 0; round < 2; round++) {
        struct zts_writer *w = zts_writer_open("series.zts");
        zts_tensor_make(&t, "act", ZTS_I16, 2, (uint64_t[]){0, 2});
        zts_series_begin(w, &t, 10);
        for (int16_t i = 0; i < 47;) {
            int16_t some[2 * 47], k = 0, step = round ? 47 : (int16_t)(1 + i % 4);
            for (; k < step && i + k < 47; k++) some[2 * k] = (int16_t)(i + k), some[2 * k + 1] = (int16_t)-i;
            if (round) for (int j = 0; j < 47; j++) some[2 * j + 1] = 0;
            if (!round) for (int j = 0; j < k; j++) some[2 * j + 1] = 0;
            CHECK(zts_series_add(w, some, (size_t)k) == 0);
            i = (int16_t)(i + k);
        }
        CHECK(zts_series_end(w) == 0 && zts_writer_finish(w) == 0);
        zts_writer_free(w);
        n[round] = slurp("series.zts", round ? &again : &first);
    }
    CHECK(n[0] == n[1] && !memcmp(first, again, n[0]));
    struct zts_reader *r = zts_reader_open("series.zts");
    int have = 0;
    while (zts_reader_next(r, &t) == 1) {
        CHECK(t.dim[0] == (have < 40 ? 10 : 7) && t.last == (have == 40));
        for (size_t i = 0; i < t.dim[0]; i++) CHECK(((int16_t *)t.data)[2 * i] == have++);
    }
    CHECK(have == 47 && !zts_reader_error(r));
    zts_reader_free(r);
    zts_tensor_release(&t);
    free(first), free(again);
}

/* A name as long as the system allows is no reason to forget what is wrong. */
static void test_long_name(void)
{
    char path[3000];

    for (size_t i = 0; i < sizeof path - 1; i++) path[i] = i % 200 ? 'a' : '/';
    path[0] = '.', path[sizeof path - 1] = '\0';
    struct zts_file *f = zts_file_open(path);
    CHECK(zts_file_error(f) && strstr(zts_file_error(f), ": cannot be read: "));
    zts_file_free(f);
}

/* An index's attributes are at most 1 MiB: more are not written, and not read. */
static void test_index_attrs(void)
{
    struct text attrs = {0};
    char *bytes;

    text_add(&attrs, "a=", 2);
    while (attrs.len < ZTS_MAX_ATTRS - 1) text_add(&attrs, "x", 1);
    text_add(&attrs, "\n", 1);
    for (int more = 0; more < 2; more++) {
        struct zts_writer *w = zts_writer_open(more ? "no.zts" : "most.zts");
        zts_writer_index_attrs(w, &attrs);
        CHECK((zts_writer_finish(w) < 0) == more);
        zts_writer_free(w);
        text_add(&attrs, "b=\n", 3);
    }
    struct zts_file *f = zts_file_open("most.zts");
    CHECK(!zts_file_error(f) && strlen(zts_file_attrs(f, 0)) == ZTS_MAX_ATTRS);
    zts_file_free(f);

    // the same with an attribute more, by hand
    size_t n = slurp("most.zts", &bytes), content = ZTS_INDEX_HEAD + ZTS_MAX_ATTRS + 3;
    unsigned char *more = malloc(n + 3), *foot = more + n + 3 - ZTS_INDEX_FOOT, *body = foot - content;
    memcpy(more, bytes, n - ZTS_INDEX_FOOT);
    memcpy(foot - 3, "b=\n", 3);
    put32(body - 4, (uint32_t)(content + ZTS_INDEX_FOOT));
    put32(body + 16, ZTS_MAX_ATTRS + 3);
    put32(foot, zts_crc32(0, body, content)), put64(foot + 4, content), put64(foot + 12, n + 3), memcpy(foot + 20, "XSTZ", 4);
    spill("more.zts", (char *)more, n + 3);
    f = zts_file_open("more.zts");
    CHECK(zts_file_error(f) && strstr(zts_file_error(f), "the index is damaged"));
    zts_file_free(f);
    free(bytes), free(more);
    text_release(&attrs);
}

static void test_half(void)
{
    for (uint32_t h = 0; h < 65536; h++) {
        float f = zts_f16_to_f32((uint16_t)h);
        CHECK(f != f ? (zts_f32_to_f16(f) & 0x7c00) == 0x7c00 : zts_f32_to_f16(f) == h);
    }
    CHECK(zts_f16_to_f32(0x3c01) == 1.0009765625f && zts_f16_to_f32(1) == 0x1p-24f && zts_f16_to_f32(0x7bff) == 65504);
    CHECK(zts_f32_to_f16(1.00048828125f) == 0x3c00 && zts_f32_to_f16(1.00146484375f) == 0x3c02);  // ties to even
    CHECK(zts_f32_to_f16(65519.9f) == 0x7bff && zts_f32_to_f16(65520) == 0x7c00);
    CHECK(zts_f32_to_f16(0x1.8p-25f) == 1 && zts_f32_to_f16(0x1p-25f) == 0 && zts_f32_to_f16(-0x1p-26f) == 0x8000);
}

static void test_failed_writer(void)
{
    struct zts_writer *w = zts_writer_open("gone.zts");
    zts_writer_free(w);  // not finished: nothing under the name
    CHECK(access("gone.zts", F_OK) != 0);
    w = zts_writer_open("/dev/full");
    struct zts_tensor t = {0};
    zts_tensor_make(&t, "x", ZTS_U8, 0, NULL);
    ((uint8_t *)t.data)[0] = 1;
    (void)zts_writer_put(w, &t);
    CHECK(zts_writer_finish(w) < 0 && strstr(zts_writer_error(w), "/dev/full: No space left"));
    zts_writer_free(w);
    zts_tensor_release(&t);
}

int main(void)
{
    test_cuts();
    test_random_access();
    test_series();
    test_long_name();
    test_index_attrs();
    test_half();
    test_failed_writer();
    return unit_done();
}
