/* tune - search for the parameters that make a command's result best; see tune(1).
 *
 * In: a space, and a journal of the trials so far, which other workers may be
 * appending to at the same time. Out: the journal. With -w: a table of it. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "common/cli.h"
#include "common/clock.h"
#include "common/lines.h"
#include "common/search/tpe.h"
#include "common/table.h"
#include "common/tempfile.h"
#include "common/xalloc.h"
#include "formats/journal.h"

static const char usage[] = "[-himVv] [-n trials] [-p width] [-s seed] -j journal space command [argument ...]\n"
                            "       tune -w [-b] [-n trials] [-o file] journal";
static const char help[] =
    "  -j, --journal FILE     where the trials are kept; others may append to it, too\n"
    "  -n, --trials N         1..100000 [15]  until there are so many; with -w: only when so many have ended\n"
    "  -i, --independent      propose each parameter for itself, not all of them together\n"
    "  -m, --minimize         small results are good ones\n"
    "  -p, --parallel N       0..1000 [0]  trial k knows the results up to k-N; 0: all there are\n"
    "  -s, --seed N           0..2^53 [1]\n"
    "  -w, --write            print the trials of a journal\n"
    "  -b, --best             with -w: the best one only\n";

struct tune {
    struct journal journal;
    size_t n_trials, width;
    char **command;
    int hold;  // descriptor of the trial being run
};

enum { CANNOT_RUN = 127, TRY_LATER = 75 };  // as shells, and sysexits.h, have it

static volatile sig_atomic_t caught;
static volatile pid_t child;

static sigset_t taken;  // of SIGINT, SIGTERM and SIGHUP those that are not ignored, as nohup has it

static void on_signal(int sig)
{
    caught = sig;
    if (child > 0) kill(child, sig);
}

/* ---- which trial next ------------------------------------------------------ */

/* The parameters of trial k from those before it, or false: it must wait. */
static bool propose(const struct tune *t, size_t k, double *value)
{
    const struct journal *j = &t->journal;
    struct tpe_trial *before = xcalloc(k + 1, sizeof *before);
    struct rng r = rng_make(j->seed, rng_name("tune") + k);
    size_t n = 0;
    bool ready = true;

    for (size_t i = 0; i < k; i++) {
        const struct journal_trial none = {.state = JOURNAL_NONE}, *at = i < j->n ? &j->trial[i] : &none;
        bool seen = t->width == 0 || i + t->width <= k;
        struct tpe_trial as = {at->value, TPE_RUNNING, j->minimize ? at->objective : -at->objective};
        if (seen && at->state == JOURNAL_DONE) as.state = TPE_DONE;
        else if (seen && at->state == JOURNAL_FAILED) as.state = TPE_FAILED;
        else if (seen && t->width && k >= TPE_STARTUP) ready = false;
        if (at->value) before[n++] = as;  // none where a trial runs whose line in the journal is damaged
    }
    if (k < TPE_STARTUP) tpe_random(&j->space, &r, value);
    else if (ready) tpe_propose(&j->space, before, n, j->independent, &r, value);
    free(before);
    return ready;
}

enum { ALL_DONE = -1, WAIT = -2 };

/* Under the lock: the lowest trial that nobody runs, started and held; or one of the above. */
static long long next_trial(struct tune *t)
{
    struct journal *j = &t->journal;
    double value[PARAM_MAX];
    bool busy = false;

    for (size_t k = 0; k < t->n_trials; k++) {
        enum journal_state state = k < j->n ? j->trial[k].state : JOURNAL_NONE;
        if (state == JOURNAL_DONE || state == JOURNAL_FAILED) continue;
        if (state == JOURNAL_STARTED) memcpy(value, j->trial[k].value, j->space.n * sizeof *value);
        else if (!propose(t, k, value)) return WAIT;
        t->hold = journal_hold(j, k);
        if (t->hold == -1) die("%s", j->error);
        if (t->hold >= 0) {
            if (journal_start(j, k, value) < 0) die("%s", j->error);
            return (long long)k;
        }
        busy = true;
    }
    return busy ? WAIT : ALL_DONE;
}

/* ---- running it ------------------------------------------------------------ */

/* The text for {name}, whose name has n bytes: a parameter's value, or the trial's number. False: it is neither. */
static bool value_named(const struct journal *j, size_t number, const char *name, size_t n, char text[PARAM_VALUE])
{
    for (size_t k = 0; k < j->space.n; k++) {
        const struct param *p = &j->space.at[k];
        if (strlen(p->name) != n || strncmp(p->name, name, n)) continue;
        param_text(p, j->trial[number].value[k], text);
        return true;
    }
    if (n != strlen("trial") || strncmp(name, "trial", n)) return false;
    snprintf(text, PARAM_VALUE, "%zu", number);
    return true;
}

