/* ztsinfo - what a tensor stream holds; see ztsinfo(1).
 *
 * In: any stream. Out: a tab-separated line for each series, and for the
 * tensors of one name and key, in order of appearance; then totals. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/cli.h"
#include "common/rng.h"
#include "common/xalloc.h"
#include "formats/zts.h"

struct entry {
    char *name, *key, *attrs;
    enum zts_kind kind;
    enum zts_type type;
    int rank;
    uint64_t dim[ZTS_MAX_RANK];  // dim[0] summed over the records
    uint64_t n_records;
    size_t next;                 // with the same hash; 0 is none
};

enum { BUCKETS = 1 << 16 };

struct table {
    struct entry *at;            // at[0] is not used
    size_t n, cap;
    size_t first[BUCKETS];       // by hash: the latest entry
    uint64_t n_records, n_bytes;
};

static const char usage[] = "[-hVv] [file]";

static bool same_shape(const struct entry *e, const struct zts_tensor *t)
{
    return e->kind == t->kind && e->type == t->type && e->rank == t->rank &&
           (t->rank < 2 || !memcmp(e->dim + 1, t->dim + 1, (size_t)(t->rank - 1) * sizeof *t->dim));
}

static void add(struct table *table, const struct zts_tensor *t)
{
    size_t *slot = &table->first[(rng_name(t->name) ^ rng_name(t->key) << 1) % BUCKETS], i = *slot;

    table->n_records++;
    table->n_bytes += t->len * zts_type_size(t->type);
    while (i && (table->at[i].kind != t->kind || strcmp(table->at[i].name, t->name) || strcmp(table->at[i].key, t->key))) i = table->at[i].next;
    bool more = i && same_shape(&table->at[i], t) && (t->kind == ZTS_SERIES ? t->frame > 0 : t->rank > 0);
    if (more) {
        if (t->rank) table->at[i].dim[0] += t->dim[0];
        table->at[i].n_records++;
        return;
    }
    table->at = xgrow(table->at, &table->cap, table->n + 1, sizeof *table->at);
    struct entry *e = &table->at[table->n];
    *e = (struct entry){xstrdup(t->name), xstrdup(t->key), cli.verbose ? xstrdup(text_str(&t->attrs)) : NULL,
                        t->kind, t->type, t->rank, {0}, 1, *slot};
    memcpy(e->dim, t->dim, sizeof e->dim);
    *slot = table->n++;
}

/* A line for each, after "#"; they are masked. */
static void put_attrs(const char *attrs)
{
    char *own = xstrdup(attrs), *rest = own, *line;

    while ((line = strsep(&rest, "\n")) && *line) {
        mask(line, strlen(line));
        printf("#\t%s\n", line);
    }
    free(own);
}

static void put_table(const struct table *t)
{
    puts("key\tname\tkind\ttype\tshape\trecords");
    for (size_t i = 1; i < t->n; i++) {
        const struct entry *e = &t->at[i];
        put_masked(e->key);
        printf("\t%s\t%s\t%s\t", e->name, e->kind == ZTS_SERIES ? "series" : "tensor", zts_type_name(e->type));
        for (int d = 0; d < e->rank; d++) printf("%s%" PRIu64, d ? "x" : "", e->dim[d]);
        printf("%s\t%" PRIu64 "\n", e->rank ? "" : "scalar", e->n_records);
        if (e->attrs) put_attrs(e->attrs);
    }
}

/* The last line, and why a file that claims an index cannot be read at random. */
static void put_totals(const struct table *t, const struct zts_reader *in, const char *path)
{
    struct zts_file *file = zts_reader_indexed(in) && strcmp(path, "-") ? zts_file_open(path) : NULL;

    printf("# records: %" PRIu64 ", streams: %" PRIu64 ", bytes of elements: %" PRIu64, t->n_records,
           zts_reader_streams(in), t->n_bytes);
    if (file && zts_file_error(file)) {
        fputs(", no index for random access\n# ", stdout);
        put_masked(zts_file_error(file));
        putchar('\n');
    } else if (file) printf(", items: %zu\n", zts_file_items(file));
    else puts(zts_reader_indexed(in) ? ", with an index" : ", no index");
    for (size_t i = 0; file && cli.verbose && !zts_file_error(file) && i < zts_file_parts(file); i++)
        put_attrs(zts_file_attrs(file, i));
    zts_file_free(file);
}

int main(int argc, char **argv)
{
    static const struct option longopt[] = {CLI_LONG, CLI_END};
    static struct table table;
    struct zts_tensor t = {0};
    int c, got;

    table.n = 1;
    cli_init("ztsinfo", usage, "  -v, --verbose          print the attributes, too\n");
    while ((c = getopt_long(argc, argv, CLI_SHORT, longopt, NULL)) != -1) cli_std(c, argv);
    const char *path = cli_input(argc, argv);
    struct zts_reader *in = zts_reader_open(path);
    while ((got = zts_reader_next(in, &t)) > 0) add(&table, &t);
    if (got == 0 || table.n_records) put_table(&table);
    if (got == 0) put_totals(&table, in, path);
    cli_close_stdout();
    if (got < 0) die("%s", zts_reader_error(in));

    for (size_t i = 1; i < table.n; i++) free(table.at[i].name), free(table.at[i].key), free(table.at[i].attrs);
    free(table.at);
    zts_tensor_release(&t);
    zts_reader_free(in);
    return 0;
}
