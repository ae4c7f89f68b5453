/* tempfile.c - see tempfile.h. */
#include "common/tempfile.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/xalloc.h"

enum {
    MAX_OPEN = 16,  // more are not forgotten by their owners, only by die()
    MAX_LINKS = 40,
};
static const char ending[] = ".XXXXXX.tmp";

static char *open_names[MAX_OPEN];  // the owners' strings

static void exchange(char *from, char *to)
{
    for (int i = 0; i < MAX_OPEN; i++)
        if (open_names[i] == from) {
            open_names[i] = to;
            return;
        }
}

/* "song.mid" gives "song.mid.XXXXXX.tmp", of so much of the name as leaves it no
 * longer than names may be; the path itself stands behind its NUL. To be freed. */
static char *temporary_for(const char *path)
{
    const char *base = basename(path);
    size_t room = NAME_MAX - (sizeof ending - 1), n = (size_t)(base - path) + strnlen(base, room), length = strlen(path);
    char *name = xmalloc(n + sizeof ending + length + 1);

    memcpy(name, path, n);
    memcpy(name + n, ending, sizeof ending);
    memcpy(name + n + sizeof ending, path, length + 1);
    return name;
}

/* The descriptor that /dev/fd/N or what /dev/stdout links to names; -1: it is no such name. */
static int descriptor_named(const char *path)
{
    static const char *const folders[] = {"/dev/fd/", "/proc/self/fd/"};
    char *end;

    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        const char *number = path + strlen(folders[i]);
        if (strncmp(path, folders[i], strlen(folders[i])) || *number < '0' || *number > '9') continue;
        long n = strtol(number, &end, 10);
        if (!*end && n <= INT_MAX) return (int)n;
    }
    return -1;
}

/* Where the links that path may be lead, also when nothing is there; not from a descriptor to its file. To be freed. */
static char *followed(const char *path)
{
    char link[PATH_MAX], *at = xstrdup(path);
    ssize_t n;

    for (int i = 0; i < MAX_LINKS && descriptor_named(at) < 0 && (n = readlink(at, link, sizeof link)) > 0; i++) {
        const char *slash = *link == '/' ? NULL : strrchr(at, '/');
        char *next = xasprintf("%.*s%.*s", slash ? (int)(slash + 1 - at) : 0, at, (int)n, link);
        free(at);
        at = next;
    }
    return at;
}

/* To be freed. */
static char *folder_of(const char *path)
{
    size_t n = (size_t)(basename(path) - path);
    return n ? xstrndup(path, n) : xstrdup(".");
}

/* Where a path leads. */
struct place {
    char *target;     // its name, links followed; to be freed
    int descriptor;   // that the target is, or -1
    int error;        // errno of its stat; 0: it exists,
    struct stat st;   // and is this
};

static struct place place_of(const char *path)
{
    struct place p = {.target = followed(path)};

    p.descriptor = descriptor_named(p.target);
    p.error = stat(path, &p.st) == 0 ? 0 : errno;
    return p;
}

static bool is_replaced(const struct place *p)
{
    return p->descriptor < 0 && (p->error || S_ISREG(p->st.st_mode));
}

bool tempfile_replaces(const char *path)
{
    struct place p = place_of(path);

    free(p.target);
    return is_replaced(&p);
}

/* Of a name of its own beside the place, with the mode of what is there. */
static int open_beside(const struct place *p, char **temporary)
{
    if (p->error == ENAMETOOLONG) {  // else the rename would say so, when all is done
        errno = p->error;
        return -1;
    }
    char *name = temporary_for(p->target);
    int fd = mkostemps(name, 4, O_CLOEXEC);
    if (fd < 0) {
        int e = errno;
        free(name);
        errno = e;
        return -1;
    }
    mode_t mask = umask(0);
    umask(mask);
    (void)fchmod(fd, p->error ? 0666 & ~mask : p->st.st_mode & 0777);
    exchange(NULL, name);
    *temporary = name;
    return fd;
}

int tempfile_open(const char *path, char **temporary)
{
    struct place p = place_of(path);
    int fd;

    *temporary = NULL;
    if (is_replaced(&p)) fd = open_beside(&p, temporary);
    // one of our own has no name outside
    else if (p.descriptor >= 0 && (fcntl(p.descriptor, F_GETFD) & FD_CLOEXEC)) fd = -1, errno = EBADF;
    // what is open is gone on with: others write there, too
    else if (p.descriptor >= 0) fd = fcntl(p.descriptor, F_DUPFD_CLOEXEC, 3);
    else fd = open(path, O_WRONLY | O_CLOEXEC);
    int e = errno;
    free(p.target);
    errno = e;
    return fd;
}

/* Whether both names are of one folder; where one cannot be looked at, whether they spell it alike. */
static bool same_folder(const char *a, const char *b)
{
    char *in_a = folder_of(a), *in_b = folder_of(b);
    struct stat sa, sb;
    bool are_there = stat(in_a, &sa) == 0 && stat(in_b, &sb) == 0;
    bool same = are_there ? sa.st_dev == sb.st_dev && sa.st_ino == sb.st_ino : !strcmp(in_a, in_b);

    free(in_a), free(in_b);
    return same;
}

bool tempfile_same(const char *a, const char *b)
{
    struct place p = place_of(a), q = place_of(b);
    bool same;

    if (p.descriptor >= 0 && p.descriptor == q.descriptor) same = true;
    else if (p.error || q.error) same = p.error && q.error && !strcmp(basename(p.target), basename(q.target)) && same_folder(p.target, q.target);
    else same = S_ISREG(p.st.st_mode) && p.st.st_dev == q.st.st_dev && p.st.st_ino == q.st.st_ino;
    free(p.target), free(q.target);
    return same;
}

int write_all(int fd, const void *bytes, size_t n)
{
    for (const char *at = bytes; n > 0;) {
        ssize_t done = write(fd, at, n);
        if (done < 0 && errno == EINTR) continue;
        if (done < 0) return -1;
        at += done, n -= (size_t)done;
    }
    return 0;
}

static void forget(char **temporary)
{
    exchange(*temporary, NULL);
    free(*temporary);
    *temporary = NULL;
}

const char *write_remedy(int e)
{
    switch (e) {
    case EBADF: return "leave it open, or name a file";
    case EFBIG: return "allow larger files and run again";
    case ENOSPC: case EDQUOT: return "free some space and run again";
    default: return "see why it cannot be written, and run again";
    }
}

void sync_folder_of(const char *path)
{
    char *at = followed(path), *folder = folder_of(at);
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    if (fd >= 0) {
        (void)fsync(fd);
        close(fd);
    }
    free(at), free(folder);
}

const char *tempfile_keep(char **temporary)
{
    static _Thread_local char error[200];

    if (!*temporary) return NULL;
    const char *target = *temporary + strlen(*temporary) + 1;
    bool kept = rename(*temporary, target) == 0;
    if (kept) sync_folder_of(target);
    else
        snprintf(error, sizeof error, "cannot be given this name (%s): it is complete beside it, with %s behind the name: move it",
                 strerror(errno), target - sizeof ending);
    forget(temporary);
    return kept ? NULL : error;
}

void tempfile_drop(char **temporary)
{
    if (!*temporary) return;
    (void)unlink(*temporary);
    forget(temporary);
}

void tempfile_drop_all(void)
{
    for (int i = 0; i < MAX_OPEN; i++)
        if (open_names[i]) (void)unlink(open_names[i]);
}
