#ifndef PACK_SOURCE_H
#define PACK_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include <cJSON.h>

#include "base/arena.h"
#include "base/diag.h"
#include "pack/scan.h"

/**
 * One JSON file of a pack: the tree with its values, and beside it the scan with their places. A struct value walks
 * through both at once, so whoever reads a value can say where it stands.
 */
struct source {
    const char *file; /* borrowed: its name in diagnostics */
    struct scan scan;
    cJSON *tree; /* owned; NULL when the file could not be read */
};

struct value {
    const struct source *source;
    const cJSON *json; /* NULL: no such value */
    size_t at;         /* in the scan */
};

/** Scan and parse; false (and diagnostics) on an error. Finish it in either case. */
bool source_parse(struct source *source, const char *file, const char *text, size_t size, struct diags *diags);
void source_finish(struct source *source);

struct value source_root(const struct source *source);

/** What an array or object holds, in order; a value without `json` at the end. */
struct value value_first(struct value container);
struct value value_next(struct value value);
/** A member of an object. */
struct value value_member(struct value object, const char *key);
size_t value_count(struct value container);
/** The key of an object's member. */
const char *value_key(struct value value);

/** Where the value, or its key, stands; the path is allocated in `arena`. */
struct diag_place value_place(struct value value, struct arena *arena);
struct diag_place value_key_place(struct value value, struct arena *arena);

/** What is written there, in a few letters, for a message. */
const char *value_excerpt(struct value value, struct arena *arena);

/** The first letters of a text, for a message. */
const char *value_clip(const char *text, struct arena *arena);

#endif
