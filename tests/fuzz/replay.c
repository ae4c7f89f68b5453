/* replay.c - run a fuzz target over files: those named, or its corpus and its
 * other seeds. tests/ is $T. */
#include <dirent.h>
#include <sys/stat.h>

#include "common/xalloc.h"
#include "tests/fuzz/fuzz.h"

static unsigned n_inputs;

static void replay_file(const char *path, size_t n)
{
    uint8_t *bytes = xmalloc(n);
    FILE *f = fopen(path, "rb");

    if (!f || fread(bytes, 1, n, f) != n) {
        printf("%s: cannot be read\n", path);
        exit(1);
    }
    fclose(f);
    printf("%s\n", path), fflush(stdout);  // the last line, when it crashes
    (void)LLVMFuzzerTestOneInput(bytes, n);
    free(bytes);
    n_inputs++;
}

static void replay(const char *path)
{
    struct stat st;
    struct dirent **entry;
    int n;

    if (stat(path, &st) == 0 && S_ISREG(st.st_mode)) replay_file(path, (size_t)st.st_size);
    else if ((n = scandir(path, &entry, NULL, alphasort)) >= 0) {
        for (int i = 0; i < n; i++) {
            char *inside = xasprintf("%s/%s", path, entry[i]->d_name);
            if (entry[i]->d_name[0] != '.') replay(inside);
            free(inside), free(entry[i]);
        }
        free(entry);
    } else {
        printf("%s: cannot be read\n", path);
        exit(1);
    }
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) replay(argv[i]);
    if (argc > 1) return 0;
    const char *tests = getenv("T") ? getenv("T") : "tests", *name = strrchr(argv[0], '/');
    char *corpus = xasprintf("%s/fuzz/corpus/%s", tests, name ? name + strlen("/fuzz_") : ""), *seeds = xstrdup(fuzz_seeds);
    replay(corpus);
    for (char *save = NULL, *seed = strtok_r(seeds, " ", &save); seed; seed = strtok_r(NULL, " ", &save)) {
        char *path = xasprintf("%s/%s", tests, seed);
        replay(path);
        free(path);
    }
    free(corpus), free(seeds);
    return n_inputs == 0;
}
