/* Every good vector of tests/vectors cut at every byte and flipped at every
 * bit: an error, or what the whole vector holds; never other data. Every bad
 * one is refused; those of bad_index at random, not in sequence. */
#include <dirent.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>

#include "common/text.h"
#include "common/xalloc.h"
#include "formats/zts.h"
#include "tests/unit/unit.h"

/* Streams that end inside a vector: cut there, it is a whole stream. */
static const struct {
    const char *name;
    int n;
} ends[] = {{"concatenated.zts", 2}, {"indexed_concatenated.zts", 1}, {"skippable_frame.zts", 1}};

static void add(struct text *to, const struct zts_tensor *t)
{
    text_addf(to, "%d %d %d %llu %d %s %s\n%s", t->kind, t->type, t->rank, (unsigned long long)t->frame, t->last, t->name, t->key, text_str(&t->attrs));
    text_add(to, (const char *)t->dim, (size_t)t->rank * sizeof *t->dim);
    text_add(to, t->data, t->len * zts_type_size(t->type));
}

/* What n bytes hold, up to the end or the first error. */
static bool read_all(const char *bytes, size_t n, struct text *to)
{
    struct zts_reader *r = zts_reader_open_fd(open("/dev/null", O_RDONLY), "vector", bytes, n);
    struct zts_tensor t = {0};
    int got;

    text_clear(to);
    while ((got = zts_reader_next(r, &t)) > 0) add(to, &t);
    CHECK((got < 0) == (zts_reader_error(r) != NULL));
    zts_reader_free(r);
    zts_tensor_release(&t);
    return got == 0;
}

/* The same by way of the index, attributes too. */
static bool read_items(const char *bytes, size_t n, struct text *to)
{
    char path[40];
    int fd = memfd_create("vector", MFD_CLOEXEC);
    CHECK(fd >= 0 && write(fd, bytes, n) == (ssize_t)n);
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    struct zts_file *f = zts_file_open(path);
    struct zts_cursor *c = zts_cursor_new(f);
    struct zts_tensor t = {0};
    bool good = !zts_file_error(f);

    text_clear(to);
    for (size_t p = 0; good && p < zts_file_parts(f); p++) text_addf(to, "%s", zts_file_attrs(f, p));
    for (size_t i = 0; good && i < zts_file_items(f); i++) {
        int got = zts_cursor_seek(c, i);
        while (got >= 0 && (got = zts_cursor_next(c, &t)) > 0) add(to, &t);
        good = got == 0;
    }
    zts_cursor_free(c);
    zts_file_free(f);
    close(fd);
    zts_tensor_release(&t);
    return good;
}

static bool same(const struct text *a, const struct text *b)
{
    return a->len == b->len && !memcmp(text_str(a), text_str(b), a->len);
}

static void damage(const char *name, char *bytes, size_t n)
{
    struct text whole = {0}, items = {0}, got = {0};
    int n_ends = 0, wanted = 0;
    bool indexed = !strncmp(name, "indexed", 7);

    CHECK(read_all(bytes, n, &whole));
    if (indexed) CHECK(read_items(bytes, n, &items));
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (!strcmp(ends[i].name, name)) wanted = ends[i].n;
    for (size_t cut = 0; cut < n; cut++) {
        n_ends += read_all(bytes, cut, &got);
        CHECK(got.len <= whole.len && !memcmp(text_str(&got), text_str(&whole), got.len));
    }
    CHECK(n_ends == wanted);
    for (size_t bit = 0; bit < 8 * n; bit++) {
        bytes[bit / 8] ^= (char)(1 << bit % 8);
        CHECK(!read_all(bytes, n, &got) || same(&got, &whole));
        if (indexed) CHECK(!read_items(bytes, n, &got) || same(&got, &items));
        bytes[bit / 8] ^= (char)(1 << bit % 8);
    }
    text_release(&whole), text_release(&items), text_release(&got);
}

static int each(const char *folder, void (*visit)(const char *name, char *bytes, size_t n))
{
    const char *tests = getenv("T");
    char *path = xasprintf("%s/vectors/%s", tests ? tests : "tests", folder), bytes[1024];
    DIR *d = opendir(path);
    int count = 0;

    for (struct dirent *e; d && (e = readdir(d));) {
        if (e->d_name[0] == '.') continue;
        char *file = xasprintf("%s/%s", path, e->d_name);
        FILE *f = fopen(file, "rb");
        size_t n = f ? fread(bytes, 1, sizeof bytes, f) : sizeof bytes;
        CHECK(n < sizeof bytes);  // under 1 KB each
        int failures = unit_failures;
        visit(e->d_name, bytes, n);
        if (unit_failures > failures) printf("in %s/%s\n", folder, e->d_name);
        if (f) fclose(f);
        free(file);
        count++;
    }
    if (d) closedir(d);
    free(path);
    return count;
}

static void refuse(const char *name, char *bytes, size_t n)
{
    struct text got = {0};
    (void)name;
    CHECK(!read_all(bytes, n, &got));
    text_release(&got);
}

static void refuse_items(const char *name, char *bytes, size_t n)
{
    struct text got = {0};
    (void)name;
    CHECK(read_all(bytes, n, &got));
    CHECK(!read_items(bytes, n, &got));
    text_release(&got);
}

int main(void)
{
    CHECK(each("good", damage) > 20);
    CHECK(each("bad", refuse) > 50);
    CHECK(each("bad_index", refuse_items) > 10);
    return unit_done();
}
