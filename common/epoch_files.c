/* epoch_files.c - see epoch_files.h. */
#include "common/epoch_files.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "common/text.h"
#include "common/xalloc.h"

char *epoch_text(const char *text, int epoch)
{
    struct text out = {0};

    for (const char *mark; (mark = strstr(text, "%e")); text = mark + 2) {
        text_add(&out, text, (size_t)(mark - text));
        text_addf(&out, "%d", epoch);
    }
    text_add(&out, text, strlen(text));
    return out.s ? out.s : xstrdup("");
}

bool epoch_in(const char *text)
{
    return strstr(text, "%e") != NULL;
}

static bool are_there(const struct epoch_files *e, int epoch)
{
    bool all = true;

    for (size_t i = 0; i < e->n && all; i++) {
        char *path = epoch_text(e->path[i], epoch);
        all = access(path, F_OK) == 0;
        free(path);
    }
    return all;
}

static int start(struct epoch_files *e, int epoch)
{
    char *command = epoch_text(e->command, epoch);

    e->epoch = epoch;
    e->pid = fork();
    if (e->pid == 0) {
        int nothing = open("/dev/null", O_RDONLY);
        signal(SIGINT, SIG_DFL), signal(SIGTERM, SIG_DFL);
        if (dup2(nothing, STDIN_FILENO) >= 0 && dup2(STDERR_FILENO, STDOUT_FILENO) >= 0) execl("/bin/sh", "sh", "-c", command, (char *)NULL);
        _exit(127);
    }
    free(command);
    if (e->pid > 0) return 0;
    e->pid = 0;
    snprintf(e->error, sizeof e->error, "the command for epoch %d cannot be started (%s)", epoch, strerror(errno));
    return -1;
}

/* For the command under way; 0 without one, too. */
static int wait_for(struct epoch_files *e)
{
    const struct timespec pause = {0, 20000000};
    pid_t ended = 0;
    int status = 0;

    while (e->pid && (ended = waitpid(e->pid, &status, WNOHANG)) == 0 && !*e->stop) nanosleep(&pause, NULL);
    if (ended == 0) return 0;  // there is none, or *stop came first
    e->pid = 0;
    if (*e->stop) return 0;  // a terminal's Ctrl-C ends the command as well
    if (ended < 0) snprintf(e->error, sizeof e->error, "the command for epoch %d is lost (%s)", e->epoch, strerror(errno));
    else if (status)
        snprintf(e->error, sizeof e->error, "the command for epoch %d failed (%s %d)", e->epoch,
                 WIFSIGNALED(status) ? "signal" : "exit", WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status));
    return ended < 0 || status ? -1 : 0;
}

int epoch_files_want(struct epoch_files *e, int epoch)
{
    if (!e->command) return 0;
    if (wait_for(e) < 0) return -1;
    if (!*e->stop && !are_there(e, epoch) && (start(e, epoch) < 0 || wait_for(e) < 0)) return -1;
    return !*e->stop && epoch < e->last && !are_there(e, epoch + 1) ? start(e, epoch + 1) : 0;
}

void epoch_files_finish(struct epoch_files *e)
{
    (void)wait_for(e);
}
