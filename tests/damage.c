/* damage.c - does a tool notice that its input is damaged?
 *
 *     damage [-n number] [-s seed] [-t tool] [-z] PATH FILE ... -- TOOL ARGUMENT ...
 *
 * Each FILE is valid and is, under the name PATH, what the command reads. Number
 * times one of them is cut, flipped, swapped, repeated or spliced with another
 * (a tensor stream also between its frames only, or one frame takes another's
 * place), and the command runs. Printed is how often it refused (exit 2, one line
 * on stderr), took it for the same (exit 0 and the output of the whole file), took
 * it for something else, and failed: all the rest, also after 20 s. Those inputs
 * are kept as failed.NUMBER, with -z those taken for something else too, as
 * other.NUMBER. Exit 1 when there are such. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "common/cli.h"
#include "common/rng.h"
#include "common/text.h"
#include "common/xalloc.h"

enum { HUNG_S = 20, MAX_FILES = 256 };
enum verdict { REFUSED, SAME, OTHER, FAILED, N_VERDICTS };

/* Where a file may be parted: the beginnings of zstd's frames, and its end; none: anywhere. */
struct cuts {
    size_t *at, n, cap;
};

struct run {
    int status;
    struct text out, err;
};

static void read_file(int fd, struct text *to)
{
    char buffer[1 << 16];
    ssize_t got;

    text_clear(to);
    while ((got = read(fd, buffer, sizeof buffer)) > 0) text_add(to, buffer, (size_t)got);
    if (got < 0) die("a file cannot be read: %s", strerror(errno));
}

static void write_file(const char *path, const struct text *bytes)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);

    if (fd < 0 || write(fd, text_str(bytes), bytes->len) != (ssize_t)bytes->len || close(fd) < 0)
        die("%s: %s: give a path that can be written", path, strerror(errno));
}

static void run_command(struct run *r, char **command)
{
    static int fd[2] = {-1, -1};

    for (int i = 0; i < 2; i++) {
        if (fd[i] < 0) fd[i] = memfd_create("damage", MFD_CLOEXEC);
        if (fd[i] < 0 || ftruncate(fd[i], 0) < 0 || lseek(fd[i], 0, SEEK_SET) < 0) die("no memory: %s", strerror(errno));
    }
    pid_t child = fork();
    if (child == 0) {
        struct rlimit none = {0, 0};
        int null = open("/dev/null", O_RDONLY);
        setrlimit(RLIMIT_CORE, &none);
        if (null < 0 || dup2(null, 0) < 0 || dup2(fd[0], 1) < 0 || dup2(fd[1], 2) < 0) _exit(126);
        alarm(HUNG_S);
        execvp(command[0], command);
        _exit(127);
    }
    if (child < 0 || waitpid(child, &r->status, 0) != child) die("cannot run %s: %s", command[0], strerror(errno));
    struct text *to[2] = {&r->out, &r->err};
    for (int i = 0; i < 2; i++) {
        (void)lseek(fd[i], 0, SEEK_SET);
        read_file(fd[i], to[i]);
    }
}

static bool same_bytes(const struct text *a, const struct text *b)
{
    return a->len == b->len && !memcmp(text_str(a), text_str(b), a->len);
}

static void find_frames(struct cuts *c, const struct text *bytes)
{
    for (size_t i = 0; i <= bytes->len; i++) {
        if (i < bytes->len && (bytes->len - i < 4 || memcmp(bytes->s + i, "\x28\xb5\x2f\xfd", 4))) continue;
        c->at = xgrow(c->at, &c->cap, c->n + 1, sizeof *c->at);
        c->at[c->n++] = i;
    }
}

/* ---- kinds of damage; each makes `to` out of `from`, at `cuts` alone if it is not NULL ---- */

/* A place below n, or of `cuts` but the last. */
static size_t place(size_t n, const struct cuts *cuts, struct rng *rng)
{
    return cuts ? cuts->at[rng_below(rng, cuts->n - 1)] : rng_below(rng, n);
}

static void make_cut(struct text *to, const struct text *from, const struct cuts *cuts, struct rng *rng)
{
    text_add(to, from->s, place(from->len, cuts, rng));
}