/* The word with {name} replaced by the parameter's value, {trial} by the number;
 * a brace that names neither stays. */
static char *substituted(const struct journal *j, size_t number, const char *word)
{
    struct text out = {0};
    char text[PARAM_VALUE];

    for (const char *brace; (brace = strchr(word, '{'));) {
        size_t n = strcspn(brace + 1, "}");
        bool named = brace[1 + n] && value_named(j, number, brace + 1, n, text);
        text_add(&out, word, (size_t)(brace - word));
        text_addf(&out, "%s", named ? text : "{");
        word = brace + 1 + (named ? n + 1 : 0);
    }
    text_addf(&out, "%s", word);
    return out.s;
}

/* The command of a trial, whose output goes to out: its number, running. */
static pid_t start_command(const struct tune *t, size_t number, int out)
{
    const struct journal *j = &t->journal;
    char text[PARAM_VALUE], **argv;
    posix_spawn_file_actions_t files;
    posix_spawnattr_t how;
    pid_t pid;
    size_t n = 0;

    while (t->command[n]) n++;
    argv = xcalloc(n + 1, sizeof *argv);
    for (size_t i = 0; i < n; i++) argv[i] = substituted(j, number, t->command[i]);
    for (size_t k = 0; k < j->space.n; k++) {
        char *name = xasprintf("TUNE_%s", j->space.at[k].name);
        param_text(&j->space.at[k], j->trial[number].value[k], text);
        setenv(name, text, 1);
        free(name);
    }
    snprintf(text, sizeof text, "%zu", number);
    setenv("TUNE_TRIAL", text, 1);
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, out, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawnattr_init(&how);
    posix_spawnattr_setsigdefault(&how, &taken);
    posix_spawnattr_setflags(&how, POSIX_SPAWN_SETSIGDEF);
    int error = posix_spawnp(&pid, argv[0], &files, &how, argv, environ);
    if (error) die("%s: %s: name a program after the space", argv[0], strerror(error));
    posix_spawn_file_actions_destroy(&files);
    posix_spawnattr_destroy(&how);
    for (size_t i = 0; i < n; i++) free(argv[i]);
    free(argv);
    return pid;
}

/* What the command prints, to stderr with -v -v; the last line that is not empty stays in *last. */
static void read_output(int fd, struct text *last)
{
    FILE *f = fdopen(fd, "r");
    char *line = NULL;
    size_t cap = 0;
    ssize_t n;

    if (!f) die("the command cannot be listened to: %s", strerror(errno));
    for (;;) {
        while ((n = getline(&line, &cap, f)) > 0) {
            if (cli.verbose > 1) fputs(line, stderr);
            if (strspn(line, " \t\r\n") == (size_t)n) continue;
            text_clear(last);
            text_add(last, line, (size_t)n);
        }
        if (!ferror(f) && !feof(f)) die("out of memory: the command printed a line without end");
        if (!ferror(f) || errno != EINTR || caught) break;  // the command was told to end, what it has begun may hold the pipe longer
        clearerr(f);
    }
    free(line);
    fclose(f);
}

/* The last word of the last line; where that ends with a tab, its last column is empty, as in many a table. */
static bool parse_objective(struct text *last, double *value)
{
    char *word = NULL, *save = NULL;
    size_t n = last->len;

    while (n > 0 && strchr("\r\n", last->s[n - 1])) n--;
    if (n == 0 || last->s[n - 1] == '\t') return false;
    for (char *s = strtok_r(last->s, " \t\r\n", &save); s; s = strtok_r(NULL, " \t\r\n", &save)) word = s;
    return word && parse_num(word, -1e300, 1e300, value);
}

static void stop_if_interrupted(void)
{
    if (!caught) return;
    signal(caught, SIG_DFL);
    raise(caught);
}

static void take_signals(void)
{
    static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
    struct sigaction act = {.sa_handler = on_signal}, was;

    sigemptyset(&taken);
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        if (sigaction(signals[i], NULL, &was) != 0 || was.sa_handler == SIG_IGN) continue;
        sigaction(signals[i], &act, NULL);
        sigaddset(&taken, signals[i]);
    }
}

