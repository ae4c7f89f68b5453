/* zts2st - a model as a safetensors file for PyTorch; see zts2st(1). */
#include <stdio.h>
#include <unistd.h>

#include "common/cli.h"
#include "formats/model_st.h"

static const char usage[] = "[-hVv] [-o file] [file]";

int main(int argc, char **argv)
{
    static const struct option longopt[] = {CLI_OUT_LONG, CLI_LONG, CLI_END};
    struct model m;
    char error[600];
    int c;

    cli_init("zts2st", usage, "");
    while ((c = getopt_long(argc, argv, CLI_OUT_SHORT CLI_SHORT, longopt, NULL)) != -1) cli_std(c, argv);
    if (model_load(&m, cli_input(argc, argv), NULL, NULL, error, sizeof error) < 0) die("%s", error);
    if (!cli.out && isatty(STDOUT_FILENO)) die("standard output: is a terminal and this is binary data: add -o file");
    cli_open_stdout();
    model_to_st(stdout, &m);
    cli_close_stdout();
    if (cli.verbose) note("%zu parameters", m.net->list.n_params);
    model_release(&m);
    return 0;
}
