/* harmony.c - see harmony.h. */
#include "common/music/harmony.h"

#include <stdlib.h>
#include <string.h>

static bool is_chord_end(char c)
{
    return c == ' ' || c == '/' || c == '\0';
}

/* One chord at *p; moves on behind it. False when it is none. */
static bool read_chord(const char **p, int key, struct chord *c)
{
    static const char *const numeral[] = {"VII", "III", "VI", "IV", "II", "V", "I", "vii", "iii", "vi", "iv", "ii", "v", "i"};
    static const int step[] = {11, 4, 9, 5, 2, 7, 0};
    const char *s = *p;
    int root = key + 12, i = 0;

    if (*s == 'b') root--, s++;
    while (i < 14 && strncmp(s, numeral[i], strlen(numeral[i]))) i++;
    if (i == 14) return false;
    bool minor = i >= 7;
    s += strlen(numeral[i]);
    root += step[i % 7];
    int third = minor ? 3 : 4, fifth = 7, extra[2], n_extra = 0;
    if (*s == 'o') third = 3, fifth = 6, s++;
    if (*s == '5') third = 0, s++;
    else if (*s == '6') extra[n_extra++] = 9, s++;
    else if (*s == '7') extra[n_extra++] = 10, s++;
    else if (*s == 'M' && s[1] == '7') extra[n_extra++] = 11, s += 2;
    else if (*s == '9') extra[n_extra++] = 10, extra[n_extra++] = 2, s++;
    if (!is_chord_end(*s)) return false;
    c->n = 0;
    c->tone[c->n++] = root % 12;
    if (third) c->tone[c->n++] = (root + third) % 12;
    c->tone[c->n++] = (root + fifth) % 12;
    for (int k = 0; k < n_extra; k++) c->tone[c->n++] = (root + extra[k]) % 12;
    *p = s + (*s == ' ');
    return true;
}

bool progression_valid(const char *list)
{
    struct chord c;
    while (*list) {
        if (!read_chord(&list, 0, &c)) return false;
        if (*list == '/') list++;
    }
    return true;
}

char progression_mode(const char *p)
{
    for (char before = ' '; *p && *p != '/'; before = *p++) {
        if (before != ' ') continue;
        if (*p == 'i' && p[1] != 'i' && p[1] != 'v') return 'm';
        if (*p == 'I' && p[1] != 'I' && p[1] != 'V') return 'M';
    }
    return 0;
}

const char *progression_draw(const char *list, char mode, struct rng *r)
{
    const char *found = list;
    uint64_t n = 0;

    for (const char *p = list; p; p = (p = strchr(p, '/')) ? p + 1 : NULL)
        if ((!mode || progression_mode(p) == mode) && rng_below(r, ++n) == 0) found = p;
    return found;
}

int progression_bars(const char *p)
{
    int n = 1;
    for (; *p && *p != '/'; p++) n += *p == ' ';
    return n;
}

struct chord progression_chord(const char *p, int bar, int key)
{
    struct chord c = {.tone = {key % 12, (key + 4) % 12, (key + 7) % 12}, .n = 3};
    for (bar %= progression_bars(p); bar >= 0 && read_chord(&p, key, &c); bar--) continue;
    return c;
}

void voice_lead(const struct chord *c, int lo, int hi, int *pitch, int *n)
{
    int best[CHORD_TONES] = {0}, best_cost = -1;

    for (int base = lo; base <= lo + 16; base++) {
        if (!chord_has(c, base)) continue;
        int voice[CHORD_TONES], k = 0, cost = 0;
        for (int p = base; k < c->n && p <= hi; p++)
            if (chord_has(c, p)) voice[k++] = p;
        if (k < c->n) continue;
        if (*n == 0) cost = abs(base - (lo + hi) / 2 + 6);
        for (int i = 0; i < *n; i++) {
            int near = 99;
            for (int j = 0; j < k; j++) near = abs(voice[j] - pitch[i]) < near ? abs(voice[j] - pitch[i]) : near;
            cost += near;
        }
        for (int j = 0; *n > 0 && j < k; j++) cost += abs(voice[j] - pitch[j < *n ? j : *n - 1]) / 2;
        if (best_cost < 0 || cost < best_cost) best_cost = cost, memcpy(best, voice, sizeof best);
    }
    if (best_cost < 0) return;
    *n = c->n;
    memcpy(pitch, best, (size_t)c->n * sizeof *pitch);
}

bool chord_has(const struct chord *c, int pitch)
{
    for (int i = 0; i < c->n; i++)
        if (c->tone[i] == pitch % 12) return true;
    return false;
}

int chord_nearest(const struct chord *c, int pitch)
{
    for (int d = 0; d < 12; d++) {
        if (chord_has(c, pitch - d)) return pitch - d;
        if (chord_has(c, pitch + d)) return pitch + d;
    }
    return pitch;
}

int scale_nearest(const struct chord *c, int key, bool minor, int pitch)
{
    const char *in = minor ? "101101011010" : "101011010101";
    for (int d = 0; d < 12; d++)
        for (int sign = -1; sign <= 1; sign += 2) {
            int p = pitch + sign * d;
            bool rubs = chord_has(c, p + 1) || chord_has(c, p + 11);
            if (chord_has(c, p) || (in[(p - key + 24) % 12] == '1' && !rubs)) return p;
        }
    return pitch;
}
