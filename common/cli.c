/* cli.c - see cli.h. */
#include "common/cli.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <locale.h>
#include <math.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "common/clock.h"
#include "common/tempfile.h"
#include "common/xalloc.h"

struct cli cli = {"paradiddle", "", "", NULL, 0};

static bool progress_shown;
static bool redirected;      // stdout goes to cli.out,
static char *out_temporary;  // until it has that name to this

void mask(char *s, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)s[i];
        if (c < ' ' || c == 127) s[i] = '?';
        else if (i > 0 && (unsigned char)s[i - 1] == 0xc2 && c < 0xa0) s[i - 1] = s[i] = '?';
    }
}

void put_masked(const char *text)
{
    char *own = xstrdup(text);

    mask(own, strlen(own));
    fputs(own, stdout);
    free(own);
}

static void put_line(const char *prefix, const char *fmt, va_list ap)
{
    char line[1200];
    int n = snprintf(line, sizeof line - 1, "%s%s", progress_shown ? "\r\033[K" : "", cli.tool);
    size_t at = (size_t)n;

    progress_shown = false;
    at += (size_t)snprintf(line + at, sizeof line - 1 - at, ": %s", prefix);
    size_t body = at;
    n = vsnprintf(line + at, sizeof line - 1 - at, fmt, ap);
    if (n > 0) at += (size_t)n;
    if (at > sizeof line - 2) at = sizeof line - 2;
    mask(line + body, at - body);
    line[at++] = '\n';
    (void)write_all(STDERR_FILENO, line, at);
}

void die(const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    put_line("", fmt, ap);
    va_end(ap);
    tempfile_drop_all();
    exit(EXIT_CANNOT);
}

void warn(const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    put_line("warning: ", fmt, ap);
    va_end(ap);
}

void note(const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    put_line("", fmt, ap);
    va_end(ap);
}

void progress(const char *fmt, ...)
{
    static double last_s;
    const char *fake = getenv("CLI_FAKE_TTY");
    va_list ap;

    if (!isatty(STDERR_FILENO) && !(fake && *fake == '1')) return;
    if (!fmt) {
        if (progress_shown) (void)!write(STDERR_FILENO, "\r\033[K", 4);
        progress_shown = false;
        return;
    }
    if (progress_shown && now_s() - last_s < 0.2) return;
    last_s = now_s();
    char line[300];
    int n = snprintf(line, sizeof line, "\r\033[K%s: ", cli.tool);
    va_start(ap, fmt);
    int m = vsnprintf(line + n, sizeof line - (size_t)n, fmt, ap);
    va_end(ap);
    if (m < 0) return;
    size_t len = strlen(line);
    mask(line + n, len - (size_t)n);
    (void)!write(STDERR_FILENO, line, len);
    progress_shown = true;
}

/* Who closed one of the three gets errors for it still, and no file of ours has
 * its number: messages would be written into that. */
static void occupy(int fd)
{
    if (fcntl(fd, F_GETFD) < 0 && errno == EBADF) (void)!open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

void cli_init(const char *tool, const char *usage, const char *help)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) occupy(fd);
    setlocale(LC_ALL, "C");
    signal(SIGPIPE, SIG_DFL);
    signal(SIGXFSZ, SIG_IGN);  // a write over a limit fails, and is told of
    signal(SIGCHLD, SIG_DFL);  // ignored, it would take from us how our own commands ended
    cli.tool = tool;
    cli.usage = usage;
    cli.help = help;
    opterr = 0;
}

static bool has_output_option(void)
{
    return strstr(cli.usage, "-o file") != NULL;
}

/* Whether -v is among the switches that the synopsis begins with: "[-hVv] ..." */
static bool has_verbose_option(void)
{
    return memchr(cli.usage, 'v', strcspn(cli.usage, "]")) != NULL;
}

void cli_std(int c, char **argv)
{
    switch (c) {
    case 'h':
        printf("usage: %s %s\n%s", cli.tool, cli.usage, cli.help);
        if (has_output_option()) puts("  -o, --output FILE      write there, by rename when complete [stdout]");
        if (has_verbose_option() && !strstr(cli.help, "--verbose")) puts("  -v, --verbose          say more on stderr");
        puts("  -V, --version          print the version\n"
             "  -h, --help             print this");
        cli_close_stdout();
        exit(0);
    case 'V':
        printf("%s (paradiddle) %s\n", cli.tool, VERSION);
        cli_close_stdout();
        exit(0);
    case 'v':
        cli.verbose++;
        return;
    case 'o':
        if (!*optarg) die("-o: the name is empty: name a file, or - for standard output");
        cli.out = strcmp(optarg, "-") ? optarg : NULL;
        return;
    default:
        if (optopt > ' ' && optopt < 127) die("option -%c is unknown, lacks its value or takes none: try %s -h", optopt, cli.tool);
        if (optopt == 0 || optopt > UCHAR_MAX)  // a long one, which getopt has passed
            die("option '%.100s' is unknown, lacks its value or takes none: try %s -h", argv[optind - 1], cli.tool);
        die("unknown or incomplete option: try %s -h", cli.tool);
    }
}

