/* tempfile.c - see tempfile.h. */
#include "common/tempfile.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/xalloc.h"

enum { MAX_OPEN = 16 };  // more are not forgotten by their owners, only by die()

static char *open_names[MAX_OPEN];  // the owners' strings

static void exchange(char *from, char *to)
{
    for (int i = 0; i < MAX_OPEN; i++)
        if (open_names[i] == from) {
            open_names[i] = to;
            return;
        }
}

int tempfile_open(const char *path, char **temporary)
{
    struct stat st;

    *temporary = NULL;
    if (stat(path, &st) == 0 && !S_ISREG(st.st_mode)) return open(path, O_WRONLY | O_CLOEXEC);
    mode_t mask = umask(0);
    umask(mask);
    char *name = xasprintf("%s.XXXXXX.tmp", path);
    int fd = mkostemps(name, 4, O_CLOEXEC);
    if (fd < 0) {
        int e = errno;
        free(name);
        errno = e;
        return -1;
    }
    (void)fchmod(fd, 0666 & ~mask);
    exchange(NULL, name);
    *temporary = name;
    return fd;
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

int tempfile_keep(char **temporary, const char *path)
{
    if (!*temporary) return 0;
    if (rename(*temporary, path) != 0) {
        int e = errno;
        tempfile_drop(temporary);
        errno = e;
        return -1;
    }
    forget(temporary);
    return 0;
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
