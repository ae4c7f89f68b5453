/* datafile.c - see datafile.h. */
#include "formats/datafile.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "common/xalloc.h"

static char *readable(const char *dir, const char *between, const char *name)
{
    char *path = xasprintf("%s%s%s", dir, between, name);
    if (access(path, R_OK) == 0) return path;
    free(path);
    return NULL;
}

char *datafile_find(const char *name)
{
    const char *dir = getenv("PARADIDDLE_DATA");
    char exe[4096], *path = NULL;

    if (dir && *dir && (path = readable(dir, "/", name))) return path;
    ssize_t n = readlink("/proc/self/exe", exe, sizeof exe - 1);
    if (n > 0) {
        exe[n] = '\0';
        char *slash = strrchr(exe, '/');
        if (slash) *slash = '\0';
        if ((path = readable(exe, "/../share/paradiddle/", name))) return path;
    }
    return readable(DATADIR, "/", name);
}
