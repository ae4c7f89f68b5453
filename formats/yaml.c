/* yaml.c - see yaml.h. */
#include "formats/yaml.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "common/cli.h"
#include "common/text.h"

struct level {
    bool list, has_key;  // a mapping between key and value
    size_t next;         // position in a list
    size_t path_len;     // of the path that leads here
};

struct walk {
    struct level level[YAML_MAX_DEPTH];
    int depth;           // open collections
    struct text path;
    bool done;           // a document was read
    yaml_leaf *leaf;
    void *ctx;
};

/* Add the way to the next element. A list's is its position, a mapping's is there already. */
static void enter(struct walk *w)
{
    struct level *at = w->depth ? &w->level[w->depth - 1] : NULL;

    if (!at || !at->list) return;
    w->path.len = at->path_len;
    text_addf(&w->path, "%s%zu", at->path_len ? "." : "", at->next++);
}

static void leave(struct walk *w)
{
    if (w->depth) w->level[w->depth - 1].has_key = false;
}

static const char *open_level(struct walk *w, bool list)
{
    if (w->depth && !w->level[w->depth - 1].list && !w->level[w->depth - 1].has_key) return "a key is not a scalar";
    if (w->depth == YAML_MAX_DEPTH) return "is nested too deeply";
    enter(w);
    w->level[w->depth++] = (struct level){.list = list, .path_len = w->path.len};
    return NULL;
}

static const char *scalar(struct walk *w, const char *value, size_t n)
{
    struct level *at = w->depth ? &w->level[w->depth - 1] : NULL;

    if (strlen(value) != n) return "holds a NUL";
    if (at && !at->list && !at->has_key) {
        w->path.len = at->path_len;
        text_addf(&w->path, "%s%s", at->path_len ? "." : "", value);
        at->has_key = true;
        return NULL;
    }
    enter(w);
    w->leaf(w->ctx, text_str(&w->path), value);
    leave(w);
    return NULL;
}

static const char *take(struct walk *w, const yaml_event_t *e)
{
    switch (e->type) {
    case YAML_DOCUMENT_START_EVENT: return w->done ? "a second document begins" : NULL;
    case YAML_DOCUMENT_END_EVENT: w->done = true; return NULL;
    case YAML_ALIAS_EVENT: return "an alias is used, which is not followed";
    case YAML_SCALAR_EVENT: return scalar(w, (const char *)e->data.scalar.value, e->data.scalar.length);
    case YAML_SEQUENCE_START_EVENT: return open_level(w, true);
    case YAML_MAPPING_START_EVENT: return open_level(w, false);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT: w->depth--, leave(w); return NULL;
    default: return NULL;
    }
}

int yaml_leaves(FILE *f, yaml_leaf *leaf, void *ctx, char *error, size_t error_size)
{
    struct walk w = {.leaf = leaf, .ctx = ctx};
    const char *why = NULL;
    yaml_parser_t parser;
    yaml_event_t e;
    bool end = false;

    if (!yaml_parser_initialize(&parser)) die("out of memory");
    yaml_parser_set_input_file(&parser, f);
    text_add(&w.path, "", 0);
    while (!why && !end) {
        if (!yaml_parser_parse(&parser, &e)) {
            why = parser.problem ? parser.problem : "cannot be read";
            if (parser.error == YAML_READER_ERROR) snprintf(error, error_size, "byte %zu: %s", parser.problem_offset + 1, why);
            else snprintf(error, error_size, "line %zu: %s", parser.problem_mark.line + 1, why);
            break;
        }
        end = e.type == YAML_STREAM_END_EVENT;
        why = take(&w, &e);
        if (why) snprintf(error, error_size, "line %zu: %s", e.start_mark.line + 1, why);
        yaml_event_delete(&e);
    }
    yaml_parser_delete(&parser);
    text_release(&w.path);
    return why ? -1 : 0;
}
