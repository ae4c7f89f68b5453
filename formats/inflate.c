/* inflate.c - see inflate.h. */
#include "formats/inflate.h"

#include <stdlib.h>
#include <zlib.h>

#include "common/cli.h"
#include "common/xalloc.h"

struct inflate {
    z_stream stream;
};

struct inflate *inflate_new(void)
{
    struct inflate *z = xcalloc(1, sizeof *z);

    if (inflateInit2(&z->stream, 15 + 32) != Z_OK) die("out of memory");  // + 32: gzip or zlib, by the header
    return z;
}

void inflate_free(struct inflate *z)
{
    if (!z) return;
    inflateEnd(&z->stream);
    free(z);
}

long inflate_some(struct inflate *z, uint8_t *out, size_t cap, const uint8_t **in, size_t *n, bool *ended)
{
    size_t most = 1 << 30;  // zlib counts in unsigned int

    z->stream.next_in = (uint8_t *)(uintptr_t)*in;  // not written to
    z->stream.avail_in = (uInt)(*n < most ? *n : most);
    z->stream.next_out = out;
    z->stream.avail_out = (uInt)(cap < most ? cap : most);
    int rc = inflate(&z->stream, Z_NO_FLUSH);
    *n -= (size_t)(z->stream.next_in - *in);
    *in = z->stream.next_in;
    *ended = rc == Z_STREAM_END;
    if (*ended && inflateReset(&z->stream) != Z_OK) return -1;
    return rc == Z_OK || rc == Z_BUF_ERROR || *ended ? (long)(z->stream.next_out - out) : -1;
}