static void make_flip(struct text *to, const struct text *from, struct rng *rng)
{
    text_add(to, from->s, from->len);
    for (uint64_t n = 1 + rng_below(rng, 4); n > 0; n--) to->s[rng_below(rng, to->len)] ^= (char)(1 << rng_below(rng, 8));
}

/* One frame in the place of another of its length, of which all later ones keep their places. */
static void make_double(struct text *to, const struct text *from, const struct cuts *cuts, struct rng *rng)
{
    size_t i = rng_below(rng, cuts->n - 1), j = rng_below(rng, cuts->n - 1), n = cuts->at[i + 1] - cuts->at[i];

    for (size_t tries = 0; tries < cuts->n && (j == i || cuts->at[j + 1] - cuts->at[j] != n); tries++) j = (j + 1) % (cuts->n - 1);
    text_add(to, from->s, from->len);
    if (cuts->at[j + 1] - cuts->at[j] == n) memcpy(to->s + cuts->at[i], from->s + cuts->at[j], n);
}

/* Four places in order. */
static void places(size_t at[4], size_t n, const struct cuts *cuts, struct rng *rng)
{
    for (int i = 0; i < 4; i++) {
        size_t v = cuts ? cuts->at[rng_below(rng, cuts->n)] : rng_below(rng, n + 1);
        int k = i;
        for (; k > 0 && at[k - 1] > v; k--) at[k] = at[k - 1];
        at[k] = v;
    }
}

static void make_swap(struct text *to, const struct text *from, const struct cuts *cuts, struct rng *rng)
{
    size_t at[4];

    places(at, from->len, cuts, rng);
    text_add(to, from->s, at[0]);
    text_add(to, from->s + at[2], at[3] - at[2]);
    text_add(to, from->s + at[1], at[2] - at[1]);
    text_add(to, from->s + at[0], at[1] - at[0]);
    text_add(to, from->s + at[3], from->len - at[3]);
}

static void make_repeat(struct text *to, const struct text *from, const struct cuts *cuts, struct rng *rng)
{
    size_t at[4];

    places(at, from->len, cuts, rng);
    text_add(to, from->s, at[2]);
    text_add(to, from->s + at[1], from->len - at[1]);
}

static void make_splice(struct text *to, const struct text *from, const struct text *with, struct rng *rng)
{
    text_add(to, from->s, 1 + rng_below(rng, from->len));
    size_t at = 1 + rng_below(rng, with->len);
    text_add(to, with->s + at, with->len - at);
}

/* A splice may give the other file back, and of streams a repetition the same one twice, which is no damage but `cat`. */
static bool is_whole(const struct text *bytes, const struct text *file, const struct cuts *frames, size_t n_files)
{
    size_t at = 0, i = 0;

    while (at < bytes->len && i < n_files) {
        bool here = (at == 0 || frames[i].n > 2) && bytes->len - at >= file[i].len && !memcmp(bytes->s + at, file[i].s, file[i].len);
        at += here ? file[i].len : 0;
        i = here ? 0 : i + 1;
    }
    return at > 0 && at == bytes->len;
}

static size_t damage(struct text *to, const struct text *file, const struct cuts *frames, size_t n_files, struct rng *rng)
{
    size_t which = rng_below(rng, n_files);

    do {
        const struct cuts *cuts = frames[which].n > 2 && rng_chance(rng, 0.5) ? &frames[which] : NULL;
        text_clear(to);
        switch (rng_below(rng, 5)) {
        case 0: make_cut(to, &file[which], cuts, rng); break;
        case 1:
            if (cuts) make_double(to, &file[which], cuts, rng);
            else make_flip(to, &file[which], rng);
            break;
        case 2: make_swap(to, &file[which], cuts, rng); break;
        case 3: make_repeat(to, &file[which], cuts, rng); break;
        default: make_splice(to, &file[which], &file[rng_below(rng, n_files)], rng);
        }
    } while (is_whole(to, file, frames, n_files));
    return which;
}

/* ------------------------------------------------------------------------------- */