/* Who waits for the lock, and it may be for long, is told to end as anybody is. */
static void lock_journal(struct journal *j)
{
    int error;

    do {
        stop_if_interrupted();
        if (journal_lock(j) == 0) return;
        error = errno;
    } while (error == EINTR);
    die("%s", j->error);
}

/* How the command ended: "" when well. One that could not go on is no failure of its parameters, and ends this program too. */
static void how_it_ended(size_t number, int status, char *why, size_t size)
{
    int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);

    *why = '\0';
    if (!caught && (code == 128 + SIGINT || code == 128 + SIGTERM || code == 128 + SIGHUP)) caught = code - 128;
    stop_if_interrupted();
    if (code == CANNOT_RUN) die("the command cannot be run: name a program after the space");
    if (code == TRY_LATER) die("trial %zu could not go on: see what the command says, then run again", number);
    if (code == 128 + SIGKILL) die("trial %zu was killed, as for want of memory: see that there is enough, then run again", number);
    if (code) snprintf(why, size, WIFEXITED(status) ? "exit status %d" : "signal %d", WIFEXITED(status) ? code : code - 128);
}

static void run_trial(struct tune *t, size_t number)
{
    struct journal *j = &t->journal;
    struct text last = {0};
    double objective = 0, from_s = now_s();
    int ends[2], status;
    char why[80];

    if (pipe2(ends, O_CLOEXEC) != 0) die("trial %zu cannot be begun: %s: see how many files a process may have open", number, strerror(errno));
    pid_t pid = start_command(t, number, ends[1]);
    child = pid;
    if (caught) kill(pid, caught);  // it came before the child's number was known
    close(ends[1]);
    read_output(ends[0], &last);
    pid_t ended;
    while ((ended = waitpid(pid, &status, 0)) < 0 && errno == EINTR) continue;
    if (ended < 0) die("trial %zu: how it ended is not known: %s: run again", number, strerror(errno));
    child = 0;
    how_it_ended(number, status, why, sizeof why);
    double seconds = now_s() - from_s;
    if (!*why && !parse_objective(&last, &objective)) snprintf(why, sizeof why, "no number at the end of its output");

    lock_journal(j);
    if ((*why ? journal_failed(j, number, why, seconds) : journal_done(j, number, objective, seconds)) < 0) die("%s", j->error);
    if (journal_unlock(j) < 0) die("%s", j->error);
    if (*why) warn("trial %zu: %s", number, why);
    else if (cli.verbose) note("trial %zu: %.9g in %.1f s", number, objective, seconds);
    text_release(&last);
}

static void search(struct tune *t)
{
    struct timespec pause = {0, 50000000};

    for (;;) {
        lock_journal(&t->journal);
        long long number = next_trial(t);
        if (journal_unlock(&t->journal) < 0) die("%s", t->journal.error);
        if (number == ALL_DONE) return;
        if (number >= 0) {
            run_trial(t, (size_t)number);
            close(t->hold);
            continue;
        }
        stop_if_interrupted();
        nanosleep(&pause, NULL);  // others are at it; one that dies is taken over
        pause.tv_nsec = pause.tv_nsec < 500000000 ? pause.tv_nsec * 2 : 999999999;
    }
}

static void read_space(struct space *s, const char *path)
{
    char why[200];
    FILE *f = input_open(path, why);
    struct lines l = {0};
    int got;

    path = input_name(path);
    if (!f) die("%s: %s", path, why);
    while ((got = lines_next(&l, f)) > 0)
        if (space_add(s, l.s, why, sizeof why) < 0) die("%s: line %zu: %s", path, l.number, why);
    if (got < 0) die("%s: %s", path, l.error);
    if (!s->n) die("%s: has no parameters: write one a line, 'lr log 1e-4 5e-3'", path);
    lines_release(&l);
    if (f != stdin) fclose(f);
}

/* ---- the table -------------------------------------------------------------- */

static void add_row(struct table *t, const struct journal *j, size_t number, size_t best)
{
    const struct journal_trial *at = &j->trial[number];
    char text[PARAM_VALUE];

    table_add(t, "%zu", number);
    table_add(t, "%s", at->state == JOURNAL_DONE ? number == best ? "best" : "done" : at->state == JOURNAL_FAILED ? at->why : "started");
    if (at->state == JOURNAL_DONE) table_add(t, "%.9g", at->objective);
    else table_add(t, "-");
    if (at->state != JOURNAL_STARTED) table_add(t, "%.1f", at->seconds);
    else table_add(t, "-");
    for (size_t k = 0; k < j->space.n; k++) {
        param_text(&j->space.at[k], at->value[k], text);
        table_add(t, "%s", text);
    }
}

