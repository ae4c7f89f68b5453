/* json.h - reading JSON, value after value, in the order of the text.
 *
 * The caller knows what it wants: `do { json_string(j, &name); json_want(j, ':');
 * ... } while (json_another(j, '}'));`. After the first fault `why` is set, `at`
 * does not move any more, and every call says no, so that loops end. */
#ifndef JSON_H
#define JSON_H

#include <stdbool.h>
#include <stddef.h>

#include "common/text.h"

struct json {
    const char *begin, *at, *end;
    const char *why;   // NULL while all is well
};

void json_begin(struct json *j, const char *text, size_t n);
bool json_fault(struct json *j, const char *why);  // false
size_t json_line(const struct json *j);            // where `at` is, from 1

char json_peek(struct json *j);                // the next character that is no blank; '\0' at the end
void json_want(struct json *j, char c);        // it is c, or a fault
bool json_enter(struct json *j, char open);    // after { or [: true when there is a member
bool json_another(struct json *j, char close); // after a member: true when another follows, else close is passed
void json_string(struct json *j, struct text *to);  // unescaped; what is not UTF-8, and \u0000, is a fault
double json_number(struct json *j);
bool json_null(struct json *j);                // null, or the NaN that Python writes, is next and is passed
void json_skip(struct json *j);                // any one value, at most 100 deep
void json_end(struct json *j);                 // nothing but blanks may follow

/* The n bytes of text, with what JSON wants escaped, in quotes, added to `to`; a
 * byte that is not UTF-8 becomes U+FFFD. */
void json_quote(struct text *to, const char *text, size_t n);

#endif
