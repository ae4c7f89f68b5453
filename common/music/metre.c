/* metre.c - see metre.h. */
#include "common/music/metre.h"

#include <stddef.h>
#include <string.h>

/* A name ending in t has three steps to the quarter note: swing and shuffle. */
static const struct metre table[] = {
    {"4/4", 4, 4, 16, 240, 4, 0.5, "3010201020102010"},
    {"4/4t", 4, 4, 12, 320, 3, 2.0 / 3, "301201201201"},
    {"3/4", 3, 4, 12, 240, 4, 0.5, "301020102010"},
    {"3/4t", 3, 4, 9, 320, 3, 2.0 / 3, "301201201"},
    {"6/8", 6, 8, 12, 240, 6, 0.5, "301010201010"},
    {"12/8", 12, 8, 12, 480, 3, 2.0 / 3, "311211211211"},
    {"5/4", 5, 4, 20, 240, 4, 0.5, "30102010201020102010"},
    {"7/8", 7, 8, 14, 240, 4, 0.5, "30102010201010"},
};

const struct metre *metre_find(const char *name)
{
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (!strcmp(table[i].name, name)) return &table[i];
    return NULL;
}

const char *metre_names(void)
{
    return "4/4 4/4t 3/4 3/4t 6/8 12/8 5/4 7/8";
}
