/* journal.h - the trials of a search in one file that any number of programs,
 * on any number of machines with that file, append to; man/tune.1 has the lines.
 *
 * Everything is read again under the lock before anything is decided, and a
 * line carries a checksum, so one that was cut by a kill is passed over. Who
 * runs a trial holds a lock of its own on the file, which ends with the last
 * process of the trial: that is how others know that it lives. */
#ifndef JOURNAL_H
#define JOURNAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/search/space.h"
#include "common/text.h"

enum { JOURNAL_MAX_TRIALS = 100000 };

enum journal_state { JOURNAL_NONE, JOURNAL_STARTED, JOURNAL_DONE, JOURNAL_FAILED };

struct journal_trial {
    enum journal_state state;
    double *value;      // one a parameter; NULL with JOURNAL_NONE
    double objective;   // JOURNAL_DONE
    double seconds;     // and JOURNAL_FAILED
    char why[80];       // JOURNAL_FAILED
};

struct journal {
    const char *path;
    int fd;
    struct space space;
    uint64_t seed;
    bool minimize, independent;    // of tpe_propose()
    bool open_line;                // the file ends in the middle of a line
    struct journal_trial *trial;   // by number; some may be JOURNAL_NONE
    size_t n, cap;
    size_t n_damaged;              // lines passed over
    char error[800];               // after -1
};

/* To append: the file is made when it is not there; one of another space, seed,
 * direction or way to propose is an error. 0, or -1. */
int journal_open(struct journal *j, const char *path, const struct space *space, uint64_t seed, bool minimize, bool independent);
/* To look. */
int journal_read(struct journal *j, const char *path);
void journal_release(struct journal *j);

/* Between lock, which also reads what others wrote, and unlock nobody else
 * appends. Each 0, or -1; lock with errno EINTR when a signal came while it waited. */
int journal_lock(struct journal *j);
int journal_unlock(struct journal *j);

/* Under the lock; after start trial[number] is there. The descriptor that hold
 * returns is to be inherited by the trial's processes, and closed by the
 * caller; -1: failed, -2: held by others. */
int journal_hold(struct journal *j, size_t number);
int journal_start(struct journal *j, size_t number, const double *value);
int journal_done(struct journal *j, size_t number, double objective, double seconds);
int journal_failed(struct journal *j, size_t number, const char *why, double seconds);

/* The number of the best finished trial, the first of equals; n when there is none. */
size_t journal_best(const struct journal *j);

#endif
