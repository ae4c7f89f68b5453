/* journal.c - see journal.h. */
#include "formats/journal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/cli.h"
#include "common/rng.h"
#include "common/tempfile.h"
#include "common/xalloc.h"

/* Bytes far behind any content, locked: one to append, then one a trial. */
enum { MAX_SIZE = 1 << 26 };
static const off_t lock_base = (off_t)1 << 40;

#define fail(j, ...) error_put((j)->error, sizeof (j)->error, (j)->path, 0, __VA_ARGS__)

/* ---- locks ---------------------------------------------------------------- */

/* Of the open file, not of the process: children that inherit it keep it. */
static int lock_byte(int fd, int command, int type, off_t at)
{
    struct flock lock = {.l_type = (short)type, .l_whence = SEEK_SET, .l_start = at, .l_len = 1};

    return fcntl(fd, command, &lock);
}

/* Whether what the name leads to now is the file that is open. */
static bool is_there(const struct journal *j)
{
    struct stat opened, named;

    return fstat(j->fd, &opened) == 0 && stat(j->path, &named) == 0 && opened.st_dev == named.st_dev && opened.st_ino == named.st_ino;
}

int journal_hold(struct journal *j, size_t number)
{
    int fd = open(j->path, O_RDWR);  // a description of its own, open across exec

    if (fd < 0) return fail(j, "%s", strerror(errno));
    if (lock_byte(fd, F_OFD_SETLK, F_WRLCK, lock_base + 1 + (off_t)number) == 0) return fd;
    int e = errno;
    close(fd);
    return e == EAGAIN || e == EACCES ? -2 : fail(j, "cannot be locked: %s: put it on a file system with locks", strerror(e));
}

int journal_unlock(struct journal *j)
{
    return lock_byte(j->fd, F_OFD_SETLK, F_UNLCK, lock_base) < 0 ? fail(j, "cannot be unlocked: %s", strerror(errno)) : 0;
}

/* ---- reading -------------------------------------------------------------- */

static void forget_trials(struct journal *j)
{
    for (size_t i = 0; i < j->n; i++) free(j->trial[i].value);
    j->n = j->n_damaged = 0;
}

static struct journal_trial *trial_numbered(struct journal *j, const char *text)
{
    long long number;

    if (!text || !parse_int(text, 0, JOURNAL_MAX_TRIALS - 1, &number)) return NULL;
    size_t need = (size_t)number + 1;
    if (need > j->n) {
        j->trial = xgrow(j->trial, &j->cap, need, sizeof *j->trial);
        memset(j->trial + j->n, 0, (need - j->n) * sizeof *j->trial);
        j->n = need;
    }
    return &j->trial[number];
}

/* "1 max seed=7", "together" unless each parameter is proposed for itself, as by the first versions, then a parameter a field. */
static int take_head(struct journal *j, char **save)
{
    (void)strtok_r(NULL, "\t", save);  // the version
    char *goal = strtok_r(NULL, "\t", save), *seed = strtok_r(NULL, "\t", save);
    char why[200] = "it is not known";
    long long number;

    if (j->space.n) return 0;  // two programs began it: the first counts
    if (!goal || !seed || strncmp(seed, "seed=", 5) || !parse_int(seed + 5, 0, INT64_MAX, &number)) return fail(j, "its first line makes no sense: begin another");
    j->minimize = !strcmp(goal, "min");
    j->seed = (uint64_t)number;
    char *s = strtok_r(NULL, "\t", save);
    j->independent = !s || strcmp(s, "together");
    if (!j->independent) s = strtok_r(NULL, "\t", save);
    for (; s; s = strtok_r(NULL, "\t", save))
        if (space_add(&j->space, s, why, sizeof why) < 0) return fail(j, "%s", why);
    return j->space.n ? 0 : fail(j, "its first line has no parameters: begin another");
}

/* A field a parameter, in their order: name=value. Any that does not fit: passed over. */
static void take_start(struct journal *j, struct journal_trial *t, char **save)
{
    double *value = xcalloc(j->space.n, sizeof *value);

    for (size_t k = 0; k < j->space.n; k++) {
        char *s = strtok_r(NULL, "\t", save), *eq = s ? strchr(s, '=') : NULL;
        if (eq) *eq = '\0';
        if (!eq || strcmp(s, j->space.at[k].name) || param_parse(&j->space.at[k], eq + 1, &value[k]) < 0) {
            free(value);
            j->n_damaged++;
            return;
        }
    }
    if (t->state == JOURNAL_NONE) {
        t->value = value;
        t->state = JOURNAL_STARTED;
    } else free(value);
}

