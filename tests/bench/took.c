/* took FILE COMMAND ... - runs it, and writes to FILE the most memory that it held, in
 * megabytes, and its seconds of CPU. Its exit status is the command's. */
#include <sys/wait.h>
#include <unistd.h>

#include "tests/bench/bench.h"

static double seconds(struct timeval t)
{
    return (double)t.tv_sec + (double)t.tv_usec * 1e-6;
}

int main(int argc, char **argv)
{
    struct rusage r;
    int status;

    if (argc < 3) return 2;
    pid_t pid = fork();
    if (pid == 0) execvp(argv[2], argv + 2), _exit(127);
    if (wait4(pid, &status, 0, &r) < 0) return 2;
    FILE *f = fopen(argv[1], "w");
    if (!f) return 2;
    fprintf(f, "%.1f %.2f\n", (double)r.ru_maxrss * 1024e-6, seconds(r.ru_utime) + seconds(r.ru_stime));
    if (fclose(f) != 0) return 2;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
