/* yaml2txt - the leaves of a YAML document as lines; see yaml2txt(1).
 *
 * In: YAML. Out: a line a scalar, path<tab>value, in the order of the document. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "common/cli.h"
#include "formats/yaml.h"

static const char usage[] = "[-hVv] [-o file] [file]";

/* Tabs and line ends within a text are written as \t, \n and \r, a backslash as \\. */
static void put(const char *s)
{
    static const char special[] = "\t\n\r\\", letter[] = "tnr\\";

    for (; *s; s++) {
        const char *at = strchr(special, *s);
        if (at) printf("\\%c", letter[at - special]);
        else putchar(*s);
    }
}

static void put_leaf(void *ctx, const char *path, const char *value)
{
    (void)ctx;
    put(path);
    putchar('\t');
    put(value);
    putchar('\n');
}

int main(int argc, char **argv)
{
    static const struct option longopt[] = {CLI_LONG, CLI_OUT_LONG, CLI_END};
    char error[300];
    int c;

    cli_init("yaml2txt", usage, "");
    while ((c = getopt_long(argc, argv, CLI_SHORT CLI_OUT_SHORT, longopt, NULL)) != -1) cli_std(c, argv);
    const char *path = cli_input(argc, argv);
    FILE *f = input_open(path, error);
    path = input_name(path);
    if (!f) die("%s: %s", path, error);
    int first = getc(f);
    if (ferror(f)) die("%s: cannot be read: %s: %s", path, strerror(errno), read_remedy(errno));
    if (first == EOF) die("%s: is empty: the program before it failed", path);
    ungetc(first, f);
    cli_open_stdout();
    if (yaml_leaves(f, put_leaf, NULL, error, sizeof error) < 0) die("%s: %s", path, error);
    if (ferror(f)) die("%s: cannot be read: %s: %s", path, strerror(errno), read_remedy(errno));
    fclose(f);
    cli_close_stdout();
    return 0;
}