static void take_end(struct journal *j, struct journal_trial *t, bool done, const char *what, const char *seconds)
{
    double objective = 0, took = 0;

    if (!what || !seconds || !parse_num(seconds, 0, 1e12, &took) || (done && !parse_num(what, -1e300, 1e300, &objective))) {
        j->n_damaged++;
        return;
    }
    if (t->state != JOURNAL_STARTED) return;  // no start: it will be run again
    t->state = done ? JOURNAL_DONE : JOURNAL_FAILED;
    t->objective = objective;
    t->seconds = took;
    if (!done) snprintf(t->why, sizeof t->why, "%s", what);
}

static int take_line(struct journal *j, char *line)
{
    char *sum = strrchr(line, '#'), *save = NULL, want[20];

    if (sum && sum > line && sum[-1] == '\t') sum[-1] = '\0';
    snprintf(want, sizeof want, "#%016llx", (unsigned long long)rng_name(line));
    if (!sum || strcmp(sum, want)) {
        j->n_damaged++;
        return 0;
    }
    char *word = strtok_r(line, "\t", &save);
    if (!word) return 0;
    if (!strcmp(word, "tune")) return take_head(j, &save);
    if (!j->space.n) return fail(j, "its first line is damaged: begin another");
    struct journal_trial *t = trial_numbered(j, strtok_r(NULL, "\t", &save));
    if (!t) j->n_damaged++;
    else if (!strcmp(word, "start")) take_start(j, t, &save);
    else if (!strcmp(word, "done") || !strcmp(word, "failed")) {
        char *what = strtok_r(NULL, "\t", &save), *seconds = strtok_r(NULL, "\t", &save);
        take_end(j, t, *word == 'd', what, seconds);
    }
    return 0;
}

/* The whole file, with a NUL behind; NULL: failed. */
static char *load(struct journal *j, size_t *size)
{
    struct stat st;
    size_t have = 0;

    if (fstat(j->fd, &st) != 0 || !S_ISREG(st.st_mode)) return fail(j, "is no file: name one"), NULL;
    if (st.st_size > MAX_SIZE) return fail(j, "is larger than any journal (64 MiB)"), NULL;
    char *all = xmalloc((size_t)st.st_size + 1);
    while (have < (size_t)st.st_size) {
        ssize_t got = pread(j->fd, all + have, (size_t)st.st_size - have, (off_t)have);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) {
            free(all);
            return fail(j, "%s", strerror(errno)), NULL;
        }
        if (got == 0) break;
        have += (size_t)got;
    }
    all[have] = '\0';
    *size = have;
    return all;
}

static int reload(struct journal *j)
{
    size_t size = 0, n_lines = 0;
    char *all = load(j, &size);
    int rc = 0;

    if (!all) return -1;
    forget_trials(j);
    const char *head = all;
    while (head < all + size && !*head) head++;
    size_t n = strcspn(head, "\n");  // it may have been cut
    if (*all == '\n' || strncmp(head, "tune\t", n < 5 ? n : 5)) rc = fail(j, "is not a journal of tune: name another file");
    else if (n > 5 && strncmp(head + 5, "1\t", n < 7 ? 1 : 2)) rc = fail(j, "is a journal of a version other than 1: use the tune that made it");
    j->open_line = size && all[size - 1] != '\n';
    for (char *line = all, *next; rc == 0 && line < all + size; line = next, n_lines++) {
        char *end = memchr(line, '\n', (size_t)(all + size - line));
        if (!end) end = all + size;
        next = end + 1;
        *end = '\0';
        if (strlen(line) == (size_t)(end - line)) rc = take_line(j, line);
        else j->n_damaged++;  // NULs are what a crash of the machine leaves
    }
    // a first line cut in the middle and nothing else: killed at birth, so it is begun again
    if (rc == 0 && n_lines > 1 && !j->space.n) rc = fail(j, "its first line is damaged: begin another");
    free(all);
    return rc;
}

int journal_lock(struct journal *j)
{
    if (lock_byte(j->fd, F_OFD_SETLKW, F_WRLCK, lock_base) < 0) {
        int e = errno;
        fail(j, "cannot be locked: %s: put it on a file system with locks", strerror(e));
        errno = e;
        return -1;
    }
    errno = 0;
    if (!is_there(j)) return fail(j, "was removed or replaced while it was at work on it: run again");
    return reload(j);
}

/* ---- writing -------------------------------------------------------------- */