const char *input_name(const char *path)
{
    return strcmp(path, "-") ? path : "standard input";
}

FILE *input_open(const char *path, char why[INPUT_WHY])
{
    bool standard = !strcmp(path, "-");
    FILE *f = standard ? stdin : fopen(path, "re");

    if (!f) snprintf(why, INPUT_WHY, "cannot be read: %s: %s", strerror(errno), read_remedy(errno));
    if (!standard || !isatty(STDIN_FILENO)) return f;
    snprintf(why, INPUT_WHY, "is a terminal: name a file or pipe one in");
    return NULL;
}

const char *read_remedy(int e)
{
    switch (e) {
    case ENOENT: case ENOTDIR: return "check the name";
    case EISDIR: return "name a file";
    case EBADF: return "leave it open, or name a file";
    case EACCES: return "allow it, or name another file";
    default: return "see why it cannot be read, and run again";
    }
}

const char *cli_input(int argc, char **argv)
{
    if (optind + 1 < argc) die("%s: one input file at most: try %s -h", argv[optind + 1], cli.tool);
    return optind < argc ? argv[optind] : "-";
}

bool parse_num(const char *text, double lo, double hi, double *value)
{
    char *end;

    // strtod also takes hexadecimal, nan and blanks: none is a number to us
    if (!*text || strspn(text, "+-.0123456789eE") != strlen(text)) return false;
    *value = strtod(text, &end);
    return !*end && isfinite(*value) && *value >= lo && *value <= hi;
}

bool parse_int(const char *text, long long lo, long long hi, long long *value)
{
    char *end;

    if (!*text || strspn(text, "+-0123456789") != strlen(text)) return false;
    errno = 0;
    *value = strtoll(text, &end, 10);
    return !*end && errno == 0 && *value >= lo && *value <= hi;
}

int error_vput(char *error, size_t size, const char *path, size_t line, const char *fmt, va_list ap)
{
    int n = path ? snprintf(error, size, "%.300s: ", path) : 0;

    if (line) n += snprintf(error + n, size - (size_t)n, "line %zu: ", line);
    vsnprintf(error + n, size - (size_t)n, fmt, ap);
    return -1;
}

int error_put(char *error, size_t size, const char *path, size_t line, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    error_vput(error, size, path, line, fmt, ap);
    va_end(ap);
    return -1;
}

double cli_num(const char *what, const char *text, double lo, double hi)
{
    double value;
    if (!parse_num(text, lo, hi, &value))
        die("%s: '%s' is not a number from %g to %g: try %s -h", what, text, lo, hi, cli.tool);
    return value;
}

double cli_window_ms(const char *text)
{
    double ms = cli_num("-w", text, 0, 1000);
    if (ms > 0 && ms < 1) die("-w: '%s' is less than a millisecond: if seconds are meant, write %g", text, 1000 * ms);
    return ms;
}

long long cli_int(const char *what, const char *text, long long lo, long long hi)
{
    long long value;
    if (!parse_int(text, lo, hi, &value))
        die("%s: '%s' is not a whole number from %lld to %lld: try %s -h", what, text, lo, hi, cli.tool);
    return value;
}

void cli_open_stdout(void)
{
    if (!cli.out) return;
    int fd = tempfile_open(cli.out, &out_temporary);
    if (fd < 0 || dup2(fd, STDOUT_FILENO) < 0)
        die("%s: cannot be written: %s: name a file in a folder that is yours", cli.out, strerror(errno));
    (void)close(fd);
    redirected = true;
}

void cli_close_stdout(void)
{
    const char *name = redirected ? cli.out : "standard output";
    bool failed = ferror(stdout) != 0;

    if (fflush(stdout) != 0 || (out_temporary && fsync(STDOUT_FILENO) != 0)) failed = true;
    if (fclose(stdout) != 0) failed = true;
    if (failed) die("%s: %s: %s", name, strerror(errno), write_remedy(errno));
    const char *error = tempfile_keep(&out_temporary);
    if (error) die("%s: %s", cli.out, error);
}
