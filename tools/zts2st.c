/* zts2st - a model as a safetensors file for PyTorch; see zts2st(1). */
#include <stdio.h>
#include <unistd.h>

#include "common/cli.h"
#include "common/text.h"
#include "formats/model_st.h"

static const char usage[] = "[-hVv] [-o file] [file]";

/* What would not come back by st2zts. */
static void refuse_lost(const struct text *attrs, const char *path)
{
    if (attr_has(text_str(attrs), "format"))
        die("%s: its attribute 'format' would be lost in safetensors, which have their own: give it another key", path);
    for (size_t i = 0, n; i < attrs->len; i += n)
        if ((n = utf8_bytes(attrs->s + i, attrs->len - i)) == 0)
            die("%s: its attributes hold a byte that is not UTF-8, which safetensors cannot: write them anew by packmodel -a", path);
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
    refuse_lost(&m.attrs, input_name(path));
    if (!cli.out && isatty(STDOUT_FILENO)) die("standard output: is a terminal and this is binary data: add -o file");
    cli_open_stdout();
    model_to_st(stdout, &m);
    cli_close_stdout();
    if (cli.verbose) note("%zu parameters", m.net->list.n_params);
    model_release(&m);
    return 0;
}