static int append(struct journal *j, struct text *line)
{
    struct text all = {0};
    struct stat st;

    text_addf(&all, "%s%s\t#%016llx\n", j->open_line ? "\n" : "", text_str(line), (unsigned long long)rng_name(text_str(line)));
    int rc = fstat(j->fd, &st) == 0 && st.st_size > MAX_SIZE - (off_t)all.len ? fail(j, "is as large as a journal can be (64 MiB): begin another")
        : write_all(j->fd, all.s, all.len) < 0 || fsync(j->fd) != 0 ? fail(j, "%s: %s", strerror(errno), write_remedy(errno)) : 0;
    j->open_line = false;
    text_release(&all);
    text_release(line);
    return rc;
}

static int put_head(struct journal *j, const struct text *space)
{
    struct text line = {0};

    text_addf(&line, "tune\t1\t%s\tseed=%llu\t%s", j->minimize ? "min" : "max", (unsigned long long)j->seed, j->independent ? "" : "together\t");
    text_add(&line, space->s, space->len - 1);
    for (size_t i = 0; i < line.len; i++)
        if (line.s[i] == '\n') line.s[i] = '\t';
    return append(j, &line);
}

int journal_start(struct journal *j, size_t number, const double *value)
{
    struct text line = {0};
    char text[PARAM_VALUE];

    text_addf(&line, "start\t%zu", number);
    for (size_t k = 0; k < j->space.n; k++) {
        param_text(&j->space.at[k], value[k], text);
        text_addf(&line, "\t%s=%s", j->space.at[k].name, text);
    }
    return append(j, &line) < 0 ? -1 : reload(j);
}

int journal_done(struct journal *j, size_t number, double objective, double seconds)
{
    struct text line = {0};

    text_addf(&line, "done\t%zu\t%.9g\t%.3f", number, objective, seconds);
    return append(j, &line);
}

int journal_failed(struct journal *j, size_t number, const char *why, double seconds)
{
    struct text line = {0};

    text_addf(&line, "failed\t%zu\t%s\t%.3f", number, why, seconds);
    return append(j, &line);
}

/* ---- opening -------------------------------------------------------------- */

int journal_open(struct journal *j, const char *path, const struct space *space, uint64_t seed, bool minimize, bool independent)
{
    struct text wanted = {0}, found = {0};
    int rc = 0;

    *j = (struct journal){.path = path};
    j->fd = open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0666);
    if (j->fd < 0) return fail(j, "cannot be written: %s: name a file in a folder that is yours", strerror(errno));
    if (journal_lock(j) < 0) return -1;
    space_format(space, &wanted);
    if (!j->space.n) {
        j->seed = seed;
        j->minimize = minimize;
        j->independent = independent;
        if (put_head(j, &wanted) < 0 || reload(j) < 0) rc = -1;
        else sync_folder_of(path);  // it may be new
    }
    space_format(&j->space, &found);
    if (rc == 0 && strcmp(text_str(&wanted), text_str(&found))) rc = fail(j, "is of another space: give that one, or begin another journal");
    if (rc == 0 && j->seed != seed) rc = fail(j, "is of seed %llu: give that one, or begin another journal", (unsigned long long)j->seed);
    if (rc == 0 && j->minimize != minimize) rc = fail(j, "is of a search for the %s value: do the same, or begin another journal", j->minimize ? "smallest" : "largest");
    if (rc == 0 && j->independent != independent)
        rc = fail(j, "proposes %s: %s, or begin another journal", j->independent ? "each parameter for itself" : "all parameters together", j->independent ? "say so by -i" : "leave out -i");
    text_release(&wanted), text_release(&found);
    return rc < 0 ? -1 : journal_unlock(j);
}

int journal_read(struct journal *j, const char *path)
{
    *j = (struct journal){.path = path};
    j->fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);  // a pipe without a writer would keep us here
    if (j->fd < 0) return fail(j, "cannot be read: %s: %s", strerror(errno), read_remedy(errno));
    if (reload(j) < 0) return -1;
    return j->space.n ? 0 : fail(j, "is empty: run tune first");
}

void journal_release(struct journal *j)
{
    forget_trials(j);
    free(j->trial);
    space_release(&j->space);
    if (j->fd >= 0) close(j->fd);
}

size_t journal_best(const struct journal *j)
{
    size_t best = j->n;

    for (size_t i = 0; i < j->n; i++) {
        if (j->trial[i].state != JOURNAL_DONE) continue;
        double x = j->trial[i].objective;
        if (best == j->n || (j->minimize ? x < j->trial[best].objective : x > j->trial[best].objective)) best = i;
    }
    return best;
}
