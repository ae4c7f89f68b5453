/* snappy.c - each element of Snappy's raw format, made by hand, and what must be refused. */
#include "formats/snappy.h"

#include "tests/unit/unit.h"

#define BYTES(s) (const uint8_t *)(s), sizeof(s) - 1

static uint8_t out[100000];

static void good(const char *want, size_t n_want, const uint8_t *in, size_t n)
{
    memset(out, '?', sizeof out);
    CHECK(snappy_decode(out, n_want, in, n) == 0 && !memcmp(out, want, n_want) && out[n_want] == '?');
}

/* To so many bytes. */
static void bad(size_t n_out, const uint8_t *in, size_t n)
{
    CHECK(snappy_decode(out, n_out, in, n) == -1);
}

static void check_length(const char *in, size_t n, int64_t want, size_t want_used)
{
    size_t used = 0;
    CHECK(snappy_length((const uint8_t *)in, n, &used) == want && (want < 0 || used == want_used));
}

/* A literal of n bytes whose length takes so many more, then 4 of them again from its beginning, by 4 bytes of distance. */
static void check_long(size_t n, int more)
{
    static uint8_t in[80000];
    size_t at = 0;

    in[at++] = (uint8_t)((59 + more) << 2);
    for (int i = 0; i < more; i++) in[at++] = (n - 1) >> (8 * i) & 255;
    for (size_t i = 0; i < n; i++) in[at + i] = (uint8_t)(i * 7 % 251);
    const uint8_t *literal = in + at;
    at += n;
    in[at++] = 3 << 2 | 3;
    for (int i = 0; i < 4; i++) in[at++] = n >> (8 * i) & 255;
    CHECK(snappy_decode(out, n + 4, in, at) == 0 && !memcmp(out, literal, n) && !memcmp(out + n, literal, 4));
    bad(n + 3, in, at), bad(n + 5, in, at), bad(n + 4, in, at - 1), bad(n, in, n);
}

int main(void)
{
    good("", 0, BYTES(""));
    good("abc", 3, BYTES("\x08" "abc"));
    good("abcdabcdab", 10, BYTES("\x0c" "abcd" "\x09\x04"));          // 6 from 4 back, overlapping: 1 byte of distance
    good("aaaaaaaaaaaa", 12, BYTES("\0a" "\x1d\1"));                  // 11, the most of this kind
    good("abab", 4, BYTES("\4ab" "\6\2\0"));                          // 2 bytes of distance
    good("abab", 4, BYTES("\4ab" "\7\2\0\0\0"));                      // 4 bytes
    check_long(60, 1), check_long(61, 1), check_long(256, 1), check_long(300, 2), check_long(70000, 3), check_long(70000, 4);
    bad(4, BYTES("\4ab" "\6\0\0"));   // from where it is
    bad(4, BYTES("\4ab" "\6\3\0"));   // from before the beginning
    bad(3, BYTES("\4ab" "\6\2\0"));   // too much
    bad(5, BYTES("\4ab" "\6\2\0"));   // too little
    bad(4, BYTES("\4ab" "\6\2"));
    bad(3, BYTES("\x08" "ab"));
    bad(1, BYTES("\xf0"));
    check_length("\x05", 1, 5, 1), check_length("\xac\x02", 2, 300, 2), check_length("\xff\xff\xff\xff\x0f", 5, 0xffffffff, 5);
    check_length("\xff\xff\xff\xff\x1f", 5, -1, 0), check_length("\x80", 1, -1, 0), check_length("\x80\x80\x80\x80\x80\x01", 6, -1, 0), check_length("", 0, -1, 0);
    return unit_done();
}
