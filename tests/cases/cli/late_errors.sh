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
/* Whether this is the call that fails, from the NTH on, and the file one that is being written. */
static int fails(const char *call, int fd)
{
    char at[40], name[4096];
    snprintf(at, sizeof at, "/proc/self/fd/%d", fd);
    ssize_t n = readlink(at, name, sizeof name - 1);
    name[n > 0 ? n : 0] = '\0';
    static int nth;
    return !strcmp(getenv("LATE"), call) && (strstr(name, ".tmp") || strstr(name, "journal")) && ++nth >= atoi(getenv("NTH"));
}
int fsync(int fd) { return fails("fsync", fd) ? errno = EIO, -1 : (int)syscall(SYS_fsync, fd); }
int close(int fd)
{
    int late = fails("close", fd), rc = (int)syscall(SYS_close, fd);
    return late ? errno = EDQUOT, -1 : rc;
}
int rename(const char *from, const char *to)
{
    return strcmp(getenv("LATE"), "rename") ? (int)syscall(SYS_rename, from, to) : (errno = EBUSY, -1);
}
C
${CC:-cc} -shared -fPIC -o shim.so shim.c
late() { ASAN_OPTIONS=${ASAN_OPTIONS:-}:verify_asan_link_order=0 LD_PRELOAD=$PWD/shim.so LATE=$call NTH=${NTH:-1} "$@" || echo "exit $?"; }
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
# a name that is refused when all is done, as one that is a mount: what was written is there
call=rename
zts2txt -o a.txt a.zts
while read -r name tool; do
    eval "$tool -o right.$name"
    eval "late $tool -o $name" 2>&1 | sed 's/\.[[:alnum:]]*\.tmp/.RANDOM.tmp/'
    cmp right.$name $name.??????.tmp
done <<'TOOLS'
y.zts txt2zts a.txt
y.txt zts2txt a.zts
y.wav kit2wav -k kit song.mid
y.mid groove
TOOLS
# a result that cannot be noted: the trial, or the next one, is run again, to the same numbers
sed -i 's/uniform 0 1/choice 3 5 8/' space
tune -n 4 -j alone space echo '{x}'
call=fsync
for NTH in 2 3 4 5; do
    rm -f journal; late tune -n 4 -j journal space echo '{x}'; tune -n 4 -j journal space echo '{x}'
    diff <(tune -w alone | cut -f 1-3,5-) <(tune -w journal | cut -f 1-3,5-)
done
