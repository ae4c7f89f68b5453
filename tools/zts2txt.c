/* zts2txt - write a tensor stream as text; see zts2txt(1).
 *
 * In: any stream. Out: lines from which txt2zts makes the same stream again,
 * its index too when the input is a file. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "common/cli.h"
#include "formats/zts_text.h"

static const char usage[] = "[-hVv] [-o file] [file]";

static const struct zts_file *good(const struct zts_file *file)
{
    return file && !zts_file_error(file) ? file : NULL;
}

/* Of an index that the stream has, or claims: why the text lacks it. */
static void put_lost(const struct zts_file *file)
{
    static bool told;

    if (!file) {
        puts("# an index is not shown: that takes a file whose streams all have one");
        return;
    }
    fputs("# an index is not shown: ", stdout);
    put_masked(zts_file_error(file));  // with the file's name, which may hold a newline
    putchar('\n');
    if (!told) warn("an index is not shown: %s", zts_file_error(file));
    told = true;
}

/* Close the streams that ended since the last record. */
static void put_ends(const struct zts_reader *in, const struct zts_file *file, uint64_t *n_ended)
{
    const struct zts_file *index = good(file);

    for (; *n_ended < zts_reader_streams(in); ++*n_ended) {
        bool indexed = index && *n_ended < zts_file_parts(index);
        if (!indexed && zts_reader_indexed(in)) put_lost(file);
        zts_text_put_end(stdout, indexed, indexed ? zts_file_attrs(index, (size_t)*n_ended) : "");
    }
}

static void convert(struct zts_reader *in, const struct zts_file *file)
{
    const struct zts_file *index = good(file);
    struct zts_tensor t = {0};
    size_t item = 0, n_items = index ? zts_file_items(index) : 0;
    uint64_t n_ended = 0;
    int got;

    while ((got = zts_reader_next(in, &t)) > 0) {
        put_ends(in, file, &n_ended);
        if (item < n_items && zts_file_item_offset(index, item) <= zts_reader_offset(in)) puts("item");
        // an item may begin with what is passed over
        while (item < n_items && zts_file_item_offset(index, item) <= zts_reader_offset(in)) item++;
        zts_text_put(stdout, &t);
        if (ferror(stdout)) break;  // closing stdout says why
    }
    if (got < 0) {
        fflush(stdout);
        die("%s", zts_reader_error(in));
    }
    put_ends(in, file, &n_ended);
    zts_tensor_release(&t);
}

/* Not a pipe with a name, whose index is as far off as that of standard input. */
static bool is_file(const char *path)
{
    struct stat st;
    return strcmp(path, "-") && stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

int main(int argc, char **argv)
{
    static const struct option longopt[] = {CLI_LONG, CLI_OUT_LONG, CLI_END};
    int c;

    cli_init("zts2txt", usage, "");
    while ((c = getopt_long(argc, argv, CLI_SHORT CLI_OUT_SHORT, longopt, NULL)) != -1) cli_std(c, argv);
    const char *path = cli_input(argc, argv);
    struct zts_reader *in = zts_reader_open(path);
    struct zts_file *file = is_file(path) ? zts_file_open(path) : NULL;
    cli_open_stdout();
    convert(in, file);
    cli_close_stdout();
    zts_file_free(file);
    zts_reader_free(in);
    return 0;
}