static enum verdict judge(const struct run *r, const struct text *whole, const char *tool)
{
    size_t n = strlen(tool);

    if (!WIFEXITED(r->status)) return FAILED;
    if (WEXITSTATUS(r->status) == 0) return same_bytes(&r->out, whole) ? SAME : OTHER;
    // "tool: what is wrong", one line, nothing else
    const char *line = text_str(&r->err), *end = strchr(line, '\n');
    return WEXITSTATUS(r->status) == 2 && end && !end[1] && !strncmp(line, tool, n) && line[n] == ':' ? REFUSED : FAILED;
}

int main(int argc, char **argv)
{
    static const struct option longopt[] = {{"number", 1, NULL, 'n'}, {"seed", 1, NULL, 's'}, {"tool", 1, NULL, 't'}, {"zero", 0, NULL, 'z'}, CLI_LONG, CLI_END};
    static struct text file[MAX_FILES], whole[MAX_FILES];
    static struct cuts frames[MAX_FILES];
    uint64_t count[N_VERDICTS] = {0};
    long long number = 1000, seed = 1;
    size_t n_files = 0;
    struct run r = {0};
    struct text bytes = {0};
    const char *tool = NULL;
    bool zero = false;
    char kept[40];
    int c;

    cli_init("damage", "[-hVvz] [-n number] [-s seed] [-t tool] path file ... -- tool argument ...",
             "  -n, --number N         1.. [1000] damaged inputs\n"
             "  -s, --seed N           0.. [1] others\n"
             "  -t, --tool NAME        whose name begins the line [the command]\n"
             "  -z, --zero             none may be taken for something else\n");
    while ((c = getopt_long(argc, argv, "+n:s:t:z" CLI_SHORT, longopt, NULL)) != -1)
        if (c == 'n') number = cli_int("-n", optarg, 1, 1000000000);
        else if (c == 's') seed = cli_int("-s", optarg, 0, INT64_MAX);
        else if (c == 't') tool = optarg;
        else if (c == 'z') zero = true;
        else cli_std(c, argv);
    char *path = argv[optind], **command = argv + optind;
    while (*command && strcmp(*command, "--")) command++;
    if (!*command || !command[1] || command - argv < optind + 2) die("a path, files, -- and a command are needed: try damage -h");
    command++;
    if (!tool) tool = *command;

    for (char **name = argv + optind + 1; name < command - 1; name++) {
        int fd = open(*name, O_RDONLY | O_CLOEXEC);
        if (fd < 0 || n_files == MAX_FILES) die("%s: %s", *name, fd < 0 ? strerror(errno) : "one file too many");
        read_file(fd, &file[n_files]);
        close(fd);
        write_file(path, &file[n_files]);
        run_command(&r, command);
        if (r.status || file[n_files].len < 2) die("%s: the command does not accept it whole: give one that it does", *name);
        find_frames(&frames[n_files], &file[n_files]);
        text_add(&whole[n_files++], text_str(&r.out), r.out.len);
    }
    for (long long i = 0; i < number; i++) {
        struct rng rng = rng_make((uint64_t)seed, (uint64_t)i);
        size_t which = damage(&bytes, file, frames, n_files, &rng);
        write_file(path, &bytes);
        run_command(&r, command);
        enum verdict v = judge(&r, &whole[which], tool);
        count[v]++;
        if (v != FAILED && !(zero && v == OTHER)) continue;
        snprintf(kept, sizeof kept, "%s.%lld", v == OTHER ? "other" : "failed", i);
        write_file(kept, &bytes);
    }
    printf("refused %llu, same %llu, other %llu, failed %llu\n", (unsigned long long)count[REFUSED], (unsigned long long)count[SAME],
           (unsigned long long)count[OTHER], (unsigned long long)count[FAILED]);
    for (size_t i = 0; i < n_files; i++) text_release(&file[i]), text_release(&whole[i]), free(frames[i].at);
    text_release(&r.out), text_release(&r.err), text_release(&bytes);
    cli_close_stdout();
    return count[FAILED] || (zero && count[OTHER]) ? EXIT_ANSWER_NO : 0;
}
