#ifndef PACK_SCAN_H
#define PACK_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"

/**
 * A strict reader of JSON (RFC 8259) that builds nothing but a list of where each value stands.
 *
 * The library that builds the tree forgives too much and forgets every position, so this goes over the
 * text first: what it accepts, the library reads as the same values, in the same order.
 */

enum { SCAN_VALUES_MAX = 1000 * 1000, SCAN_NUMBER_BYTES_MAX = 60, SCAN_NONE = -1 };

/** One value. Lines and columns count from 1, columns in code points; a leading BOM has no column. */
struct scan_value {
    const char *key; /* of an object's member, unescaped; else NULL */
    int line, column;
    int key_line, key_column; /* 0 without a key */
    int32_t parent;           /* index, SCAN_NONE for the root */
    int32_t index;            /* which item of its array, or which member of its object */
    int32_t next;             /* index of the first value that is not inside this one */
    size_t from, to;          /* its bytes in the text; `to` is the first one behind it */
};

/** All values in document order, a parent before what it holds. Start from zero. */
struct scan {
    struct arena arena;        /* owns the keys */
    struct scan_value *values; /* owned */
    size_t count, room;
};

/**
 * Check `text` and note its values in `scan`. Problems go to `diags` under the name `file`; the first mistake of
 * grammar ends the scan. A leading BOM is a warning. False when there was an error; then `scan` holds what came before
 * it.
 */
bool scan_json(struct scan *scan, const char *file, const char *text, size_t size, struct diags *diags);

/** The bytes of a BOM at the beginning of a text: 3 or 0. */
size_t scan_bom_size(const char *text, size_t size);

/** The JSON path (RFC 6901) of a value, "" for the root, allocated in `arena`. */
const char *scan_path(const struct scan *scan, size_t at, struct arena *arena);

void scan_finish(struct scan *scan);

#endif
