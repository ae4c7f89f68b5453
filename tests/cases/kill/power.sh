# in what order a power cut would find it: a file is on the disk, then it gets its name, then its folder has that, too
cat >shim.c <<'C'
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
/* One line to $CALLS: the call, and a folder's name. */
static void tell(const char *call, const char *name)
{
    char line[5000];
    int n = snprintf(line, sizeof line, "%s%s\n", call, name), fd = open(getenv("CALLS"), O_WRONLY | O_APPEND | O_CREAT, 0666);
    if (write(fd, line, (size_t)n) != n) abort();
    close(fd);
}
int fsync(int fd)
{
    char at[40], name[4096];
    struct stat st;
    snprintf(at, sizeof at, "/proc/self/fd/%d", fd);
    ssize_t n = readlink(at, name, sizeof name - 1);
    name[n > 0 ? n : 0] = '\0';
    int folder = fstat(fd, &st) == 0 && S_ISDIR(st.st_mode);
    tell(folder ? "fsync folder " : "fsync file", folder ? strrchr(name, '/') + 1 : "");
    return folder && getenv("REFUSE") ? errno = EINVAL, -1 : (int)syscall(SYS_fsync, fd);
}
int syncfs(int fd) { tell("syncfs", ""); return (int)syscall(SYS_syncfs, fd); }
static int named(int rc) { if (rc == 0) tell("rename", ""); return rc; }
int renameat2(int a, const char *from, int b, const char *to, unsigned how) { return named((int)syscall(SYS_renameat2, a, from, b, to, how)); }
int renameat(int a, const char *from, int b, const char *to) { return renameat2(a, from, b, to, 0); }
int rename(const char *from, const char *to) { return renameat(AT_FDCWD, from, AT_FDCWD, to); }
C
${CC:-cc} -shared -fPIC -o shim.so shim.c
shim=$PWD/shim.so
calls() {
    echo "-- $*"
    rm -f calls
    ASAN_OPTIONS=${ASAN_OPTIONS:-}:verify_asan_link_order=0 LD_PRELOAD=$shim CALLS=$PWD/calls "$@" >/dev/null || echo "exit $?"
    [ ! -e calls ] || cat calls
}
mkdir here there
cd here
ln -s ../there/b.zts link.zts
printf 'tensor a u8 1\n1\nend\n' | txt2zts >a.zts
printf 'x uniform 0 1\n' >space
calls zts2txt -o a.txt a.zts
calls zts2txt -o link.zts a.zts
calls zts2txt -o ../there/c.txt a.zts
calls zts2txt -o /dev/null a.zts
calls zts2txt -o /dev/stdout a.zts
REFUSE=1 calls zts2txt -o ../there/d.txt a.zts
calls shard -o none.zts a.zts 2>/dev/null
calls groove -d ../there -n 1
# a journal's folder once, when it is begun
calls tune -n 1 -j ../there/journal space echo 1
calls tune -n 2 -j ../there/journal space echo 1
ln -s "$T/../pipelines" ../pipelines
echo a >../there/e.tmp
calls ../pipelines/keep.sh ../there/e.tmp ../there/e
mkdir ../there/f.tmp; echo a >../there/f.tmp/a
calls ../pipelines/keep.sh ../there/f.tmp ../there/f
echo b >../there/e.tmp
REFUSE=1 calls ../pipelines/keep.sh ../there/e.tmp ../there/e
cat ../there/e ../there/f/a
# a trial's log before tune hears that it is done, and the pieces of a set before their list
mkdir ../bin ../set
printf '#!/bin/sh\nprintf "micro_f1\\n0.5\\n"\n' >../bin/trainnet; chmod +x ../bin/trainnet
PATH=$PWD/../bin:$PATH calls ../pipelines/trial.sh trial
printf 'a\tb\nc\td\n' >../set/train.tracks; touch ../set/expected
calls ../pipelines/sets/pieces.sh ../set
echo c >g.tmp
calls ../pipelines/keep.sh g.tmp ../there 2>&1   # a folder is there
ls ../there
