# a disk that cannot be read is told of as that, not as a damaged file; trainnet keeps what it has of the epoch, and goes on
. "$T/net_parts.sh"
cat >shim.c <<'C'
#define _GNU_SOURCE
#include <errno.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>
ssize_t pread(int fd, void *to, size_t n, off_t at)
{
    static int calls;
    return __atomic_add_fetch(&calls, 1, __ATOMIC_RELAXED) == atoi(getenv("NTH")) ? errno = EIO, -1 : syscall(SYS_pread64, fd, to, n, at);
}
ssize_t pread64(int fd, void *to, size_t n, off_t at) { return pread(fd, to, n, at); }
C
${CC:-cc} -shared -fPIC -o shim.so shim.c
failing() { ASAN_OPTIONS=${ASAN_OPTIONS:-}:verify_asan_link_order=0 NTH=$1 LD_PRELOAD=$PWD/shim.so "${@:2}" 2>&1 || echo "exit $?"; }
failing 1 shard -s train.zts
failing 2 shard -s train.zts
learn() { "${before[@]}" trainnet -a "rnn classes=2 layers=1 hidden=5" -t train.zts -v valid.zts --batch 2 --epochs 2 -j 1 "$@"; }
before=(env); learn -o whole.zts >whole.tsv
before=(failing 12); learn -o x.zts | tail -n 2 | sed 's/item [0-9]*/item N/'
ztsinfo x.zts.ckpt >/dev/null && echo "kept"
before=(env); learn --resume -o x.zts | cmp - whole.tsv
cmp x.zts whole.zts