static void print_trials(const char *path, bool best_only, size_t n_wanted)
{
    struct journal j;
    struct table t = {0};

    if (journal_read(&j, path) < 0) die("%s", j.error);
    size_t best = journal_best(&j);
    if (best_only && best == j.n) die("%s: no trial has a result: run tune", path);
    size_t n_ended = 0;
    for (size_t i = 0; i < j.n && i < n_wanted; i++) n_ended += j.trial[i].state == JOURNAL_DONE || j.trial[i].state == JOURNAL_FAILED;
    if (n_ended < n_wanted) die("%s: %zu of %zu trials have ended: run the search again, it goes on", path, n_ended, n_wanted);
    if (j.n_damaged) warn("%s: %zu damaged lines are passed over", path, j.n_damaged);
    t.n_columns = 4 + j.space.n;
    table_add(&t, "trial"), table_add(&t, "state"), table_add(&t, "value"), table_add(&t, "seconds");
    for (size_t k = 0; k < j.space.n; k++) table_add(&t, "%s", j.space.at[k].name);
    for (size_t i = 0; i < j.n; i++)
        if (j.trial[i].state != JOURNAL_NONE && (!best_only || i == best)) add_row(&t, &j, i, best);
    cli_open_stdout();
    table_print(&t, 0, 0, !cli.out && isatty(STDOUT_FILENO));
    cli_close_stdout();
    table_release(&t);
    journal_release(&j);
}

int main(int argc, char **argv)
{
    static const struct option longopt[] = {
        {"journal", 1, NULL, 'j'}, {"trials", 1, NULL, 'n'}, {"minimize", 0, NULL, 'm'}, {"independent", 0, NULL, 'i'}, {"parallel", 1, NULL, 'p'},
        {"seed", 1, NULL, 's'}, {"write", 0, NULL, 'w'}, {"best", 0, NULL, 'b'}, CLI_LONG, CLI_OUT_LONG, CLI_END,
    };
    struct tune t = {.n_trials = 15};
    struct space space = {0};
    const char *path = NULL;
    bool minimize = false, independent = false, write_table = false, best_only = false, searching = false;
    uint64_t seed = 1;
    size_t n_wanted = 0;
    int c;

    cli_init("tune", usage, help);
    while ((c = getopt_long(argc, argv, "+j:n:imp:s:wb" CLI_SHORT CLI_OUT_SHORT, longopt, NULL)) != -1) {
        searching |= memchr("ijmps", c, 5) != NULL;
        if (c == 'j') path = optarg;
        else if (c == 'n') n_wanted = t.n_trials = (size_t)cli_int("-n", optarg, 1, JOURNAL_MAX_TRIALS);
        else if (c == 'i') independent = true;
        else if (c == 'm') minimize = true;
        else if (c == 'p') t.width = (size_t)cli_int("-p", optarg, 0, 1000);
        else if (c == 's') seed = (uint64_t)cli_int("-s", optarg, 0, 1ll << 53);
        else if (c == 'w') write_table = true;
        else if (c == 'b') best_only = true;
        else cli_std(c, argv);
    }
    if (write_table) {
        if (searching) die("-w: searches nothing: leave out -i, -j, -m, -p and -s, and name the journal last");
        if (optind + 1 != argc) die("-w takes one journal: try tune -h");
        if (!strcmp(argv[optind], "-")) die("-w: a journal is kept, and no stream: name a file");
        if (cli.out && tempfile_same(cli.out, argv[optind])) die("-o: is the journal, which would be lost: name another file");
        print_trials(argv[optind], best_only, n_wanted);
        return 0;
    }
    if (best_only || cli.out) die("-%c goes with -w: try tune -h", best_only ? 'b' : 'o');
    if (!path) die("no journal: name a file with -j");
    if (!strcmp(path, "-")) die("-j: a journal is kept, and no stream: name a file");
    if (optind + 2 > argc) die("a space and a command are wanted: try tune -h");
    read_space(&space, argv[optind]);
    t.command = argv + optind + 1;
    take_signals();
    if (journal_open(&t.journal, path, &space, seed, minimize, independent) < 0) {
        stop_if_interrupted();
        die("%s", t.journal.error);
    }
    search(&t);
    if (journal_best(&t.journal) == t.journal.n) die("%s: no trial has a result: look at what the command says", path);
    journal_release(&t.journal);
    space_release(&space);
    return 0;
}
