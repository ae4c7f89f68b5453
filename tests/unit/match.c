/* match.c - match_seconds() against mir_eval on 10,000 random cases, whose hits
 * tests/parity/score_vs_mir_eval.py counted (tests/parity/mir_eval_hits.txt, a
 * digit or letter a case); and match_frames() by hand.
 *
 * `match ref|est MS` instead prints the cases of that window as onset text, for
 * tests/cases/score/mir_eval.sh; `match hits MS` prints what is right. */
#include "common/music/match.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "unit.h"

enum { N_CASES = 10000, MAX_EVENTS = 24 };

struct made {
    int window_ms;
    double ref[MAX_EVENTS], est[MAX_EVENTS];
    size_t n_ref, n_est;
};

static uint64_t state;

static uint32_t draw(uint32_t n)
{
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(state >> 33) % n;
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* The next case. Crowded, so that matching is more than counting neighbours,
 * and with many pairs exactly a window apart or one unit in the last place off.
 * The Python script does the same, draw for draw. */
static struct made make_case(int i)
{
    struct made m = {.window_ms = i % 4 != 3 ? 50 : i % 8 == 3 ? 25 : 100};
    double window_s = m.window_ms / 1000.0;
    uint32_t kind = draw(4), base = draw(2) ? 1 : 100;
    uint32_t span = 20 + draw(100);  // hundredths of a second

    m.n_ref = draw(MAX_EVENTS + 1);
    m.n_est = draw(MAX_EVENTS + 1);
    for (size_t k = 0; k < m.n_ref; k++)
        m.ref[k] = kind % 2 ? base + draw(span << 16) / 6553600.0 : (base * 100 + draw(span)) / 100.0;
    for (size_t k = 0; k < m.n_est; k++) {
        if (kind < 2 || m.n_ref == 0) {
            m.est[k] = kind % 2 ? base + draw(span << 16) / 6553600.0 : (base * 100 + draw(span)) / 100.0;
            continue;
        }
        double near = m.ref[draw((uint32_t)m.n_ref)];
        near = draw(2) ? near + window_s : near - window_s;
        uint32_t nudge = draw(4);
        m.est[k] = nudge == 0 ? nextafter(near, 0) : nudge == 1 ? nextafter(near, 1000) : near;
    }
    qsort(m.ref, m.n_ref, sizeof *m.ref, ascending);
    qsort(m.est, m.n_est, sizeof *m.est, ascending);
    return m;
}

static bool read_hits(int *hits)
{
    const char *tests = getenv("T");
    char path[4096];
    int c, n = 0;

    snprintf(path, sizeof path, "%s/parity/mir_eval_hits.txt", tests ? tests : "tests");
    FILE *f = fopen(path, "r");
    if (!f) return false;
    while ((c = getc(f)) != EOF && n < N_CASES) {
        if (c == '\n') continue;
        hits[n++] = c <= '9' ? c - '0' : c - 'a' + 10;
    }
    fclose(f);
    return n == N_CASES;
}

static void print_cases(const char *side, int window_ms, const int *hits)
{
    for (int i = 0; i < N_CASES; i++) {
        struct made m = make_case(i);
        if (m.window_ms != window_ms) continue;
        const double *at = *side == 'r' ? m.ref : m.est;
        size_t n = *side == 'r' ? m.n_ref : m.n_est;
        if (*side == 'h') {
            printf("%04d\t%d\t%d\t%d\n", i, hits[i], (int)m.n_est - hits[i], (int)m.n_ref - hits[i]);
            continue;
        }
        printf("#track\t%04d\n", i);
        for (size_t k = 0; k < n; k++) printf("%.17g\tKD\n", at[k]);
    }
}

static void test_frames(void)
{
    static const int64_t ref[] = {10, 20, 30, 31}, est[] = {5, 15, 26, 36, 37};

    CHECK(match_frames(ref, 4, est, 5, 5) == 4);  // 10-5, 20-15, 30-26, 31-36
    CHECK(match_frames(ref, 4, est, 5, 4) == 1);  // 30-26
    CHECK(match_frames(ref, 4, est, 5, 0) == 0);
    CHECK(match_frames(ref, 4, ref, 4, 0) == 4);
    CHECK(match_frames(ref, 0, est, 5, 5) == 0);
    CHECK(match_frames(ref, 4, est, 0, 5) == 0);
}

int main(int argc, char **argv)
{
    static int hits[N_CASES];
    bool found = read_hits(hits);

    if (argc == 3) {
        print_cases(argv[1], atoi(argv[2]), hits);
        return 0;
    }
    CHECK(found);
    int wrong = 0;
    for (int i = 0; i < N_CASES; i++) {
        struct made m = make_case(i);
        size_t got = match_seconds(m.ref, m.n_ref, m.est, m.n_est, m.window_ms / 1000.0, NULL);
        if ((int)got != hits[i] && wrong++ < 5) printf("case %d: %zu hits, mir_eval has %d\n", i, got, hits[i]);
    }
    CHECK(wrong == 0);
    test_frames();
    return unit_done();
}
