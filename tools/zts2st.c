/* zts2st - a model as a safetensors file for PyTorch; see zts2st(1). */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "common/cli.h"
#include "common/text.h"
#include "formats/model_st.h"

static const char usage[] = "[-hVv] [-o file] [file]";

/* What would not come back by st2zts. */
static void refuse_lost(const struct model *m, const char *path)
{
    struct text attrs = {0};
    size_t n_attrs = 0;

    model_put_attrs(m, &attrs);  // as they will be written
    if (attr_has(text_str(&attrs), "format"))
        die("%s: its attribute 'format' would be lost in safetensors, which have their own: give it another key", path);
    for (size_t i = 0, n; i < attrs.len; i += n) {
        if ((n = utf8_bytes(attrs.s + i, attrs.len - i)) == 0)
            die("%s: its attributes hold a byte that is not UTF-8, which safetensors cannot: write them anew by packmodel -a", path);
        n_attrs += attrs.s[i] == '\n';
    }
    if (n_attrs >= ST_MAX_METADATA)  // one entry is their own format
        die("%s: it has %zu attributes, and safetensors are read with %d at most: leave some out", path, n_attrs, ST_MAX_METADATA - 1);
    for (char *line = attrs.s, *rest; *line; line = rest) {
        rest = strchr(line, '\n') + 1;
        line[strcspn(line, "=")] = '\0';
        // readers of JSON take the last, those of streams the first
        if (attr_has(rest, line)) die("%s: it has the attribute '%.60s' twice, of which safetensors would give the other: leave one out", path, line);
    }
    text_release(&attrs);
}

int main(int argc, char **argv)
{
    static const struct option longopt[] = {CLI_OUT_LONG, CLI_LONG, CLI_END};
    struct model m;
    char error[600];
    int c;

    cli_init("zts2st", usage, "");
    while ((c = getopt_long(argc, argv, CLI_OUT_SHORT CLI_SHORT, longopt, NULL)) != -1) cli_std(c, argv);
    const char *path = cli_input(argc, argv);
    if (model_load(&m, path, NULL, NULL, error, sizeof error) < 0) die("%s", error);
    refuse_lost(&m, input_name(path));
    if (!cli.out && isatty(STDOUT_FILENO)) die("standard output: is a terminal and this is binary data: add -o file");
    cli_open_stdout();
    model_to_st(stdout, &m);
    cli_close_stdout();
    if (cli.verbose) note("%zu parameters", m.net->list.n_params);
    model_release(&m);
    return 0;
}
