/* snappy.c - see snappy.h. */
#include "formats/snappy.h"

#include <string.h>

int64_t snappy_length(const uint8_t *in, size_t n, size_t *used)
{
    uint64_t length = 0;

    for (size_t i = 0; i < n && i < 5; i++) {
        length |= (uint64_t)(in[i] & 0x7f) << (7 * i);
        if (in[i] & 0x80) continue;
        *used = i + 1;
        return length >> 32 ? -1 : (int64_t)length;
    }
    return -1;
}

/* n bytes, little-endian. */
static size_t number(const uint8_t *p, size_t n)
{
    size_t x = 0;
    while (n-- > 0) x = x << 8 | p[n];
    return x;
}

int snappy_decode(uint8_t *out, size_t out_len, const uint8_t *in, size_t n)
{
    size_t at = 0, i = 0;

    while (i < n) {
        uint8_t tag = in[i++];
        size_t kind = tag & 3, len = tag >> 2, extra;
        if (kind == 0) {  // bytes as they are; 60..63: the length less 1 in 1..4 bytes more
            extra = len < 60 ? 0 : len - 59;
            if (n - i < extra) return -1;
            if (extra) len = number(in + i, extra);
            i += extra, len++;
            if (len > n - i || len > out_len - at) return -1;
            memcpy(out + at, in + i, len);
            i += len, at += len;
            continue;
        }
        extra = kind == 3 ? 4 : kind;  // bytes of the distance back
        if (n - i < extra) return -1;
        size_t back = number(in + i, extra);
        i += extra;
        if (kind == 1) back |= (size_t)(tag >> 5) << 8, len = (len & 7) + 4;
        else len++;
        if (back == 0 || back > at || len > out_len - at) return -1;
        for (; len > 0; len--, at++) out[at] = out[at - back];  // may overlap: a run
    }
    return at == out_len ? 0 : -1;
}
