/* npy2zts - a tensor stream out of a NumPy array; see npy2zts(1).
 *
 * In: a .npy file. Out: a tensor, or with -s a series whose frames are the
 * array's first dimension. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "common/cli.h"
#include "common/xalloc.h"
#include "formats/npy.h"

static const char usage[] = "[-hVv] [-n name] [-k key] [-a key=value] [-s n] [-o file] [file]";
static const char help[] =
    "  -n, --name NAME        of the record [array]\n"
    "  -k, --key KEY          of the track [none]\n"
    "  -a, --attribute K=V    an attribute; may be given again\n"
    "  -s, --series N         1..1000000  a series, in pieces of N frames\n";

static const char *path;

/* n elements in C order and the machine's byte order. */
static void read_elements(FILE *in, const struct npy *a, void *to, uint64_t done, size_t n)
{
    size_t size = zts_type_size(a->type), got = fread(to, size, n, in);

    if (got < n && ferror(in)) die("%s: cannot be read: %s: %s", path, strerror(errno), read_remedy(errno));
    if (got < n)
        die("%s: ends after %llu of %llu elements: it is cut", path, (unsigned long long)(done + got), (unsigned long long)a->len);
    if (a->swapped) npy_swap(to, n, size);
}

static void read_whole(FILE *in, const struct npy *a, struct zts_tensor *t)
{
    size_t size = zts_type_size(a->type);

    if (!a->fortran || a->rank < 2) {
        read_elements(in, a, t->data, 0, t->len);
        return;
    }
    void *raw = xmalloc(size_mul(t->len, size));
    read_elements(in, a, raw, 0, t->len);
    npy_transpose(t->data, raw, a->rank, a->dim, size);
    free(raw);
}

/* Frames as they come: memory for one piece. */
static void copy_series(FILE *in, const struct npy *a, struct zts_writer *out, struct zts_tensor *piece, size_t frames)
{
    uint64_t done = 0;

    zts_series_begin(out, piece, frames);
    while (done < a->dim[0]) {
        size_t n = a->dim[0] - done < frames ? (size_t)(a->dim[0] - done) : frames, frame = zts_frame_len(piece);
        read_elements(in, a, piece->data, done * frame, n * frame);
        if (zts_series_add(out, piece->data, n) < 0) return;
        done += n;
    }
    (void)zts_series_end(out);
}

static void convert(FILE *in, struct zts_writer *out, const char *name, const char *key, const struct text *attrs, size_t frames)
{
    struct zts_tensor t = {0};
    struct npy a;
    char error[300];

    if (npy_read_header(in, &a, error, sizeof error) < 0) die("%s: %s", path, error);
    uint64_t bytes = a.len * zts_type_size(a.type), dim[ZTS_MAX_RANK], frame = zts_type_size(a.type);
    if (frames && a.rank == 0) die("%s: is a single number, not a series: leave out -s", path);
    for (int i = 1; i < a.rank; i++) frame *= a.dim[i];
    if (frames && frame == 0) die("%s: its frames hold nothing: leave out -s", path);
    if (frames && frame > ZTS_MAX_BYTES / frames) die("%s: %zu frames of it are more than 1 GiB: use a smaller -s", path, frames);
    bool whole = !frames || (a.fortran && a.rank > 1);
    if (whole && bytes > ZTS_MAX_BYTES)
        die("%s: is of more than 1 GiB: %s", path, a.fortran ? "save it in C order, as with numpy.ascontiguousarray, and use -s" : "use -s");

    memcpy(dim, a.dim, sizeof dim);
    if (!whole) dim[0] = frames;
    zts_tensor_make(&t, name, a.type, a.rank, dim);
    zts_tensor_set_key(&t, key);
    text_add(&t.attrs, text_str(attrs), attrs->len);
    if (whole) read_whole(in, &a, &t);
    if (!frames) {
        (void)zts_writer_put(out, &t);
    } else if (whole) {
        zts_series_begin(out, &t, frames);
        (void)zts_series_add(out, t.data, (size_t)a.dim[0]);
        (void)zts_series_end(out);
    } else {
        copy_series(in, &a, out, &t, frames);
    }
    if (!zts_writer_error(out) && getc(in) != EOF) die("%s: goes on after its elements: save one array a file", path);
    zts_tensor_release(&t);
}

int main(int argc, char **argv)
{
    static const struct option longopt[] = {
        {"name", 1, NULL, 'n'}, {"key", 1, NULL, 'k'}, {"attribute", 1, NULL, 'a'}, {"series", 1, NULL, 's'},
        CLI_OUT_LONG, CLI_LONG, CLI_END,
    };
    const char *name = "array", *key = "";
    struct text attrs = {0};
    size_t frames = 0;
    int c;

    cli_init("npy2zts", usage, help);
    while ((c = getopt_long(argc, argv, "n:k:a:s:" CLI_OUT_SHORT CLI_SHORT, longopt, NULL)) != -1)
        switch (c) {
        case 'n': name = optarg; break;
        case 'k': key = optarg; break;
        case 'a':
            if (!attr_set_line(&attrs, optarg)) die("-a: '%s' is no attribute: write key=value, the key of a-z, 0-9, _ and .", optarg);
            break;
        case 's': frames = (size_t)cli_int("-s", optarg, 1, 1000000); break;
        default: cli_std(c, argv);
        }
    if (!zts_name_valid(name, strlen(name))) die("-n: '%.100s' is no name: give printable ASCII without =, ? and blanks", name);
    if (!zts_key_valid(key, strlen(key))) die("-k: is longer than %d bytes or holds a control character: give another key", ZTS_MAX_KEY);
    path = cli_input(argc, argv);
    char why[INPUT_WHY];
    FILE *in = input_open(path, why);
    path = input_name(path);
    if (!in) die("%s: %s", path, why);
    struct zts_writer *out = zts_writer_open(cli.out);
    convert(in, out, name, key, &attrs, frames);
    if (zts_writer_finish(out) < 0) die("%s", zts_writer_error(out));
    zts_writer_free(out);
    text_release(&attrs);
    if (in != stdin) (void)fclose(in);
    return 0;
}
