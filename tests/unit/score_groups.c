/* score_groups.c - which keys are one group, in which order, and their sums. */
#include "common/music/score_groups.h"

#include <stdlib.h>
#include <string.h>

#include "unit.h"

static void groups(void)
{
    static const char *const key[] = {"b/two_1", "a/one_12", "b/two_30", "c", "a/one_3", "a/one"};
    static const size_t want[] = {0, 1, 0, 2, 1, 1};  // a/one is what a/one_12 and a/one_3 are without it
    struct counts counts[6][2] = {0};
    struct score_groups g = {0};
    char error[400] = "";

    for (size_t i = 0; i < 6; i++) counts[i][0].tp = i + 1, counts[i][1].fn = 10 * i;
    score_groups_find(&g, key, 6);  // without a pattern each its own
    CHECK(g.n == 6);
    for (size_t i = 0; i < 6; i++) CHECK(g.of[i] == i);
    CHECK(score_groups_set(&g, "_[0-9]+$", error, sizeof error) == 0);
    score_groups_find(&g, key, 6);
    CHECK(g.n == 3);
    for (size_t i = 0; i < 6; i++) CHECK(g.of[i] == want[i]);
    struct counts *sum = score_groups_sum(&g, counts[0], 6, 2);
    CHECK(sum[0].tp == 1 + 3 && sum[1].fn == 0 + 20);
    CHECK(sum[2].tp == 2 + 5 + 6 && sum[3].fn == 10 + 40 + 50);
    CHECK(sum[4].tp == 4);
    free(sum);
    CHECK(score_groups_set(&g, "(", error, sizeof error) == -1 && strstr(error, "'(' is no extended regular expression"));
    score_groups_find(&g, key, 0);
    CHECK(g.n == 0);
    score_groups_release(&g);
}

int main(void)
{
    groups();
    return unit_done();
}
