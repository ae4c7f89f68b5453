/* journal.c - two at one journal: who has the lock is waited for, and what it wrote is seen. */
#include "formats/journal.h"

#include <signal.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/unit/unit.h"

static struct space space;

/* Another process: 0 when it got the lock in time and knows n trials, else the signal that ended its wait. */
static int other(size_t n, long ms)
{
    int status = -1;
    pid_t pid = fork();

    if (pid == 0) {
        struct journal j;
        setitimer(ITIMER_REAL, &(struct itimerval){.it_value = {ms / 1000, ms % 1000 * 1000}}, NULL);
        if (journal_open(&j, "journal", &space, 1, false, false) < 0 || journal_lock(&j) < 0) _exit(99);
        _exit(j.n == n ? 0 : 98);
    }
    CHECK(pid > 0 && waitpid(pid, &status, 0) == pid);
    return WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status);
}

int main(void)
{
    struct journal a;
    char why[200];
    double value = 0.5;

    CHECK(space_add(&space, "x uniform 0 1", why, sizeof why) == 0);
    CHECK(journal_open(&a, "journal", &space, 1, false, false) == 0);
    CHECK(other(0, 10000) == 0);
    CHECK(journal_lock(&a) == 0);
    CHECK(journal_start(&a, 0, &value) == 0);
    CHECK(other(1, 50) == SIGALRM);
    CHECK(journal_unlock(&a) == 0);
    CHECK(other(1, 10000) == 0);
    journal_release(&a);
    space_release(&space);
    return unit_done();
}
