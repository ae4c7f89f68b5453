/* json.c - see json.h. */
#include "formats/json.h"

#include <string.h>

#include "common/cli.h"

enum { MAX_DEPTH = 100 };

void json_begin(struct json *j, const char *text, size_t n)
{
    *j = (struct json){.begin = text, .at = text, .end = text + n};
}

bool json_fault(struct json *j, const char *why)
{
    if (!j->why) j->why = why;
    return false;
}

size_t json_line(const struct json *j)
{
    size_t line = 1;
    for (const char *s = j->begin; s < j->at; s++) line += *s == '\n';
    return line;
}

char json_peek(struct json *j)
{
    while (!j->why && j->at < j->end && (*j->at == ' ' || *j->at == '\t' || *j->at == '\r' || *j->at == '\n')) j->at++;
    return j->at < j->end && !j->why ? *j->at : '\0';
}

/* It is c and is passed, or nothing happens. */
static bool json_pass(struct json *j, char c)
{
    if (json_peek(j) != c || !c) return false;
    j->at++;
    return true;
}

void json_want(struct json *j, char c)
{
    if (json_pass(j, c)) return;
    json_fault(j, c == ':' ? "a colon is wanted" : c == '{' ? "{ is wanted" : c == '[' ? "[ is wanted" : "a string is wanted");
}

bool json_enter(struct json *j, char open)
{
    json_want(j, open);
    return !j->why && !json_pass(j, open == '{' ? '}' : ']');
}

bool json_another(struct json *j, char close)
{
    if (json_pass(j, ',')) return true;
    if (!json_pass(j, close)) json_fault(j, close == '}' ? "a comma or } is wanted" : "a comma or ] is wanted");
    return false;
}

static void put_utf8(struct text *to, unsigned code)
{
    int n = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    char s[4];

    for (int i = n - 1; i > 0; i--, code >>= 6) s[i] = (char)(0x80 | (code & 0x3f));
    s[0] = (char)(n == 1 ? code : (0xf00u >> n & 0xf0) | code);
    text_add(to, s, (size_t)n);
}

static unsigned four_digits(struct json *j)
{
    unsigned code = 0;

    for (int i = 0; i < 4; i++, j->at++) {
        static const char digits[] = "0123456789abcdef";
        const char *d = j->at < j->end && *j->at ? strchr(digits, *j->at >= 'A' && *j->at <= 'F' ? *j->at + 32 : *j->at) : NULL;
        if (!d) return json_fault(j, "\\u wants four hexadecimal digits");
        code = code * 16 + (unsigned)(d - digits);
    }
    return code;
}

/* What follows a backslash. */
static void escape(struct json *j, struct text *to)
{
    static const char names[] = "\"\\/bfnrt", values[] = "\"\\/\b\f\n\r\t";
    char c = j->at < j->end ? *j->at++ : '\0';
    const char *name = c ? strchr(names, c) : NULL;

    if (name) {
        text_add(to, &values[name - names], 1);
    } else if (c == 'u') {
        unsigned code = four_digits(j), low = 0;
        if (code >= 0xd800 && code < 0xdc00 && j->end - j->at > 2 && j->at[0] == '\\' && j->at[1] == 'u') {
            j->at += 2;
            low = four_digits(j);
            code = low >= 0xdc00 && low < 0xe000 ? 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00) : 0;
        }
        if (!code || (code >= 0xd800 && code < 0xe000)) json_fault(j, "\\u names no character");
        if (!j->why) put_utf8(to, code);
    } else {
        json_fault(j, "an unknown escape");
    }
}

void json_string(struct json *j, struct text *to)
{
    text_clear(to);
    json_want(j, '"');
    while (!j->why) {
        if (j->at == j->end || (unsigned char)*j->at < ' ') json_fault(j, "a string does not end");
        else if (*j->at == '"') {
            j->at++;
            return;
        } else if (*j->at == '\\') {
            j->at++;
            escape(j, to);
        } else {
            size_t take = utf8_bytes(j->at, (size_t)(j->end - j->at));
            if (take == 0) json_fault(j, "a byte that is not UTF-8");
            text_add(to, j->at, take);
            j->at += take;
        }
    }
}

/* The digits at s, at least one; where they end, or NULL. */
static const char *digits(const char *s)
{
    size_t n = strspn(s, "0123456789");
    return n ? s + n : NULL;
}

/* Whether this is a number as JSON writes it (RFC 8259, section 6). */
static bool is_number(const char *s)
{
    s += *s == '-';
    if (*s == '0') s++;
    else s = digits(s);
    if (s && *s == '.') s = digits(s + 1);
    if (s && (*s == 'e' || *s == 'E')) s = digits(s + 1 + (s[1] == '+' || s[1] == '-'));
    return s && !*s;
}

double json_number(struct json *j)
{
    char text[64];
    double value = 0;
    size_t n = 0;

    json_peek(j);
    while (!j->why && j->at + n < j->end && n + 1 < sizeof text && j->at[n] && strchr("+-.0123456789eE", j->at[n])) text[n] = j->at[n], n++;
    text[n] = '\0';
    if (!is_number(text) || !parse_num(text, -1e300, 1e300, &value)) json_fault(j, "a number is wanted");
    else j->at += n;
    return value;
}

static bool word(struct json *j, const char *w)
{
    size_t n = strlen(w);
    if (json_peek(j) != *w || (size_t)(j->end - j->at) < n || memcmp(j->at, w, n)) return false;
    j->at += n;
    return true;
}

bool json_null(struct json *j)
{
    return word(j, "null") || word(j, "NaN");
}

static void skip(struct json *j, struct text *room, int depth)
{
    char c = json_peek(j);

    if (depth > MAX_DEPTH) json_fault(j, "values nest more than 100 deep");
    else if (c == '"') json_string(j, room);
    else if (c == '{' || c == '[') {
        if (!json_enter(j, c)) return;
        do {
            if (c == '{') json_string(j, room), json_want(j, ':');
            if (!j->why) skip(j, room, depth + 1);
        } while (json_another(j, c == '{' ? '}' : ']'));
    } else if (!json_null(j) && !word(j, "true") && !word(j, "false")) (void)json_number(j);
}

void json_skip(struct json *j)
{
    struct text room = {0};
    skip(j, &room, 0);
    text_release(&room);
}

void json_end(struct json *j)
{
    if (json_peek(j) || j->at < j->end) json_fault(j, "something follows the last }");
}

void json_quote(struct text *to, const char *text, size_t n)
{
    text_add(to, "\"", 1);
    for (size_t take; n > 0; text += take, n -= take) {
        take = utf8_bytes(text, n);
        if (*text == '"' || *text == '\\') text_addf(to, "\\%c", *text);
        else if (take == 1 && *text < ' ') text_addf(to, "\\u%04x", (unsigned)*text);
        else if (take > 0) text_add(to, text, take);
        else text_add(to, "\\ufffd", 6), take = 1;
    }
    text_add(to, "\"", 1);
}
