/* text.h - a growing string, and key=value attributes in one.
 *
 * Attributes are lines `key=value\n`. A key is [a-z0-9_.]+; a value is any
 * bytes but newline and NUL. A key occurs once; order is kept. */
#ifndef TEXT_H
#define TEXT_H

#include <stdbool.h>
#include <stddef.h>

struct text {
    char *s;      // NUL-terminated once anything was added; NULL before
    size_t len, cap;
};

void text_add(struct text *t, const char *s, size_t n);
void text_addf(struct text *t, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void text_clear(struct text *t);    // empty, memory kept
void text_release(struct text *t);  // memory freed
const char *text_str(const struct text *t);  // "" when empty

bool attr_has(const char *attrs, const char *key);

/* The value of `key`, or NULL. Copied into buf (size bytes); a value that does
 * not fit is NULL too, so that nobody reads half of one. */
const char *attr_get(const char *attrs, const char *key, char *buf, size_t size);
bool attr_num(const char *attrs, const char *key, double *value);

/* Replace or append. The value must hold no newline. */
void attr_set(struct text *attrs, const char *key, const char *value);
void attr_setf(struct text *attrs, const char *key, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/* The same for "key=value", as options have it. False: it is not that. */
bool attr_set_line(struct text *attrs, const char *line);

/* True when all n bytes of s are well-formed attribute lines. */
bool attr_valid(const char *s, size_t n);

/* The bytes of the UTF-8 character that the n (at least 1) begin with (RFC 3629,
 * section 4); 0: they begin with none. */
size_t utf8_bytes(const char *text, size_t n);

#endif
