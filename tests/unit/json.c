/* json.c - values by hand, faults by hand, every cut of a text. */
#include <string.h>

#include "formats/json.h"
#include "tests/unit/unit.h"

static const char *skip(const char *text, size_t n)
{
    struct json j;
    json_begin(&j, text, n);
    json_skip(&j);
    json_end(&j);
    return j.why;
}

static void check_values(void)
{
    static const char text[] = " { \"a\\n\\u00e9\\ud834\\uDD1E\\/\" : [ 1 , -2.5e1,null,NaN ] , \"b\":{}, \"c\":[] }\n";
    struct json j;
    struct text s = {0};

    json_begin(&j, text, sizeof text - 1);
    CHECK(json_enter(&j, '{'));
    json_string(&j, &s);
    CHECK(!strcmp(text_str(&s), "a\n\xc3\xa9\xf0\x9d\x84\x9e/"));
    json_want(&j, ':');
    CHECK(json_enter(&j, '['));
    CHECK(json_number(&j) == 1 && json_another(&j, ']'));
    CHECK(json_number(&j) == -25 && json_another(&j, ']'));
    CHECK(json_null(&j) && json_another(&j, ']'));
    CHECK(json_null(&j) && !json_another(&j, ']'));
    CHECK(json_another(&j, '}'));
    json_string(&j, &s), json_want(&j, ':');
    CHECK(!strcmp(text_str(&s), "b") && !json_enter(&j, '{') && json_another(&j, '}'));
    json_string(&j, &s), json_want(&j, ':');
    CHECK(!json_enter(&j, '[') && !json_another(&j, '}'));
    CHECK(!j.why && json_line(&j) == 1);
    json_end(&j);
    CHECK(!j.why && json_line(&j) == 2);
    CHECK(!skip(text, sizeof text - 1));
    for (size_t n = 0; n < sizeof text - 2; n++) {  // the last byte is a newline
        char *cut = malloc(n + 1);
        memcpy(cut, text, n);
        CHECK(skip(cut, n) != NULL);
        free(cut);
    }
    text_clear(&s);
    json_quote(&s, "a\"\\\n\xc3\xa9", 6);
    CHECK(!strcmp(text_str(&s), "\"a\\\"\\\\\\u000a\xc3\xa9\""));
    text_release(&s);
}

static void refuse(const char *text, const char *what)
{
    const char *why = skip(text, strlen(text));
    CHECK(why && strstr(why, what));
    if (!why || !strstr(why, what)) printf("%s: wanted '%s', got '%s'\n", text, what, why ? why : "(none)");
}

int main(void)
{
    check_values();
    refuse("", "number is wanted"), refuse("nul", "number is wanted"), refuse("+", "number is wanted"), refuse("1e999", "number is wanted");
    refuse("{1:2}", "string is wanted"), refuse("{\"a\" 2}", "colon"), refuse("{\"a\":2]", "comma or }"), refuse("[1 2]", "comma or ]");
    refuse("[1,]", "number is wanted"), refuse("\"a", "does not end"), refuse("\"a\nb\"", "does not end"), refuse("1 2", "something follows");
    refuse("\"\\x\"", "unknown escape"), refuse("\"\\u12\"", "four hexadecimal"), refuse("\"\\u0000\"", "no character");
    refuse("\"\\udc00\"", "no character"), refuse("\"\\ud800\\u0041\"", "no character"), refuse("\"\\ud800x\"", "no character");
    refuse("\"\xe9\"", "not UTF-8"), refuse("\"\xc3", "not UTF-8"), refuse("{\"a\xed\xa0\x80\":1}", "not UTF-8");
    char deep[300];
    memset(deep, '[', sizeof deep - 1), deep[sizeof deep - 1] = '\0';
    refuse(deep, "more than 100 deep");
    return unit_done();
}
