/* cli.h - what every tool's command line shares: usage, numbers, messages.
 *
 * A tool calls cli_init() first, then loops over getopt_long() and gives what
 * it does not know to cli_std(). Libraries return a code and keep the sentence;
 * they call die() only where memory or threads run out, and warn() where their headers tell. Messages are one line,
 * `tool: file: what is wrong: what to do`, no capital, no full stop. */
#ifndef CLI_H
#define CLI_H

#include <getopt.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* Set by cli_init and cli_std, read by anybody. */
extern struct cli {
    const char *tool;   // the program's name, as its page has it
    const char *usage;  // what follows the name in the synopsis
    const char *help;   // option lines for -h
    const char *out;    // -o, NULL for standard output
    int verbose;        // -v, counted
} cli;

enum { EXIT_ANSWER_NO = 1, EXIT_CANNOT = 2 };

/* The standard options: `-h -V -v -o`. A tool without -o leaves out CLI_OUT_SHORT and CLI_OUT_LONG. */
#define CLI_SHORT "hVv"
#define CLI_LONG                                                                       \
    {"help", 0, NULL, 'h'}, {"version", 0, NULL, 'V'}, {"verbose", 0, NULL, 'v'}
#define CLI_OUT_SHORT "o:"
#define CLI_OUT_LONG {"output", 1, NULL, 'o'}
#define CLI_END {NULL, 0, NULL, 0}

/* usage: the synopsis after the tool's name, "[-g gain] [-o file] [file ...]".
 * help: one line an option, "  -g, --gain X   -60..60 [0]  louder by X dB\n";
 * the lines of the standard options are added by -h. Sets the C locale, lets SIGPIPE end the program, not SIGXFSZ, has children that
 * end waited for, and opens /dev/null where descriptors 0 to 2 are closed. */
void cli_init(const char *tool, const char *usage, const char *help);

/* Handle -h -V -v -o, or say what is wrong with the option and exit 2. */
void cli_std(int c, char **argv);

/* What messages call an input: "standard input" for "-". */
const char *input_name(const char *path);

/* The file, or stdin for "-"; NULL where it cannot be opened or is a terminal, with what follows the name in a message in why. */
enum { INPUT_WHY = 160 };
FILE *input_open(const char *path, char why[INPUT_WHY]);

/* What to do about an input whose opening or reading failed with this errno, for the end of a message. */
const char *read_remedy(int e);

/* The only operand, or "-" when there is none; more than one is an error. */
const char *cli_input(int argc, char **argv);

/* Whole-string numbers within [lo, hi], else exit 2 naming `what` ("-t"). */
double cli_num(const char *what, const char *text, double lo, double hi);
long long cli_int(const char *what, const char *text, long long lo, long long hi);

double cli_window_ms(const char *text);  // of -w: 0, or 1..1000 ms; less is seconds by mistake

/* The same for text out of files: false when it is not such a number. */
bool parse_num(const char *text, double lo, double hi, double *value);
bool parse_int(const char *text, long long lo, long long hi, long long *value);

/* Text out of files, for a terminal: '?' for what would be an escape there, control bytes and U+0080 to U+009F in UTF-8. */
void mask(char *s, size_t n);
void put_masked(const char *text);  // to standard output

/* What a library's caller is to say: "path: line N: " (path NULL, line 0: without it) and what fmt tells, into an error of `size`
 * bytes, 400 at least where there is a path. Always -1. */
int error_put(char *error, size_t size, const char *path, size_t line, const char *fmt, ...) __attribute__((format(printf, 5, 6)));
int error_vput(char *error, size_t size, const char *path, size_t line, const char *fmt, va_list ap) __attribute__((format(printf, 5, 0)));

/* One line on stderr, "tool: ...", control bytes masked; die() exits with 2.
 * Each writes with one write(2), so that the tools of a pipe do not mix. */
void die(const char *fmt, ...) __attribute__((noreturn, format(printf, 1, 2)));
void warn(const char *fmt, ...) __attribute__((format(printf, 1, 2)));  // "tool: warning: ..."
void note(const char *fmt, ...) __attribute__((format(printf, 1, 2)));  // as given; callers test cli.verbose

/* Progress on a terminal's last line (CLI_FAKE_TTY=1: always), at most five a
 * second; NULL clears it. Silent when stderr is not a terminal. */
void progress(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/* For tools that print text. With -o, cli_open_stdout() sends stdout from then
 * on to a temporary file beside the wanted one. cli_close_stdout() flushes and
 * closes stdout, dying when a byte could not be written, and gives the file its
 * name; die() removes it. A tool calls them once its options are valid, and last. */
void cli_open_stdout(void);
void cli_close_stdout(void);

#endif
