/* text.c - see text.h. */
#include "common/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/cli.h"
#include "common/xalloc.h"

void text_add(struct text *t, const char *s, size_t n)
{
    t->s = xgrow(t->s, &t->cap, t->len + n + 1, 1);
    memcpy(t->s + t->len, s, n);
    t->len += n;
    t->s[t->len] = '\0';
}

static void text_vaddf(struct text *t, const char *fmt, va_list ap)
{
    char *s = xvasprintf(fmt, ap);
    text_add(t, s, strlen(s));
    free(s);
}

void text_addf(struct text *t, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    text_vaddf(t, fmt, ap);
    va_end(ap);
}

void text_clear(struct text *t)
{
    t->len = 0;
    if (t->s) t->s[0] = '\0';
}

void text_release(struct text *t)
{
    free(t->s);
    *t = (struct text){0};
}

const char *text_str(const struct text *t)
{
    return t->s ? t->s : "";
}

/* The line `key=...` in attrs: its start, or NULL; *end gets the newline. */
static const char *attr_line(const char *attrs, const char *key, const char **end)
{
    size_t n = strlen(key);
    for (const char *line = attrs; *line;) {
        const char *eol = strchr(line, '\n');
        if (!eol) eol = line + strlen(line);
        if (strncmp(line, key, n) == 0 && line[n] == '=') {
            *end = eol;
            return line;
        }
        line = *eol ? eol + 1 : eol;
    }
    return NULL;
}

bool attr_has(const char *attrs, const char *key)
{
    const char *end;
    return attrs && attr_line(attrs, key, &end);
}

const char *attr_get(const char *attrs, const char *key, char *buf, size_t size)
{
    const char *end, *line = attrs ? attr_line(attrs, key, &end) : NULL;
    if (!line) return NULL;
    line += strlen(key) + 1;
    size_t n = (size_t)(end - line);
    if (n >= size) return NULL;
    memcpy(buf, line, n);
    buf[n] = '\0';
    return buf;
}

bool attr_num(const char *attrs, const char *key, double *value)
{
    char buf[64];
    const char *s = attr_get(attrs, key, buf, sizeof buf);
    return s && parse_num(s, -1e300, 1e300, value);
}

void attr_set(struct text *attrs, const char *key, const char *value)
{
    const char *end, *line = attr_line(text_str(attrs), key, &end);
    struct text out = {0};

    if (!line) {
        text_addf(attrs, "%s=%s\n", key, value);
        return;
    }
    text_add(&out, attrs->s, (size_t)(line - attrs->s));
    text_addf(&out, "%s=%s\n", key, value);
    if (*end) text_add(&out, end + 1, strlen(end + 1));
    text_release(attrs);
    *attrs = out;
}

void attr_setf(struct text *attrs, const char *key, const char *fmt, ...)
{
    struct text value = {0};
    va_list ap;
    va_start(ap, fmt);
    text_vaddf(&value, fmt, ap);
    va_end(ap);
    attr_set(attrs, key, text_str(&value));
    text_release(&value);
}

bool attr_valid(const char *s, size_t n)
{
    const char *end = s + n;
    while (s < end) {
        const char *eq = s;
        while (eq < end && ((*eq >= 'a' && *eq <= 'z') || (*eq >= '0' && *eq <= '9') || *eq == '_' || *eq == '.')) eq++;
        if (eq == s || eq == end || *eq != '=') return false;
        const char *eol = memchr(eq, '\n', (size_t)(end - eq));
        if (!eol || memchr(eq, '\0', (size_t)(eol - eq))) return false;
        s = eol + 1;
    }
    return true;
}

bool attr_set_line(struct text *attrs, const char *line)
{
    struct text one = {0};

    text_addf(&one, "%s\n", line);
    bool good = attr_valid(one.s, one.len) && !strchr(line, '\n');
    if (good) {
        one.s[one.len - 1] = '\0';
        char *value = strchr(one.s, '=');
        *value++ = '\0';
        attr_set(attrs, one.s, value);
    }
    text_release(&one);
    return good;
}

size_t utf8_bytes(const char *text, size_t n)
{
    const unsigned char *at = (const unsigned char *)text;
    size_t want = *at < 0x80 ? 1 : *at < 0xc2 ? 0 : *at < 0xe0 ? 2 : *at < 0xf0 ? 3 : *at < 0xf5 ? 4 : 0;

    if (want > n) return 0;
    for (size_t i = 1; i < want; i++)
        if ((at[i] & 0xc0) != 0x80) return 0;
    if (want < 3) return want;
    unsigned two = (unsigned)at[0] << 8 | at[1];  // not longer than needed, no surrogate, at most U+10FFFF
    return two >> 4 == 0xe08 || two >> 4 == 0xe09 || two >> 4 == 0xeda || two >> 4 == 0xedb || two >> 4 == 0xf08 || two > 0xf48f ? 0 : want;
}
