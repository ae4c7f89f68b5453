/* zts2npy - a NumPy array out of a tensor stream; see zts2npy(1).
 *
 * In: any stream. Out: the records of one name and key as a .npy file, which
 * is begun when the whole stream was read and found good. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "common/cli.h"
#include "common/xalloc.h"
#include "formats/npy.h"

static const char usage[] = "[-hVv] [-n name] [-k key] [-o file] [file]";
static const char help[] =
    "  -n, --name NAME        which records [those of the only name]\n"
    "  -k, --key KEY          of which track [the only one]\n";

/* The first record that is wanted, its elements and those that were joined. */
struct array {
    struct zts_tensor head;  // dim[0] counts all
    unsigned char *bytes;
    size_t n, cap;
};

static void join(struct array *a, const char *path, const struct zts_tensor *t)
{
    struct zts_tensor *h = &a->head;
    size_t n = t->len * zts_type_size(t->type), rank = (size_t)t->rank;

    if (!h->name) {
        zts_tensor_make(h, t->name, t->type, t->rank, (const uint64_t[ZTS_MAX_RANK]){0});
        zts_tensor_set_key(h, t->key);
        memcpy(h->dim, t->dim, sizeof h->dim);
        h->kind = t->kind;
    } else {
        if (strcmp(h->name, t->name)) die("%s: holds '%s' and '%s': choose one with -n", path, h->name, t->name);
        if (strcmp(h->key, t->key)) die("%s: holds %s of '%.200s' and of '%.200s': choose one with -k", path, h->name, h->key, t->key);
        if (t->kind == ZTS_SERIES ? t->frame == 0 : t->rank == 0) die("%s: holds %s of '%.200s' twice: give one of the streams", path, t->name, t->key);
        if (h->kind != t->kind || h->type != t->type || h->rank != t->rank || memcmp(h->dim + 1, t->dim + 1, (rank - 1) * sizeof *t->dim))
            die("%s: holds %s of '%.200s' in more than one type or shape: take one out by way of zts2txt", path, t->name, t->key);
        h->dim[0] += t->dim[0];
    }
    a->bytes = xgrow(a->bytes, &a->cap, a->n + n, 1);
    if (n) memcpy(a->bytes + a->n, t->data, n);
    a->n += n;
}

int main(int argc, char **argv)
{
    static const struct option longopt[] = {{"name", 1, NULL, 'n'}, {"key", 1, NULL, 'k'}, CLI_OUT_LONG, CLI_LONG, CLI_END};
    const char *name = NULL, *key = NULL;
    struct array a = {0};
    struct zts_tensor t = {0};
    char header[NPY_HEADER];
    int c, got;

    cli_init("zts2npy", usage, help);
    while ((c = getopt_long(argc, argv, "n:k:" CLI_OUT_SHORT CLI_SHORT, longopt, NULL)) != -1)
        switch (c) {
        case 'n': name = optarg; break;
        case 'k': key = optarg; break;
        default: cli_std(c, argv);
        }
    struct zts_reader *in = zts_reader_open(cli_input(argc, argv));
    if (!cli.out && isatty(STDOUT_FILENO)) die("standard output: is a terminal and this is binary data: add -o file or redirect it");
    while ((got = zts_reader_next(in, &t)) > 0)
        if ((!name || !strcmp(name, t.name)) && (!key || !strcmp(key, t.key))) join(&a, zts_reader_path(in), &t);
    if (got < 0) die("%s", zts_reader_error(in));
    if (!a.head.name)
        die("%s: holds no record%s%s%s%s: ztsinfo shows what there is", zts_reader_path(in), name ? " named " : "", name ? name : "",
            key ? " of the key " : "", key ? key : "");
    npy_make_header(header, a.head.type, a.head.rank, a.head.dim);
    cli_open_stdout();
    fwrite(header, 1, sizeof header, stdout);
    if (a.n) fwrite(a.bytes, 1, a.n, stdout);
    cli_close_stdout();
    if (cli.verbose) note("%s: %zu bytes of %s", a.head.name, a.n, zts_type_name(a.head.type));
    free(a.bytes);
    zts_tensor_release(&t), zts_tensor_release(&a.head);
    zts_reader_free(in);
    return 0;
}
