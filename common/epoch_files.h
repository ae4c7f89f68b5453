/* epoch_files.h - files of which every epoch has its own (%e in a name is its
 * number), made by a command, one epoch ahead of that which uses them. */
#ifndef EPOCH_FILES_H
#define EPOCH_FILES_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/* A name or a command for an epoch: every %e is its number. To be freed. */
char *epoch_text(const char *text, int epoch);
bool epoch_in(const char *text);  // has a %e

struct epoch_files {
    // the caller's
    const char *command;                // for the shell, which makes all of an epoch's; NULL: they are there
    const char *const *path;            // (n)
    size_t n;
    int last;                           // no files are made of later epochs
    const volatile sig_atomic_t *stop;  // wait no longer once it is set
    // the rest, zero at first
    pid_t pid;                          // of the command under way, 0: none
    int epoch;                          // that it makes files of
    char error[200];
};

/* See that this epoch's files are there, waiting for the command, and have those
 * of the next begun. 0, also when *stop came first, or -1 with a sentence in error. */
int epoch_files_want(struct epoch_files *e, int epoch);

/* Wait for the command under way, however it ends, or until *stop. */
void epoch_files_finish(struct epoch_files *e);

#endif
