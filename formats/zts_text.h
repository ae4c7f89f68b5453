/* zts_text.h - the tensor stream as text; zts2txt(1) has the form. */
#ifndef ZTS_TEXT_H
#define ZTS_TEXT_H

#include <stdio.h>

#include "formats/zts.h"

/* Enough for any element: "-1.7976931348623157e+308", "nan(0xfff8000000000001)". */
enum { ZTS_VALUE_SIZE = 32 };

/* Element i of t, in the fewest digits that give the same bits again. */
void zts_value_text(char text[ZTS_VALUE_SIZE], const struct zts_tensor *t, size_t i);

/* A record as its lines. Write errors are left in ferror(to). */
void zts_text_put(FILE *to, const struct zts_tensor *t);
/* The line or lines that close a stream, with its index's attributes if it has an index. */
void zts_text_put_end(FILE *to, bool indexed, const char *index_attrs);

struct zts_text;

struct zts_text *zts_text_open(const char *path);  // "-" is standard input; never NULL
/* The next record into *t: ZTS_TEXT_RECORD; the end of a stream (others may
 * follow): ZTS_TEXT_END; the end of the text, clean only after an `end`: 0;
 * else -1, and the sentence names the line. */
enum { ZTS_TEXT_RECORD = 1, ZTS_TEXT_END = 2 };
int zts_text_next(struct zts_text *p, struct zts_tensor *t);
bool zts_text_item(const struct zts_text *p);                     // an item begins with the record just read
const struct text *zts_text_index_attrs(const struct zts_text *p);  // of the stream just ended
const char *zts_text_error(const struct zts_text *p);             // NULL when all is well
void zts_text_free(struct zts_text *p);

#endif
