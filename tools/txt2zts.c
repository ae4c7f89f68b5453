/* txt2zts - make a tensor stream out of text; see zts2txt(1) for the form. */
#include "common/cli.h"
#include "formats/zts_text.h"

static const char usage[] = "[-hVv] [-l level] [-n] [-o file] [file]";
static const char help[] =
    "  -l, --level N          1..19  how hard zstd tries [1]\n"
    "  -n, --no-shuffle       leave each element's bytes together\n";

/* Records of all streams in the text; the writer's errors wait for finish. */
static void convert(struct zts_text *in, struct zts_writer *out)
{
    struct zts_tensor t = {0};
    bool ended = false;  // a stream, and whether another follows is not known yet
    int got;

    while ((got = zts_text_next(in, &t)) > 0) {
        if (ended && zts_writer_next_stream(out) < 0) break;
        ended = got == ZTS_TEXT_END;
        if (ended) {
            zts_writer_index_attrs(out, zts_text_index_attrs(in));
            continue;
        }
        if (zts_text_item(in)) zts_writer_item(out);
        if (zts_writer_put(out, &t) < 0) break;
    }
    if (got < 0) die("%s", zts_text_error(in));
    zts_tensor_release(&t);
}

int main(int argc, char **argv)
{
    static const struct option longopt[] = {
        {"level", 1, NULL, 'l'}, {"no-shuffle", 0, NULL, 'n'}, CLI_LONG, CLI_OUT_LONG, CLI_END
    };
    bool shuffle = true;
    int c, level = 1;

    cli_init("txt2zts", usage, help);
    while ((c = getopt_long(argc, argv, "l:n" CLI_SHORT CLI_OUT_SHORT, longopt, NULL)) != -1)
        switch (c) {
        case 'l': level = (int)cli_int("-l", optarg, 1, 19); break;
        case 'n': shuffle = false; break;
        default: cli_std(c, argv);
        }
    struct zts_text *in = zts_text_open(cli_input(argc, argv));
    struct zts_writer *out = zts_writer_open(cli.out);
    zts_writer_level(out, level);
    zts_writer_shuffle(out, shuffle);
    convert(in, out);
    zts_text_free(in);
    if (zts_writer_finish(out) < 0) die("%s", zts_writer_error(out));
    zts_writer_free(out);
    return 0;
}
