# a disk that says only at the end that it could not write, at fsync or at close, as a network's does: a line, 2, and no file
. "$T/smf.bash"
cat >shim.c <<'C'
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>
/* Whether this is the call that fails, and the file one that is being written. */
static int fails(const char *call, int fd)
{
    char at[40], name[4096];
    snprintf(at, sizeof at, "/proc/self/fd/%d", fd);
    ssize_t n = readlink(at, name, sizeof name - 1);
    name[n > 0 ? n : 0] = '\0';
    return !strcmp(getenv("LATE"), call) && (strstr(name, ".tmp") || strstr(name, "journal"));
}
int fsync(int fd) { return fails("fsync", fd) ? errno = EIO, -1 : (int)syscall(SYS_fsync, fd); }
int close(int fd)
{
    int late = fails("close", fd), rc = (int)syscall(SYS_close, fd);
    return late ? errno = EDQUOT, -1 : rc;
}
C
"${CC:-cc}" -shared -fPIC -o shim.so shim.c
late() { ASAN_OPTIONS=${ASAN_OPTIONS:-}:verify_asan_link_order=0 LD_PRELOAD=$PWD/shim.so LATE=$call "$@" || echo "exit $?"; }
mkdir kit
sox -D -r 44100 -n -c 1 -b 16 kit/36_v1_rr1.wav synth 100s square 1 vol 0.5
smf 0 10 36 127 >song.mid
printf 'tensor a u8 1\n1\nend\n' | txt2zts >a.zts
printf 'x uniform 0 1\n' >space
ls >before
for call in fsync close; do
    zts2txt a.zts | late txt2zts -o x.zts
    late kit2wav -k kit -o x.wav song.mid
    late kit2wav -k kit -o x.ogg song.mid
    late groove -o x.mid
done
call=fsync
late zts2txt -o x.txt a.zts
ls | diff before -
late tune -n 1 -j journal space echo 1   # begun, and no more: it was not told
