/* groove.c - see groove.h. */
#include "common/music/groove.h"

#include <string.h>

static const char row_name[ROWS][3] = {"BD", "SD", "XS", "CP", "HH", "HF", "RD", "CY", "CB", "T1", "T2", "T3", "T4"};

const struct timekeeper *timekeeper_find(const char *name)
{
    const struct timekeeper *t;
    for (size_t i = 0; (t = timekeeper_at(i)); i++)
        if (!strcmp(t->name, name)) return t;
    return NULL;
}

static bool has_word(const char *list, const char *word)
{
    size_t n = strlen(word);
    for (const char *s = list; (s = strstr(s, word)); s += n)
        if ((s == list || s[-1] == ' ') && (s[n] == ' ' || s[n] == '\0')) return true;
    return false;
}

static const struct groove *draw(const char *families, const struct metre *m, char where, struct rng *r)
{
    const struct groove *found = NULL, *g;
    uint64_t n = 0;

    for (size_t i = 0; (g = groove_at(i)); i++) {
        bool fits = g->where == where || (g->where == 'a' && where != 't') || (where == 'a' && g->where != 't');
        if (fits && !strcmp(g->metre, m->name) && has_word(families, g->family) && rng_below(r, ++n) == 0) found = g;
    }
    return found;
}

const struct groove *groove_draw(const char *families, const struct metre *m, char where, struct rng *r)
{
    const struct groove *g = draw(families, m, where, r);
    if (!g) g = draw(families, m, 'a', r);
    return g ? g : draw("plain", m, 'a', r);
}

/* The steps of one row of the tab into out; false where the tab has none. */
static bool tab_row(const char *tab, const char *name, int skip, int n_steps, char *out)
{
    const char *s = tab;
    while (s && strncmp(s, name, 2)) s = (s = strchr(s, '|')) ? s + 1 : NULL;
    if (!s) return false;
    int n = 0;
    for (s += 2; *s && *s != '|'; s++) {
        if (*s == ' ') continue;
        if (n >= skip && n < skip + n_steps) out[n - skip] = *s;
        n++;
    }
    return n > skip;
}

int groove_bars(const struct groove *g, const struct metre *m)
{
    char cell[STEPS_MAX + 1];
    for (int row = 0; row < ROWS; row++)
        if (tab_row(g->tab, row_name[row], m->n_steps, m->n_steps, cell)) return 2;
    return 1;
}

bool groove_bar(const struct groove *g, const struct metre *m, int which, struct rng *r, struct bar *bar)
{
    bool time = false;

    for (int row = 0; row < ROWS; row++) {
        char *cell = bar->cell[row];
        memset(cell, '-', (size_t)m->n_steps);
        cell[m->n_steps] = '\0';
        if (!tab_row(g->tab, row_name[row], which * m->n_steps, m->n_steps, cell) &&
            !tab_row(g->tab, row_name[row], 0, m->n_steps, cell))
            continue;
        int n = 0;
        for (int i = 0; i < m->n_steps; i++) {
            if (cell[i] == '?' || cell[i] == ',')
                cell[i] = rng_uniform(r) < 0.5 ? '-' : cell[i] == '?' ? 'x' : 'g';
            n += cell[i] != '-';
        }
        if (row >= ROW_HAT && row != ROW_PEDAL && n >= 3) time = true;
    }
    return time;
}

void timekeeper_write(const struct timekeeper *t, const struct metre *m, struct bar *bar)
{
    const char *cell = m->beat_steps == 3 ? t->triplet : m->beat_steps == 6 ? t->compound : t->straight;
    size_t n = strlen(cell);

    for (int i = 0; i < m->n_steps; i++)
        if (cell[(size_t)i % n] != '-') bar->cell[t->row][i] = cell[(size_t)i % n];
}
