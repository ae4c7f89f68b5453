/* tempfile.h - a file that gets its name when it is complete.
 *
 * It is written under a temporary name beside the wanted one. What is neither
 * kept nor dropped when the program dies is dropped by die(). */
#ifndef TEMPFILE_H
#define TEMPFILE_H

#include <stdbool.h>
#include <stddef.h>

/* A descriptor to write to, and in *temporary the name for now; -1 with errno.
 * A link is followed, and what is there keeps its mode. What exists and is no
 * regular file, a device or a FIFO, is opened as it is, and /dev/stdout and
 * /dev/fd/N are that descriptor: *temporary is NULL then. */
int tempfile_open(const char *path, char **temporary);

/* All n bytes to a descriptor: 0, or -1 with errno. */
int write_all(int fd, const void *bytes, size_t n);

/* What to do about a write, fsync or close that failed with this errno, for the end of a message. */
const char *write_remedy(int e);

/* Whether what is written to path would get that name when complete: not a device, a FIFO or a descriptor. */
bool tempfile_replaces(const char *path);

/* Whether both would be one file or descriptor; of devices never. */
bool tempfile_same(const char *a, const char *b);

/* That path's name stays after a power cut: fsync only of the file does not
 * promise that. Where a folder cannot be synced or read, nothing happens. */
void sync_folder_of(const char *path);

/* Give the file, which its owner has synced, its name, and sync its folder: NULL.
 * Where the name cannot be had (a mount is on it, or another's file in a sticky
 * folder) the file stays as it is called now: what is wrong and what to do, to end
 * a message with, for this thread until the next time. Sets *temporary to NULL, as
 * does drop; nothing happens when it is. */
const char *tempfile_keep(char **temporary);
void tempfile_drop(char **temporary);
void tempfile_drop_all(void);

#endif
