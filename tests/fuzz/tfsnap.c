/* Folders of tf.data: two bytes of length and the metadata, then one file of
 * records as it stands; or, when a zero byte comes before all, two bytes of length
 * and a record in turn, which get their checksums. */
#include <sys/stat.h>

#include "common/text.h"
#include "formats/bytes.h"
#include "formats/tfsnap.h"
#include "tests/fuzz/fuzz.h"

const char fuzz_seeds[] = "";

/* As in tfrecord.c, bit by bit. */
static void put_sum(struct text *to, const uint8_t *p, size_t n)
{
    unsigned char sum[4];
    uint32_t c = ~0u;

    for (size_t i = 0; i < n; i++) {
        c ^= p[i];
        for (int bit = 0; bit < 8; bit++) c = c >> 1 ^ (c & 1 ? 0x82f63b78u : 0);
    }
    c = ~c;
    put32(sum, (c >> 15 | c << 17) + 0xa282ead8u);
    text_add(to, (const char *)sum, 4);
}

static void put_records(struct text *to, const uint8_t *at, size_t n)
{
    while (n >= 2) {
        unsigned char length[8];
        size_t size = get16(at);
        at += 2, n -= 2;
        if (size > n) size = n;
        put64(length, size);
        text_add(to, (const char *)length, 8);
        put_sum(to, length, 8);
        text_add(to, (const char *)at, size);
        put_sum(to, at, size);
        at += size, n -= size;
    }
}

static void put_file(const char *path, const void *bytes, size_t n)
{
    FILE *f = fopen(path, "wb");
    FUZZ_CHECK(f && fwrite(bytes, 1, n, f) == n && fclose(f) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct tfsnap_tensor *feature, *labels;
    bool sums = n && *data == 0;
    struct text records = {0};
    uint64_t elements = 0;
    int got;

    if (sums) data++, n--;
    if (n < 2) return -1;
    size_t size = get16(data);
    data += 2, n -= 2;
    if (size > n) return -1;
    (void)mkdir("snap", 0777), (void)mkdir("snap/7", 0777), (void)mkdir("snap/7/00000000.shard", 0777);
    put_file("snap/snapshot.metadata", data, size);
    if (sums) put_records(&records, data + size, n - size);
    else text_add(&records, (const char *)data + size, n - size);
    put_file("snap/7/00000000.shard/00000000.snapshot", text_str(&records), records.len);

    struct tfsnap *s = tfsnap_open("snap");
    while ((got = tfsnap_next(s, &feature, &labels)) > 0) elements++;
    FUZZ_CHECK((got < 0) == (tfsnap_error(s) != NULL));
    if (got == 0) FUZZ_CHECK(elements == tfsnap_elements(s));
    tfsnap_free(s);
    text_release(&records);
    return 0;
}
